using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments;

/// <summary>What a comparison with the base comes to.</summary>
public enum Finding
{
    /// <summary>The alternative is on the wanted side of the base.</summary>
    Better,

    /// <summary>It is on the other side.</summary>
    Worse,

    /// <summary>There is less of it, and no objective says whether that is wanted.</summary>
    Less,

    /// <summary>There is more of it, and no objective says whether that is wanted.</summary>
    More,

    /// <summary>The runs do not show that there is a difference.</summary>
    NotShown,

    /// <summary>Every run comes to the same with both.</summary>
    Same,

    /// <summary>In some runs what is awaited had not come about: the mean of the others would flatter whoever has more of those.</summary>
    NotComparable,

    /// <summary>Fewer than two runs measured it with both.</summary>
    NotMeasured,

    /// <summary>One of the two has a single run: there are two values and their distance, and nothing says how sure it is.</summary>
    Single,
}

/// <summary>What differences come to.</summary>
internal static class Findings
{
    /// <summary>What a difference comes to that is shown.</summary>
    /// <param name="wanted">Which values are wanted.</param>
    /// <param name="apart">The difference from what it is compared with.</param>
    public static Finding OfShown(WantedSide wanted, double? apart) => (wanted, apart < 0) switch
    {
        (WantedSide.Neither, var isLess) => isLess ? Finding.Less : Finding.More,
        (WantedSide.Less, true) or (WantedSide.More, false) => Finding.Better,
        _ => Finding.Worse,
    };
}

/// <summary>An alternative beside the base, by one indicator.</summary>
/// <param name="Alternative">The alternative, from 1.</param>
/// <param name="Difference">How far they are apart.</param>
/// <param name="AdjustedPValue">The p value after Holm's correction for all comparisons of this indicator; none when there is no p value.</param>
/// <param name="Finding">What it comes to.</param>
public sealed record BesideTheBase(int Alternative, Difference Difference, double? AdjustedPValue, Finding Finding);

/// <summary>An indicator over all alternatives.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Estimates">Of each alternative.</param>
/// <param name="Comparisons">Of each alternative but the first with the first.</param>
public sealed record IndicatorSummary(ComparedIndicator Indicator, ImmutableArray<Estimate> Estimates, ImmutableArray<BesideTheBase> Comparisons);

/// <summary>What an experiment comes to.</summary>
public static class ExperimentSummary
{
    /// <summary>The level below which a corrected p value shows a difference.</summary>
    public const double Level = 1 - Estimate.Confidence;

    /// <summary>Every indicator of the experiment in its order.</summary>
    public static ImmutableArray<IndicatorSummary> Of(ExperimentResults results) =>
        [.. Enumerable.Range(0, results.Experiment.Indicators.Length).Select(indicator => Of(results, indicator))];

    private static IndicatorSummary Of(ExperimentResults results, int place) => Of(
        results.Experiment.Indicators[place],
        [.. Enumerable.Range(0, results.Experiment.Alternatives.Length).Select(alternative => results.Of(alternative, place))],
        results.Experiment.Definition.RandomNumbers == RandomNumbers.Common);

    /// <summary>One indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="measured">Of each alternative what its runs measured, in the order of their seeds.</param>
    /// <param name="isPaired">Whether the runs of all have the same seeds.</param>
    public static IndicatorSummary Of(ComparedIndicator indicator, IReadOnlyList<ImmutableArray<Measurement>> measured, bool isPaired)
    {
        ImmutableArray<Estimate> estimates = [.. measured.Select(one => Estimate.Of(one, indicator.Objectives))];
        Difference[] differences = [.. measured.Skip(1).Select(other => Apart(isPaired, measured[0], other))];
        var adjusted = HolmCorrection.Adjusted([.. differences.Select(difference => difference.PValue)]);
        return new IndicatorSummary(
            indicator,
            estimates,
            [.. differences.Select((difference, i) => new BesideTheBase(i + 1, difference, adjusted[i], FindingOf(indicator.Wanted, difference, adjusted[i], estimates[0].Awaited + estimates[i + 1].Awaited, IsSingle(measured[0], measured[i + 1]))))]);
    }

    /// <summary>How far one alternative lies from another, tested as their random numbers allow.</summary>
    internal static Difference Apart(bool isPaired, ImmutableArray<Measurement> from, ImmutableArray<Measurement> to) =>
        isPaired ? Difference.Paired(from, to) : Difference.Independent(from, to);

    // Of one run nobody knows how much another would differ.
    private static bool IsSingle(ImmutableArray<Measurement> first, ImmutableArray<Measurement> other) => first.Length == 1 || other.Length == 1;

    private static Finding FindingOf(WantedSide wanted, Difference difference, double? pValue, int awaited, bool isSingle)
    {
        if (awaited > 0) return Finding.NotComparable;
        if (isSingle && difference.Mean is not null) return Finding.Single;
        if (pValue is not { } p) return Finding.NotMeasured;
        if (difference is { Mean: 0, HalfWidth: 0 }) return Finding.Same;
        if (p >= Level) return Finding.NotShown;
        return Findings.OfShown(wanted, difference.Mean);
    }
}
