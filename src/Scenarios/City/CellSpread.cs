using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using NetTopologySuite.Geometries;

namespace Liandong.Scenarios.City;

/// <summary>
/// Lists and generates the grid cells. Generated ones are allotted to counties and towns by population; the n-th cell of a town stands at
/// the n-th point of the town's own low-discrepancy sequence, so one cell more moves no other.
/// </summary>
internal static class CellSpread
{
    // Roberts' R2 sequence: the powers of 1/ρ for the plastic number ρ spread points evenly over a square.
    private const double StepEast = 0.7548776662466927;
    private const double StepNorth = 0.5698402909980532;

    public static void Read(CityDraft draft)
    {
        var part = draft.Root.Map("cells");
        var amount = Amount.Read(part, draft.CountyCodes, draft.Counties.Length);
        var core = part.ShareOr("town-core", 0);
        var table = draft.Listed(part, ["code", "zh", "en", "town", "longitude", "latitude"]);
        part.Done();
        var seats = ImmutableArray.CreateBuilder<Seat>();
        if (table is not null) seats.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, row, index)));
        draft.Problems.ThrowIfAny();
        foreach (var (town, count) in PerTown(draft, part, amount))
        {
            var number = 0;
            foreach (var place in Spread(draft, town).Take(count)) seats.Add(Generated(draft, town, place, ++number, seats.Count));
        }

        RefuseEmptyTowns(draft, part, seats);
        draft.Cells = Complete(draft, seats, core);
    }

    private static Seat Listed(CityDraft draft, Row row, int index)
    {
        var point = row.Point();
        var place = draft.Plane.On(point);
        var town = row.Reference("town", draft.TownCodes);
        var at = Territories.Metres(place);
        if (!draft.Territories.Contains(town, at.X, at.Y))
            throw row.Wrong("longitude", $"网格不在 {draft.Towns[town].Name.Zh} 的辖区内", $"the cell lies outside the territory of {draft.Towns[town].Name.En}");
        var code = row.Code();
        draft.CellCodes.Add(row, code, index);
        return new Seat(code, row.Name(), town, point, place);
    }

    private static Seat Generated(CityDraft draft, Town town, Coordinate at, int number, int index)
    {
        var code = $"{town.Code}-{number:000}";
        draft.CellCodes.AddGenerated(draft.Root.File, code, index);
        var point = draft.Plane.Off(at.X, at.Y);
        return new Seat(code, new Text($"{town.Name.Zh}第{number}网格", $"{town.Name.En} Grid {number}"), town.Index, point, draft.Plane.On(point));
    }

    private static IEnumerable<(Town Town, int Count)> PerTown(CityDraft draft, StrictMap part, Amount amount)
    {
        var perCounty = draft.PerCounty(part, amount, county => county.Population);
        foreach (var county in draft.Counties.Where(county => perCounty[county.Index] > 0))
        {
            var towns = draft.Towns.Where(town => town.County == county.Index).ToArray();
            var counts = Allotment.Share(perCounty[county.Index], [.. towns.Select(town => (double)town.Population)]);
            for (var i = 0; i < towns.Length; i++) yield return (towns[i], counts[i]);
        }
    }

    // The town's seat, then ever denser points over its territory.
    private static IEnumerable<Coordinate> Spread(CityDraft draft, Town town)
    {
        yield return Territories.Metres(town.Place);
        var box = draft.Territories.Town(town.Index).EnvelopeInternal;
        var chance = CityDraft.ChanceOf(town.Code, "cells");
        var (east, north) = (chance.NextUnit(), chance.NextUnit());
        while (true)
        {
            east = Fraction(east + StepEast);
            north = Fraction(north + StepNorth);
            var at = new Coordinate(box.MinX + (east * box.Width), box.MinY + (north * box.Height));
            if (draft.Territories.Contains(town.Index, at.X, at.Y)) yield return at;
        }
    }

    private static double Fraction(double value) => value - (long)value;

    private static void RefuseEmptyTowns(CityDraft draft, StrictMap part, ImmutableArray<Seat>.Builder seats)
    {
        var counts = new int[draft.Towns.Length];
        foreach (var seat in seats) counts[seat.Town]++;
        foreach (var town in draft.Towns.Where(town => counts[town.Index] == 0))
        {
            draft.Problems.Add(new DefinitionException(part.File, part.Line, $"cells：{town.Name.Zh}没有网格；请增大 generate 或在表中列出", $"cells: {town.Name.En} has no cell; raise 'generate' or list one"));
        }

        draft.Problems.ThrowIfAny();
    }

    private static ImmutableArray<Cell> Complete(CityDraft draft, ImmutableArray<Seat>.Builder seats, double core)
    {
        var cells = new Cell[seats.Count];
        foreach (var group in seats.Select((seat, index) => (seat, index)).GroupBy(pair => pair.seat.Town))
        {
            var town = draft.Towns[group.Key];
            var members = group.ToArray();
            var people = Allotment.Share(town.Population, [.. members.Select(member => Weight(member.seat.Code))]);
            var urban = (int)(members.Length * core);
            var rank = members.OrderBy(member => member.seat.Place.DistanceTo(town.Place)).ThenBy(member => member.index).Select((member, place) => (member.index, place)).ToDictionary(pair => pair.index, pair => pair.place);
            foreach (var ((seat, index), place) in members.Select((member, place) => (member, place)))
                cells[index] = new Cell(index, seat.Code, seat.Name, town.Index, seat.Point, seat.Place, town.AreaKm2 / members.Length, people[place], town.Urban || rank[index] < urban);
        }

        return [.. cells];
    }

    // Cells of a town differ in size: from half to one and a half of the mean.
    private static double Weight(string code)
    {
        var chance = CityDraft.ChanceOf(code, "population");
        return 0.5 + chance.NextUnit();
    }

    private sealed record Seat(string Code, Text Name, int Town, GeoPoint Point, PlanePoint Place);
}
