using Liandong.Twins.Geography;

namespace Liandong.Twins.Releases;

/// <summary>
/// The area around and downwind of a release in which people are protected: a circle to isolate, and a rectangle that begins at the source
/// and lies downwind, as the guidebook draws it (as wide as it is long).
/// </summary>
/// <param name="Source">Where the gas escapes.</param>
/// <param name="Isolate">Radius of the circle in metres.</param>
/// <param name="Downwind">Length of the rectangle in metres.</param>
/// <param name="HalfWidth">Half its width in metres.</param>
/// <param name="TowardsEast">Where the wind blows to: a unit vector.</param>
/// <param name="TowardsNorth">Where the wind blows to: a unit vector.</param>
public readonly record struct Zone(PlanePoint Source, double Isolate, double Downwind, double HalfWidth, double TowardsEast, double TowardsNorth)
{
    /// <summary>Whether a place, with so many metres around it, touches the area.</summary>
    public bool Touches(PlanePoint place, double around)
    {
        if (place.DistanceTo(Source).Value <= Isolate + around) return true;
        var (east, north) = ((place.EastMillimetres - Source.EastMillimetres) / 1_000.0, (place.NorthMillimetres - Source.NorthMillimetres) / 1_000.0);
        var along = (east * TowardsEast) + (north * TowardsNorth);
        var across = Math.Abs((north * TowardsEast) - (east * TowardsNorth));
        return along >= -around && along <= Downwind + around && across <= HalfWidth + around;
    }
}
