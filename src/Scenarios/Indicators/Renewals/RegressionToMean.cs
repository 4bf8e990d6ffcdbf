namespace Liandong.Scenarios.Indicators.Renewals;

/// <summary>
/// What the chosen estates would have had without renewal. They were chosen after they had much, and would have had less anyway. The estates
/// that were not renewed tell how much of what an estate had comes again: a line of after on before (analysis of covariance; Barnett, van der
/// Pols and Dobson, Int J Epidemiol 2005;34:215). Choosing by what was before does not bend that line. One run says no more; the pair
/// of runs with and without renewal is the truth.
/// </summary>
internal static class RegressionToMean
{
    private const int FewestOthers = 10;

    /// <summary>Person-minutes to be expected of the chosen together; nothing with fewer than ten others, or others that all had the same.</summary>
    public static double? Expected(EstateRow[] others, EstateRow[] chosen)
    {
        if (others.Length < FewestOthers || chosen.Length == 0) return null;
        var (before, after) = (others.Average(estate => estate.HarmBefore), others.Average(estate => estate.HarmAfter));
        var (spread, together) = (0.0, 0.0);
        foreach (var estate in others)
        {
            spread += (estate.HarmBefore - before) * (estate.HarmBefore - before);
            together += (estate.HarmBefore - before) * (estate.HarmAfter - after);
        }

        return spread > 0 ? chosen.Sum(estate => Math.Max(0, after + (together / spread * (estate.HarmBefore - before)))) : null;
    }
}
