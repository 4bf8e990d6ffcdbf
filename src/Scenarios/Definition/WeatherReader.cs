using Liandong.Scenarios.Weather;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads rain, rivers and faults.</summary>
internal static class WeatherReader
{
    /// <summary>A storm; null when its kind cannot be read, on which all else depends.</summary>
    /// <param name="map">What is written.</param>
    /// <param name="runStart">The run's start.</param>
    /// <param name="run">The run's length; zero when it is not known.</param>
    public static RainStorm? Storm(StrictMap map, DateTime runStart, SimDuration run)
    {
        var kind = map.Choice<RainKind>("kind");
        if (map.IsWrong("kind")) return null;
        Only(map, kind, [RainKind.Chicago], "return-period", "duration", "peak");
        Only(map, kind, [RainKind.Hourly], "hours");
        Only(map, kind, [RainKind.Series], "file", "table");
        Only(map, kind, [RainKind.Chicago, RainKind.Hourly], "counties", "total");
        Only(map, kind, [RainKind.Chicago, RainKind.Hourly, RainKind.Storm2015, RainKind.Storm2024], "start");
        var chicago = kind == RainKind.Chicago;
        var start = map.Duration("start", SimDuration.Zero);
        if (run > SimDuration.Zero && start >= run) map.Refuse("start", $"雨在情景结束（{run}）之后才开始", $"the rain would begin after the run's end ({run})");
        var storm = new RainStorm
        {
            Kind = kind,
            Counties = [.. map.WordsOrEmpty("counties")],
            ReturnPeriodYears = chicago ? map.Number("return-period", ScenarioBounds.LeastReturnPeriodYears, ScenarioBounds.MostReturnPeriodYears) : 0,
            Duration = chicago ? map.DurationWithin("duration", ScenarioBounds.LeastRainStep, ScenarioBounds.LongestDesignStorm) : SimDuration.Zero,
            Start = start,
            Peak = chicago ? map.ShareOr("peak", 0.4) : 0.4,
            HourlyMillimetres = kind == RainKind.Hourly ? [.. map.Numbers("hours", 0, ScenarioBounds.MostMillimetresAnHour)] : [],
            Table = kind == RainKind.Series ? Table(map, runStart) : "",
            TotalMillimetres = map.Has("total") ? Millimetres(map, "total") : null,
        };
        if (kind == RainKind.Hourly) RefuseHours(map, storm);
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
            DrainCapacity = map.ShareOr("drain-capacity", 1, ScenarioBounds.LargestDrainFactor),
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
            map.Refuse("sensors-offline", "各类传感器故障合计超过 100%", "the shares of faulty sensors sum to more than 100%");
        map.Done();
        return faults;
    }

    private static RiverPlace Place(StrictMap map)
    {
        var place = new RiverPlace([.. map.Words("counties")], map.Share("drain-capacity", ScenarioBounds.LargestDrainFactor));
        map.Done();
        return place;
    }

    private static void Only(StrictMap map, RainKind kind, ReadOnlySpan<RainKind> owners, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!map.Has(key) || owners.Contains(kind)) continue;
            var own = string.Join(", ", owners.ToArray().Select(owner => Spelling.Kebab(owner.ToString())));
            map.Refuse(key, $"只用于 kind: {own}", $"belongs to kind: {own}");
        }
    }

    private static void RefuseHours(StrictMap map, RainStorm storm)
    {
        var count = storm.HourlyMillimetres.Length;
        if (count > ScenarioBounds.MostHours) map.Refuse("hours", $"有 {count} 个小时，最多 {ScenarioBounds.MostHours} 个", $"has {count} hours, at most {ScenarioBounds.MostHours} are allowed");
        if (storm.TotalMillimetres is { } total and > 0 && storm.HourlyMillimetres.Sum() <= 0 && !map.IsWrong("hours"))
            map.Refuse("total", $"总量 {total} 毫米无处分配，各小时均为 0；请在 hours 中给出各小时的比例", $"there is no hour to put the total of {total} mm into; give the hours their shares");
    }

    // "93.7 mm" and "93.7": the unit is the only one there is.
    private static double Millimetres(StrictMap map, string key)
    {
        var text = map.Text(key);
        var number = text.EndsWith("mm", StringComparison.Ordinal) ? text[..^2] : text;
        if (!Quantity.TryNumber(number.Trim(), out var value) || value is < 0 or > ScenarioBounds.MostMillimetres)
            map.Refuse(key, $"应是 0 到 {ScenarioBounds.MostMillimetres} 毫米的雨量，如 90mm，实际是 '{text}'", $"expected an amount of rain from 0 to {ScenarioBounds.MostMillimetres} mm such as 90mm, found '{text}'");
        return value;
    }

    private static string Table(StrictMap map, DateTime runStart)
    {
        if (!map.Has("table") && map.Has("file"))
        {
            map.Refuse("file", "雨量文件须由情景文件引用", "a rain file can be named only in a scenario's own file");
            return "";
        }

        _ = map.TextOrNull("file");
        var table = map.Text("table");
        if (table.Length > 0) map.Try("table", () => RainTable.Read(table, map.Places.Text(map.Path + ".table"), runStart));
        return table;
    }
}
