using System.Collections.Immutable;
using Liandong.Twins.Geography;

namespace Liandong.Twins.Tracing;

/// <summary>The banks of the river on the map: each a row of points joined by straight lines.</summary>
public sealed class RiverBank(params IReadOnlyList<PlanePoint>[] lines)
{
    private readonly ImmutableArray<IReadOnlyList<PlanePoint>> _lines = [.. lines];

    /// <summary>No river at all: everything is far from it.</summary>
    public static readonly RiverBank None = new();

    /// <summary>How far a place is from it; 1,000 km when there is none.</summary>
    public Metres DistanceTo(PlanePoint place)
    {
        var least = new Metres(1_000_000);
        foreach (var line in _lines)
        {
            for (var i = 0; i < line.Count; i++)
            {
                var distance = Nearest(line[i], line[Math.Min(i + 1, line.Count - 1)], place).DistanceTo(place);
                if (distance < least) least = distance;
            }
        }

        return least;
    }

    private static PlanePoint Nearest(PlanePoint from, PlanePoint to, PlanePoint place)
    {
        double east = to.EastMillimetres - from.EastMillimetres;
        double north = to.NorthMillimetres - from.NorthMillimetres;
        var squared = (east * east) + (north * north);
        if (squared == 0) return from;
        var along = (((place.EastMillimetres - from.EastMillimetres) * east) + ((place.NorthMillimetres - from.NorthMillimetres) * north)) / squared;
        along = Math.Clamp(along, 0, 1);
        return new PlanePoint(from.EastMillimetres + (long)(along * east), from.NorthMillimetres + (long)(along * north));
    }
}
