using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>How far an alternative's mean lies from the base's. All in the indicator's unit.</summary>
public sealed record Difference
{
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

    /// <summary>Half the width of Student's 95 % interval of <see cref="Mean"/>; none with fewer than two runs.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>How probable a difference at least as large would be if there were none (t test, two-sided); none with fewer than two runs.</summary>
    public double? PValue { get; init; }

    /// <summary>Runs with the same seed side by side: the paired t test.</summary>
    public static Difference Paired(IReadOnlyList<Measurement> from, IReadOnlyList<Measurement> to)
    {
        (double From, double To)[] pairs = [.. from.Zip(to).Where(pair => pair.First.Value is not null && pair.Second.Value is not null).Select(pair => (pair.First.Value!.Value, pair.Second.Value!.Value))];
        var counted = new Difference { Runs = pairs.Length, LeftOut = from.Count - pairs.Length };
        if (pairs.Length == 0) return counted;
        double[] gains = [.. pairs.Select(pair => pair.To - pair.From)];
        var (mean, deviation) = ArrayStatistics.MeanStandardDeviation(gains);
        var means = counted with { From = ArrayStatistics.Mean([.. pairs.Select(pair => pair.From)]), To = ArrayStatistics.Mean([.. pairs.Select(pair => pair.To)]), Mean = mean };
        return pairs.Length < 2 ? means : means.Tested(deviation / Math.Sqrt(pairs.Length), pairs.Length - 1);
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
        // Welch and Satterthwaite; without any variance there is nothing to weigh.
        var freedom = both == 0 ? fewer - 1 : both * both / ((ofFirst * ofFirst / (first.Length - 1)) + (ofSecond * ofSecond / (second.Length - 1)));
        return means.Tested(Math.Sqrt(both), freedom);
    }

    private Difference Tested(double error, double freedom) => this with
    {
        HalfWidth = Estimate.Quantile(freedom) * error,
        // A difference that is the same in every run leaves no doubt.
        PValue = error > 0 ? 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(Mean!.Value) / error) : Mean == 0 ? 1 : 0,
    };

    private static double[] Values(IEnumerable<Measurement> measured) => [.. measured.Select(one => one.Value).OfType<double>()];
}
