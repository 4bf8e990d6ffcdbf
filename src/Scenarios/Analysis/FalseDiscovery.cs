namespace Liandong.Scenarios.Analysis;

/// <summary>
/// The procedure of Benjamini and Hochberg (1995): of what it claims, at most this share is false in the mean; where nothing is there
/// (the global null), it claims anything at all with at most this probability. Valid for positively dependent tests, as overlapping
/// zones and windows are (Benjamini and Yekutieli 2001).
/// </summary>
internal static class FalseDiscovery
{
    /// <summary>The share of false claims that every topic keeps to.</summary>
    public const double Rate = 0.05;

    /// <summary>The greatest p-value that is claimed; below 0 when none is.</summary>
    /// <param name="pValues">Of the tests that could matter; the others' count as 1.</param>
    /// <param name="tests">How many tests there were.</param>
    /// <param name="rate">The share of false claims that is allowed.</param>
    public static double Threshold(IEnumerable<double> pValues, long tests, double rate = Rate)
    {
        double[] sorted = [.. pValues.Order()];
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (sorted[i] <= rate * (i + 1) / tests) return sorted[i];
        }

        return -1;
    }
}
