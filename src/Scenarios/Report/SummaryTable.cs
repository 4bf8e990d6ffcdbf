using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;

namespace Liandong.Scenarios.Report;

/// <summary>A line of a run's summary: what it is, its value with the unit, and of how many cases it is taken (null when it is not taken of cases).</summary>
public sealed record SummaryRow(string Indicator, Text Label, Text Value, Text? Samples);

/// <summary>Rows of a summary that belong together.</summary>
public sealed record SummaryGroup(Text Title, IReadOnlyList<SummaryRow> Rows);

/// <summary>The figures a reader wants first, for the console and the head of the report: what the run was asked about, then what every run has.</summary>
public static class SummaryTable
{
    /// <summary>What every run has; a group is left out when the indicator that counts its cases is zero.</summary>
    private static readonly (Text Title, string? Cases, string[] Names)[] Groups =
    [
        (new("内涝", "Flooding"), "flood.low-points", ["flood.low-points", "flood.cell-hours", "flood.depth.max", "flood.detected.share", "flood.lead.median", "flood.cleared.median"]),
        (new("诉求与热线", "Requests and hotline"), "requests.count", ["requests.count", "requests.direct-answer.share", "hotline.answered-15s.share", "hotline.wait.p95"]),
        (new("工单", "Orders"), "orders.count", ["orders.count", "orders.on-time.share", "orders.open", "orders.overdue", "orders.satisfied.share"]),
        (new("处置时效", "Response"), "orders.count", ["orders.dispatch.median", "orders.arrive.p95", "orders.unreached", "orders.close.median"]),
        (new("督办与会商", "Supervision and consultation"), "orders.count", ["orders.supervised.share", "orders.returned.share", "orders.reworked.share", "consultations.count", "consultations.wait.mean"]),
        (new("人员", "People"), null, ["desks.utilisation", "units.officer.utilisation", "units.squad.utilisation", "units.crew.utilisation"]),
    ];

    /// <summary>Key figures that the run measured, in groups: systems that objectives ask about, groups that they name (the more of them the sooner), the rest. What nothing happened in is left out.</summary>
    /// <param name="indicators">The run's indicators.</param>
    /// <param name="objectives">What the run was asked.</param>
    public static IReadOnlyList<SummaryGroup> SummaryGroups(RunIndicators indicators, IReadOnlyList<Objective> objectives)
    {
        string[] named = [.. objectives.Select(objective => objective.Indicator)];
        var systems = AskedSystem.Of(indicators, named).Select(system => (system.Section.Title, Names: system.Cards.AsEnumerable()));
        // Those that most objectives are about first; grouping and sorting keep the order of the objectives otherwise.
        int[] order = [.. named.Select(GroupOf).Where(group => group >= 0).GroupBy(group => group).OrderByDescending(group => group.Count()).Select(group => group.Key).Union(Enumerable.Range(0, Groups.Length))];
        var others = order.Where(group => HasCases(group, indicators)).Select(group => (Groups[group].Title, Names: Groups[group].Names.AsEnumerable()));
        return
        [
            .. systems.Concat(others)
                .Select(group => new SummaryGroup(group.Title, [.. group.Names.Select(name => indicators[name]).Where(IsTold).Select(Row)]))
                .Where(group => group.Rows.Count > 0),
        ];
    }

    private static bool HasCases(int group, RunIndicators indicators)
    {
        var (_, cases, names) = Groups[group];
        return cases is null ? names.Any(name => indicators[name].Value > 0) : indicators[cases].Value > 0;
    }

    // The group with the indicator nearest by name, whatever tier or priority is asked for; −1 when none is of its family.
    private static int GroupOf(string named)
    {
        // The scope of all orders has an empty prefix, so there is always one.
        var bare = named[IndicatorTable.OrderScopes.Where(scope => named.StartsWith(scope.Prefix, StringComparison.Ordinal)).Max(scope => scope.Prefix.Length)..];
        int[] likeness = [.. Groups.Select(group => group.Names.Max(name => SharedParts(name, bare)))];
        return likeness.Max() == 0 ? -1 : Array.IndexOf(likeness, likeness.Max());
    }

    private static int SharedParts(string left, string right) => left.Split('.').Zip(right.Split('.')).TakeWhile(pair => pair.First == pair.Second).Count();

    private static bool IsTold(Indicator indicator) => indicator.IsKnown && (indicator.Name != "consultations.count" || indicator.Value > 0);

    private static SummaryRow Row(Indicator indicator) => new(indicator.Name, indicator.Label, ValueFormat.Of(indicator), ValueFormat.SamplesOf(indicator));
}
