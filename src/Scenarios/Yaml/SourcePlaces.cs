using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Yaml;

/// <summary>A place that a person can go to: a file and a line counted from 1, or an option of the command line and 0.</summary>
internal readonly record struct SourcePlace(string File, int Line)
{
    /// <summary>A problem here.</summary>
    public DefinitionException Problem(string zh, string en) => new(File, Line, zh, en);
}

/// <summary>Where the lines of a text within a definition were written.</summary>
/// <param name="File">The file.</param>
/// <param name="LineBefore">The line before the text's first one.</param>
/// <param name="IsLineByLine">Whether the text's lines are lines of the file; else all are on one.</param>
internal readonly record struct SourceText(string File, int LineBefore, bool IsLineByLine)
{
    /// <summary>The place of a line of the text, counted from 1.</summary>
    public SourcePlace Line(int line) => new(File, IsLineByLine ? LineBefore + line : LineBefore);
}

/// <summary>Where the parts of a definition come from, by node while it is read and by path afterwards.</summary>
internal sealed class SourcePlaces
{
    private readonly Dictionary<YamlNode, SourcePlace> _byNode;
    private readonly Dictionary<YamlNode, SourceText> _texts;
    private readonly Dictionary<string, YamlNode> _byPath;

    public SourcePlaces(string file)
    {
        File = file;
        _byNode = new(ReferenceEqualityComparer.Instance);
        _texts = new(ReferenceEqualityComparer.Instance);
        _byPath = new(StringComparer.Ordinal);
    }

    /// <summary>What is known so far; what is learnt from here on about the one is not taken for the other's.</summary>
    public SourcePlaces(SourcePlaces other)
    {
        File = other.File;
        _byNode = new(other._byNode, ReferenceEqualityComparer.Instance);
        _texts = new(other._texts, ReferenceEqualityComparer.Instance);
        _byPath = new(other._byPath, StringComparer.Ordinal);
    }

    /// <summary>The file that holds what comes from nowhere else.</summary>
    public string File { get; }

    /// <summary>Where a node was written.</summary>
    public SourcePlace Of(YamlNode node) => _byNode.TryGetValue(node, out var place) ? place : new(File, (int)node.Start.Line);

    /// <summary>Where the value at a path was written; where what it stands in was, when the path is not written.</summary>
    public SourcePlace At(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (_byPath.TryGetValue(at, out var node)) return Of(node);
        }

        return new(File, 0);
    }

    /// <summary>Where the lines of the text at a path were written.</summary>
    public SourceText Text(string path) => _byPath.TryGetValue(path, out var node) ? TextOf(node) : new(File, 0, IsLineByLine: false);

    /// <summary>Says where the value at a path was written.</summary>
    public void Add(string path, YamlNode node) => _byPath[path] = node;

    /// <summary>Says that a node and all below it come from elsewhere.</summary>
    public void Add(YamlNode node, SourcePlace place)
    {
        foreach (var each in node.AllNodes) _byNode[each] = place;
    }

    /// <summary>Says that a node's text is that of a file.</summary>
    public void AddText(YamlNode node, string textFile) => _texts[node] = new(textFile, 0, IsLineByLine: true);

    /// <summary>A tree to be changed while the first one stays; its nodes keep their places.</summary>
    public YamlNode Copy(YamlNode node)
    {
        YamlNode copy = node switch
        {
            YamlMappingNode map => new YamlMappingNode(map.Children.Select(child => KeyValuePair.Create(Copy(child.Key), Copy(child.Value)))),
            YamlSequenceNode list => new YamlSequenceNode(list.Children.Select(Copy)),
            var scalar => new YamlScalarNode(((YamlScalarNode)scalar).Value),
        };
        _byNode[copy] = Of(node);
        if (node is YamlScalarNode) _texts[copy] = TextOf(node);
        return copy;
    }

    private SourceText TextOf(YamlNode node)
    {
        if (_texts.TryGetValue(node, out var text)) return text;
        var (file, line) = Of(node);
        return new(file, line, IsLineByLine: line > 0 && node is YamlScalarNode { Style: ScalarStyle.Literal });
    }
}
