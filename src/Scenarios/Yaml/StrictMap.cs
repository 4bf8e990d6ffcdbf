using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Yaml;

/// <summary>
/// A mapping of a definition, read key by key. What is wrong is a <see cref="DefinitionException"/> that names the file, the line, the path,
/// what was found and what to write instead. It is thrown at once, or, where the reader keeps problems, kept there; the value read is then
/// the type's default, and no more is said about it. <see cref="Done"/> refuses the keys that nobody asked for.
/// </summary>
public sealed partial class StrictMap
{
    private const int LongestFound = 60;

    private readonly YamlMappingNode _node;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _wrong = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known;
    private readonly SourcePlaces _places;
    private readonly Problems? _problems;
    private readonly string _pattern;
    private readonly bool _standsIn;

    internal StrictMap(YamlMappingNode node, SourcePlaces places, Problems? problems = null)
    {
        (_node, _places, _problems, _pattern, _known) = (node, places, problems, "", new SortedSet<string>(StringComparer.Ordinal));
        (File, Line) = places.Of(node);
        Path = "";
    }

    private StrictMap(StrictMap outer, string path, string pattern, YamlMappingNode? node, bool standsIn = false)
    {
        (_node, _places, _problems, _pattern, _known) = (node ?? [], outer._places, outer._problems, pattern, outer._known);
        (File, Line) = node is null ? new(outer.File, outer.Line) : _places.Of(node);
        Path = path;
        _standsIn = standsIn || outer._standsIn;
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
    internal IReadOnlyCollection<string> KnownPaths => _known;

    /// <summary>Where the values were written.</summary>
    internal SourcePlaces Places => _places;

    /// <summary>Whether the key is there. Counts as having asked for it.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the key holds a list.</summary>
    public bool IsList(string key) => Find(key) is YamlSequenceNode;

    /// <summary>Whether the key holds a mapping.</summary>
    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    /// <summary>The mapping under a key.</summary>
    public StrictMap Map(string key) => Require(key, "“key: value”", "a mapping") is { } node ? Inner(key, node) : StandIn(key);

    /// <summary>The mapping under a key, or null when the key is absent.</summary>
    public StrictMap? MapOrNull(string key) => Find(key) is { } node ? Inner(key, node) : null;

    /// <summary>The mapping under a key, or one without keys when it is absent, so that all defaults stand where they are read.</summary>
    public StrictMap MapOrEmpty(string key) => MapOrNull(key) ?? new StrictMap(this, PathOf(key), PatternOf(key), null);

    /// <summary>The mappings of a list, in its order.</summary>
    public IReadOnlyList<StrictMap> List(string key)
    {
        var maps = new List<StrictMap>();
        var number = 0;
        foreach (var item in Sequence(key))
        {
            var place = $"{PathOf(key)}[{number++}]";
            if (item is YamlMappingNode map) maps.Add(new StrictMap(this, place, PatternOf(key) + "[]", map));
            else Complain(key, place, At(item, $"{place} 应是“key: value”，实际是{Found(item).Zh}", $"{place} must be a mapping, found {Found(item).En}"));
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
            _places.Add(place, name);
            if (value is YamlMappingNode map) entries.Add((KeyText(name), new StrictMap(this, place, outer._pattern + ".*", map)));
            else outer.Complain(KeyText(name), At(value, $"{place} 应是“key: value”，实际是{Found(value).Zh}", $"{place} must be a mapping, found {Found(value).En}"));
        }

        return entries;
    }

    /// <summary>Keys of the file's own choice and their values as one line of YAML, sorted; none when the key is absent.</summary>
    public IReadOnlyList<(string Key, string Yaml)> Pairs(string key)
    {
        if (MapOrNull(key) is not { } outer) return [];
        foreach (var (name, value) in outer._node.Children) _places.Add(outer.PathOf(KeyText(name)), value);
        return [.. outer._node.Children.Select(child => (Key: KeyText(child.Key), CanonicalYaml.WriteShort(child.Value))).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    /// <summary>Refuses the keys that nobody asked for, with the nearest right word.</summary>
    public void Done()
    {
        foreach (var node in _node.Children.Keys)
        {
            var key = KeyText(node);
            if (_asked.Contains(key)) continue;
            var (zh, en) = Spelling.Hint(key, _asked);
            Complain(key, At(node, $"不认识的键 {PathOf(key)}；{zh}", $"unknown key {PathOf(key)}; {en}"));
        }
    }

    /// <summary>Refuses a key's value, for rules the map itself cannot know. Says nothing when the value was refused before.</summary>
    public void Refuse(string key, string zh, string en) => Complain(key, Error(key, zh, en));

    /// <summary>Reads more out of a key's value; what it complains about is wrong with the value.</summary>
    internal void Try(string key, Action read)
    {
        try
        {
            read();
        }
        catch (DefinitionException problem)
        {
            Complain(key, problem);
        }
    }

    /// <summary>Whether something was found wrong with a key's value.</summary>
    public bool IsWrong(string key) => _wrong.Contains(key);

    /// <summary>An error about a key's value, for rules the map itself cannot know.</summary>
    public DefinitionException Error(string key, string zh, string en) =>
        (Find(key) is { } node ? _places.Of(node) : new(File, Line)).Problem($"{PathOf(key)}：{zh}", $"{PathOf(key)}: {en}");

    // A key is complained about once; what follows from the first mistake would only confuse.
    private void Complain(string key, DefinitionException problem)
    {
        if (_problems is null) throw problem;
        if (_wrong.Add(key) && !_standsIn) _problems.Add(problem);
    }

    // Each item of a list can be wrong by itself, and the list is then wrong too.
    private void Complain(string key, string item, DefinitionException problem)
    {
        Complain(item, problem);
        _wrong.Add(key);
    }

    private StrictMap Inner(string key, YamlNode node)
    {
        if (node is YamlMappingNode map) return new StrictMap(this, PathOf(key), PatternOf(key), map);
        Complain(key, Wrong(key, node, "下一级的“key: value”", "a mapping"));
        return StandIn(key);
    }

    private StrictMap StandIn(string key) => new(this, PathOf(key), PatternOf(key), null, standsIn: true);

    private IList<YamlNode> Sequence(string key)
    {
        if (Require(key, "列表", "a list") is not { } node) return [];
        if (node is YamlSequenceNode list) return list.Children;
        Complain(key, Wrong(key, node, "列表（没有就写 []）", "a list (write [] for none)"));
        return [];
    }

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        _known.Add(PatternOf(key));
        if (!_node.Children.TryGetValue(new YamlScalarNode(key), out var node)) return null;
        _places.Add(PathOf(key), node);
        return node;
    }

    private YamlNode? Require(string key, string zh, string en)
    {
        if (Find(key) is { } node) return node;
        var near = Spelling.Nearest(key, Keys.Where(k => !_asked.Contains(k)));
        var (alsoZh, alsoEn) = near is null ? ("", "") : ($"；“{near}”是不是它？", $"; is '{near}' meant for it?");
        if (near is not null) _asked.Add(near);
        Complain(key, new DefinitionException(File, Line, $"缺少 {PathOf(key)}（应是{zh}）{alsoZh}", $"{PathOf(key)} is missing (expected {en}){alsoEn}"));
        return null;
    }

    private DefinitionException Wrong(string key, YamlNode node, string zh, string en) =>
        At(node, $"{PathOf(key)} 应是{zh}，实际是{Found(node).Zh}", $"{PathOf(key)} must be {en}, found {Found(node).En}");

    private DefinitionException At(YamlNode node, string zh, string en) => _places.Of(node).Problem(zh, en);

    private string KeyText(YamlNode key) => key is YamlScalarNode { Value: { } text }
        ? text
        : throw At(key, "键应是文字", "a key must be text");

    private string PathOf(string key) => Path.Length == 0 ? key : Path + "." + key;

    private string PatternOf(string key) => _pattern.Length == 0 ? key : _pattern + "." + key;

    private static City.Text Found(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => new("空的", "nothing"),
        YamlScalarNode scalar when scalar.Value!.Length > LongestFound => Quoted(scalar.Value[..LongestFound] + "…"),
        YamlScalarNode scalar => Quoted(scalar.Value!),
        YamlSequenceNode list => new($" {list.Children.Count} 项的列表", $"a list of {list.Children.Count}"),
        _ => new("“key: value”", "a mapping"),
    };

    private static City.Text Quoted(string text) => new($" '{text}'", $"'{text}'");
}
