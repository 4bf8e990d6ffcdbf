using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Report;

/// <summary>A line of a run's summary: what it is, and its value with the unit.</summary>
public sealed record SummaryRow(string Indicator, Text Label, Text Value);

/// <summary>The figures a reader wants first, for the console and the head of the report.</summary>
public static class SummaryTable
{
    private static readonly string[] Names =
    [
        "requests.count",
        "requests.direct-answer.share",
        "hotline.answered-15s.share",
        "orders.count",
        "orders.on-time.share",
        "orders.satisfied.share",
        "orders.dispatch.median",
        "orders.arrive.p95",
        "orders.unreached",
        "orders.close.median",
        "orders.open",
        "units.officer.utilisation",
        "units.crew.utilisation",
        "consultations.count",
        "flood.low-points",
        "flood.cell-hours",
        "flood.depth.max",
        "flood.detected.share",
        "flood.lead.median",
        "flood.cleared.median",
    ];

    /// <summary>Rows of the key figures that the run measured; a run without flooding or consultations has no rows about them.</summary>
    public static IReadOnlyList<SummaryRow> SummaryRows(RunIndicators indicators) =>
    [
        .. Names
            .Select(name => indicators[name])
            .Where(indicator => indicator.Value is not null)
            .Where(indicator => indicators.Flood is not null || !indicator.Name.StartsWith("flood.", StringComparison.Ordinal))
            .Where(indicator => indicator.Name != "consultations.count" || indicator.Value > 0)
            .Select(indicator => new SummaryRow(indicator.Name, indicator.Label, ValueFormat.Of(indicator))),
    ];
}
