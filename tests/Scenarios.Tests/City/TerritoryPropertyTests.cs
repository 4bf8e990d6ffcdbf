using System.Collections.Immutable;
using CsCheck;
using Liandong.Scenarios.City;
using Liandong.Twins.Geography;
using NetTopologySuite.Geometries;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class TerritoryPropertyTests
{
    private static readonly LocalPlane Plane = new(new GeoPoint(120.9, 32.0));

    // A concave city, and seats on a 500 m grid: full of equal distances, rows and circles, where divisions like to fail.
    private static readonly Polygon Outline = new(new LinearRing([new(-1, -1), new(10_300, -1), new(10_300, 3_200), new(5_100, 3_700), new(10_300, 7_100), new(10_300, 10_300), new(-1, 10_300), new(-1, -1)]));

    [Fact]
    public void Any_seats_divide_the_outline_without_gap_or_overlap() => Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Array[1, 40].Sample(grid =>
    {
        ImmutableArray<PlanePoint> seats = [.. grid.Distinct().Select(at => new PlanePoint(at.Item1 * 500_000L, at.Item2 * 500_000L)).Where(at => Outline.Contains(new Point(at.EastMillimetres / 1e3, at.NorthMillimetres / 1e3)))];
        if (seats.IsEmpty) return;
        var territories = new Territories(Plane, Outline, seats);
        Enumerable.Range(0, seats.Length).Sum(town => territories.Town(town).Area).ShouldBe(Outline.Area, 1);
        territories.Union(Enumerable.Range(0, seats.Length)).Area.ShouldBe(Outline.Area, 1);
        for (var town = 0; town < seats.Length; town++) territories.TownAt(seats[town]).ShouldBe(town);
    }, iter: 50);

    [Fact]
    public void Place_belongs_to_the_nearest_seat() => Gen.Select(Gen.Int[0, 20], Gen.Int[0, 14], Gen.Int[1, 10_000], Gen.Int[1, 3_000]).Array[3, 20].Sample(draws =>
    {
        ImmutableArray<PlanePoint> seats = [.. draws.Select(at => new PlanePoint(at.Item1 * 500_000L, at.Item2 * 200_000L)).Distinct()];
        var territories = new Territories(Plane, Outline, seats);
        foreach (var (_, _, east, north) in draws)
        {
            var place = new PlanePoint((east * 1_000L) + 137, (north * 1_000L) + 291);
            var town = territories.TownAt(place);
            var nearest = seats.Min(seat => seat.DistanceTo(place).Value);
            seats[town].DistanceTo(place).Value.ShouldBe(nearest, 0.001);
        }
    }, iter: 50);
}
