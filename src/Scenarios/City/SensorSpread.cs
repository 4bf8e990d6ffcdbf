using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>Lists and generates rain gauges (the first of every town, then by the cells' area) and ponding sensors at a share of the low points.</summary>
internal static class SensorSpread
{
    public static ImmutableArray<SensorSite> Read(CityDraft draft, ImmutableArray<LowPoint> lowPoints)
    {
        var part = draft.Root.MapOrEmpty("sensors");
        var codes = new Codes("传感器", "sensor");
        var sensors = ImmutableArray.CreateBuilder<SensorSite>();
        if (draft.Listed(part, ["code", "zh", "en", "kind", "longitude", "latitude", "low-point"]) is { } table)
            sensors.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, codes, lowPoints, row, index)));
        draft.Problems.ThrowIfAny();
        if (part.MapOrNull("rain-gauge") is { } gauges) Gauges(draft, gauges, codes, sensors);
        if (part.MapOrNull("ponding") is { } ponding) Ponding(draft, ponding, codes, lowPoints, sensors);
        part.Done();
        return sensors.ToImmutable();
    }

    private static SensorSite Listed(CityDraft draft, Codes codes, ImmutableArray<LowPoint> lowPoints, Row row, int index)
    {
        var kind = row.Choice<SensorKind>("kind");
        var code = row.Code();
        codes.Add(row, code, index);
        if (kind == SensorKind.Ponding)
        {
            var lowPoint = lowPoints[row.Reference("low-point", draft.LowPointCodes)];
            return new SensorSite(index, code, row.Name(), kind, lowPoint.Cell, lowPoint.Index, row.Point());
        }

        if (row.Has("low-point")) throw row.Wrong("low-point", "雨量站不对应易涝点，请留空", "a rain gauge watches no low point; leave this empty");
        var point = row.Point();
        return new SensorSite(index, code, row.Name(), kind, draft.CellAt(row, point).Cell, -1, point);
    }

    private static void Gauges(CityDraft draft, StrictMap part, Codes codes, ImmutableArray<SensorSite>.Builder sensors)
    {
        var count = part.Whole("generate", 0, Amount.Most);
        part.Done();
        var byTown = draft.Cells.GroupBy(cell => cell.Town).OrderBy(town => town.Key).Select(town => new CellDraw(draft, town, _ => 1)).ToArray();
        var everywhere = new CellDraw(draft, draft.Cells, cell => cell.AreaKm2);
        for (var number = 1; number <= count; number++)
        {
            var code = $"RG-{number:000}";
            codes.AddGenerated(part.File, code, sensors.Count);
            var chance = CityDraft.ChanceOf(code, "rain gauge");
            var draw = number <= byTown.Length ? byTown[number - 1] : everywhere;
            var cell = draw.Next(ref chance);
            var town = draft.Towns[cell.Town].Name;
            sensors.Add(new SensorSite(sensors.Count, code, new Text($"{town.Zh}雨量站{number:000}", $"{town.En} Rain Gauge {number:000}"), SensorKind.RainGauge, cell.Index, -1, draw.PlaceIn(cell, ref chance).Point));
        }
    }

    private static void Ponding(CityDraft draft, StrictMap part, Codes codes, ImmutableArray<LowPoint> lowPoints, ImmutableArray<SensorSite>.Builder sensors)
    {
        var share = part.Share("share");
        var underpasses = part.ShareOr("underpass-share", share);
        part.Done();
        var watched = sensors.Where(sensor => sensor.LowPoint >= 0).Select(sensor => sensor.LowPoint).ToImmutableSortedSet();
        foreach (var point in lowPoints.Where(point => !watched.Contains(point.Index)))
        {
            var chance = CityDraft.ChanceOf(point.Code, "ponding sensor");
            if (!chance.NextIs(point.Kind == LowPointKind.Underpass ? underpasses : share)) continue;
            var code = $"WS-{point.Code}";
            codes.AddGenerated(part.File, code, sensors.Count);
            sensors.Add(new SensorSite(sensors.Count, code, new Text($"{point.Name.Zh}积水监测", $"{point.Name.En} Ponding Sensor"), SensorKind.Ponding, point.Cell, point.Index, point.Location));
        }
    }
}
