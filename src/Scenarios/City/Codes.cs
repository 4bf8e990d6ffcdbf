using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>The codes of one kind of thing: each is unique, and a reference to one that does not exist names the nearest.</summary>
internal sealed class Codes(string zh, string en)
{
    private static readonly Text Generated = new("自动生成的编码", "the generated codes");

    private readonly SortedDictionary<string, (int Index, Text Where)> _known = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _known.Count;

    /// <summary>Registers the code of a listed thing.</summary>
    public void Add(Row row, string code, int index)
    {
        if (!_known.TryAdd(code, (index, Place(row))))
            throw row.Wrong("code", $"{zh}编码 {code} 与 {_known[code].Where.Zh} 重复", $"the {en} code {code} is already used in {_known[code].Where.En}");
    }

    /// <summary>Registers the code of a generated thing; a listed thing may not have taken it.</summary>
    public void AddGenerated(string file, string code, int index)
    {
        if (!_known.TryAdd(code, (index, Generated)))
            throw new DefinitionException(file, 0, $"{zh}编码 {code} 是自动生成用的，已在 {_known[code].Where.Zh} 中使用", $"the {en} code {code} is one that is generated, but {_known[code].Where.En} uses it");
    }

    /// <summary>The index of the thing with this code.</summary>
    public int Find(Row row, string column, string code)
    {
        if (_known.TryGetValue(code, out var found)) return found.Index;
        var (hintZh, hintEn) = Spelling.Hint(code, _known.Keys);
        throw row.Wrong(column, $"没有编码为 '{code}' 的{zh}；{hintZh}", $"there is no {en} with the code '{code}'; {hintEn}");
    }

    /// <summary>The index of the thing with this code, for a reference in city.yaml.</summary>
    public int Find(StrictMap map, string key, string code)
    {
        if (_known.TryGetValue(code, out var found)) return found.Index;
        var (hintZh, hintEn) = Spelling.Hint(code, _known.Keys);
        throw map.Error(key, $"没有编码为 '{code}' 的{zh}；{hintZh}", $"there is no {en} with the code '{code}'; {hintEn}");
    }

    private static Text Place(Row row)
    {
        var place = $"{Path.GetFileName(row.File)}:{row.Line}";
        return new Text(place, place);
    }
}
