using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Experiments;

/// <summary>A quantile of what runs measured: that share of futures stays at or below it.</summary>
/// <param name="Value">The quantile of the runs.</param>
/// <param name="Low">The lower end of its interval, which holds the true quantile in 95 of 100 experiments at least; none where even the least run may lie above that too often.</param>
/// <param name="High">The upper end; none where even the greatest run may lie below it too often.</param>
public sealed record QuantileEstimate(double Value, double? Low, double? High)
{
    private const double ExpectedBeyond = 2;
    private const double Tail = (1 - Estimate.Confidence) / 2;

    // 1 − 0.9 is a little less than 0.1.
    private const double Rounding = 1e-9;

    /// <summary>
    /// The quantile between two of the runs, whatever law they follow (Thompson 1936; David and Nagaraja, Order Statistics, 7.1): how many of n runs lie at or below the true quantile is
    /// binomial, and in at most 2.5 % of experiments they are too few for the lower end, in at most 2.5 % too many for the upper.
    /// </summary>
    /// <param name="sorted">The runs' values, ascending.</param>
    /// <param name="share">Which quantile, between 0 and 1.</param>
    /// <returns>None with so few runs that fewer than two are expected beyond it.</returns>
    public static QuantileEstimate? Of(IReadOnlyList<double> sorted, double share)
    {
        var runs = sorted.Count;
        if (runs * Math.Min(share, 1 - share) < ExpectedBeyond - Rounding) return null;
        var (below, above) = (Outside(runs, share), Outside(runs, 1 - share));
        return new QuantileEstimate(sorted[(int)Math.Ceiling((runs * share) - Rounding) - 1], below == 0 ? null : sorted[below - 1], above == 0 ? null : sorted[^above]);
    }

    // The place, counted from the outermost run, of the last run that lies further in than the true quantile seldom enough.
    private static int Outside(int runs, double share) => Enumerable.Range(0, runs).TakeWhile(count => Binomial.CDF(share, runs, count) <= Tail).Count();
}
