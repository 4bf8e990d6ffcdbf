using System.Collections.Immutable;

namespace Liandong.Scenarios.City;

/// <summary>Lists and generates the counties' joint enforcement squads and drainage crews.</summary>
internal static class FieldGroupPosts
{
    private const int MostPump = 100_000;
    private const int MostGroups = 10_000;

    public static ImmutableArray<FieldGroup> Squads(CityDraft draft) => Read(draft, "squads", "SQ", new Text("联合执法", "Joint Enforcement Squad"), pumps: false);

    public static ImmutableArray<FieldGroup> Crews(CityDraft draft) => Read(draft, "crews", "CR", new Text("排水抢险", "Drainage Crew"), pumps: true);

    private static ImmutableArray<FieldGroup> Read(CityDraft draft, string key, string prefix, Text kind, bool pumps)
    {
        var part = draft.Root.MapOrEmpty(key);
        var amount = Amount.Read(part, draft.CountyCodes, draft.Counties.Length, MostGroups);
        var people = amount.Total > 0 ? part.Whole("people", 1, 1_000) : 0;
        var least = pumps && amount.Total > 0 ? part.Whole("pump-least", 0, MostPump) : 0;
        var most = pumps && amount.Total > 0 ? part.Whole("pump-most", least, MostPump) : 0;
        string[] columns = ["code", "zh", "en", "county", "longitude", "latitude", "people"];
        var table = draft.Listed(part, pumps ? [.. columns, "pump-m3-per-hour"] : columns);
        part.Done();
        var codes = new Codes("队伍", "group");
        var groups = ImmutableArray.CreateBuilder<FieldGroup>();
        if (table is not null) groups.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, codes, row, index, pumps)));
        var perCounty = draft.PerCounty(part, amount, county => county.Population);
        foreach (var county in draft.Counties)
        {
            // Groups are kept where people live, so that they are near where they are needed.
            var draw = new CellDraw(draft, draft.Cells.Where(cell => draft.Towns[cell.Town].County == county.Index), cell => cell.Urban ? 4 : 1);
            for (var number = 1; number <= perCounty[county.Index]; number++)
            {
                var code = $"{prefix}-{county.Code}-{number}";
                codes.AddGenerated(part.File, code, groups.Count);
                var chance = CityDraft.ChanceOf(code, "group");
                var place = draw.PlaceIn(draw.Next(ref chance), ref chance).Place;
                var name = new Text($"{county.Name.Zh}{kind.Zh}{number}队", $"{county.Name.En} {kind.En} {number}");
                // Pumps come in hundreds of cubic metres an hour.
                var pump = least + (chance.NextBelow(((most - least) / 100) + 1) * 100);
                groups.Add(new FieldGroup(groups.Count, code, name, county.Index, place, people, pump));
            }
        }

        return groups.ToImmutable();
    }

    private static FieldGroup Listed(CityDraft draft, Codes codes, Row row, int index, bool pumps)
    {
        var code = row.Code();
        codes.Add(row, code, index);
        var place = draft.CellAt(row, row.Point()).Place;
        return new FieldGroup(index, code, row.Name(), row.Reference("county", draft.CountyCodes), place, row.Whole("people", 1, 1_000), pumps ? row.Whole("pump-m3-per-hour", 0, MostPump) : 0);
    }
}
