namespace Liandong.Scenarios.Experiments;

/// <summary>
/// The step-down procedure of Holm (1979): of several comparisons none is claimed falsely, with at least the stated confidence for all of them together, however they
/// depend on each other.
/// </summary>
internal static class HolmCorrection
{
    /// <summary>p values that may each be held against the level itself, in the order given. What could not be tested claims nothing, and does not count among the comparisons.</summary>
    public static double?[] Adjusted(IReadOnlyList<double?> pValues)
    {
        var adjusted = new double?[pValues.Count];
        int[] tested = [.. Enumerable.Range(0, pValues.Count).Where(place => pValues[place] is not null).OrderBy(place => pValues[place]).ThenBy(place => place)];
        var greatest = 0.0;
        for (var rank = 0; rank < tested.Length; rank++)
        {
            greatest = Math.Max(greatest, Math.Min(1, (tested.Length - rank) * pValues[tested[rank]]!.Value));
            adjusted[tested[rank]] = greatest;
        }

        return adjusted;
    }
}
