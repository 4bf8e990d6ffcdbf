using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>How far an alternative's mean lies from the base's. All in the indicator's unit.</summary>
/// <remarks>
/// Runs of which none differs from the others have no variance to test by, and a difference is then no more certain than they are many: n pairs that all differ by the same might each
/// as well have differed the other way (the sign test's least p value, 2 ÷ 2ⁿ); n runs of one value and m of another might have been dealt out in any other way (the permutation test's,
/// 2 ÷ C(n + m, n)). There is then no interval, unless nothing differs at all.
/// </remarks>
public sealed record Difference
{
    // Sums and quotients of equal values differ by as much of the greatest of them.
    private const double Rounding = 1e-12;

    /// <summary>Runs that are compared: pairs with the same seed, or, without common random numbers, the fewer of the two.</summary>
    public required int Runs { get; init; }

    /// <summary>Pairs, or runs of either, that could not be compared because one of them did not measure the indicator.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The base's mean over the runs that are compared.</summary>
    public double? From { get; init; }

    /// <summary>The alternative's mean over the runs that are compared.</summary>
    public double? To { get; init; }

    /// <summary><see cref="To"/> − <see cref="From"/>.</summary>
    public double? Mean { get; init; }

    /// <summary>Half the width of Student's 95 % interval of <see cref="Mean"/>; none with fewer than two runs, and where all differ by the same.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>How probable a difference at least as large would be if there were none (t test, two-sided; of runs that do not vary the sign or permutation test); none with fewer than two runs.</summary>
    public double? PValue { get; init; }

    /// <summary>Runs with the same seed side by side: the paired t test.</summary>
    public static Difference Paired(IReadOnlyList<Measurement> from, IReadOnlyList<Measurement> to) => Paired(from, to, greatest: 0);

    /// <summary>Figures reckoned from runs side by side: the paired t test.</summary>
    /// <param name="from">The base's.</param>
    /// <param name="to">The alternative's.</param>
    /// <param name="greatest">The greatest of what they were reckoned from, whose rounding they carry.</param>
    internal static Difference Paired(IReadOnlyList<Measurement> from, IReadOnlyList<Measurement> to, double greatest)
    {
        (double From, double To)[] pairs = [.. from.Zip(to).Where(pair => pair.First.Value is not null && pair.Second.Value is not null).Select(pair => (pair.First.Value!.Value, pair.Second.Value!.Value))];
        var counted = new Difference { Runs = pairs.Length, LeftOut = from.Count - pairs.Length };
        if (pairs.Length == 0) return counted;
        double[] gains = [.. pairs.Select(pair => pair.To - pair.From)];
        var (mean, deviation) = ArrayStatistics.MeanStandardDeviation(gains);
        var means = counted with { From = ArrayStatistics.Mean([.. pairs.Select(pair => pair.From)]), To = ArrayStatistics.Mean([.. pairs.Select(pair => pair.To)]), Mean = mean };
        if (pairs.Length < 2) return means;
        var rounded = Math.Max(greatest, Greatest([.. pairs.SelectMany(pair => (double[])[pair.From, pair.To])]));
        return means.Tested(deviation / Math.Sqrt(pairs.Length), pairs.Length - 1, rounded, LeastPValue(pairs.Length));
    }

    /// <summary>Runs with seeds of their own: Welch's t test, which lets the two vary differently.</summary>
    public static Difference Independent(IReadOnlyCollection<Measurement> from, IReadOnlyCollection<Measurement> to)
    {
        var (first, second) = (Values(from), Values(to));
        var fewer = Math.Min(first.Length, second.Length);
        var counted = new Difference { Runs = fewer, LeftOut = from.Count + to.Count - first.Length - second.Length };
        if (fewer == 0) return counted;
        var (mean, other) = (ArrayStatistics.Mean(first), ArrayStatistics.Mean(second));
        var means = counted with { From = mean, To = other, Mean = other - mean };
        if (fewer < 2) return means;
        var (ofFirst, ofSecond) = (ArrayStatistics.Variance(first) / first.Length, ArrayStatistics.Variance(second) / second.Length);
        var both = ofFirst + ofSecond;
        // Welch and Satterthwaite.
        var freedom = both * both / ((ofFirst * ofFirst / (first.Length - 1)) + (ofSecond * ofSecond / (second.Length - 1)));
        var deals = Combinatorics.Combinations(first.Length + second.Length, first.Length);
        return means.Tested(Math.Sqrt(both), freedom, Greatest([.. first, .. second]), Math.Min(1, 2 / deals));
    }

    private Difference Tested(double error, double freedom, double greatest, double leastPValue)
    {
        if (!double.IsFinite(error)) return this;
        if (error > Rounding * greatest) return this with { HalfWidth = Estimate.Quantile(freedom) * error, PValue = 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(Mean!.Value) / error) };
        return Math.Abs(Mean!.Value) <= Rounding * greatest ? this with { Mean = 0, HalfWidth = 0, PValue = 1 } : this with { PValue = leastPValue };
    }

    /// <summary>The sign test's least p value, two-sided: what runs that do not vary can show at most.</summary>
    /// <param name="runs">How many they are.</param>
    internal static double LeastPValue(int runs) => Math.ScaleB(1, 1 - runs);

    private static double Greatest(double[] values) => ArrayStatistics.MaximumAbsolute(values);

    private static double[] Values(IEnumerable<Measurement> measured) => [.. measured.Select(one => one.Value).OfType<double>()];
}
