using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Analysis;

/// <summary>A cluster of sightings in space and time.</summary>
/// <param name="Field">The field of the matters.</param>
/// <param name="Cells">The cells, the centre first.</param>
/// <param name="FromDay">The first day.</param>
/// <param name="Days">How many days.</param>
/// <param name="Count">Sightings there.</param>
/// <param name="Expected">As many would be expected.</param>
/// <param name="P">The chance of so many or more where nothing is special.</param>
/// <param name="Matter">The most frequent matter among them.</param>
internal sealed record HotSpot(string Field, ImmutableArray<int> Cells, int FromDay, int Days, long Count, double Expected, double P, int Matter)
{
    /// <summary>The town that it is the whole of, or −1.</summary>
    public int Town { get; init; } = -1;

    /// <summary>The county that it is the whole of, or −1.</summary>
    public int County { get; init; } = -1;

    /// <summary>Whether it is a whole town or county.</summary>
    public bool IsArea => Town >= 0 || County >= 0;

    /// <summary>How many more than expected.</summary>
    public double Excess => Count - Expected;
}

/// <summary>
/// Hot spots (热点): cylinders of space and time (a cell, or it and its six neighbours; 1, 3, 7 days, or the whole run) that hold more
/// sightings of a field than expected. Expected is the town's number spread evenly over its cells, times the city's share of those days:
/// a grid is drawn so that its cells carry alike. Whole towns and counties stand against the city (<see cref="AreaSpots"/>). The margins are the data's
/// own, so the Poisson tail is conservative. Three families, short, lasting and areas, each at a third of the false-discovery rate.
/// </summary>
internal static class HotSpots
{
    /// <summary>Fewer are told under repeat matters.</summary>
    public const int Fewest = 4;

    private static readonly int[] Windows = [1, 3, 7];

    /// <summary>Hot spots that do not overlap, the least likely by chance first.</summary>
    public static ImmutableArray<HotSpot> Find(CityDefinition city, ReadOnlySpan<Sighting> sightings, int days)
    {
        var zones = Zones.Of(city);
        var fields = FieldCounts.Of(city, sightings, days);
        var (shorter, lasting) = (new List<HotSpot>(), new List<HotSpot>());
        foreach (var field in fields) Search(city, field, zones, days, shorter, lasting);
        var perZone = Windows.Where(window => window < days).Sum(window => days - window + 1L);
        var tested = 2L * city.Cells.Length * fields.Length;
        var (areas, areaTests) = AreaSpots.Search(city, fields, sightings, days, Windows);
        HotSpot[] claimed = [.. Claimed(shorter, tested * perZone), .. Claimed(lasting, tested), .. Claimed(areas, areaTests)];
        return Apart(claimed.OrderBy(spot => spot.IsArea).ThenBy(spot => spot.P).ThenBy(spot => spot.Cells.Length).ThenBy(spot => spot.Days).ThenBy(spot => spot.Cells[0]).ThenBy(spot => spot.FromDay));
    }

    private static IEnumerable<HotSpot> Claimed(List<HotSpot> candidates, long tests)
    {
        if (candidates.Count == 0) return [];
        var threshold = FalseDiscovery.Threshold(candidates.Select(spot => spot.P), tests, FalseDiscovery.Rate / 3);
        return candidates.Where(spot => spot.P <= threshold);
    }

    private static void Search(CityDefinition city, FieldCounts field, ImmutableArray<int[]> zones, int days, List<HotSpot> shorter, List<HotSpot> lasting)
    {
        var inZone = new long[days];
        foreach (var cell in field.CellsSeen)
        {
            foreach (var size in (int[])[1, Zones.Large])
            {
                var zone = zones[cell].AsSpan(0, Math.Min(size, zones[cell].Length));
                Array.Clear(inZone);
                var expected = 0.0;
                foreach (var member in zone)
                {
                    field.AddDays(member, inZone);
                    expected += field.ExpectedIn(city.Cells[member].Town);
                }

                foreach (var window in Windows.Where(window => window < days)) Slide(field, zone, inZone, expected, window, shorter);
                Test(field, zone, 0, days, inZone.Sum(), expected, lasting);
            }
        }
    }

    private static void Slide(FieldCounts field, ReadOnlySpan<int> zone, long[] inZone, double expected, int window, List<HotSpot> found)
    {
        var count = 0L;
        for (var day = 0; day < inZone.Length; day++)
        {
            count += inZone[day] - (day >= window ? inZone[day - window] : 0);
            if (day >= window - 1 && count >= Fewest) Test(field, zone, day - window + 1, window, count, expected * field.ShareOf(day - window + 1, window), found);
        }
    }

    private static void Test(FieldCounts field, ReadOnlySpan<int> zone, int from, int days, long count, double expected, List<HotSpot> found)
    {
        if (count < Fewest || count < 1.2 * expected) return;
        var p = PoissonTail.AtLeast(count, expected);
        if (p < 1e-4) found.Add(new HotSpot(field.Name, [.. zone], from, days, count, expected, p, field.MostFrequent(zone, from, days)));
    }

    // The strongest of those that share a cell and a day stands for all of them; a place within it that makes up half of an area's excess
    // says more than the area.
    private static ImmutableArray<HotSpot> Apart(IEnumerable<HotSpot> ordered)
    {
        var kept = new List<HotSpot>();
        foreach (var spot in ordered)
        {
            HotSpot[] shared = [.. kept.Where(other => other.Field == spot.Field && other.FromDay < spot.FromDay + spot.Days && spot.FromDay < other.FromDay + other.Days && other.Cells.Intersect(spot.Cells).Any())];
            if (shared.Any(other => other.IsArea == spot.IsArea) || (shared.Length > 0 && shared.Sum(other => other.Excess) >= spot.Excess / 2)) continue;
            kept.Add(spot);
        }

        return [.. kept.OrderBy(spot => spot.P).ThenBy(spot => spot.Cells.Length).ThenBy(spot => spot.Cells[0]).ThenBy(spot => spot.FromDay)];
    }
}
