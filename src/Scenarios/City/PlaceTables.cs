using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using NetTopologySuite.Geometries;

namespace Liandong.Scenarios.City;

/// <summary>Reads the outline, the counties and the towns, and divides the city among them.</summary>
internal static class PlaceTables
{
    private const int MostCounties = 200;
    private const int MostTowns = 5_000;
    private const int MostPeople = 150_000_000;
    private const double LeastMetresBetweenSeats = 50;
    private const double SquareMetresPerKm2 = 1_000_000;

    public static void Read(CityDraft draft)
    {
        var outline = draft.Problems.Get(() => Outline(draft));
        var counties = draft.Problems.Get(() => draft.Table("counties", ["code", "zh", "en", "longitude", "latitude"]));
        var towns = draft.Problems.Get(() => draft.Table("towns", ["code", "zh", "en", "county", "longitude", "latitude", "population", "kind"]));
        draft.Problems.ThrowIfAny();
        draft.Counties = Counties(draft, counties!);
        draft.Towns = Towns(draft, towns!, outline!);
        draft.Problems.ThrowIfAny();
        RefuseEmptyCounties(draft, counties!);
        draft.Problems.ThrowIfAny();
        Divide(draft, outline!);
    }

    private static Polygon Outline(CityDraft draft)
    {
        var table = draft.Table("outline", ["longitude", "latitude"]);
        var points = table.Select(draft.Problems, (row, _) => Territories.Metres(draft.Plane.On(row.Point()))).ToList();
        draft.Problems.ThrowIfAny();
        if (!points[0].Equals2D(points[^1])) points.Add(points[0].Copy());
        if (points.Count < 4) throw new DefinitionException(table.File, table.Rows[^1].Line, "轮廓至少要有 3 个不同的点", "an outline needs at least 3 different points");
        var outline = new GeometryFactory().CreatePolygon([.. points]);
        return outline.IsValid && outline.Area > 0
            ? outline
            : throw new DefinitionException(table.File, table.Rows[0].Line, "轮廓自相交或面积为零；请按顺序绕行一周", "the outline crosses itself or has no area; list its points in order around the city");
    }

    private static ImmutableArray<County> Counties(CityDraft draft, Table table)
    {
        table.RefuseMoreThan(MostCounties, "县区", "counties");
        return table.Select(draft.Problems, (row, index) =>
        {
            var county = new County(index, row.Code(), row.Name(), row.Point(), 0, 0, []);
            draft.CountyCodes.Add(row, county.Code, index);
            return county;
        });
    }

    private static ImmutableArray<Town> Towns(CityDraft draft, Table table, Polygon outline)
    {
        table.RefuseMoreThan(MostTowns, "镇街", "towns");
        var seats = new List<(PlanePoint Place, Row Row)>();
        long people = 0;
        return table.Select(draft.Problems, (row, index) =>
        {
            var seat = row.Point();
            var place = draft.Plane.On(seat);
            if (!outline.Contains(new Point(Territories.Metres(place))))
                throw row.Wrong("longitude", $"{row.Text("zh")} ({seat.Longitude}, {seat.Latitude}) 在城市轮廓之外；请改正坐标（WGS 84，先经度后纬度）或轮廓", $"{row.Text("en")} ({seat.Longitude}, {seat.Latitude}) is outside the city's outline; correct the place (WGS 84, longitude before latitude) or the outline");
            foreach (var (other, otherRow) in seats)
            {
                if (other.DistanceTo(place).Value < LeastMetresBetweenSeats)
                    throw row.Wrong("longitude", $"与第 {otherRow.Line} 行的镇街在同一处，无法划分辖区", $"is at the same place as the town in line {otherRow.Line}, so their territories cannot be told apart");
            }

            var population = row.Whole("population", 1, 100_000_000);
            people += population;
            if (people > MostPeople) throw row.Wrong("population", $"到这一行人口合计 {people}，最多 {MostPeople}", $"with this row the city has {people} people, at most {MostPeople} are allowed");
            var kind = row.Choice<TownKind>("kind");
            var town = new Town(index, row.Code(), row.Name(), row.Reference("county", draft.CountyCodes), seat, place, 0, population, kind == TownKind.Subdistrict, []);
            draft.TownCodes.Add(row, town.Code, index);
            seats.Add((place, row));
            return town;
        });
    }

    private static void RefuseEmptyCounties(CityDraft draft, Table table)
    {
        foreach (var county in draft.Counties.Where(county => !draft.Towns.Any(town => town.County == county.Index)))
        {
            var row = table.Rows[county.Index];
            draft.Problems.Add(row.Wrong("code", $"{county.Name.Zh}没有镇街；请在镇街表中至少写一个 county 为 {county.Code} 的镇街", $"{county.Name.En} has no town; list at least one town whose county is {county.Code}"));
        }
    }

    private static void Divide(CityDraft draft, Polygon outline)
    {
        var territories = new Territories(draft.Plane, outline, [.. draft.Towns.Select(town => town.Place)]);
        draft.Territories = territories;
        draft.Towns = [.. draft.Towns.Select(town => town with
        {
            AreaKm2 = territories.Town(town.Index).Area / SquareMetresPerKm2,
            Territory = territories.Rings(territories.Town(town.Index)),
        })];
        draft.Counties = [.. draft.Counties.Select(county =>
        {
            var towns = draft.Towns.Where(town => town.County == county.Index).ToArray();
            var territory = territories.Union(towns.Select(town => town.Index));
            return county with { AreaKm2 = territory.Area / SquareMetresPerKm2, Population = towns.Sum(town => town.Population), Territory = territories.Rings(territory) };
        })];
    }

    private enum TownKind
    {
        Subdistrict,
        Town,
    }
}
