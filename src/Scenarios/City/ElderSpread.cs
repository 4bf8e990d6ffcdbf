using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Elders;

namespace Liandong.Scenarios.City;

/// <summary>
/// Lists and generates wristband wearers, where people live. A generated one is drawn by their own code, so one more changes no other;
/// so are a cell's property company and a guardian. Shares of guardians are assumptions.
/// </summary>
internal static class ElderSpread
{
    private const int MostElders = 2_000_000;
    private const int NearMostMetres = 25_000;
    private const double Women = 0.57;

    // Nobody, in the same home, near by; the rest live in another city. By group.
    private static readonly (double None, double SameHome, double Near)[] GuardianShares = [(.08, 0, .57), (.04, .40, .36), (.01, .72, .20), (.02, .62, .26), (.02, .78, .15), (.04, .66, .22)];

    // Youngest age and the span over which ages thin out, by group.
    private static readonly (int From, int Span)[] Ages = [(70, 20), (80, 14), (65, 26), (90, 10), (35, 40), (35, 40)];

    public static ElderHomes Read(CityDraft draft)
    {
        if (draft.Root.MapOrNull("elders") is not { } part) return ElderHomes.None;
        var codes = new Codes("老人", "elder");
        var count = part.Whole("generate", 0, MostElders, 0);
        double[] groups = count > 0 ? Groups(part.Map("groups")) : [];
        var properties = Properties(draft, part.Map("property"));
        var byCell = properties.ToDictionary(property => property.Cell, property => property.Index);
        var elders = ImmutableArray.CreateBuilder<ElderHome>();
        if (draft.Listed(part, ["code", "group", "age", "woman", "longitude", "latitude"], "zh", "en", "pulse", "systolic", "saturation", "hypercapnic") is { } table)
            elders.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, codes, row, index, byCell)));
        part.Done();
        draft.Problems.ThrowIfAny();
        var homes = new CellDraw(draft, draft.Cells, cell => cell.Population);
        if (count > 0 && homes.IsEmpty) throw part.Error("generate", "没有人居住的网格", "no cell has inhabitants");
        for (var number = 1; number <= count; number++)
        {
            var code = $"EL-{number:00000}";
            codes.AddGenerated(part.File, code, elders.Count);
            elders.Add(Generated(homes, groups, code, elders.Count, byCell));
        }

        return new ElderHomes(elders.ToImmutable(), properties);
    }

    private static double[] Groups(StrictMap part)
    {
        double[] shares = [.. Enum.GetValues<ElderGroup>().Select(group => part.Share(Spelling.Kebab(group.ToString())))];
        part.Done();
        return Math.Abs(shares.Sum() - 1) < 1e-9
            ? shares
            : throw part.Error("living-alone", $"六类人群之和应为 100%，实际是 {shares.Sum() * 100:0.##}%", $"the six groups must sum to 100%, but they sum to {shares.Sum() * 100:0.##}%");
    }

    private static ImmutableArray<PropertyCompany> Properties(CityDraft draft, StrictMap part)
    {
        var (urban, rural, byNight) = (part.Share("urban"), part.Share("rural"), part.Share("by-night"));
        part.Done();
        var companies = ImmutableArray.CreateBuilder<PropertyCompany>();
        foreach (var cell in draft.Cells)
        {
            var chance = CityDraft.ChanceOf(cell.Code, "property company");
            if (!chance.NextIs(cell.Urban ? urban : rural)) continue;
            var name = new Text(cell.Name.Zh + "物业", cell.Name.En + " Property");
            companies.Add(new PropertyCompany(companies.Count, "PM-" + cell.Code, name, cell.Index, cell.Place, chance.NextIs(byNight)));
        }

        return companies.ToImmutable();
    }

    private static ElderHome Listed(CityDraft draft, Codes codes, Row row, int index, Dictionary<int, int> properties)
    {
        var code = row.Code();
        codes.Add(row, code, index);
        var point = row.Point();
        var (cell, place) = draft.CellAt(row, point);
        var group = row.Choice<ElderGroup>("group");
        var name = row.Has("zh") || row.Has("en") ? row.Name() : PersonNames.Of(code);
        return new ElderHome(index, code, name, group, row.Whole("age", 0, 130), row.YesNo("woman"), cell, point, place, GuardianOf(code, group), properties.GetValueOrDefault(cell, -1)) { Examined = ExaminationOf(row), IsListed = true };
    }

    // All three values or none: a prior of two signs would leave the third to chance.
    private static Enrolment? ExaminationOf(Row row) => row.Has("pulse") || row.Has("systolic") || row.Has("saturation") || row.Has("hypercapnic")
        ? new Enrolment(row.Whole("pulse", 30, 130), row.Whole("systolic", 70, 250), row.Whole("saturation", 70, 100), row.Has("hypercapnic") && row.YesNo("hypercapnic"))
        : null;

    private static ElderHome Generated(CellDraw homes, double[] groups, string code, int index, Dictionary<int, int> properties)
    {
        var chance = CityDraft.ChanceOf(code, "elder");
        var cell = homes.Next(ref chance);
        var (point, place) = homes.PlaceIn(cell, ref chance);
        var group = GroupAt(chance.NextUnit(), groups);
        var (from, span) = Ages[(int)group];
        // The older, the fewer: the lesser of two even draws.
        var age = from + Math.Min(chance.NextBelow(span), chance.NextBelow(span));
        return new ElderHome(index, code, PersonNames.Of(code), group, age, chance.NextIs(Women), cell.Index, point, place, GuardianOf(code, group), properties.GetValueOrDefault(cell.Index, -1));
    }

    private static ElderGroup GroupAt(double draw, double[] shares)
    {
        for (var group = 0; group < shares.Length - 1; group++)
        {
            if (draw < shares[group]) return (ElderGroup)group;
            draw -= shares[group];
        }

        return (ElderGroup)(shares.Length - 1);
    }

    private static Guardian? GuardianOf(string code, ElderGroup group)
    {
        var chance = CityDraft.ChanceOf(code, "guardian");
        var (none, sameHome, near) = GuardianShares[(int)group];
        var draw = chance.NextUnit();
        if (draw < none) return null;
        var name = PersonNames.Of(code + "-G");
        if (draw < none + sameHome)
        {
            var isSpouse = chance.NextIs(0.5);
            return new Guardian(name, isSpouse ? new Text("配偶", "spouse") : new Text("同住亲属", "relative in the home"), 0, chance.NextIs(isSpouse ? 1 : 0.5) ? GuardianHours.Home : GuardianHours.Working);
        }

        if (draw >= none + sameHome + near) return new Guardian(name, new Text("在外子女", "child in another city"), 200_000, GuardianHours.Away);
        var metres = (int)Math.Min(NearMostMetres, chance.NextLogNormal(1_500, 1.0));
        var isNeighbour = metres < 400;
        return new Guardian(name, isNeighbour ? new Text("邻居", "neighbour") : new Text("子女", "child"), metres, chance.NextIs(isNeighbour ? 0.7 : 0.35) ? GuardianHours.Home : GuardianHours.Working);
    }
}
