using System.Collections.Immutable;

namespace Liandong.Scenarios.City;

/// <summary>Reads the lines of the map: rows that follow each other with the same name are the points of one line.</summary>
internal static class MapLines
{
    public static ImmutableArray<MapLine> Read(CityDraft draft)
    {
        if (!draft.Root.Has("lines")) return [];
        var table = draft.Table("lines", ["kind", "zh", "en", "longitude", "latitude"]);
        var rows = table.Select(draft.Problems, (row, _) => (Row: row, Name: row.Name(), Kind: row.Choice<MapLineKind>("kind"), Point: row.Point()));
        draft.Problems.ThrowIfAny();
        var lines = ImmutableArray.CreateBuilder<MapLine>();
        for (var first = 0; first < rows.Length;)
        {
            var (row, name, kind, _) = rows[first];
            var points = rows.Skip(first).TakeWhile(next => next.Name == name && next.Kind == kind).Select(next => next.Point).ToImmutableArray();
            if (points.Length < 2) draft.Problems.Add(row.Wrong("zh", $"{name.Zh}只有一个点；一条线至少两个点，各点的行要连在一起", $"{name.En} has a single point; a line has at least two, in rows that follow each other"));
            lines.Add(new MapLine(name, kind, points));
            first += points.Length;
        }

        return lines.ToImmutable();
    }
}
