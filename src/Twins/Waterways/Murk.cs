using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>
/// What a water-quality gauge takes for foul water that nobody let go (浊度干扰): mud that ships stir up, weed or dirt on its
/// probe. It lies at this one gauge and does not drift. Drawn by station and day of the run alone, so nobody's discharge moves it.
/// Assumed: for 30 min (median, σ of the logarithm 0.8), twice the background (median, σ 0.5); how often, the scenario says.
/// </summary>
/// <param name="Key">The station's.</param>
/// <param name="ADay">How often a day, at most once.</param>
public readonly record struct Murk(ulong Key, double ADay)
{
    private const long Day = 86_400_000;
    private const double MedianMinutes = 30;
    private const double MedianHeight = 100;
    private static readonly SimDuration Longest = SimDuration.FromHours(12);
    private static readonly ulong Purpose = StableHash.Of("a gauge reads murk");

    /// <summary>What it adds to a reading, in the gauge's own units; nothing on most days.</summary>
    public int At(SimTime now, ulong seed)
    {
        if (ADay <= 0) return 0;
        var day = now.Milliseconds / Day;
        // One that began yesterday may last.
        return Math.Max(Of(day, now, seed), day == 0 ? 0 : Of(day - 1, now, seed));
    }

    private int Of(long day, SimTime now, ulong seed)
    {
        var chance = new Chance(seed, Key + (ulong)day, Purpose);
        if (!chance.NextIs(ADay)) return 0;
        var begins = new SimTime((day * Day) + (long)(chance.NextUnit() * Day));
        var lasts = SimDuration.FromMinutes(chance.NextLogNormal(MedianMinutes, 0.8));
        if (now < begins || now - begins >= (lasts < Longest ? lasts : Longest)) return 0;
        return (int)chance.NextLogNormal(MedianHeight, 0.5);
    }
}
