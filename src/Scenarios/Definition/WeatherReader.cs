using Liandong.Scenarios.Weather;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads rain, rivers and faults.</summary>
internal static class WeatherReader
{
    private const double MostMillimetres = 2_000;

    public static RainStorm Storm(StrictMap map, DateTime runStart, SimDuration run)
    {
        var kind = map.Choice<RainKind>("kind");
        Only(map, kind, [RainKind.Chicago], "return-period", "duration", "peak");
        Only(map, kind, [RainKind.Hourly], "hours");
        Only(map, kind, [RainKind.Series], "file", "table");
        Only(map, kind, [RainKind.Chicago, RainKind.Hourly], "counties", "total");
        Only(map, kind, [RainKind.Chicago, RainKind.Hourly, RainKind.Storm2015, RainKind.Storm2024], "start");
        var chicago = kind == RainKind.Chicago;
        var start = map.Duration("start", SimDuration.Zero);
        if (start >= run) throw map.Error("start", $"雨在情景结束（{run}）之后才开始", $"the rain would begin after the run's end ({run})");
        var storm = new RainStorm
        {
            Kind = kind,
            Counties = [.. map.WordsOrEmpty("counties")],
            ReturnPeriodYears = chicago ? map.Number("return-period", 0.25, 10_000) : 0,
            Duration = chicago ? AboveZero(map, "duration") : SimDuration.Zero,
            Start = start,
            Peak = chicago ? map.ShareOr("peak", 0.4) : 0.4,
            HourlyMillimetres = kind == RainKind.Hourly ? [.. map.Numbers("hours", 0, MostMillimetres)] : [],
            Table = kind == RainKind.Series ? Table(map, runStart) : "",
            TotalMillimetres = map.Has("total") ? Millimetres(map, "total") : null,
        };
        map.Done();
        return storm;
    }

    public static RiverState Rivers(StrictMap map)
    {
        var rivers = new RiverState
        {
            LevelMetres = map.Number("level-metres", 0, RiverBasin.GroundMetres, RiverBasin.NormalMetres),
            Sluices = map.ShareOr("sluices", 1),
            Pumps = map.ShareOr("pumps", 1),
            DrainCapacity = map.ShareOr("drain-capacity", 1, 2),
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
        var place = new RiverPlace([.. map.Words("counties")], map.Share("drain-capacity", 2));
        map.Done();
        return place;
    }

    private static void Only(StrictMap map, RainKind kind, ReadOnlySpan<RainKind> owners, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!map.Has(key) || owners.Contains(kind)) continue;
            var own = string.Join(", ", owners.ToArray().Select(owner => Spelling.Kebab(owner.ToString())));
            throw map.Error(key, $"只用于 kind: {own}", $"belongs to kind: {own}");
        }
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
            : throw map.Error(key, $"应是雨量，如 90mm,实际是 '{text}'", $"expected an amount of rain such as 90mm, found '{text}'");
    }

    private static string Table(StrictMap map, DateTime runStart)
    {
        if (!map.Has("table") && map.Has("file"))
            throw map.Error("file", "雨量文件须由情景文件引用", "a rain file can be named only in a scenario's own file");
        var table = map.Text("table");
        try
        {
            RainTable.Read(new StringReader(table), map.TextOrNull("file") ?? "table", runStart);
        }
        catch (FormatException error)
        {
            throw map.Error("table", $"雨量表有误：{error.Message}", error.Message);
        }

        return table;
    }
}
