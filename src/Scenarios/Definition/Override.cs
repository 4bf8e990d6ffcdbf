using System.Globalization;
using System.Text;
using Liandong.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Definition;

/// <summary>One change of a scenario: <c>staff.crews=+20</c>, <c>rain[0].return-period=50</c>.</summary>
/// <param name="Path">Keys with points between them; list elements by index, from 0.</param>
/// <param name="Value">The new value, as YAML.</param>
public sealed record Override(string Path, string Value)
{
    /// <summary>Reads <c>path=value</c>.</summary>
    /// <exception cref="DefinitionException">There is no path or no equals sign.</exception>
    public static Override Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new Override(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new DefinitionException("--set " + text, 0, "应是 路径=值，如 staff.crews=+2", "expected path=value, such as staff.crews=+2");
    }

    /// <inheritdoc/>
    public override string ToString() => Path + "=" + Value;

    /// <summary>The option that asked for it, as it was written; <c>--set</c> unless something else is said.</summary>
    public string? Option { get; init; }

    /// <summary>Where a file asks for it; null when the command line does.</summary>
    internal SourcePlace? From { get; init; }

    internal SourcePlace Place => From ?? new(Option ?? "--set " + this, 0);

    /// <summary>Changes the tree; only paths of the schema exist.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="places">Learn where the new parts come from.</param>
    /// <param name="from">Where this change was asked for.</param>
    internal void ApplyTo(YamlMappingNode root, SourcePlaces places, SourcePlace from)
    {
        try
        {
            var steps = Steps();
            RefuseUnknown(steps);
            YamlNode node = root;
            for (var i = 0; i < steps.Count - 1; i++) node = Descend(node, steps[i], steps[i + 1].Index is not null, places, from);
            var value = Tree();
            places.Add(value, from);
            if (steps[^1].Index is { } index) List(node, steps[^1])[InRange(node, index)] = value;
            else Map(node).Children[Key(steps[^1].Key, places, from)] = value;
        }
        catch (DefinitionException error)
        {
            throw from.Problem(error.Zh, error.En);
        }
    }

    private static YamlScalarNode Key(string name, SourcePlaces places, SourcePlace from)
    {
        var key = new YamlScalarNode(name);
        places.Add(key, from);
        return key;
    }

    private List<(string Key, int? Index)> Steps()
    {
        var steps = new List<(string, int?)>();
        foreach (var part in Path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'))
        {
            if (part.Length == 0) throw Error($"路径 '{Path}' 有空段", $"the path '{Path}' has an empty part");
            // A catalogue code is digits too; it is a key, not an index, because it stands under a mapping.
            var isIndex = (steps.Count == 0 || steps[^1] is not ("matters", null)) && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            steps.Add((part, isIndex ? int.Parse(part, CultureInfo.InvariantCulture) : null));
        }

        return steps;
    }

    private void RefuseUnknown(List<(string Key, int? Index)> steps)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Index is not null) pattern.Append("[]");
            else if (ScenarioSchema.HasKeysOfItsOwn(pattern.ToString())) pattern.Append(".*");
            else pattern.Append(i == 0 ? "" : ".").Append(steps[i].Key);
        }

        var wanted = pattern.ToString();
        if (ScenarioSchema.IsKnown(wanted)) return;
        var (zh, en) = PathHint.Of(wanted, ScenarioSchema.Paths);
        throw Error($"没有路径 {Path}；{zh}", $"there is no path {Path}; {en}");
    }

    private YamlNode Descend(YamlNode node, (string Key, int? Index) step, bool nextIsIndex, SourcePlaces places, SourcePlace from)
    {
        if (step.Index is { } index) return List(node, step)[InRange(node, index)];
        var children = Map(node).Children;
        if (children.TryGetValue(new YamlScalarNode(step.Key), out var child)) return child;
        child = nextIsIndex ? new YamlSequenceNode() : new YamlMappingNode();
        places.Add(child, from);
        children[Key(step.Key, places, from)] = child;
        return child;
    }

    private YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Error($"{Path} 的上一级不是“key: value”", $"what {Path} stands in is not a mapping");

    private IList<YamlNode> List(YamlNode node, (string Key, int? Index) step) => node is YamlSequenceNode list
        ? list.Children
        : throw Error($"[{step.Key}] 处不是列表", $"there is no list at [{step.Key}]");

    private int InRange(YamlNode node, int index)
    {
        var count = ((YamlSequenceNode)node).Children.Count;
        return index < count
            ? index
            : throw Error($"列表只有 {count} 项，序号从 0 开始", $"the list has {count} {(count == 1 ? "entry" : "entries")}, counted from 0");
    }

    private YamlNode Tree()
    {
        if (Value.Length == 0) throw Error($"{Path} 没有值", $"{Path} has no value");
        return StrictYaml.Parse("value: " + Value + "\n", Place.File).Children.Single().Value;
    }

    private DefinitionException Error(string zh, string en) => Place.Problem(zh, en);
}
