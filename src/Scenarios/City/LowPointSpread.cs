using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>
/// Lists and generates the low points. Their figures suit the bucket A·dh/dt = C·i·Ac − Q: a pond of 200–3,000 m², a catchment 5–20 times
/// that, sewers of two to three years (36–50 mm/h; underpasses 60–80).
/// </summary>
internal static class LowPointSpread
{
    private const double FarthestNeighbourMetres = 5_000;
    private const int MostGenerated = 20_000;

    public static ImmutableArray<LowPoint> Read(CityDraft draft)
    {
        var part = draft.Root.MapOrEmpty("low-points");
        var amount = Amount.Read(part, draft.CountyCodes, draft.Counties.Length, MostGenerated);
        var urban = part.Number("urban-weight", 0, 1_000, 1);
        var rural = part.Number("rural-weight", 0, 1_000, 1);
        var table = draft.Listed(part, ["code", "zh", "en", "kind", "longitude", "latitude", "area-m2", "catchment-m2", "runoff", "drain-mm-per-hour", "inlets", "spill-mm", "lower"]);
        part.Done();
        var listed = table is null ? [] : Listed(draft, table);
        var points = listed.ToBuilder();
        var perCounty = draft.PerCounty(part, amount, county => draft.Cells.Where(cell => draft.Towns[cell.Town].County == county.Index).Sum(Weight));
        foreach (var county in draft.Counties.Where(county => perCounty[county.Index] > 0))
        {
            var draw = new CellDraw(draft, draft.Cells.Where(cell => draft.Towns[cell.Town].County == county.Index), Weight);
            if (draw.IsEmpty) throw part.Error("urban-weight", $"{county.Name.Zh}没有权重大于 0 的网格", $"{county.Name.En} has no cell whose weight is above 0");
            for (var number = 1; number <= perCounty[county.Index]; number++) points.Add(Generated(draft, draw, county, number, points.Count));
        }

        return Linked(draft, points, listed.Length);

        double Weight(Cell cell) => cell.Urban ? urban : rural;
    }

    private static ImmutableArray<LowPoint> Listed(CityDraft draft, Table table)
    {
        var points = table.Select(draft.Problems, (row, index) =>
        {
            var at = row.Point();
            var (cell, place) = draft.CellAt(row, at);
            var point = new LowPoint(index, row.Code(), row.Name(), row.Choice<LowPointKind>("kind"), cell, at, place, row.Number("area-m2", 1, 1_000_000), row.Number("catchment-m2", 1, 10_000_000), row.Number("runoff", 0.01, 1), row.Number("drain-mm-per-hour", 0, 1_000), row.Whole("inlets", 1, 1_000), row.Number("spill-mm", 10, 10_000), -1);
            draft.LowPointCodes.Add(row, point.Code, index);
            return point;
        });
        draft.Problems.ThrowIfAny();
        var linked = table.Select(draft.Problems, (row, index) => row.Has("lower") ? points[index] with { LowerNeighbour = row.Reference("lower", draft.LowPointCodes) } : points[index]);
        draft.Problems.ThrowIfAny();
        RefuseCycles(table, linked);
        return linked;
    }

    private static void RefuseCycles(Table table, ImmutableArray<LowPoint> points)
    {
        foreach (var start in points)
        {
            var path = new List<int>();
            for (var at = start.Index; at >= 0; at = points[at].LowerNeighbour)
            {
                if (path.Contains(at)) throw Cycle(table, points, path[path.IndexOf(at)..]);
                path.Add(at);
            }
        }
    }

    private static DefinitionException Cycle(Table table, ImmutableArray<LowPoint> points, List<int> cycle)
    {
        var chain = string.Join(" → ", cycle.Append(cycle[0]).Select(at => points[at].Code));
        return table.Rows[cycle[0]].Wrong("lower", $"低处邻点成环：{chain}；水不能往回流，请清空其中一个 lower", $"the lower neighbours run in a circle: {chain}; water cannot run back, so empty one of the 'lower'");
    }

    private static LowPoint Generated(CityDraft draft, CellDraw draw, County county, int number, int index)
    {
        var code = $"LP-{county.Code}-{number:000}";
        draft.LowPointCodes.AddGenerated(draft.Root.File, code, index);
        var chance = CityDraft.ChanceOf(code, "low point");
        var cell = draw.Next(ref chance);
        var (point, place) = draw.PlaceIn(cell, ref chance);
        var kind = KindIn(cell, ref chance);
        var area = Rounded(200 * PortableMath.Pow(15, chance.NextUnit()));
        var catchment = Rounded(area * Between(ref chance, 5, 20));
        var drain = kind == LowPointKind.Underpass ? Between(ref chance, 60, 80) : Between(ref chance, 36, 50);
        var inlets = Math.Clamp((int)(catchment / 1_500) + chance.NextBelow(3), 2, 12);
        var town = draft.Towns[cell.Town].Name;
        var (zh, en, runoff) = Words(kind);
        return new LowPoint(index, code, new Text($"{town.Zh}{zh}{number:000}", $"{town.En} {en} {number:000}"), kind, cell.Index, point, place, area, catchment, runoff, Rounded(drain), inlets, Rounded(Between(ref chance, 600, 1_200)), -1);
    }

    private static LowPointKind KindIn(Cell cell, ref Chance chance)
    {
        var (underpass, estate) = cell.Urban ? (0.20, 0.65) : (0.10, 0.40);
        var draw = chance.NextUnit();
        if (draw < underpass) return LowPointKind.Underpass;
        return draw < estate ? LowPointKind.OldEstate : LowPointKind.Crossing;
    }

    private static (string Zh, string En, double Runoff) Words(LowPointKind kind) => kind switch
    {
        LowPointKind.Underpass => ("下穿通道", "Underpass", 0.9),
        LowPointKind.OldEstate => ("老旧小区", "Old Estate", 0.7),
        LowPointKind.Crossing => ("路口", "Crossing", 0.85),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of low point."),
    };

    // Each generated point has a height of its own (by its code); water runs to the nearest lower point of its town, so never in a circle.
    private static ImmutableArray<LowPoint> Linked(CityDraft draft, ImmutableArray<LowPoint>.Builder points, int listed)
    {
        foreach (var town in points.Skip(listed).GroupBy(point => draft.Cells[point.Cell].Town).ToArray())
        {
            var members = town.Select(point => (Point: point, Height: Height(point.Code))).ToArray();
            foreach (var (source, height) in members)
            {
                var lower = members
                    .Where(member => member.Height < height)
                    .Select(member => member.Point)
                    .Where(point => point.Place.DistanceTo(source.Place).Value < FarthestNeighbourMetres)
                    .MinBy(point => point.Place.DistanceTo(source.Place));
                if (lower is not null) points[source.Index] = source with { LowerNeighbour = lower.Index };
            }
        }

        return points.ToImmutable();
    }

    private static double Between(ref Chance chance, double least, double most) => least + (chance.NextUnit() * (most - least));

    private static double Height(string code)
    {
        var chance = CityDraft.ChanceOf(code, "height");
        return chance.NextUnit();
    }

    private static double Rounded(double value) => (long)(value + 0.5);
}
