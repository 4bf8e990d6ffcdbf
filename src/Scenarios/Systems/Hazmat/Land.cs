using Liandong.Scenarios.City;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>Where a road can lead: inside the territory of the counties, and not across a line that only expressways cross.</summary>
internal sealed class Land
{
    private const double StepMetres = 500;

    private readonly PlanePoint[][] _rings;
    private readonly PlanePoint[][] _barriers;

    public Land(CityDefinition city)
    {
        var plane = new LocalPlane(city.Centre);
        _rings = [.. city.Counties.SelectMany(county => county.Territory).Select(ring => ring.Select(plane.On).ToArray())];
        _barriers = [.. city.Hazmat.Barriers.Select(line => line.Points.Select(plane.On).ToArray())];
    }

    /// <summary>Whether a straight road can lead from one place to another.</summary>
    public bool Carries(PlanePoint from, PlanePoint to)
    {
        foreach (var line in _barriers)
        {
            for (var i = 1; i < line.Length; i++)
            {
                if (Segments.Crossing(from, to, line[i - 1], line[i]) is not null) return false;
            }
        }

        var steps = (int)(from.DistanceTo(to).Value / StepMetres) + 1;
        for (var step = 1; step < steps; step++)
        {
            if (!IsInside(Segments.At(from, to, (double)step / steps))) return false;
        }

        return true;
    }

    /// <summary>The nearest place on a barrier; null when the city has none.</summary>
    public PlanePoint? NearestBarrier(PlanePoint place)
    {
        PlanePoint? nearest = null;
        foreach (var line in _barriers)
        {
            for (var i = 1; i < line.Length; i++)
            {
                var at = Segments.At(line[i - 1], line[i], Segments.Nearest(line[i - 1], line[i], place));
                if (nearest is not { } best || at.DistanceTo(place) < best.DistanceTo(place)) nearest = at;
            }
        }

        return nearest;
    }

    /// <summary>Whether a place lies in some county: a ray to the east crosses its rings an odd number of times.</summary>
    public bool IsInside(PlanePoint place)
    {
        var inside = false;
        foreach (var ring in _rings)
        {
            for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
            {
                var (a, b) = (ring[i], ring[j]);
                if (a.NorthMillimetres > place.NorthMillimetres == b.NorthMillimetres > place.NorthMillimetres) continue;
                var east = a.EastMillimetres + ((double)(b.EastMillimetres - a.EastMillimetres) * (place.NorthMillimetres - a.NorthMillimetres) / (b.NorthMillimetres - a.NorthMillimetres));
                if (place.EastMillimetres < east) inside = !inside;
            }
        }

        return inside;
    }
}
