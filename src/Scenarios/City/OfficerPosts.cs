using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>
/// Posts officers: generated ones first, then the listed ones. Name and shift follow from an officer's code and an enforcement officer's cell
/// from the town's own order of cells, so one officer more changes nobody else.
/// </summary>
internal static class OfficerPosts
{
    private const int MostPerCell = 100;
    private const int MostOfficers = 1_000_000;

    public static ImmutableArray<Officer> Read(CityDraft draft)
    {
        var part = draft.Root.Map("officers");
        var perCell = part.Whole("grid-per-cell", 0, MostPerCell, 0);
        var enforcement = part.MapOrNull("enforcement");
        var cellsEach = enforcement?.Whole("cells-each", 1, 1_000_000) ?? 0;
        var atLeast = enforcement?.Whole("at-least", 0, 10_000, 0) ?? 0;
        enforcement?.Done();
        var shifts = Shifts(part.Map("shifts"));
        var table = draft.Listed(part, ["code", "cell", "enforcement", "shift"], "zh", "en");
        part.Done();
        var codes = new Codes("人员", "officer");
        var officers = ImmutableArray.CreateBuilder<Officer>();
        foreach (var cell in draft.Cells)
        {
            for (var number = 1; number <= perCell; number++) Add($"{cell.Code}-G{number}", cell.Index, enforcer: false);
        }

        foreach (var town in draft.Towns)
        {
            var cells = draft.CellsByTown[town.Index].OrderBy(cell => StableHash.Of(cell.Code)).ToArray();
            var count = enforcement is null ? 0 : Math.Max(atLeast, (cells.Length + (cellsEach / 2)) / cellsEach);
            for (var number = 1; number <= count; number++) Add($"{town.Code}-E{number:00}", cells[(number - 1) % cells.Length].Index, enforcer: true);
        }

        if (table is not null) officers.AddRange(table.Select(draft.Problems, (row, index) => Listed(draft, codes, row, officers.Count + index)));
        return officers.ToImmutable();

        void Add(string code, int cell, bool enforcer)
        {
            if (officers.Count >= MostOfficers) throw new DefinitionException(part.File, part.Line, $"officers：人员太多，最多 {MostOfficers} 人", $"officers: too many people; at most {MostOfficers} are allowed");
            codes.AddGenerated(part.File, code, officers.Count);
            officers.Add(new Officer(officers.Count, code, PersonNames.Of(code), cell, enforcer, ShiftOf(code, shifts)));
        }
    }

    private static Officer Listed(CityDraft draft, Codes codes, Row row, int index)
    {
        var code = row.Code();
        codes.Add(row, code, index);
        var name = row.Has("zh") || row.Has("en") ? row.Name() : PersonNames.Of(code);
        return new Officer(index, code, name, row.Reference("cell", draft.CellCodes), row.YesNo("enforcement"), row.Choice<Shift>("shift"));
    }

    // In the order of the enumeration: night, day, evening, office.
    private static double[] Shifts(StrictMap part)
    {
        double[] shares = [part.Share("night"), part.Share("day"), part.Share("evening"), part.Share("office")];
        part.Done();
        return Math.Abs(shares.Sum() - 1) < 1e-9
            ? shares
            : throw part.Error("night", $"四个班次之和应为 100%，实际是 {shares.Sum() * 100:0.##}%", $"the four shifts must sum to 100%, but they sum to {shares.Sum() * 100:0.##}%");
    }

    private static Shift ShiftOf(string code, double[] shares)
    {
        var chance = CityDraft.ChanceOf(code, "shift");
        var draw = chance.NextUnit();
        for (var shift = 0; shift < shares.Length - 1; shift++)
        {
            if (draw < shares[shift]) return (Shift)shift;
            draw -= shares[shift];
        }

        return Shift.Office;
    }
}
