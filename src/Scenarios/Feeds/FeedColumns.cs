using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Feeds;

/// <summary>A value's place in the rows of a file.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">Its column's place; −1 when the file does not have it.</param>
/// <param name="Factor">How much of the twin's unit one of the file's is.</param>
internal readonly record struct FeedColumn(FeedValue Value, int Place, double Factor)
{
    /// <summary>Whether the file has it.</summary>
    public bool IsThere => Place >= 0;

    /// <summary>The value in the present row in the twin's unit, rounded to a whole number.</summary>
    /// <returns>Why it cannot be read; null when it was.</returns>
    public Text? Read(FeedRows row, Span span, out long value)
    {
        value = 0;
        var text = row[Place];
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return text.IsEmpty ? new Text($"{row.Columns[Place]} 是空的", $"{row.Columns[Place]} is empty") : new Text($"{row.Columns[Place]} 的“{text}”不是数", $"'{text}' in {row.Columns[Place]} is not a number");
        var scaled = number * Factor;
        if (!span.Holds(scaled)) return new Text($"{row.Columns[Place]} 的 {text} 超出 {Own(span.Least)} 到 {Own(span.Most)}", $"{text} in {row.Columns[Place]} is outside {Own(span.Least)} to {Own(span.Most)}");
        value = (long)Math.Round(scaled, MidpointRounding.AwayFromZero);
        return null;
    }

    private string Own(double bound) => Spelling.Number(bound / Factor);
}

/// <summary>Where a mapping finds the values of reports in a file.</summary>
internal sealed class FeedColumns(string file, FeedMapping mapping, FeedRows rows)
{
    /// <summary>A mapping for water levels, for people who have none.</summary>
    internal const string Example = "{kind: water, time: {column: TM}, device: STCD, columns: {level: Z}, units: {level: m}}";

    /// <summary>A value that every row must have.</summary>
    /// <exception cref="DefinitionException">The file has no such column, or the unit is unknown.</exception>
    public FeedColumn Required(FeedValue value)
    {
        var column = Optional(value);
        return column.IsThere ? column : throw Missing("columns." + value.Name, value.Name, $"需要 {value.Name} 列", $"a column with {value.Name} is needed");
    }

    /// <summary>A value that the file may have.</summary>
    /// <exception cref="DefinitionException">The mapping names a column that is not there, or an unknown unit.</exception>
    public FeedColumn Optional(FeedValue value)
    {
        var named = mapping.Columns.GetValueOrDefault(value.Name);
        var place = rows.Find(named ?? value.Name);
        if (place < 0 && named is not null) throw Missing("columns." + value.Name, named, $"没有列 {named}", $"there is no column {named}");
        return new FeedColumn(value, place, FactorOf(value));
    }

    /// <summary>A column by its name.</summary>
    /// <param name="path">The mapping's key that asks for it.</param>
    /// <param name="column">What it is called.</param>
    /// <exception cref="DefinitionException">The file has no such column.</exception>
    public int Place(string path, string column) => rows.Find(column) is var place and >= 0 ? place : throw Missing(path, column, $"没有列 {column}", $"there is no column {column}");

    private double FactorOf(FeedValue value)
    {
        if (value.Units.Length == 0) return 1;
        if (!mapping.Units.TryGetValue(value.Name, out var unit)) return value.Units[0].Factor;
        foreach (var (name, factor) in value.Units)
        {
            if (name == unit) return factor;
        }

        var (zh, en) = Spelling.Hint(unit, [.. value.Units.Select(known => known.Unit)]);
        throw mapping.Places.At("units." + value.Name).Problem($"units.{value.Name}：不认识单位 '{unit}'；{zh}", $"units.{value.Name}: unknown unit '{unit}'; {en}");
    }

    private DefinitionException Missing(string path, string column, string zh, string en)
    {
        var (hintZh, hintEn) = Spelling.Hint(column, [.. rows.Columns.Where(name => name.Length > 0)]);
        var isMapped = mapping.File != file;
        var beside = Path.ChangeExtension(file, ".yaml");
        var (alsoZh, alsoEn) = isMapped
            ? ("", "")
            : ($"。没有映射文件：请写 {beside}（或用 --mapping 指定），说明哪一列是什么，例如 {Example}；写法见 docs/recordings.zh-CN.md", $". There is no mapping: write {beside} (or name one with --mapping), which says what each column is, such as {Example}; docs/recordings.md has more");
        return (isMapped ? mapping.Places.At(path) : new SourcePlace(file, 1)).Problem($"{zh}（{file}）；{hintZh}{alsoZh}", $"{en} ({file}); {hintEn}{alsoEn}");
    }
}
