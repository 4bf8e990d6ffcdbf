using Liandong.Scenarios.Experiments;
using Liandong.Twins.Time;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Tests.Experiments;

public class QuantileTests
{
    private const int Resamples = 20_000;

    [Theory]
    [InlineData(0.5, 21)]
    [InlineData(0.9, 60)]
    [InlineData(0.95, 100)]
    public void The_interval_is_the_one_that_many_resamples_of_the_runs_would_give(double share, int runs)
    {
        var chance = new Chance(seed: 3, subject: (ulong)runs, purpose: 1);
        double[] sorted = [.. Enumerable.Range(0, runs).Select(_ => chance.NextExponential(10)).Order()];
        var quantiles = new double[Resamples];
        for (var i = 0; i < Resamples; i++) quantiles[i] = Enumerable.Range(0, runs).Select(_ => sorted[chance.NextBelow(runs)]).Order().ElementAt((int)Math.Ceiling(runs * share) - 1);

        var found = QuantileEstimate.Of(sorted, share)!;
        found.Value.ShouldBe(sorted[(int)Math.Ceiling(runs * share) - 1]);
        // Between the order statistics left and right of what the resamples say: they have noise of their own.
        found.Low.ShouldBeInRange(quantiles.QuantileCustom(0.02, QuantileDefinition.R1), quantiles.QuantileCustom(0.03, QuantileDefinition.R1));
        found.High.ShouldBeInRange(quantiles.QuantileCustom(0.97, QuantileDefinition.R1), quantiles.QuantileCustom(0.98, QuantileDefinition.R1));
    }

    [Theory]
    [InlineData(0.5, 3, 4)]
    [InlineData(0.9, 19, 20)]
    [InlineData(0.95, 39, 40)]
    public void With_too_few_runs_beyond_it_there_is_none(double share, int tooFew, int enough)
    {
        QuantileEstimate.Of([.. Enumerable.Range(0, tooFew).Select(value => (double)value)], share).ShouldBeNull();
        QuantileEstimate.Of([.. Enumerable.Range(0, enough).Select(value => (double)value)], share).ShouldNotBeNull();
    }

    [Fact]
    public void A_counted_share_has_the_interval_of_Wilson()
    {
        // Newcombe 1998, table I: 81 of 263 and 0 of 20.
        var some = new Proportion(81, 263);
        (some.Low, some.High).ShouldBe((0.2553, 0.3662), new Close(1e-4));
        (new Proportion(0, 20).Low, new Proportion(0, 20).High).ShouldBe((0, 0.1611), new Close(1e-4));
    }

    private sealed record Close(double Within) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) one, (double, double) other) => Math.Abs(one.Item1 - other.Item1) <= Within && Math.Abs(one.Item2 - other.Item2) <= Within;

        public int GetHashCode((double, double) pair) => 0;
    }
}
