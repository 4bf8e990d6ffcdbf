using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads the <c>elders:</c> section of a scenario; every default stands here.</summary>
internal static class ElderReader
{
    private const double MostFactor = 10_000;
    private const double MostPresses = 100;
    private const double ColdestDegree = -60;
    private const double HottestDegree = 60;

    /// <summary>Null when the scenario has no such section.</summary>
    public static ElderSetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("elders") is not { } map) return null;
        var setting = new ElderSetting
        {
            Days = [.. map.ListOrEmpty("days").Select(Day)],
            Troubles = map.Number("troubles", 0, MostFactor, 1),
            FalsePresses = map.Number("false-presses", 0, MostPresses, 0.85),
            FallDetection = map.ShareOr("fall-detection", 0.77),
            AsksFirst = map.Flag("asks-first", absent: true),
            Guardians = map.ShareOr("guardians", 1),
            PropertyGuards = map.ShareOr("property-guards", 1),
            Wear = map.ShareOr("wear", 1, 2),
            Escalates = map.Flag("escalates", absent: true),
            Surges = [.. map.ListOrEmpty("surges").Select(surge => Surge(surge, run))],
        };
        map.Done();
        return setting;
    }

    private static DayTemperature Day(StrictMap map)
    {
        var low = map.Number("low", ColdestDegree, HottestDegree);
        var high = map.Number("high", ColdestDegree, HottestDegree);
        if (high < low) map.Refuse("high", $"最高气温须不低于最低气温 {low}", $"must not be below the day's low of {low}");
        map.Done();
        return new DayTemperature(low, high);
    }

    private static SurgeSetting Surge(StrictMap map, SimDuration run)
    {
        var start = map.Duration("start");
        if (start >= run) map.Refuse("start", $"在情景结束（{run}）之后才开始", $"would begin after the run's end ({run})");
        var duration = map.Duration("duration");
        if (duration == SimDuration.Zero) map.Refuse("duration", "须大于 0", "must be above 0");
        var surge = new SurgeSetting(start, duration, map.Number("presses", 0, MostPresses), map.ShareOr("genuine", 0), [.. map.WordsOrEmpty("counties")]);
        map.Done();
        return surge;
    }
}
