using Liandong.Scenarios.Analysis;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Analysis;

/// <summary>Sightings by chance alone over a city's cells and days, to plant something in.</summary>
internal sealed class PlantedTruth
{
    public const int Days = 28;

    private static readonly ulong WorldPurpose = StableHash.Of("planted world");

    private PlantedTruth(CityDefinition city) => City = city;

    public CityDefinition City { get; }

    public List<Sighting> Sightings { get; } = [];

    /// <summary>So many sightings, each in a town by its people, in any of its cells, on any day, of any matter that is seen in the street.</summary>
    public static PlantedTruth Homogeneous(CityDefinition city, ulong world, int count)
    {
        var truth = new PlantedTruth(city);
        int[] matters = [.. city.Matters.Where(matter => matter.Field is "urban" or "noise" or "environment").Select(matter => matter.Index)];
        Cell[][] cells = [.. city.Towns.Select(town => city.Cells.Where(cell => cell.Town == town.Index).ToArray())];
        int[] upTo = [.. city.Towns.Select(town => city.Towns.Take(town.Index + 1).Sum(other => other.Population))];
        var chance = new Chance(world, 0, WorldPurpose);
        for (var i = 0; i < count; i++)
        {
            var person = chance.NextBelow(upTo[^1]);
            var town = Array.FindIndex(upTo, sum => sum > person);
            var there = cells[town];
            truth.Sightings.Add(new Sighting(chance.NextBelow(Days), there[chance.NextBelow(there.Length)].Index, matters[chance.NextBelow(matters.Length)]));
        }

        return truth;
    }

    public PlantedTruth Plant(int count, int cell, int matter, int fromDay, int days)
    {
        for (var i = 0; i < count; i++) Sightings.Add(new Sighting(fromDay + (i % days), cell, matter));
        return this;
    }
}
