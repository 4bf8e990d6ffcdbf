using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads the section <c>hazmat-watch</c>; every default of it stands here.</summary>
internal static class HazmatWatchReader
{
    private const int MostTanks = 10_000;
    private const int MostLitres = 1_000_000;
    private static readonly SimDuration LongestWord = SimDuration.FromHours(24);

    /// <summary>The setting, or null when the scenario has no such section.</summary>
    /// <param name="root">The scenario.</param>
    /// <param name="run">How long it is.</param>
    public static HazmatWatchSetting? Read(StrictMap root, SimDuration run)
    {
        if (root.MapOrNull("hazmat-watch") is not { } map) return null;
        if (!root.Has("hazmat")) throw root.Error("hazmat-watch", "情景没有 hazmat 一节，无车可看", "the scenario has no section 'hazmat', so there is nothing to watch");
        var raid = map.MapOrEmpty("raid");
        var hidden = map.MapOrEmpty("hidden");
        var setting = new HazmatWatchSetting
        {
            AlarmScore = map.Whole("alarm-score", 1, 1_000, 760),
            SpotsFrom = map.Duration("spots-from", SimDuration.Zero),
            Sources = SourceChangeReader.Read(map, run),
            RaidHour = raid.Whole("hour", 0, 23, 15),
            RaidTogether = raid.Flag("together", absent: true),
            WordTravels = raid.Duration("word-travels", SimDuration.FromMinutes(12)),
            Tanks = hidden.Whole("tanks", 1, MostTanks, 110),
            LitresATank = hidden.Whole("litres-a-tank", 1, MostLitres, 2_000),
            Suspects = hidden.Whole("suspects", 2, 1_000, 9),
        };
        if (setting.SpotsFrom >= run) throw map.Error("spots-from", $"须早于情景结束（{run}）", $"must be before the run's end ({run})");
        if (setting.WordTravels > LongestWord) throw raid.Error("word-travels", $"最长 {LongestWord}", $"is at most {LongestWord}");
        raid.Done();
        hidden.Done();
        map.Done();
        return setting;
    }
}
