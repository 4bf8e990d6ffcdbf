using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class ChanceTests
{
    private const int Draws = 200_000;

    [Fact]
    public void Draws_are_a_function_of_seed_subject_purpose_and_count_alone() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong).Sample((seed, subject, purpose) =>
        {
            var (one, two) = (new Chance(seed, subject, purpose), new Chance(seed, subject, purpose));
            var other = new Chance(seed, subject, purpose + 1);
            for (var i = 0; i < 20; i++)
            {
                other.NextBits();
                one.NextBits().ShouldBe(two.NextBits());
            }

            one.Drawn.ShouldBe(20UL);
        });

    [Fact]
    public void Neighbouring_keys_give_unrelated_streams()
    {
        // Mean number of equal bits of two independent 64-bit words is 32; the mean over many pairs has a deviation of 0.03.
        var equal = 0.0;
        for (ulong key = 0; key < Draws / 4; key++)
        {
            equal += SharedBits(new Chance(key, 1, 1), new Chance(key + 1, 1, 1));
            equal += SharedBits(new Chance(1, key, 1), new Chance(1, key + 1, 1));
            equal += SharedBits(new Chance(1, 1, key), new Chance(1, 1, key + 1));
            equal += SharedBits(new Chance(1, key, key + 1), new Chance(1, key + 1, key));
        }

        (equal / Draws).ShouldBe(32, 0.06);
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_and_never_touch_its_ends()
    {
        var chance = new Chance(1, 2, 3);
        var values = Enumerable.Range(0, Draws).Select(_ => chance.NextUnit()).ToArray();

        values.ShouldAllBe(value => value > 0 && value < 1);
        Moments(values).Mean.ShouldBe(0.5, 0.004);
        Moments(values).Variance.ShouldBe(1 / 12.0, 0.002);
        for (var tenth = 0; tenth < 10; tenth++) (values.Count(value => (int)(value * 10) == tenth) / (double)Draws).ShouldBe(0.1, 0.004);
    }

    [Fact]
    public void Numbers_below_a_bound_are_even()
    {
        var chance = new Chance(1, 2, 3);
        var counts = new int[7];
        for (var i = 0; i < Draws; i++) counts[chance.NextBelow(7)]++;

        counts.ShouldAllBe(count => Math.Abs(count - (Draws / 7)) < 800);
    }

    [Fact]
    public void Exponential_has_its_mean_and_the_square_of_it_as_variance() => Check(chance => (chance.NextExponential(4), chance), mean: 4, variance: 16, slack: 0.02);

    [Fact]
    public void Normal_is_standard() => Check(chance => (chance.NextNormal(), chance), mean: 0, variance: 1, slack: 0.02);

    [Fact]
    public void Lognormal_has_its_median_and_its_mean()
    {
        var chance = new Chance(4, 5, 6);
        var values = Enumerable.Range(0, Draws).Select(_ => chance.NextLogNormal(10, 0.5)).Order().ToArray();

        values[Draws / 2].ShouldBe(10, 0.1);
        values.Average().ShouldBe(10 * Math.Exp(0.125), 0.1);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(4.0)]
    [InlineData(19.9)]
    [InlineData(73.0)]
    public void Poisson_has_mean_and_variance_alike(double mean) => Check(chance => (chance.NextPoisson(mean), chance), mean, mean, slack: 0.02);

    [Fact]
    public void Poisson_of_nothing_is_nothing()
    {
        var chance = new Chance(1, 1, 1);
        chance.NextPoisson(0).ShouldBe(0);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(40.0)]
    public void Gamma_has_mean_one_and_the_inverse_of_its_shape_as_variance(double shape) => Check(chance => (chance.NextGammaOfMeanOne(shape), chance), mean: 1, variance: 1 / shape, slack: 0.02);

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Normal_quantile_agrees_with_the_tables(double probability, double quantile) => NormalQuantile.At(probability).ShouldBe(quantile, 1e-14);

    [Fact]
    public void The_first_numbers_of_a_stream_are_pinned()
    {
        StableHash.Mix(0x9E3779B97F4A7C15).ShouldBe(0xE220A8397B1DCDAFUL, "SplitMix64's first output for seed 0 (Steele, Lea, Flood 2014; prng.di.unimi.it)");
        StableHash.Mix(unchecked(2 * 0x9E3779B97F4A7C15)).ShouldBe(0x6E789E6AA1B965F4UL, "SplitMix64's second output for seed 0");
    }

    private static int SharedBits(Chance one, Chance two) => System.Numerics.BitOperations.PopCount(~(one.NextBits() ^ two.NextBits()));

    private static void Check(Func<Chance, (double Value, Chance After)> draw, double mean, double variance, double slack)
    {
        var chance = new Chance(1, 2, 3);
        var values = new double[Draws];
        for (var i = 0; i < Draws; i++) (values[i], chance) = draw(chance);
        var found = Moments(values);
        found.Mean.ShouldBe(mean, slack * Math.Max(1, Math.Sqrt(variance)));
        found.Variance.ShouldBe(variance, slack * 2 * Math.Max(variance, 0.05));
    }

    private static (double Mean, double Variance) Moments(double[] values)
    {
        var mean = values.Average();
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }
}
