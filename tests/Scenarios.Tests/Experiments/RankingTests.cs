using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

public class RankingTests
{
    private static readonly double[] Wobble = [0.3, -0.2, 0.1, -0.25, 0.05, 0.2, -0.15, -0.05];

    [Fact]
    public void The_best_mean_comes_first_and_whom_the_runs_do_not_tell_from_it_may_be_the_best_too()
    {
        // Points 0 to 5; fewer hours under water are better.
        var results = Invented([5, 3, 3.01, 6, 4, 9]);
        var ranking = Ranking.Of(results, 0);
        ranking.Select(one => (one.Alternative, one.Place)).ShouldBe([(1, 1), (2, 2), (4, 3), (0, 4), (3, 5), (5, 6)]);
        ranking.Where(one => one.BeatenBy.IsEmpty).Select(one => one.Alternative).ShouldBe([1, 2]);
        ranking[^1].BeatenBy.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void Without_a_wanted_side_or_with_what_is_still_awaited_nobody_is_ranked()
    {
        var results = Invented([5, 3, 3.01, 6, 4, 9]);
        var neither = results.Experiment with { Indicators = [results.Experiment.Indicators[0] with { Wanted = WantedSide.Neither }] };
        Ranking.Of(new ExperimentResults(neither, results.Each, [.. Enumerable.Range(0, results.Replications.Length).Select(place => (System.Collections.Immutable.ImmutableArray<Measurement>)[results[place, 0]])]), 0).ShouldBeEmpty();
        Ranking.Of(new ExperimentResults(results.Experiment, results.Each, [.. Enumerable.Range(0, results.Replications.Length).Select(place => (System.Collections.Immutable.ImmutableArray<Measurement>)[place == 3 ? new(null, 5, null) : results[place, 0]])]), 0).ShouldBeEmpty();
    }

    private static ExperimentResults Invented(double[] means) => FactorExperiment.Results(
        FactorExperiment.Of(replications: Wobble.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        (levels, number) => means[(levels[0] * 3) + levels[1]] + (number % 2 * 3) + Wobble[(number + levels[1] + (2 * levels[0])) % Wobble.Length]);
}
