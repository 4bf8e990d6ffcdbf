using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments;

/// <summary>An alternative's place by one indicator.</summary>
/// <param name="Alternative">The alternative, from 0.</param>
/// <param name="Place">From 1; equal means share one.</param>
/// <param name="BeatenBy">The alternatives that the runs show to be better, after correction for all pairs; empty for one that may be the best.</param>
public sealed record RankedAlternative(int Alternative, int Place, ImmutableArray<int> BeatenBy);

/// <summary>
/// Alternatives from the best mean to the worst, and which of them may be the best: those that no other is shown to beat. All pairs are tested and corrected together (Holm), so that
/// with the stated confidence no alternative is ruled out that is as good as those that beat it.
/// </summary>
public static class Ranking
{
    /// <summary>The ranking of an experiment's alternatives by one of its indicators.</summary>
    public static ImmutableArray<RankedAlternative> Of(ExperimentResults results, int indicator) => Of(
        results.Experiment.Indicators[indicator],
        [.. Enumerable.Range(0, results.Experiment.Alternatives.Length).Select(alternative => results.Of(alternative, indicator))],
        results.Experiment.Definition.RandomNumbers == RandomNumbers.Common);

    /// <summary>The ranking; empty when no objective says which values are wanted, with fewer than two alternatives, or where what is awaited had not come about in a run.</summary>
    /// <param name="indicator">By what they are ranked.</param>
    /// <param name="measured">Of each alternative what its runs measured, in the order of their seeds.</param>
    /// <param name="isPaired">Whether the runs of all have the same seeds.</param>
    public static ImmutableArray<RankedAlternative> Of(ComparedIndicator indicator, ImmutableArray<Measurement>[] measured, bool isPaired)
    {
        var (wanted, count) = (indicator.Wanted, measured.Length);
        if (wanted == WantedSide.Neither || count < 2 || measured.Any(one => one.Any(run => run.IsAwaited) || one.All(run => run.Value is null))) return [];
        double[] means = [.. measured.Select(one => one.Average(run => run.Value)!.Value)];
        (int First, int Second)[] pairs = [.. from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1) select (first, second)];
        Difference[] apart = [.. pairs.Select(pair => ExperimentSummary.Apart(isPaired, measured[pair.First], measured[pair.Second]))];
        var adjusted = HolmCorrection.Adjusted([.. apart.Select(difference => difference.PValue)]);
        (int Loser, int Winner) Ordered(int at) => IsBetter(apart[at].Mean) ? pairs[at] : (pairs[at].Second, pairs[at].First);
        var beaten = Enumerable.Range(0, pairs.Length).Where(at => adjusted[at] < ExperimentSummary.Level).Select(Ordered).ToLookup(one => one.Loser, one => one.Winner);
        int Place(int alternative) => 1 + means.Count(mean => mean != means[alternative] && IsBetter(mean - means[alternative]));
        return [.. Enumerable.Range(0, count).Select(alternative => new RankedAlternative(alternative, Place(alternative), [.. beaten[alternative].Order()])).OrderBy(ranked => ranked.Place).ThenBy(ranked => ranked.Alternative)];

        bool IsBetter(double? gain) => Findings.OfShown(wanted, gain) == Finding.Better;
    }
}
