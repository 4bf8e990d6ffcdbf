using Liandong.Scenarios.Experiments;
using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>What MSER-5 leaves out of a series.</summary>
public class Mser5Tests
{
    [Fact]
    public void A_beginning_far_from_the_rest_is_left_out_to_the_value() =>
        Mser5.Of([.. Enumerable.Repeat(100.0, 60), .. Noise(1_000)]).ShouldBe(new Truncation(60, IsSteady: true));

    [Fact]
    public void A_series_that_only_jitters_keeps_nearly_all_of_it()
    {
        var truncation = Mser5.Of([.. Noise(2_000)]);
        truncation.IsSteady.ShouldBeTrue();
        truncation.Left.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_series_that_never_changes_keeps_all_of_it() => Mser5.Of([.. Enumerable.Repeat(0.0, 500)]).ShouldBe(new Truncation(0, IsSteady: true));

    [Fact]
    public void A_series_that_grows_to_its_end_is_not_steady_and_loses_half() => Mser5.Of([.. Enumerable.Range(0, 500).Select(place => (double)place)]).ShouldBe(new Truncation(250, IsSteady: false));

    [Fact]
    public void Of_a_few_values_nothing_can_be_said() => Mser5.Of([.. Noise(49)]).ShouldBe(new Truncation(0, IsSteady: false));

    // By the formula of the paper, squares summed anew for every truncation.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    public void It_is_the_least_of_the_papers_formula(double decay)
    {
        double[] values = [.. Noise(800).Select((value, place) => value + (30 * Math.Exp(-decay * place)))];
        double[] means = [.. values.Chunk(5).Select(five => five.Average())];
        double Error(int left) => means[left..].Sum(mean => Math.Pow(mean - means[left..].Average(), 2)) / Math.Pow(means.Length - left, 2);
        Mser5.Of(values).Left.ShouldBe(5 * Enumerable.Range(0, 81).MinBy(Error));
    }

    private static IEnumerable<double> Noise(int count)
    {
        var random = new MathNet.Numerics.Random.MersenneTwister(7);
        return [.. Enumerable.Range(0, count).Select(_ => Normal.Sample(random, 0, 1))];
    }
}
