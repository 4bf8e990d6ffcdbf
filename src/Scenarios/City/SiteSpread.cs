using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Lists and generates the registered places; a generated one is drawn by its own code, so one more changes no other.</summary>
internal static class SiteSpread
{
    private const int CellsAroundPark = 12;

    public static ImmutableArray<Site> Read(CityDraft draft)
    {
        var part = draft.Root.MapOrEmpty("sites");
        var codes = new Codes("场所", "site");
        var sites = ImmutableArray.CreateBuilder<Site>();
        if (draft.Listed(part, ["code", "zh", "en", "kind", "longitude", "latitude"]) is { } table)
            sites.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, codes, row, index)));
        draft.Problems.ThrowIfAny();
        var parks = sites.Where(site => site.Kind == SiteKind.ChemicalPark).ToImmutableArray();
        foreach (var kind in Enum.GetValues<SiteKind>())
        {
            if (part.MapOrNull(Spelling.Kebab(kind.ToString())) is { } inner) Generate(draft, inner, kind, parks, codes, sites);
        }

        part.Done();
        return sites.ToImmutable();
    }

    private static Site Listed(CityDraft draft, Codes codes, Row row, int index)
    {
        var point = row.Point();
        var (cell, place) = draft.CellAt(row, point);
        var site = new Site(index, row.Code(), row.Name(), row.Choice<SiteKind>("kind"), cell, point, place);
        codes.Add(row, site.Code, index);
        return site;
    }

    private static void Generate(CityDraft draft, StrictMap part, SiteKind kind, ImmutableArray<Site> parks, Codes codes, ImmutableArray<Site>.Builder sites)
    {
        var count = part.Whole("generate", 0, Amount.Most);
        var urban = part.Number("urban-weight", 0, 1_000, 1);
        var rural = part.Number("rural-weight", 0, 1_000, 1);
        var nearParks = part.ShareOr("near-chemical-parks", 0);
        part.Done();
        if (nearParks > 0 && parks.IsEmpty) throw part.Error("near-chemical-parks", "场所表里没有 kind 为 chemical-park 的场所", "the site table lists no site of kind chemical-park");
        var everywhere = new CellDraw(draft, draft.Cells, cell => cell.Urban ? urban : rural);
        if (everywhere.IsEmpty) throw part.Error("urban-weight", "两个权重都为 0，没有可用的网格", "both weights are 0, so no cell is left");
        var around = nearParks > 0 ? parks.Select(park => Around(draft, park)).ToArray() : [];
        for (var number = 1; number <= count; number++)
        {
            var code = $"{Prefix(kind)}-{number:0000}";
            codes.AddGenerated(part.File, code, sites.Count);
            var chance = CityDraft.ChanceOf(code, "site");
            var draw = chance.NextIs(nearParks) ? around[chance.NextBelow(around.Length)] : everywhere;
            sites.Add(Generated(draft, draw, kind, code, number, sites.Count, ref chance));
        }
    }

    private static CellDraw Around(CityDraft draft, Site park) =>
        new(draft, draft.Cells.OrderBy(cell => cell.Place.DistanceTo(park.Place)).ThenBy(cell => cell.Index).Take(CellsAroundPark), _ => 1);

    private static Site Generated(CityDraft draft, CellDraw draw, SiteKind kind, string code, int number, int index, ref Chance chance)
    {
        var cell = draw.Next(ref chance);
        var (point, place) = draw.PlaceIn(cell, ref chance);
        var town = draft.Towns[cell.Town].Name;
        var (zh, en) = Words(kind);
        return new Site(index, code, new Text($"{town.Zh}{zh}{number:0000}", $"{town.En} {en} {number:0000}"), kind, cell.Index, point, place);
    }

    private static string Prefix(SiteKind kind) => kind switch
    {
        SiteKind.FuelStation => "FS",
        SiteKind.Depot => "DP",
        SiteKind.Parking => "PK",
        SiteKind.HazmatEnterprise => "HE",
        SiteKind.ConstructionSite => "CS",
        SiteKind.ChemicalPark => "CP",
        SiteKind.Sluice => "SL",
        SiteKind.PumpingStation => "PS",
        SiteKind.OilDepot => "OD",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of site."),
    };

    private static (string Zh, string En) Words(SiteKind kind) => kind switch
    {
        SiteKind.FuelStation => ("加油站", "Fuel Station"),
        SiteKind.Depot => ("货运场站", "Depot"),
        SiteKind.Parking => ("停车场", "Parking"),
        SiteKind.HazmatEnterprise => ("危化企业", "Hazmat Enterprise"),
        SiteKind.ConstructionSite => ("建筑工地", "Construction Site"),
        SiteKind.ChemicalPark => ("化工园区", "Chemical Park"),
        SiteKind.Sluice => ("水闸", "Sluice"),
        SiteKind.PumpingStation => ("泵站", "Pumping Station"),
        SiteKind.OilDepot => ("油库", "Oil Depot"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of site."),
    };
}
