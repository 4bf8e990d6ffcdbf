using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>A stay of a vehicle (停留): it did not leave a place for some time.</summary>
/// <param name="Place">The middle of the reports during the stay.</param>
/// <param name="From">The first report there.</param>
/// <param name="To">The last one.</param>
/// <param name="TankChange">The level at the end less the level at the beginning, in centilitres; 0 without a sensor.</param>
public readonly record struct Stay(PlanePoint Place, SimTime From, SimTime To, long TankChange)
{
    /// <summary>How long.</summary>
    public SimDuration Length => To - From;
}
