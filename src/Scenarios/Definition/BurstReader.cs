using Liandong.Scenarios.Yaml;
using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario's <c>burst:</c>; every default stands here.</summary>
internal static class BurstReader
{
    private const int FewestPeople = 100;
    private const int MostPeople = 2_000_000;
    private const int MostCrews = 50;

    /// <param name="scenario">The scenario.</param>
    /// <param name="run">The run's length.</param>
    /// <returns>Null when the scenario has none.</returns>
    public static BurstSetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("burst") is not { } map) return null;
        var burst = new BurstSetting
        {
            Town = map.Text("town"),
            Matter = map.Text("matter"),
            People = map.Whole("people", FewestPeople, MostPeople),
            Start = map.Duration("start"),
            Callers = map.ShareOr("callers", 0.05),
            Gauges = map.Flag("gauges", absent: true),
            Announcement = map.Choice("announcement", Announcement.TextMessage),
            AnnouncedAfter = map.Duration("announced-after", SimDuration.FromMinutes(20)),
            RepairCrews = map.Whole("repair-crews", 0, MostCrews, 3),
        };
        if (!map.IsWrong("start") && run > SimDuration.Zero && burst.Start >= run) map.Refuse("start", $"爆管在情景结束（{run}）之后才发生", $"the main would burst after the run's end ({run})");
        map.Done();
        return burst;
    }
}
