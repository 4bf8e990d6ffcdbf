using System.Security.Cryptography;
using System.Text;
using Liandong.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Definition;

/// <summary>A scenario that was read, and the text it can be read from again.</summary>
/// <param name="Definition">What it says.</param>
/// <param name="Canonical">One text for equal content, with overrides and rain files in it: what manifests keep and silos get.</param>
/// <param name="Source">The file it came from, or what its text was called.</param>
public sealed record ScenarioFile(ScenarioDefinition Definition, string Canonical, string Source)
{
    /// <summary>SHA-256 of <see cref="Canonical"/>, 64 hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));

    /// <summary>The scenario with changes.</summary>
    /// <exception cref="DefinitionException">A path does not exist or a value does not fit.</exception>
    public ScenarioFile With(IEnumerable<Override> overrides) => ScenarioFiles.Parse(Canonical, Source, overrides);

    /// <summary>The scenario that its counterfactual asks to compare with; null when it asks for none.</summary>
    public ScenarioFile? Variant() => Definition.Counterfactual is { } change ? ScenarioFiles.Variant(this, change) : null;
}

/// <summary>Finds, changes and reads scenario files.</summary>
public static class ScenarioFiles
{
    private const string Folder = "scenarios";

    /// <summary>Reads a bundled scenario by its name, or a file by its path.</summary>
    /// <param name="nameOrPath">A name of <see cref="BuiltIn"/>, or a path (with a separator, or ending in .yaml).</param>
    /// <param name="overrides">Changes applied before reading, in order.</param>
    /// <exception cref="DefinitionException">It does not exist or cannot be used.</exception>
    public static ScenarioFile Load(string nameOrPath, IEnumerable<Override>? overrides = null)
    {
        var path = Find(nameOrPath);
        var root = StrictYaml.Parse(StrictYaml.ReadFile(path), path);
        TakeInRainFiles(root, path);
        return Read(root, path, [.. overrides ?? []]);
    }

    /// <summary>Reads a scenario from its text.</summary>
    public static ScenarioFile Parse(string text, string name, IEnumerable<Override>? overrides = null) => Read(StrictYaml.Parse(text, name), name, [.. overrides ?? []]);

    /// <summary>The bundled scenarios' names and files, by name.</summary>
    public static IReadOnlyList<(string Name, string Path)> BuiltIn()
    {
        var folder = BuiltInFolder();
        return folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), path))];
    }

    internal static ScenarioFile Variant(ScenarioFile file, Counterfactual change)
    {
        var root = StrictYaml.Parse(file.Canonical, file.Source);
        root.Children.Remove(new YamlScalarNode("counterfactual"));
        return Read(root, file.Source, change.Set);
    }

    private static ScenarioFile Read(YamlMappingNode root, string name, IReadOnlyList<Override> overrides)
    {
        // First as it stands: its own mistakes have lines, those of overrides do not.
        var definition = ScenarioReader.Read(new StrictMap(name, root));
        if (overrides.Count > 0) definition = Changed(root, name, overrides);
        var file = new ScenarioFile(definition, CanonicalYaml.WriteRoot(root), name);
        // A counterfactual that cannot be read must stop here, not after the first run.
        _ = file.Variant();
        return file;
    }

    private static ScenarioDefinition Changed(YamlMappingNode root, string name, IReadOnlyList<Override> overrides)
    {
        foreach (var change in overrides) change.ApplyTo(root);
        try
        {
            return ScenarioReader.Read(new StrictMap(name, root));
        }
        catch (DefinitionException error)
        {
            throw new DefinitionException(string.Join(' ', overrides.Select(change => "--set " + change)), 0, error.Zh, error.En, error);
        }
    }

    private static string Find(string nameOrPath)
    {
        var isPath = nameOrPath.Contains('/', StringComparison.Ordinal) || nameOrPath.Contains('\\', StringComparison.Ordinal)
            || nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        if (isPath) return nameOrPath;
        var bundled = BuiltIn();
        foreach (var (name, path) in bundled)
        {
            if (name == nameOrPath) return path;
        }

        var (zh, en) = Spelling.Hint(nameOrPath, [.. bundled.Select(scenario => scenario.Name)]);
        throw new DefinitionException(nameOrPath, 0, $"没有这个内置情景；{zh}文件请写路径（如 ./我的.yaml）", $"no bundled scenario has this name; {en} Write a path for a file (such as ./mine.yaml)");
    }

    private static string? BuiltInFolder()
    {
        foreach (var from in (ReadOnlySpan<string>)[AppContext.BaseDirectory, Directory.GetCurrentDirectory()])
        {
            for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, Folder);
                if (File.Exists(Path.Combine(candidate, "scenario.schema.json"))) return candidate;
            }
        }

        return null;
    }

    // A silo has the text and not the folder, so the table takes the file's place; the file's name stays for messages.
    private static void TakeInRainFiles(YamlMappingNode root, string path)
    {
        if (!root.Children.TryGetValue(new YamlScalarNode("rain"), out var rain) || rain is not YamlSequenceNode storms) return;
        var table = new YamlScalarNode("table");
        foreach (var storm in storms.Children.OfType<YamlMappingNode>())
        {
            if (!storm.Children.TryGetValue(new YamlScalarNode("file"), out var node) || node is not YamlScalarNode { Value: { Length: > 0 } file } || storm.Children.ContainsKey(table)) continue;
            var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file);
            storm.Children[table] = new YamlScalarNode(StrictYaml.ReadFile(beside));
        }
    }
}
