using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Geography;
using NetTopologySuite.Geometries;

namespace Liandong.Scenarios.Tests.CityFormat;

/// <summary>Checks the territories as they are handed out (rings in degrees), without the code that made them.</summary>
public sealed class TerritoryTests
{
    private static readonly CityDefinition City = CityFiles.Load("nantong");
    private static readonly LocalPlane Plane = new(City.Centre);
    private static readonly Geometry[] Towns = [.. City.Towns.Select(town => Shape(town.Territory))];

    [Fact]
    public void Every_town_seat_lies_in_its_own_territory_and_in_no_other()
    {
        foreach (var town in City.Towns)
        {
            var seat = new Point(Metres(town.Place));
            for (var other = 0; other < Towns.Length; other++) Towns[other].Contains(seat).ShouldBe(other == town.Index, town.Name.En);
        }
    }

    [Fact]
    public void Every_cell_lies_in_its_town()
    {
        foreach (var cell in City.Cells) Towns[cell.Town].Distance(new Point(Metres(cell.Place))).ShouldBeLessThan(0.1, cell.Code);
        City.Cells.Select(cell => cell.Place).Distinct().Count().ShouldBe(City.Cells.Length);
    }

    [Fact]
    public void Every_site_and_low_point_lies_in_the_town_of_its_cell()
    {
        foreach (var site in City.Sites) Towns[City.Cells[site.Cell].Town].Distance(new Point(Metres(site.Place))).ShouldBeLessThan(0.1, site.Code);
        foreach (var point in City.LowPoints) Towns[City.Cells[point.Cell].Town].Distance(new Point(Metres(point.Place))).ShouldBeLessThan(0.1, point.Code);
    }

    [Fact]
    public void Territories_fill_the_outline_without_overlap()
    {
        var outline = Outline();
        Towns.Sum(town => town.Area).ShouldBe(outline.Area, outline.Area / 1_000);
        City.Towns.Sum(town => town.AreaKm2).ShouldBe(outline.Area / 1e6, outline.Area / 1e9);
        var overlap = 0.0;
        for (var i = 0; i < Towns.Length; i++)
        {
            for (var j = i + 1; j < Towns.Length; j++) overlap += Towns[i].EnvelopeInternal.Intersects(Towns[j].EnvelopeInternal) ? Towns[i].Intersection(Towns[j]).Area : 0;
        }

        overlap.ShouldBeLessThan(outline.Area / 1_000_000);
    }

    [Fact]
    public void County_is_the_union_of_its_towns()
    {
        foreach (var county in City.Counties)
        {
            var towns = City.Towns.Where(town => town.County == county.Index).ToArray();
            county.AreaKm2.ShouldBe(towns.Sum(town => town.AreaKm2), 0.001);
            (Shape(county.Territory).Area / 1e6).ShouldBe(county.AreaKm2, 0.001);
        }
    }

    [Fact]
    public void Cells_of_a_town_share_its_area()
    {
        foreach (var town in City.Towns) City.Cells.Where(cell => cell.Town == town.Index).Sum(cell => cell.AreaKm2).ShouldBe(town.AreaKm2, 1e-6);
    }

    // The outline as the file lists it, read here on its own.
    private static Polygon Outline() => new(new LinearRing([.. File.ReadLines(Path.Combine(CityFiles.Folder("nantong"), "outline.csv")).Skip(1)
        .Select(line => line.Split(','))
        .Select(fields => Metres(Plane.On(new GeoPoint(double.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture)))))]));

    private static Geometry Shape(ImmutableArray<ImmutableArray<GeoPoint>> rings)
    {
        Geometry shape = Polygon.Empty;
        foreach (var ring in rings.Select(points => new LinearRing([.. points.Select(point => Metres(Plane.On(point)))])))
            shape = ring.IsCCW ? shape.Union(new Polygon(ring)) : shape.Difference(new Polygon(ring));
        return shape;
    }

    private static Coordinate Metres(PlanePoint place) => new(place.EastMillimetres / 1_000.0, place.NorthMillimetres / 1_000.0);
}
