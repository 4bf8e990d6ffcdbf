using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Analysis;

/// <summary>For each cell of a city itself and its nearest neighbours: the zones that a hot spot may fill.</summary>
internal static class Zones
{
    /// <summary>Cells of the larger zone, its centre among them.</summary>
    public const int Large = 7;

    /// <summary>By cell: the cells of its large zone, the centre first, then by distance.</summary>
    public static ImmutableArray<int[]> Of(CityDefinition city)
    {
        int[] byEast = [.. city.Cells.OrderBy(cell => cell.Place.EastMillimetres).ThenBy(cell => cell.Index).Select(cell => cell.Index)];
        var zones = new int[city.Cells.Length][];
        for (var at = 0; at < byEast.Length; at++) zones[byEast[at]] = Nearest(city, byEast, at);
        return [.. zones];
    }

    // Outwards from the cell in both directions, until what comes next is farther east or west than the farthest neighbour.
    private static int[] Nearest(CityDefinition city, int[] byEast, int at)
    {
        var centre = city.Cells[byEast[at]].Place;
        var nearest = new List<(double Distance, int Cell)> { (0, byEast[at]) };
        var (left, right) = (at - 1, at + 1);
        while (left >= 0 || right < byEast.Length)
        {
            var west = left >= 0 ? East(left) : double.MaxValue;
            var east = right < byEast.Length ? East(right) : double.MaxValue;
            if (nearest.Count == Large && Math.Min(west, east) > nearest[^1].Distance) break;
            var cell = west <= east ? byEast[left--] : byEast[right++];
            Insert(nearest, (city.Cells[cell].Place.DistanceTo(centre).Value, cell));
        }

        return [.. nearest.Select(one => one.Cell)];

        double East(int place) => Math.Abs(city.Cells[byEast[place]].Place.EastMillimetres - centre.EastMillimetres) / 1_000.0;
    }

    private static void Insert(List<(double Distance, int Cell)> nearest, (double Distance, int Cell) one)
    {
        var place = nearest.Count;
        while (place > 1 && one.CompareTo(nearest[place - 1]) < 0) place--;
        if (place >= Large) return;
        nearest.Insert(place, one);
        if (nearest.Count > Large) nearest.RemoveAt(Large);
    }
}
