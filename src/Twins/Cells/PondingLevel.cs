namespace Liandong.Twins.Cells;

/// <summary>
/// The four levels of standing water: 15 cm blue (watch), 27 cm yellow (small cars at risk), 40 cm orange (close the road),
/// 50 cm red (evacuate). 15 cm is GB 51222-2017's limit for a passable lane; the others are operational practice.
/// </summary>
public static class PondingLevel
{
    /// <summary>The highest level.</summary>
    public const int Highest = 4;

    private static readonly int[] Thresholds = [0, 150, 270, 400, 500];

    /// <summary>The depth in mm at which a level (1 to 4) begins; 0 for level 0.</summary>
    public static int ThresholdMillimetres(int level) => Thresholds[level];

    /// <summary>The level of a depth in mm, 0 to 4.</summary>
    public static int Of(long depthMillimetres)
    {
        var level = 0;
        while (level < Highest && depthMillimetres >= Thresholds[level + 1]) level++;
        return level;
    }

    /// <summary>The level now when it was <paramref name="before"/>: it falls only when the depth is this much below a threshold, so that it does not chatter.</summary>
    public static int Follow(int before, long depthMillimetres, int fallBackMillimetres)
    {
        var level = Of(depthMillimetres);
        if (level >= before) return level;
        return Math.Min(before, Of(depthMillimetres + fallBackMillimetres));
    }
}
