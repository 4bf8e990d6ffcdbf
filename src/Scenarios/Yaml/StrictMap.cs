using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Yaml;

/// <summary>
/// A mapping of a definition, read key by key. Every reading method throws a <see cref="DefinitionException"/> that names the file, the
/// line, the path, what was found and what to write instead; <see cref="Done"/> refuses the keys that nobody asked for.
/// </summary>
public sealed partial class StrictMap
{
    private readonly YamlMappingNode _node;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known;
    private readonly string _pattern;

    internal StrictMap(string file, YamlMappingNode node)
        : this(file, "", "", (int)node.Start.Line, node, new SortedSet<string>(StringComparer.Ordinal))
    {
    }

    private StrictMap(string file, string path, string pattern, int line, YamlMappingNode node, SortedSet<string> known)
    {
        File = file;
        Path = path;
        Line = line;
        _pattern = pattern;
        _node = node;
        _known = known;
    }

    /// <summary>The file it was read from.</summary>
    public string File { get; }

    /// <summary>Where it stands in the file: <c>rain[0]</c>; empty for the root.</summary>
    public string Path { get; }

    /// <summary>Its first line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Its keys in the file's order. Does not count as having asked for them.</summary>
    public IReadOnlyList<string> Keys => [.. _node.Children.Keys.Select(KeyText)];

    /// <summary>Every path that was asked for so far in the whole document, list elements as <c>[]</c>: what the reader knows.</summary>
    public IReadOnlyCollection<string> KnownPaths => _known;

    /// <summary>Whether the key is there. Counts as having asked for it.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the key holds a list.</summary>
    public bool IsList(string key) => Find(key) is YamlSequenceNode;

    /// <summary>Whether the key holds a mapping.</summary>
    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    /// <summary>The mapping under a key.</summary>
    public StrictMap Map(string key) => Inner(key, Require(key, "键: 值", "a mapping"));

    /// <summary>The mapping under a key, or null when the key is absent.</summary>
    public StrictMap? MapOrNull(string key) => Find(key) is { } node ? Inner(key, node) : null;

    /// <summary>The mapping under a key, or one without keys when it is absent, so that all defaults stand where they are read.</summary>
    public StrictMap MapOrEmpty(string key) => MapOrNull(key) ?? new StrictMap(File, PathOf(key), PatternOf(key), Line, [], _known);

    /// <summary>The mappings of a list, in its order.</summary>
    public IReadOnlyList<StrictMap> List(string key)
    {
        var items = Sequence(key);
        var maps = new List<StrictMap>(items.Children.Count);
        foreach (var item in items.Children)
        {
            var place = $"{PathOf(key)}[{maps.Count}]";
            if (item is not YamlMappingNode map)
                throw At(item, $"{place} 应是“键: 值”，实际是 {Found(item)}", $"{place} must be a mapping, found {Found(item)}");
            maps.Add(new StrictMap(File, place, PatternOf(key) + "[]", (int)map.Start.Line, map, _known));
        }

        return maps;
    }

    /// <summary>The mappings of a list; none when the key is absent.</summary>
    public IReadOnlyList<StrictMap> ListOrEmpty(string key) => Find(key) is null ? [] : List(key);

    /// <summary>The mappings under keys of the file's own choice, such as codes, sorted; none when the key is absent.</summary>
    public IReadOnlyList<(string Key, StrictMap Value)> Entries(string key)
    {
        if (MapOrNull(key) is not { } outer) return [];
        var entries = new List<(string, StrictMap)>();
        foreach (var (name, value) in outer._node.Children.OrderBy(child => KeyText(child.Key), StringComparer.Ordinal))
        {
            var place = outer.PathOf(KeyText(name));
            if (value is not YamlMappingNode map) throw At(value, $"{place} 应是“键: 值”，实际是 {Found(value)}", $"{place} must be a mapping, found {Found(value)}");
            entries.Add((KeyText(name), new StrictMap(File, place, outer._pattern + ".*", (int)map.Start.Line, map, _known)));
        }

        return entries;
    }

    /// <summary>Keys of the file's own choice and their values as one line of YAML, sorted; none when the key is absent.</summary>
    public IReadOnlyList<(string Key, string Yaml)> Pairs(string key)
    {
        if (MapOrNull(key) is not { } outer) return [];
        return [.. outer._node.Children.Select(child => (Key: KeyText(child.Key), CanonicalYaml.WriteShort(child.Value))).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    /// <summary>Throws when the mapping holds a key that nobody asked for, with the nearest right word.</summary>
    public void Done()
    {
        foreach (var node in _node.Children.Keys)
        {
            var key = KeyText(node);
            if (_asked.Contains(key)) continue;
            var (zh, en) = Spelling.Hint(key, _asked);
            throw At(node, $"不认识的键 {PathOf(key)}；{zh}", $"unknown key {PathOf(key)}; {en}");
        }
    }

    /// <summary>An error about a key's value, for rules the reader itself cannot know.</summary>
    public DefinitionException Error(string key, string zh, string en)
    {
        var line = Find(key) is { } node ? (int)node.Start.Line : Line;
        return new DefinitionException(File, line, $"{PathOf(key)}：{zh}", $"{PathOf(key)}: {en}");
    }

    private StrictMap Inner(string key, YamlNode node) => node is YamlMappingNode map
        ? new StrictMap(File, PathOf(key), PatternOf(key), (int)map.Start.Line, map, _known)
        : throw Wrong(key, node, "下一级的“键: 值”", "a mapping");

    private YamlSequenceNode Sequence(string key)
    {
        var node = Require(key, "列表", "a list");
        return node as YamlSequenceNode ?? throw Wrong(key, node, "列表（没有就写 []）", "a list (write [] for none)");
    }

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        _known.Add(PatternOf(key));
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private YamlNode Require(string key, string zh, string en)
    {
        if (Find(key) is { } node) return node;
        var near = Spelling.Nearest(key, Keys.Where(k => !_asked.Contains(k)));
        var (alsoZh, alsoEn) = near is null ? ("", "") : ($";“{near}”是不是它？", $"; is '{near}' meant for it?");
        throw new DefinitionException(File, Line, $"缺少 {PathOf(key)}(应是{zh}){alsoZh}", $"{PathOf(key)} is missing (expected {en}){alsoEn}");
    }

    private DefinitionException Wrong(string key, YamlNode node, string zh, string en) =>
        At(node, $"{PathOf(key)} 应是{zh}，实际是 {Found(node)}", $"{PathOf(key)} must be {en}, found {Found(node)}");

    private DefinitionException At(YamlNode node, string zh, string en) => new(File, (int)node.Start.Line, zh, en);

    private string KeyText(YamlNode key) => key is YamlScalarNode { Value: { } text }
        ? text
        : throw At(key, "键应是文字", "a key must be text");

    private string PathOf(string key) => Path.Length == 0 ? key : Path + "." + key;

    private string PatternOf(string key) => _pattern.Length == 0 ? key : _pattern + "." + key;

    private static string Found(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => "'' (空 / nothing)",
        YamlScalarNode scalar => "'" + (scalar.Value!.Length > 60 ? scalar.Value[..60] + "…" : scalar.Value) + "'",
        YamlSequenceNode list => $"列表 / a list ({list.Children.Count})",
        _ => "键: 值 / a mapping",
    };
}
