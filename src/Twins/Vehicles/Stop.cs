using Liandong.Twins.Geography;

namespace Liandong.Twins.Vehicles;

/// <summary>A place off the road network and the node by which it is reached.</summary>
public readonly record struct Spot(PlanePoint Place, int Node);

/// <summary>A stop that a vehicle plans or makes.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="At">Where.</param>
/// <param name="Site">The registered site, or −1.</param>
/// <param name="Milliseconds">How long it takes once it can begin.</param>
/// <param name="Centilitres">What is to be loaded, delivered or sold.</param>
public readonly record struct Stop(StopPurpose Purpose, Spot At, int Site, long Milliseconds, long Centilitres = 0)
{
    /// <summary>Whether it serves the illegal trade.</summary>
    public bool IsGuilty => Purpose is StopPurpose.IllegalLoading or StopPurpose.IllegalSale;
}
