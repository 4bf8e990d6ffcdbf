using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Report;

/// <summary>A line of a run's summary: what it is, its value with the unit, and of how many cases it is taken (null when it is not taken of cases).</summary>
public sealed record SummaryRow(string Indicator, Text Label, Text Value, Text? Samples);

/// <summary>Rows of a summary that belong together.</summary>
public sealed record SummaryGroup(Text Title, IReadOnlyList<SummaryRow> Rows);

/// <summary>The figures a reader wants first, for the console and the head of the report.</summary>
public static class SummaryTable
{
    private static readonly (Text Title, string[] Names)[] Groups =
    [
        (new("内涝", "Flooding"), ["flood.low-points", "flood.cell-hours", "flood.depth.max", "flood.detected.share", "flood.lead.median", "flood.cleared.median"]),
        (new("诉求与热线", "Requests and hotline"), ["requests.count", "requests.direct-answer.share", "hotline.answered-15s.share", "hotline.wait.p95"]),
        (new("工单", "Orders"), ["orders.count", "orders.on-time.share", "orders.open", "orders.overdue", "orders.satisfied.share"]),
        (new("处置时效", "Response"), ["orders.dispatch.median", "orders.arrive.p95", "orders.unreached", "orders.close.median"]),
        (new("督办与会商", "Supervision and consultation"), ["orders.supervised.share", "orders.returned.share", "orders.reworked.share", "consultations.count", "consultations.wait.mean"]),
        (new("人员", "People"), ["desks.utilisation", "units.officer.utilisation", "units.squad.utilisation", "units.crew.utilisation"]),
    ];

    /// <summary>Key figures that the run measured, in groups; a run without flooding or consultations says nothing about them.</summary>
    public static IReadOnlyList<SummaryGroup> SummaryGroups(RunIndicators indicators) =>
        [.. Groups.Select(group => new SummaryGroup(group.Title, [.. group.Names.Select(name => indicators[name]).Where(indicator => IsTold(indicator, indicators)).Select(Row)])).Where(group => group.Rows.Count > 0)];

    /// <summary>The rows of all groups.</summary>
    public static IReadOnlyList<SummaryRow> SummaryRows(RunIndicators indicators) => [.. SummaryGroups(indicators).SelectMany(group => group.Rows)];

    private static bool IsTold(Indicator indicator, RunIndicators indicators) =>
        indicator.Value is not null
        && (indicators.Flood is not null || !indicator.Name.StartsWith("flood.", StringComparison.Ordinal))
        && (indicator.Name != "consultations.count" || indicator.Value > 0);

    private static SummaryRow Row(Indicator indicator) => new(indicator.Name, indicator.Label, ValueFormat.Of(indicator), ValueFormat.SamplesOf(indicator));
}
