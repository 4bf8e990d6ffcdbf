using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads rain, rivers and faults.</summary>
internal static class WeatherReader
{
    private const double MostMillimetres = 2_000;

    public static RainStorm Storm(StrictMap map, SimDuration run)
    {
        var kind = map.Choice<RainKind>("kind");
        var chicago = Only(map, kind, RainKind.Chicago, "return-period", "duration", "peak");
        Only(map, kind, RainKind.Hourly, "hours");
        Only(map, kind, RainKind.Series, "points", "file");
        var start = map.Duration("start", SimDuration.Zero);
        if (start >= run) throw map.Error("start", $"雨在情景结束({run})之后才开始", $"the rain would begin after the run's end ({run})");
        var storm = new RainStorm
        {
            Kind = kind,
            Counties = [.. map.WordsOrEmpty("counties")],
            ReturnPeriodYears = chicago ? map.Number("return-period", 0.25, 10_000) : 0,
            Duration = chicago ? AboveZero(map, "duration") : SimDuration.Zero,
            Start = start,
            Peak = chicago ? map.ShareOr("peak", 0.4) : 0.4,
            HourlyMillimetres = kind == RainKind.Hourly ? [.. map.Numbers("hours", 0, MostMillimetres)] : [],
            Points = kind == RainKind.Series ? Points(map) : [],
            TotalMillimetres = map.Has("total") ? Millimetres(map, "total") : null,
        };
        map.Done();
        return storm;
    }

    public static RiverState Rivers(StrictMap map)
    {
        var rivers = new RiverState
        {
            DrainCapacity = map.ShareOr("drain-capacity", 1, 10),
            Places = [.. map.ListOrEmpty("places").Select(Place)],
        };
        map.Done();
        return rivers;
    }

    public static FaultShares Faults(StrictMap map)
    {
        var faults = new FaultShares(
            map.ShareOr("blocked-inlets", 0),
            map.ShareOr("sensors-offline", 0),
            map.ShareOr("sensors-stuck", 0),
            map.ShareOr("sensors-drifting", 0));
        if (faults.SensorsOffline + faults.SensorsStuck + faults.SensorsDrifting > 1)
            throw map.Error("sensors-offline", "各类传感器故障合计超过 100%", "the shares of faulty sensors sum to more than 100%");
        map.Done();
        return faults;
    }

    private static RiverPlace Place(StrictMap map)
    {
        var place = new RiverPlace([.. map.Words("counties")], map.Share("drain-capacity", 10));
        map.Done();
        return place;
    }

    private static bool Only(StrictMap map, RainKind kind, RainKind own, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!map.Has(key) || kind == own) continue;
            throw map.Error(key, $"只用于 kind: {Spelling.Kebab(own.ToString())}", $"belongs to kind: {Spelling.Kebab(own.ToString())} only");
        }

        return kind == own;
    }

    private static SimDuration AboveZero(StrictMap map, string key)
    {
        var duration = map.Duration(key);
        return duration > SimDuration.Zero ? duration : throw map.Error(key, "须大于 0", "must be above 0");
    }

    // "93.7 mm" and "93.7": the unit is the only one there is.
    private static double Millimetres(StrictMap map, string key)
    {
        var text = map.Text(key);
        var number = text.EndsWith("mm", StringComparison.Ordinal) ? text[..^2] : text;
        return Quantity.TryNumber(number.Trim(), out var value) && value is >= 0 and <= MostMillimetres
            ? value
            : throw map.Error(key, $"应是雨量,如 90mm,实际是 '{text}'", $"expected an amount of rain such as 90mm, found '{text}'");
    }

    private static ImmutableArray<RainPoint> Points(StrictMap map)
    {
        if (!map.Has("points") && map.Has("file"))
            throw map.Error("file", "雨量文件须在有文件夹的情景文件里引用", "a rain file can be named only by a scenario that is a file itself");
        var points = ImmutableArray.CreateBuilder<RainPoint>();
        foreach (var line in map.Words("points"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2 || !Quantity.TryDuration(parts[0], out var until, out _) || !Quantity.TryNumber(parts[1], out var amount) || amount is < 0 or > MostMillimetres)
                throw map.Error("points", $"每项应是“时刻 毫米”,如 10min 2.5,实际是 '{line}'", $"each entry is a time and millimetres, such as 10min 2.5; found '{line}'");
            if (points.Count > 0 && until <= points[^1].Until)
                throw map.Error("points", $"时刻须递增:'{line}'", $"times must rise: '{line}'");
            points.Add(new RainPoint(until, amount));
        }

        return points.ToImmutable();
    }

    /// <summary>The lines of a rain file (<c>minutes,millimetres</c> with a header) in the form of <c>points</c>.</summary>
    public static IEnumerable<string> PointsOf(string path)
    {
        var lines = StrictYaml.ReadFile(path).Split('\n');
        if (lines[0].Trim() != "minutes,millimetres")
            throw new DefinitionException(path, 1, "第一行应是 minutes,millimetres", "the first line must be minutes,millimetres");
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0) continue;
            var parts = line.Split(',');
            if (parts.Length != 2 || !Quantity.TryNumber(parts[0], out var minutes) || minutes <= 0 || !Quantity.TryNumber(parts[1], out var amount))
                throw new DefinitionException(path, i + 1, $"应是“分钟,毫米”,实际是 '{line}'", $"expected minutes,millimetres, found '{line}'");
            yield return Quantity.Write(SimDuration.FromMinutes(minutes)) + " " + amount.ToString("R", CultureInfo.InvariantCulture);
        }
    }
}
