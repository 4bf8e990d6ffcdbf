using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads <c>sources:</c>, what a scenario changes in other departments' systems.</summary>
internal static class SourceChangeReader
{
    /// <param name="section">The section that has it.</param>
    /// <param name="run">How long the run is.</param>
    public static ImmutableArray<SourceChange> Read(StrictMap section, SimDuration run) =>
        section.Has("sources") ? [.. section.Entries("sources").Select(entry => Source(entry.Key, entry.Value, run))] : [];

    private static SourceChange Source(string code, StrictMap map, SimDuration run)
    {
        var change = new SourceChange(
            code,
            map.Flag("permitted", absent: true),
            map.Has("delay") ? map.Duration("delay") : null,
            [.. map.ListOrEmpty("outages").Select(outage => OutageOf(outage, run))]);
        map.Done();
        return change;
    }

    private static Outage OutageOf(StrictMap map, SimDuration run)
    {
        var (from, length) = (map.Duration("from", SimDuration.Zero), map.Duration("for"));
        if (from >= run) throw map.Error("from", $"中断在情景结束（{run}）之后才开始", $"the outage would begin after the run's end ({run})");
        if (length == SimDuration.Zero) throw map.Error("for", "须大于 0", "must be above 0");
        map.Done();
        return new Outage(SimTime.Start + from, SimTime.Start + from + length);
    }
}
