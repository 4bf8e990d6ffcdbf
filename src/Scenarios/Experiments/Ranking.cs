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
    /// <summary>The ranking; empty when no objective says which values are wanted, with fewer than two alternatives, or where what is awaited had not come about in a run.</summary>
    public static ImmutableArray<RankedAlternative> Of(ExperimentResults results, int indicator)
    {
        var experiment = results.Experiment;
        var (wanted, count) = (experiment.Indicators[indicator].Wanted, experiment.Alternatives.Length);
        ImmutableArray<Measurement>[] measured = [.. Enumerable.Range(0, count).Select(alternative => results.Of(alternative, indicator))];
        if (wanted == WantedSide.Neither || count < 2 || measured.Any(one => one.Any(run => run.IsAwaited) || one.All(run => run.Value is null))) return [];
        double[] means = [.. measured.Select(one => one.Average(run => run.Value)!.Value)];
        (int First, int Second)[] pairs = [.. from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1) select (first, second)];
        Difference[] apart = [.. pairs.Select(pair => ExperimentSummary.Apart(experiment, measured[pair.First], measured[pair.Second]))];
        var adjusted = HolmCorrection.Adjusted([.. apart.Select(difference => difference.PValue)]);
        var beaten = pairs.Select((pair, at) => (Pair: pair, apart[at].Mean, IsShown: adjusted[at] < ExperimentSummary.Level)).Where(one => one.IsShown)
            .ToLookup(one => one.Mean < 0 == (wanted == WantedSide.Less) ? one.Pair.First : one.Pair.Second, one => one.Mean < 0 == (wanted == WantedSide.Less) ? one.Pair.Second : one.Pair.First);
        double Goodness(int alternative) => wanted == WantedSide.Less ? -means[alternative] : means[alternative];
        return
        [
            .. Enumerable.Range(0, count).OrderByDescending(Goodness).ThenBy(alternative => alternative)
                .Select(alternative => new RankedAlternative(alternative, 1 + Enumerable.Range(0, count).Count(other => Goodness(other) > Goodness(alternative)), [.. beaten[alternative].Order()])),
        ];
    }
}
