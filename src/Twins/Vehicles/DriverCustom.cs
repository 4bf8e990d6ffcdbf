using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// What a driver makes of the rules on rest and of the ban by night: most keep them, some drive on for as long as they please and take short breaks
/// for rests, some take the expressway when it is closed to them. It belongs to the person, so it is the same in every run; what the watch takes for a rest or for too long plays no part in it.
/// </summary>
/// <param name="Stretch">Most driving that they do without a break, in milliseconds.</param>
/// <param name="Day">Most driving in 24 hours, in milliseconds.</param>
/// <param name="BreakAtLeast">The shortest stop that they count as a break, and the shortest one that they take, in milliseconds.</param>
/// <param name="BreakSpan">By how much a break may be longer, in milliseconds.</param>
/// <param name="MindsNoNightBan">Whether they drive on expressways while these are closed to hazardous goods.</param>
internal readonly record struct DriverCustom(long Stretch, long Day, long BreakAtLeast, long BreakSpan, bool MindsNoNightBan)
{
    private const long Minute = 60_000;
    private static readonly ulong Purpose = StableHash.Of("driver's custom");
    private static readonly ulong NightPurpose = StableHash.Of("driver's nights");

    public static DriverCustom Of(ulong vehicle, HazmatHabits habits)
    {
        var chance = new Chance(0, vehicle, Purpose);
        var byNight = new Chance(0, vehicle, NightPurpose).NextIs(habits.MindsNoNightBan);
        if (!chance.NextIs(habits.MindsNoRules)) return new DriverCustom(DrivingLog.LawfulStretch, DrivingLog.LawfulDay, DrivingLog.LawfulRest, 25 * Minute, byNight);
        var stretch = (180 + chance.NextBelow(241)) * Minute;
        var day = (420 + chance.NextBelow(241)) * Minute;
        return new DriverCustom(stretch, day, 10 * Minute, 30 * Minute, byNight);
    }
}
