using System.Security.Cryptography;
using System.Text;
using Liandong.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Definition;

/// <summary>A scenario that was read, and the text it can be read from again.</summary>
/// <param name="Definition">What it says.</param>
/// <param name="Canonical">One text for equal content, with overrides and rain files in it: what manifests keep and silos get.</param>
/// <param name="Source">The file it came from, or what its text was called.</param>
/// <param name="Variant">The scenario that its counterfactual asks to compare with; null when it asks for none.</param>
public sealed record ScenarioFile(ScenarioDefinition Definition, string Canonical, string Source, ScenarioFile? Variant)
{
    /// <summary>SHA-256 of <see cref="Canonical"/>, 64 hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));
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
        var (places, problems) = (new SourcePlaces(path), new Problems());
        TakeInRainFiles(root, places, problems);
        return Read(root, places, problems, [.. overrides ?? []]);
    }

    /// <summary>Reads a scenario from its text.</summary>
    public static ScenarioFile Parse(string text, string name, IEnumerable<Override>? overrides = null) => Read(StrictYaml.Parse(text, name), new SourcePlaces(name), new Problems(), [.. overrides ?? []]);

    /// <summary>The bundled scenarios' names and files, by name.</summary>
    public static IReadOnlyList<(string Name, string Path)> BuiltIn()
    {
        var folder = BundledFolder.Find(Folder, "scenario.schema.json");
        return folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), path))];
    }

    /// <summary>Whether a file is meant and no bundled name.</summary>
    internal static bool IsPath(string nameOrPath) =>
        nameOrPath.Contains('/', StringComparison.Ordinal) || nameOrPath.Contains('\\', StringComparison.Ordinal)
        || nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static ScenarioFile Read(YamlMappingNode root, SourcePlaces places, Problems problems, IReadOnlyList<Override> overrides)
    {
        // First as it stands, so that what is wrong after an override is known to be its fault.
        var definition = Definition(root, places, problems);
        if (overrides.Count > 0)
        {
            foreach (var change in overrides) problems.Try(() => change.ApplyTo(root, places, change.Place));
            definition = Changed(root, places, problems, PlaceOf(overrides));
        }

        // A counterfactual that cannot be read must stop here, not after the first run.
        var variant = definition.Counterfactual is { } counterfactual ? Variant(root, places, counterfactual) : null;
        return new ScenarioFile(definition, CanonicalYaml.WriteRoot(root), places.File, variant);
    }

    private static ScenarioFile Variant(YamlMappingNode root, SourcePlaces ofScenario, Counterfactual counterfactual)
    {
        // Its changes stand at places of its own: what does not fit the scenario itself must not be blamed on them.
        var (problems, places) = (new Problems(), new SourcePlaces(ofScenario));
        var changed = (YamlMappingNode)places.Copy(root);
        changed.Children.Remove(new YamlScalarNode("counterfactual"));
        foreach (var change in counterfactual.Set) problems.Try(() => change.ApplyTo(changed, places, places.At("counterfactual.set." + change.Path)));
        var definition = Changed(changed, places, problems, places.At("counterfactual.set"));
        return new ScenarioFile(definition, CanonicalYaml.WriteRoot(changed), places.File, Variant: null);
    }

    private static ScenarioDefinition Definition(YamlMappingNode root, SourcePlaces places, Problems problems)
    {
        ScenarioDefinition? definition = null;
        var map = new StrictMap(root, places, problems);
        problems.Try(() => definition = ScenarioReader.Read(map));
        // Whoever reads of other mistakes is told of this one too, and not only when all those are mended.
        if (problems.Any && definition is not null && !map.IsWrong("city")) problems.Try(definition.RequireCity);
        problems.ThrowIfAny();
        return definition!;
    }

    // Changes can spoil what was right: its place is then theirs, and the message says what does not fit any more.
    private static ScenarioDefinition Changed(YamlMappingNode root, SourcePlaces places, Problems problems, SourcePlace changes)
    {
        problems.ThrowIfAny();
        try
        {
            return Definition(root, places, problems);
        }
        catch (DefinitionException error) when (changes.File != places.File)
        {
            throw DefinitionException.Of([.. error.All.Select(one => one.File == places.File ? changes.Problem($"{one.Where}：{one.Zh}", $"{one.Where}: {one.En}") : one)]);
        }
    }

    // Options have no lines: all of them are named. Of changes in a file the first one's line leads to the others.
    private static SourcePlace PlaceOf(IReadOnlyList<Override> changes) =>
        changes[0].From ?? new(string.Join(' ', changes.Select(change => change.Place.File)), 0);

    private static string Find(string nameOrPath)
    {
        if (IsPath(nameOrPath)) return nameOrPath;
        var bundled = BuiltIn();
        foreach (var (name, path) in bundled)
        {
            if (name == nameOrPath) return path;
        }

        var (zh, en) = Spelling.Hint(nameOrPath, [.. bundled.Select(scenario => scenario.Name)]);
        throw new DefinitionException(nameOrPath, 0, $"没有这个内置情景（文件请写路径，如 ./my.yaml）；{zh}", $"no bundled scenario has this name (write a path for a file, such as ./mine.yaml); {en}");
    }

    // A silo has the text and not the folder, so the table takes the file's place; the file's name stays for messages.
    private static void TakeInRainFiles(YamlMappingNode root, SourcePlaces places, Problems problems)
    {
        if (!root.Children.TryGetValue(new YamlScalarNode("rain"), out var rain) || rain is not YamlSequenceNode storms) return;
        var table = new YamlScalarNode("table");
        foreach (var storm in storms.Children.OfType<YamlMappingNode>())
        {
            if (!storm.Children.TryGetValue(new YamlScalarNode("file"), out var node) || node is not YamlScalarNode { Value: { Length: > 0 } file } || storm.Children.ContainsKey(table)) continue;
            var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(places.File))!, file);
            var text = new YamlScalarNode("");
            storm.Children[table] = text;
            places.Add(text, places.Of(node));
            places.AddText(text, beside);
            problems.Try(() => text.Value = TextOf(beside, places.Of(node)));
        }

        problems.ThrowIfAny();
    }

    private static string TextOf(string rainFile, SourcePlace named)
    {
        try
        {
            return StrictYaml.ReadFile(rainFile);
        }
        catch (DefinitionException error)
        {
            throw named.Problem($"雨量文件 {rainFile}：{error.Zh}", $"rain file {rainFile}: {error.En}");
        }
    }
}
