using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Analysis;

/// <summary>The same matter in the same place again and again.</summary>
/// <param name="Cell">Where.</param>
/// <param name="Matter">What.</param>
/// <param name="Count">How often in the run.</param>
/// <param name="Expected">How often would be expected.</param>
/// <param name="FirstDay">The first time.</param>
/// <param name="LastDay">The last time.</param>
/// <param name="MostIn30Days">The most within any thirty days.</param>
/// <param name="P">The chance of so many or more where nothing is special.</param>
internal sealed record RepeatMatter(int Cell, int Matter, long Count, double Expected, int FirstDay, int LastDay, int MostIn30Days, double P);

/// <summary>
/// Repeat matters (重复事项): the same matter in the same cell more often than the town's number, spread evenly over its cells, lets
/// expect; at least three times within thirty days.
/// </summary>
internal static class RepeatMatters
{
    private const int Fewest = 3;
    private const int Month = 30;

    /// <summary>The least likely by chance first.</summary>
    public static ImmutableArray<RepeatMatter> Find(CityDefinition city, ReadOnlySpan<Sighting> sightings)
    {
        var cellsOfTown = new int[city.Towns.Length];
        foreach (var cell in city.Cells) cellsOfTown[cell.Town]++;
        Sighting[] all = [.. sightings];
        var inTown = all.CountBy(sighting => (city.Cells[sighting.Cell].Town, sighting.Matter)).ToDictionary();
        var tests = inTown.Keys.Sum(pair => (long)cellsOfTown[pair.Town]);
        var candidates = new List<RepeatMatter>();
        foreach (var place in all.GroupBy(sighting => (sighting.Cell, sighting.Matter)))
        {
            int[] days = [.. place.Select(sighting => sighting.Day).Order()];
            if (days.Length < Fewest) continue;
            var town = city.Cells[place.Key.Cell].Town;
            var expected = (double)inTown[(town, place.Key.Matter)] / cellsOfTown[town];
            candidates.Add(new RepeatMatter(place.Key.Cell, place.Key.Matter, days.Length, expected, days[0], days[^1], MostWithin(days), PoissonTail.AtLeast(days.Length, expected)));
        }

        if (candidates.Count == 0) return [];
        var threshold = FalseDiscovery.Threshold(candidates.Select(one => one.P), tests);
        return [.. candidates.Where(one => one.P <= threshold && one.MostIn30Days >= Fewest).OrderBy(one => one.P).ThenBy(one => one.Cell).ThenBy(one => one.Matter)];
    }

    private static int MostWithin(int[] days)
    {
        var (most, from) = (0, 0);
        for (var to = 0; to < days.Length; to++)
        {
            while (days[to] - days[from] >= Month) from++;
            most = Math.Max(most, to - from + 1);
        }

        return most;
    }
}
