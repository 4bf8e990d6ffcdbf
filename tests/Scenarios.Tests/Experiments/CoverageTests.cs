using Liandong.Scenarios.Experiments;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>Of a hundred experiments some ninety-five have the truth in their 95 % intervals.</summary>
public class CoverageTests
{
    private const int Experiments = 100;
    private const int Replications = 100;

    [Theory]
    [InlineData("normal", 7.0)]
    [InlineData("exponential", 3.0)]
    public void An_interval_of_a_mean_holds_the_true_one(string distribution, double mean)
    {
        var covered = Enumerable.Range(0, Experiments).Count(number => Holds(Estimate.Of(Sample(distribution, mean, number, purpose: 1)), mean));
        covered.ShouldBeInRange(90, 99);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_interval_of_a_difference_holds_the_true_one(bool isPaired)
    {
        var covered = Enumerable.Range(0, Experiments).Count(number =>
        {
            var (from, noise) = (Sample("exponential", 3, number, purpose: 2), Sample("normal", 1, number, purpose: 3));
            Measurement[] to = [.. from.Zip(noise, (one, other) => new Measurement((isPaired ? one.Value : 3) + other.Value, null, null))];
            var difference = isPaired ? Difference.Paired(from, to) : Difference.Independent(from, to);
            return Math.Abs(difference.Mean!.Value - 1) <= difference.HalfWidth;
        });
        covered.ShouldBeInRange(90, 99);
    }

    private static bool Holds(Estimate estimate, double mean) => Math.Abs(estimate.Mean!.Value - mean) <= estimate.HalfWidth;

    private static Measurement[] Sample(string distribution, double mean, int experiment, ulong purpose)
    {
        var chance = new Chance(seed: 1, (ulong)experiment, purpose);
        var sample = new Measurement[Replications];
        for (var i = 0; i < sample.Length; i++) sample[i] = new(distribution == "normal" ? mean + (2 * chance.NextNormal()) : chance.NextExponential(mean), null, null);
        return sample;
    }
}
