using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>
/// Against figures that others computed: Student's sleep data of 1908 (Cushny and Peebles, ten patients and two drugs) as R's <c>t.test</c> gives them,
/// and the example of R's <c>p.adjust</c>.
/// </summary>
public class StatisticsTests
{
    private static readonly Measurement[] First = Measured(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2);
    private static readonly Measurement[] Second = Measured(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
    private static readonly Measurement Nothing = new(null, null, null);

    [Fact]
    public void A_mean_has_Students_interval()
    {
        var estimate = Estimate.Of(Second);
        estimate.Runs.ShouldBe(10);
        estimate.Mean!.Value.ShouldBe(2.33, 1e-12);
        estimate.StandardDeviation!.Value.ShouldBe(2.002249, 1e-6);
        (estimate.Mean - estimate.HalfWidth)!.Value.ShouldBe(0.8976775, 1e-6);
        (estimate.Mean + estimate.HalfWidth)!.Value.ShouldBe(3.7623225, 1e-6);
        (estimate.Least, estimate.Greatest).ShouldBe((-0.1, 5.5));
        estimate.Median!.Value.ShouldBe(1.75, 1e-12);
    }

    [Fact]
    public void Pairs_are_tested_by_their_differences()
    {
        var difference = Difference.Paired(First, Second);
        (difference.Runs, difference.LeftOut).ShouldBe((10, 0));
        difference.From!.Value.ShouldBe(0.75, 1e-12);
        difference.To!.Value.ShouldBe(2.33, 1e-12);
        difference.Mean!.Value.ShouldBe(1.58, 1e-12);
        (difference.Mean - difference.HalfWidth)!.Value.ShouldBe(0.7001142, 1e-6);
        (difference.Mean + difference.HalfWidth)!.Value.ShouldBe(2.4598858, 1e-6);
        difference.PValue!.Value.ShouldBe(0.002833, 1e-6);
    }

    [Fact]
    public void Independent_runs_are_tested_by_Welchs_test()
    {
        var difference = Difference.Independent(First, Second);
        difference.Mean!.Value.ShouldBe(1.58, 1e-12);
        (difference.Mean - difference.HalfWidth)!.Value.ShouldBe(-0.2054832, 1e-5);
        (difference.Mean + difference.HalfWidth)!.Value.ShouldBe(3.3654832, 1e-5);
        difference.PValue!.Value.ShouldBe(0.07939, 1e-5);
    }

    [Fact]
    public void Several_comparisons_are_corrected_as_Holm_says()
    {
        Adjusted(0.01, 0.02, 0.03, 0.04).ShouldBe([0.04, 0.06, 0.06, 0.06], 1e-12);
        Adjusted(0.04, 0.01).ShouldBe([0.04, 0.02], 1e-12);
        Adjusted(0.9, 0.8, 0.7).ShouldBe([1, 1, 1]);
        Adjusted().ShouldBeEmpty();
        HolmCorrection.Adjusted([0.04, null, 0.01]).ShouldBe([0.04, null, 0.02]);
    }

    [Fact]
    public void Runs_that_did_not_measure_are_counted_and_their_pairs_left_out()
    {
        Measurement awaited = new(null, 9_000, null);
        var estimate = Estimate.Of([.. Second, Nothing, awaited, awaited]);
        (estimate.Runs, estimate.NotMeasured, estimate.Awaited).ShouldBe((10, 1, 2));
        estimate.Mean!.Value.ShouldBe(2.33, 1e-12);
        var difference = Difference.Paired([.. First, new(5, null, null), Nothing], [.. Second, Nothing, new(7, null, null)]);
        (difference.Runs, difference.LeftOut).ShouldBe((10, 2));
        difference.Mean!.Value.ShouldBe(1.58, 1e-12);
    }

    [Fact]
    public void Too_few_runs_have_no_interval_and_no_p_value()
    {
        var estimate = Estimate.Of(Measured(4));
        (estimate.Mean, estimate.HalfWidth, estimate.StandardDeviation).ShouldBe((4, null, null));
        Estimate.Of([Nothing]).Mean.ShouldBeNull();
        var difference = Difference.Paired(Measured(4), Measured(6));
        (difference.Mean, difference.HalfWidth, difference.PValue).ShouldBe((2, null, null));
        Difference.Independent([Nothing], Measured(1, 2)).Mean.ShouldBeNull();
    }

    [Theory]
    [InlineData(2, 1.0 / 2, 1.0 / 3)]
    [InlineData(3, 1.0 / 4, 1.0 / 10)]
    [InlineData(10, 1.0 / 512, 1.0 / 92_378)]
    public void Runs_that_never_vary_leave_the_doubt_of_the_sign_test_in_pairs_and_else_of_the_permutation_test(int runs, double paired, double independent)
    {
        var (fives, sevens) = (Measured([.. Enumerable.Repeat(5.0, runs)]), Measured([.. Enumerable.Repeat(7.0, runs)]));
        foreach (var (difference, chance) in (ValueTuple<Difference, double>[])[(Difference.Paired(fives, sevens), paired), (Difference.Independent(fives, sevens), independent)])
        {
            (difference.Mean, difference.HalfWidth).ShouldBe((2, null));
            difference.PValue!.Value.ShouldBe(chance, 1e-12);
        }

        foreach (var difference in (Difference[])[Difference.Paired(fives, fives), Difference.Independent(fives, fives)]) (difference.Mean, difference.HalfWidth, difference.PValue).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void What_rounding_leaves_of_equal_differences_is_no_variance()
    {
        double[] from = [.. Enumerable.Range(1, 8).Select(run => run * 0.1)];
        from.Select(value => value + 0.7 - value).Distinct().Count().ShouldBeGreaterThan(1);
        var same = Difference.Paired(Measured(from), Measured([.. from.Select(value => value + 0.7)]));
        (same.HalfWidth, same.PValue).ShouldBe((null, 1.0 / 128));
        var none = Difference.Paired(Measured(0.1 + 0.2, 1), Measured(0.3, 1));
        (none.Mean, none.HalfWidth, none.PValue).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void What_is_no_number_is_never_certain()
    {
        foreach (var difference in (Difference[])[Difference.Paired(Measured(1, 2), Measured(double.NaN, 5)), Difference.Independent(Measured(1, 2), Measured(double.NaN, 5)), Difference.Paired(Measured(1, 2), Measured(double.PositiveInfinity, 5))])
            (difference.HalfWidth, difference.PValue).ShouldBe((null, null));
    }

    [Fact]
    public void Values_of_few_cases_are_counted() =>
        Estimate.Of([new(1, null, 19), new(2, null, 20), new(3, null, null)]).Weak.ShouldBe(1);

    private static Measurement[] Measured(params double[] values) => [.. values.Select(value => new Measurement(value, null, null))];

    private static double[] Adjusted(params double[] pValues) => [.. HolmCorrection.Adjusted([.. pValues.Select(value => (double?)value)]).Select(value => value!.Value)];
}
