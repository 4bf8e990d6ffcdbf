namespace Liandong.Scenarios.Experiments;

/// <summary>
/// The step-down procedure of Holm (1979): of several comparisons none is claimed falsely, with at least the stated confidence for all of them together, however they
/// depend on each other.
/// </summary>
internal static class HolmCorrection
{
    /// <summary>p values that may each be held against the level itself, in the order given.</summary>
    public static double[] Adjusted(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var (greatest, rank) = (0.0, 0);
        foreach (var place in Enumerable.Range(0, pValues.Count).OrderBy(place => pValues[place]).ThenBy(place => place))
        {
            greatest = Math.Max(greatest, Math.Min(1, (pValues.Count - rank++) * pValues[place]));
            adjusted[place] = greatest;
        }

        return adjusted;
    }
}
