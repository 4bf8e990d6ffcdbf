using System.Collections.Immutable;
using System.Globalization;
using Bogus;
using Bogus.DataSets;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Reads what hazardous goods a city has and generates carriers, vehicles and eateries; each is drawn by its own code.</summary>
internal static class HazmatSpread
{
    /// <summary>The numbers of waybills leave five digits for the vehicle.</summary>
    private const int MostVehicles = 99_999;

    public static HazmatFleet Read(CityDraft draft, ImmutableArray<Site> sites, ImmutableArray<MapLine> lines)
    {
        if (draft.Root.MapOrNull("hazmat") is not { } part) return HazmatFleet.None;
        var goods = Goods(draft, part);
        var carriers = Count(part, "carriers", 10_000);
        var vehicles = part.Map("vehicles");
        var count = vehicles.Whole("generate", 0, MostVehicles);
        var sensors = vehicles.ShareOr("level-sensor", 0);
        vehicles.Done();
        var eateries = Count(part, "eateries", Amount.Most);
        var barriers = Barriers(part, lines);
        part.Done();
        draft.Problems.ThrowIfAny();
        ImmutableArray<Site> depots = [.. sites.Where(site => site.Kind == SiteKind.Depot)];
        if (count > 0 && (depots.IsEmpty || carriers == 0)) throw part.Error("vehicles", "要有车辆，城市须有货运场站 (depot) 和运输企业 (carriers)", "vehicles need depots among the city's sites and carriers");
        RequireSites(part, goods, sites);
        ImmutableArray<HazmatCarrier> companies = [.. Enumerable.Range(0, carriers).Select(index => Carrier(index, depots))];
        var homes = new Homes(draft, sites);
        return new HazmatFleet
        {
            Goods = goods,
            Carriers = companies,
            Vehicles = [.. Enumerable.Range(0, count).Select(index => Vehicle(index, goods, companies, homes, sensors))],
            Eateries = Eateries(draft, eateries),
            Barriers = barriers,
        };
    }

    private static int Count(StrictMap part, string key, int most)
    {
        if (part.MapOrNull(key) is not { } inner) return 0;
        var count = inner.Whole("generate", 0, most);
        inner.Done();
        return count;
    }

    private static ImmutableArray<HazmatGoods> Goods(CityDraft draft, StrictMap part)
    {
        var table = draft.Listed(part, ["un", "zh", "en", "class", "packing-group", "grams-per-litre", "tank-litres", "share", "loads-at", "unloads-at"])
            ?? throw part.Error("file", "须写明危险货物表", "the table of hazardous goods is missing");
        var goods = table.Select(draft.Problems, (row, index) => new HazmatGoods(
            index, row.Code("un"), row.Name(), row.Text("class"), row.Text("packing-group"), row.Whole("grams-per-litre", 1, 20_000), row.Whole("tank-litres", 1_000, 100_000), row.Share("share"), Kinds(row, "loads-at"), Kinds(row, "unloads-at")));
        draft.Problems.ThrowIfAny();
        var sum = goods.Sum(kind => kind.Share);
        if (Math.Abs(sum - 1) > 1e-9) throw part.Error("file", $"各种货物的份额之和应为 100%，实际是 {sum * 100:0.##}%", $"the shares of the goods must sum to 100%, but they sum to {sum * 100:0.##}%");
        return goods;
    }

    private static ImmutableArray<SiteKind> Kinds(Row row, string column) => [.. row.Text(column).Split(';').Select(word => Kind(row, column, word))];

    private static SiteKind Kind(Row row, string column, string word)
    {
        foreach (var kind in Enum.GetValues<SiteKind>())
        {
            if (Spelling.Kebab(kind.ToString()) == word) return kind;
        }

        var (zh, en) = Spelling.Hint(word, [.. Enum.GetNames<SiteKind>().Select(Spelling.Kebab)]);
        throw row.Wrong(column, $"不认识 '{word}'；{zh}", $"has an unknown word '{word}'; {en}");
    }

