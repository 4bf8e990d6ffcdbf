using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// What a driver makes of the rules on rest: most keep them, some drive on for as long as they please and take short breaks for rests. It
/// belongs to the person, so it is the same in every run; what the watch takes for a rest or for too long plays no part in it.
/// </summary>
/// <param name="Stretch">Most driving that they do without a break, in milliseconds.</param>
/// <param name="Day">Most driving in 24 hours, in milliseconds.</param>
/// <param name="BreakAtLeast">The shortest stop that they count as a break, and the shortest one that they take, in milliseconds.</param>
/// <param name="BreakSpan">By how much a break may be longer, in milliseconds.</param>
internal readonly record struct DriverCustom(long Stretch, long Day, long BreakAtLeast, long BreakSpan)
{
    private const long Minute = 60_000;
    private static readonly ulong Purpose = StableHash.Of("driver's custom");

    public static DriverCustom Of(ulong vehicle, HazmatHabits habits)
    {
        var chance = new Chance(0, vehicle, Purpose);
        if (!chance.NextIs(habits.MindsNoRules)) return new DriverCustom(DrivingLog.LawfulStretch, DrivingLog.LawfulDay, DrivingLog.LawfulRest, 25 * Minute);
        var stretch = (180 + chance.NextBelow(241)) * Minute;
        var day = (420 + chance.NextBelow(241)) * Minute;
        return new DriverCustom(stretch, day, 10 * Minute, 30 * Minute);
    }
}
