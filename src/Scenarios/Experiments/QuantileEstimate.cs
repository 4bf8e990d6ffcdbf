using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Experiments;

/// <summary>A quantile of what runs measured: that share of futures stays at or below it.</summary>
/// <param name="Value">The quantile of the runs.</param>
/// <param name="Low">The lower end of its 95 % bootstrap interval.</param>
/// <param name="High">The upper end.</param>
public sealed record QuantileEstimate(double Value, double Low, double High)
{
    private const double ExpectedBeyond = 2;

    // 1 − 0.9 is a little less than 0.1.
    private const double Rounding = 1e-9;

    /// <summary>
    /// The quantile with its percentile bootstrap interval (Efron 1979). Whole runs are resampled, never what happened within one. How often the quantile of a resample
    /// lies at or below the j-th smallest of n runs is known, the binomial probability that enough of n draws do; so nothing is drawn, and the interval is that of endlessly many resamples.
    /// </summary>
    /// <param name="sorted">The runs' values, ascending.</param>
    /// <param name="share">Which quantile, between 0 and 1.</param>
    /// <returns>None with so few runs that fewer than two are expected beyond it.</returns>
    public static QuantileEstimate? Of(IReadOnlyList<double> sorted, double share)
    {
        var runs = sorted.Count;
        if (runs * Math.Min(share, 1 - share) < ExpectedBeyond - Rounding) return null;
        var rank = (int)Math.Ceiling((runs * share) - Rounding);
        return new QuantileEstimate(sorted[rank - 1], At((1 - Estimate.Confidence) / 2), At((1 + Estimate.Confidence) / 2));

        double At(double probability)
        {
            for (var place = 1; place < runs; place++)
            {
                if (1 - Binomial.CDF((double)place / runs, runs, rank - 1) >= probability) return sorted[place - 1];
            }

            return sorted[^1];
        }
    }
}
