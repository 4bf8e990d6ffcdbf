using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Analysis;

/// <summary>
/// Hot spots as large as a town or a county (全镇、全县热点), which their own cells cannot show: a field's part of all that was seen there in
/// 1, 3, 7 days or the whole run, against its part in the city in the same days. How many people live there, and how busy a day was, cancel.
/// </summary>
internal static class AreaSpots
{
    /// <summary>A third more than expected matters to somebody who has crews to send; less does not, however certain.</summary>
    private const double Least = 4.0 / 3;

    /// <summary>Those that may be claimed, and how many were tested.</summary>
    public static (List<HotSpot> Found, long Tests) Search(CityDefinition city, ImmutableArray<FieldCounts> fields, ReadOnlySpan<Sighting> sightings, int days, ReadOnlySpan<int> windows)
    {
        var all = UpTo(city, sightings, days, field: null);
        int[] spans = [.. windows.ToArray().Where(window => window < days), days];
        var found = new List<HotSpot>();
        foreach (var field in fields)
        {
            var own = UpTo(city, sightings, days, field.Name);
            for (var area = 0; area < city.Towns.Length + city.Counties.Length; area++)
            {
                foreach (var span in spans)
                {
                    for (var from = 0; from + span <= days; from++) Test(city, field, area, from, span, own, all, found);
                }
            }
        }

        return (found, (long)fields.Length * (city.Towns.Length + city.Counties.Length) * spans.Sum(span => days - span + 1L));
    }

    private static void Test(CityDefinition city, FieldCounts field, int area, int from, int days, long[][] own, long[][] all, List<HotSpot> found)
    {
        var (there, everything) = (Within(own[area], from, days), Within(all[area], from, days));
        var (elsewhere, inCity) = (Within(own[^1], from, days), Within(all[^1], from, days));
        if (there < HotSpots.Fewest) return;
        var expected = (double)everything * elsewhere / inCity;
        if (there < Least * expected || PoissonTail.AtLeast(there, expected) is not (< 1e-4 and var p)) return;
        var (town, county) = area < city.Towns.Length ? (area, -1) : (-1, area - city.Towns.Length);
        int[] cells = [.. city.Cells.Where(cell => town >= 0 ? cell.Town == town : city.Towns[cell.Town].County == county).Select(cell => cell.Index)];
        found.Add(new HotSpot(field.Name, [.. cells], from, days, there, expected, p, field.MostFrequent(cells, from, days)) { Town = town, County = county });
    }

    private static long Within(long[] upTo, int from, int days) => upTo[from + days] - upTo[from];

    // By town, then by county, and last the city: how many before each day.
    private static long[][] UpTo(CityDefinition city, ReadOnlySpan<Sighting> sightings, int days, string? field)
    {
        long[][] upTo = [.. Enumerable.Range(0, city.Towns.Length + city.Counties.Length + 1).Select(_ => new long[days + 1])];
        foreach (var sighting in sightings)
        {
            if (field is not null && city.Matters[sighting.Matter].Field != field) continue;
            var town = city.Cells[sighting.Cell].Town;
            upTo[town][sighting.Day + 1]++;
            upTo[city.Towns.Length + city.Towns[town].County][sighting.Day + 1]++;
            upTo[^1][sighting.Day + 1]++;
        }

        foreach (var counts in upTo)
        {
            for (var day = 0; day < days; day++) counts[day + 1] += counts[day];
        }

        return upTo;
    }
}
