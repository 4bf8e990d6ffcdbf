using System.Collections.Immutable;
using Liandong.Twins.Geography;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Triangulate;

namespace Liandong.Scenarios.City;

/// <summary>
/// The towns' territories: the Voronoi cells of their seats, cut by the city's outline, so that they fill it without overlap.
/// Geometry is in metres on the local plane.
/// </summary>
internal sealed class Territories
{
    private readonly LocalPlane _plane;
    private readonly ImmutableArray<Geometry> _towns;
    private readonly ImmutableArray<IndexedPointInAreaLocator> _locators;

    public Territories(LocalPlane plane, Geometry outline, ImmutableArray<PlanePoint> seats)
    {
        _plane = plane;
        _towns = seats.Length == 1 ? [outline] : Divide(outline, seats);
        _locators = [.. _towns.Select(town => new IndexedPointInAreaLocator(town))];
    }

    /// <summary>A town's territory.</summary>
    public Geometry Town(int town) => _towns[town];

    /// <summary>Whether a place lies in a town's territory.</summary>
    public bool Contains(int town, double eastMetres, double northMetres) =>
        _locators[town].Locate(new Coordinate(eastMetres, northMetres)) != Location.Exterior;

    /// <summary>The town whose territory holds this place, or −1.</summary>
    public int TownAt(PlanePoint place)
    {
        var at = Metres(place);
        for (var town = 0; town < _towns.Length; town++)
        {
            if (_towns[town].EnvelopeInternal.Contains(at) && Contains(town, at.X, at.Y)) return town;
        }

        return -1;
    }

    /// <summary>Territories as one: a county from its towns.</summary>
    public Geometry Union(IEnumerable<int> towns) => UnaryUnionOp.Union([.. towns.Select(town => _towns[town])]);

    /// <summary>The rings of a territory in degrees: shells run counter-clockwise, holes clockwise (RFC 7946).</summary>
    public ImmutableArray<ImmutableArray<GeoPoint>> Rings(Geometry territory)
    {
        var rings = ImmutableArray.CreateBuilder<ImmutableArray<GeoPoint>>();
        for (var part = 0; part < territory.NumGeometries; part++)
        {
            if (territory.GetGeometryN(part) is not Polygon polygon) continue;
            rings.Add(Ring(polygon.ExteriorRing, counterClockwise: true));
            foreach (var hole in polygon.InteriorRings) rings.Add(Ring(hole, counterClockwise: false));
        }

        return rings.ToImmutable();
    }

    /// <summary>A place in the geometry's metres.</summary>
    public static Coordinate Metres(PlanePoint place) => new(place.EastMillimetres / 1_000.0, place.NorthMillimetres / 1_000.0);

    private ImmutableArray<GeoPoint> Ring(LineString line, bool counterClockwise)
    {
        var points = line.Coordinates.Select(at => _plane.Off(at.X, at.Y)).ToImmutableArray();
        return ((LinearRing)line).IsCCW == counterClockwise ? points : [.. points.Reverse()];
    }

    private static ImmutableArray<Geometry> Divide(Geometry outline, ImmutableArray<PlanePoint> seats)
    {
        var envelope = outline.EnvelopeInternal.Copy();
        envelope.ExpandBy(Math.Max(envelope.Width, envelope.Height));
        var builder = new VoronoiDiagramBuilder { ClipEnvelope = envelope };
        builder.SetSites(seats.Select(Metres).ToArray());
        var cells = builder.GetDiagram(outline.Factory);
        var towns = new Geometry[seats.Length];
        var places = seats.Select((seat, town) => (Seat: Metres(seat), town)).ToDictionary(pair => pair.Seat, pair => pair.town);
        foreach (var cell in cells.Geometries) towns[places[(Coordinate)cell.UserData]] = cell.Intersection(outline);
        return [.. towns];
    }
}
