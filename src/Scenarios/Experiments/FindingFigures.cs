using System.Globalization;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>How the figures of a comparison are written, in tables of the console and of the page.</summary>
public static class FindingFigures
{
    private const double LeastShown = 0.001;

    /// <summary>How the figures of an indicator are written side by side.</summary>
    public static ValueScale Scale(IndicatorSummary summary) => ValueScale.For(
        summary.Indicator.Definition.Unit,
        [.. summary.Estimates.Select(estimate => estimate.Mean).OfType<double>()],
        summary.Estimates.Select(estimate => estimate.HalfWidth).Concat(summary.Comparisons.Select(compared => compared.Difference.HalfWidth)).OfType<double>());

    /// <summary>A mean with the half width of its interval, where there is one.</summary>
    public static string Mean(Estimate estimate, ValueScale scale) => estimate switch
    {
        { Mean: { } mean, ShownHalfWidth: { } half } => $"{scale.Number(mean)} ± {scale.Number(half)}",
        { Mean: { } mean } => scale.Number(mean),
        _ => ValueFormat.Nothing,
    };

    /// <summary>
    /// How runs differ: what half, nine of ten and nineteen of twenty of them stay at or below, and the share of them that meets what is wanted; each with its interval in brackets. An end that
    /// the runs are too few for is left open.
    /// </summary>
    public static string[] Spread(Estimate estimate, ValueScale scale) =>
    [
        .. new[] { estimate.MiddleRun, estimate.NineOfTen, estimate.NineteenOfTwenty }.Select(quantile => quantile is null ? ValueFormat.Nothing : $"{scale.Number(quantile.Value)} ({Open(quantile.Low, scale)}–{Open(quantile.High, scale)})"),
        estimate.Meeting is { } share ? Shared(share) : ValueFormat.Nothing,
    ];

    /// <summary>The share of runs that meets what is wanted.</summary>
    public static string Meeting(Estimate estimate) => estimate.Meeting is { } share ? Percent(share.Share) : ValueFormat.Nothing;

    private static string Shared(Proportion share) => $"{Percent(share.Share)} ({Percent(share.Low)}–{Percent(share.High)})";

    private static string Open(double? end, ValueScale scale) => end is { } number ? scale.Number(number) : "?";

    private static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    /// <summary>A p value in words.</summary>
    public static string Probability(BesideTheBase? compared) => compared switch
    {
        null => "",
        { AdjustedPValue: null } or { Finding: Finding.NotComparable } => ValueFormat.Nothing,
        { AdjustedPValue: < LeastShown } => "<0.001",
        { AdjustedPValue: { } p } => p.ToString("0.000", CultureInfo.InvariantCulture),
    };

    /// <summary>A difference with the half width of its interval, where there is one.</summary>
    public static string Apart(BesideTheBase? compared, ValueScale scale) => compared switch
    {
        null => "",
        { Finding: Finding.NotComparable or Finding.NotMeasured } or { Difference.Mean: null } => ValueFormat.Nothing,
        { Difference: { Mean: { } mean, HalfWidth: { } half } } => $"{scale.Signed(mean)} ± {scale.Number(half)}",
        { Difference.Mean: { } mean } => scale.Signed(mean),
    };
}
