namespace Liandong.Twins.Releases;

/// <summary>
/// How stable somebody takes the air to be who knows no more than the hour and the wind: Pasquill's table (F. Pasquill 1961, Meteorological
/// Magazine 90, 33–49; as in D. B. Turner 1970, Workbook of Atmospheric Dispersion Estimates, table 3-1) without the sky. Assumed: moderate sun
/// from 10 to 16 h, slight sun in the other hours of the day, a clear night from 18 to 6 h; of two classes the more stable one, in which gas
/// goes farther. The judgement may be wrong: under a closed cover of cloud it is.
/// </summary>
public static class PasquillTable
{
    // Wind below 2, 3, 5 and 6 m/s, and above.
    private static readonly double[] Below = [2, 3, 5, 6];
    private static readonly Stability[] ModerateSun = [Stability.B, Stability.B, Stability.C, Stability.D, Stability.D];
    private static readonly Stability[] SlightSun = [Stability.B, Stability.C, Stability.C, Stability.D, Stability.D];
    private static readonly Stability[] ClearNight = [Stability.F, Stability.F, Stability.E, Stability.D, Stability.D];

    /// <summary>The class that is taken for the true one.</summary>
    /// <param name="hour">Hour of the day, 0 to 23.</param>
    /// <param name="metresPerSecond">The wind at 10 m.</param>
    public static Stability Judge(int hour, double metresPerSecond)
    {
        var row = 0;
        while (row < Below.Length && metresPerSecond >= Below[row]) row++;
        return hour switch
        {
            < 6 or >= 18 => ClearNight[row],
            >= 10 and < 16 => ModerateSun[row],
            _ => SlightSun[row],
        };
    }
}
