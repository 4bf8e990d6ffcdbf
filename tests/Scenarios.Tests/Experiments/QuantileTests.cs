using Liandong.Scenarios.Experiments;
using Liandong.Twins.Time;
using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Tests.Experiments;

public class QuantileTests
{
    private const double Tail = 0.025;
    private const int Experiments = 4_000;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.95)]
    public void With_any_number_of_runs_the_true_quantile_is_beyond_either_end_in_one_experiment_of_forty_at_most(double share)
    {
        foreach (var runs in Enumerable.Range(1, 400))
        {
            if (QuantileEstimate.Of(Places(runs), share) is not { } found) continue;
            // Of runs that are their own places the ends are places, and the true quantile is beyond one when too few or too many runs lie below it.
            if (found.Low is { } low) (Exactly(runs, 0, (int)low - 1), Exactly(runs, 0, (int)low)).ShouldSatisfyAllConditions(tails => tails.Item1.ShouldBeLessThanOrEqualTo(Tail), tails => tails.Item2.ShouldBeGreaterThan(Tail));
            else Exactly(runs, 0, 0).ShouldBeGreaterThan(Tail);
            if (found.High is { } high) (Exactly(runs, (int)high, runs), Exactly(runs, (int)high - 1, runs)).ShouldSatisfyAllConditions(tails => tails.Item1.ShouldBeLessThanOrEqualTo(Tail), tails => tails.Item2.ShouldBeGreaterThan(Tail));
            else Exactly(runs, runs, runs).ShouldBeGreaterThan(Tail);
        }

        double Exactly(int runs, int from, int to) => Enumerable.Range(from, to - from + 1).Sum(count => Binomial.PMF(share, runs, count));
    }

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.5, 21)]
    [InlineData(0.9, 36)]
    [InlineData(0.95, 40)]
    [InlineData(0.95, 100)]
    public void Experiments_on_a_known_law_hold_its_quantile_as_often_as_they_say(double share, int runs)
    {
        var chance = new Chance(seed: 3, subject: (ulong)runs, purpose: 1);
        var truth = -10 * Math.Log(1 - share);
        var held = Enumerable.Range(0, Experiments).Count(_ =>
        {
            var found = QuantileEstimate.Of([.. Enumerable.Range(0, runs).Select(_ => chance.NextExponential(10)).Order()], share)!;
            return (found.Low ?? double.NegativeInfinity) <= truth && truth <= (found.High ?? double.PositiveInfinity);
        });
        ((double)held / Experiments).ShouldBeGreaterThanOrEqualTo(0.95 - 0.01);
    }

    [Theory]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    [InlineData(30, 10, 21)]
    public void The_median_lies_between_the_runs_that_tables_give(int runs, double low, double high) =>
        // Conover, Practical Nonparametric Statistics: the sign test's limits.
        (QuantileEstimate.Of(Places(runs), 0.5)!.Low, QuantileEstimate.Of(Places(runs), 0.5)!.High).ShouldBe((low, high));

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.9, 36)]
    [InlineData(0.95, 72)]
    public void An_end_is_there_only_when_the_runs_reach_far_enough(double share, int runs)
    {
        QuantileEstimate.Of(Places(runs - 1), share)!.High.ShouldBeNull();
        var enough = QuantileEstimate.Of(Places(runs), share)!;
        (enough.Low is null, enough.High).ShouldBe((false, runs));
    }

    [Theory]
    [InlineData(0.5, 3, 4)]
    [InlineData(0.9, 19, 20)]
    [InlineData(0.95, 39, 40)]
    public void With_too_few_runs_beyond_it_there_is_none(double share, int tooFew, int enough)
    {
        QuantileEstimate.Of(Places(tooFew), share).ShouldBeNull();
        QuantileEstimate.Of(Places(enough), share).ShouldNotBeNull();
    }

    [Fact]
    public void A_counted_share_has_the_interval_of_Wilson()
    {
        // Newcombe 1998, table I: 81 of 263 and 0 of 20.
        var some = new Proportion(81, 263);
        (some.Low, some.High).ShouldBe((0.2553, 0.3662), new Close(1e-4));
        (new Proportion(0, 20).Low, new Proportion(0, 20).High).ShouldBe((0, 0.1611), new Close(1e-4));
    }

    private static double[] Places(int runs) => [.. Enumerable.Range(1, runs).Select(place => (double)place)];

    private sealed record Close(double Within) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) one, (double, double) other) => Math.Abs(one.Item1 - other.Item1) <= Within && Math.Abs(one.Item2 - other.Item2) <= Within;

        public int GetHashCode((double, double) pair) => 0;
    }
}