    private static void RequireSites(StrictMap part, ImmutableArray<HazmatGoods> goods, ImmutableArray<Site> sites)
    {
        foreach (var kind in goods)
        {
            if (!sites.Any(site => kind.LoadsAt.Contains(site.Kind)) || !sites.Any(site => kind.UnloadsAt.Contains(site.Kind)))
                throw part.Error("file", $"城市没有可装或可卸{kind.Name.Zh}的场所", $"the city has no site that loads or none that receives {kind.Name.En}");
        }
    }

    private static ImmutableArray<MapLine> Barriers(StrictMap part, ImmutableArray<MapLine> lines)
    {
        var barriers = ImmutableArray.CreateBuilder<MapLine>();
        foreach (var word in part.WordsOrEmpty("no-road-across"))
        {
            var named = lines.Where(line => line.Name.Zh == word || line.Name.En == word).ToArray();
            if (named.Length == 0)
            {
                var (zh, en) = Spelling.Hint(word, [.. lines.SelectMany(line => new[] { line.Name.Zh, line.Name.En }).Distinct(StringComparer.Ordinal)]);
                throw part.Error("no-road-across", $"没有叫 '{word}' 的线；{zh}", $"no line is called '{word}'; {en}");
            }

            barriers.AddRange(named);
        }

        return barriers.ToImmutable();
    }

    private static HazmatCarrier Carrier(int index, ImmutableArray<Site> depots)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"HC-{index + 1:0000}");
        var names = new Name("zh_CN") { Random = new Randomizer((int)(StableHash.Of(code) >> 33)) };
        var word = names.FirstName() + names.FirstName();
        // The depot with the highest hash: one depot more takes carriers to itself and moves no other.
        var depot = depots.MaxBy(site => StableHash.Of(StableHash.Of(code), StableHash.Of(site.Code)))!;
        return new HazmatCarrier(index, code, new Text($"{word}危险品运输有限公司", $"{Pinyin.Of(word)} Hazardous Goods Transport Co., Ltd."), depot.Code);
    }

    private static HazmatVehicle Vehicle(int index, ImmutableArray<HazmatGoods> goods, ImmutableArray<HazmatCarrier> carriers, Homes homes, double sensors)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"HV-{index + 1:00000}");
        var chance = CityDraft.ChanceOf(code, "vehicle");
        var carrier = carriers[chance.NextBelow(carriers.Length)];
        var draw = chance.NextUnit();
        var kind = goods[^1];
        foreach (var candidate in goods)
        {
            kind = candidate;
            if ((draw -= candidate.Share) < 0) break;
        }

        var litres = kind.TankLitres * (70 + chance.NextBelow(61)) / 100 / 100 * 100;
        var sensor = chance.NextIs(sensors);
        return new HazmatVehicle(index, code, HazmatPapers.PlateOf(index), carrier.Index, kind.Index, litres, sensor, homes.Near(carrier.Depot, ref chance));
    }

    private static ImmutableArray<HazmatEatery> Eateries(CityDraft draft, int count)
    {
        var draw = new CellDraw(draft, draft.Cells, cell => cell.Urban ? 1 : 2);
        return [.. Enumerable.Range(0, count).Select(index => Eatery(draw, index))];
    }

    private static HazmatEatery Eatery(CellDraw draw, int index)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"EA-{index + 1:0000}");
        var chance = CityDraft.ChanceOf(code, "eatery");
        return new HazmatEatery(index, code, draw.PlaceIn(draw.Next(ref chance), ref chance).Place);
    }

    // Drivers live in the town of their depot.
    private sealed class Homes(CityDraft draft, ImmutableArray<Site> sites)
    {
        private readonly Dictionary<string, CellDraw> _byDepot = [];

        public Twins.Geography.PlanePoint Near(string depot, ref Chance chance)
        {
            if (!_byDepot.TryGetValue(depot, out var draw))
            {
                var town = draft.Cells[sites.First(site => site.Code == depot).Cell].Town;
                _byDepot[depot] = draw = new CellDraw(draft, draft.CellsByTown[town], cell => Math.Max(cell.Population, 1));
            }

            return draw.PlaceIn(draw.Next(ref chance), ref chance).Place;
        }
    }
}
