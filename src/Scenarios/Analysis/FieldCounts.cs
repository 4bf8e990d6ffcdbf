using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Analysis;

/// <summary>Sightings of one field by cell and day, and what would be expected.</summary>
internal sealed class FieldCounts
{
    private readonly ILookup<int, Sighting> _byCell;
    private readonly double[] _expectedInCellOfTown;
    private readonly long[] _upToDay;

    private FieldCounts(string name, CityDefinition city, int[] cellsOfTown, IReadOnlyCollection<Sighting> sightings, int days)
    {
        Name = name;
        _byCell = sightings.ToLookup(sighting => sighting.Cell);
        CellsSeen = [.. _byCell.Select(cell => cell.Key).Order()];
        _expectedInCellOfTown = new double[city.Towns.Length];
        _upToDay = new long[days + 1];
        foreach (var sighting in sightings)
        {
            var town = city.Cells[sighting.Cell].Town;
            _expectedInCellOfTown[town] += 1.0 / cellsOfTown[town];
            _upToDay[sighting.Day + 1]++;
        }

        for (var day = 0; day < days; day++) _upToDay[day + 1] += _upToDay[day];
    }

    /// <summary>The field.</summary>
    public string Name { get; }

    /// <summary>The cells where there were any.</summary>
    public ImmutableArray<int> CellsSeen { get; }

    /// <summary>The fields of a city of which anything was seen.</summary>
    public static ImmutableArray<FieldCounts> Of(CityDefinition city, ReadOnlySpan<Sighting> sightings, int days)
    {
        var cellsOfTown = new int[city.Towns.Length];
        foreach (var cell in city.Cells) cellsOfTown[cell.Town]++;
        var byField = new SortedDictionary<string, List<Sighting>>(StringComparer.Ordinal);
        foreach (var sighting in sightings)
        {
            var field = city.Matters[sighting.Matter].Field;
            if (!byField.TryGetValue(field, out var list)) byField[field] = list = [];
            list.Add(sighting);
        }

        return [.. byField.Select(field => new FieldCounts(field.Key, city, cellsOfTown, field.Value, days))];
    }

    /// <summary>Adds a cell's sightings to the days on which they were.</summary>
    public void AddDays(int cell, long[] days)
    {
        foreach (var sighting in _byCell[cell]) days[sighting.Day]++;
    }

    /// <summary>How many would be expected in a cell of a town over the whole run.</summary>
    public double ExpectedIn(int town) => _expectedInCellOfTown[town];

    /// <summary>The share of the run's sightings that fell into some days.</summary>
    public double ShareOf(int from, int days) => (double)(_upToDay[from + days] - _upToDay[from]) / _upToDay[^1];

    /// <summary>The matter of most sightings in a zone and some days.</summary>
    public int MostFrequent(ReadOnlySpan<int> zone, int from, int days)
    {
        var matters = new List<int>();
        foreach (var cell in zone) matters.AddRange(_byCell[cell].Where(sighting => sighting.Day >= from && sighting.Day < from + days).Select(sighting => sighting.Matter));
        return matters.CountBy(matter => matter).OrderByDescending(matter => matter.Value).ThenBy(matter => matter.Key).First().Key;
    }
}
