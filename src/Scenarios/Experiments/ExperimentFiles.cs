using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Experiments;

/// <summary>Finds and reads experiment files, and everything that they need: whatever is wrong with an alternative is told before the first run.</summary>
public static class ExperimentFiles
{
    private const string Folder = "experiments";

    /// <summary>Reads a bundled experiment by its name, or a file by its path.</summary>
    /// <param name="nameOrPath">A name of <see cref="BuiltIn"/>, or a path (with a separator, or ending in .yaml).</param>
    /// <param name="from">The run of its scenario from which all alternatives go on; null to begin at the scenario's beginning.</param>
    /// <exception cref="DefinitionException">It does not exist or cannot be used.</exception>
    public static Experiment Load(string nameOrPath, BranchPoint? from = null)
    {
        var path = Find(nameOrPath);
        return Read(StrictYaml.Parse(StrictYaml.ReadFile(path), path), path, from);
    }

    /// <summary>Reads an experiment from its text; scenarios that it names by a path lie beside <paramref name="name"/>.</summary>
    public static Experiment Parse(string text, string name, BranchPoint? from = null) => Read(StrictYaml.Parse(text, name), name, from);

    /// <summary>The bundled experiments' names and files, by name.</summary>
    public static IReadOnlyList<(string Name, string Path)> BuiltIn()
    {
        var folder = BundledFolder.Find(Folder, "experiment.schema.json");
        return folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), path))];
    }

    /// <summary>Whether a name or file means an experiment: one of those that are bundled, or a YAML file that says how often something is run, which no scenario does.</summary>
    /// <exception cref="DefinitionException">A YAML file cannot be read.</exception>
    public static bool IsExperiment(string nameOrPath) => ScenarioFiles.IsPath(nameOrPath)
        ? Path.GetExtension(nameOrPath).ToUpperInvariant() is ".YAML" or ".YML" && File.Exists(nameOrPath) && StrictYaml.Parse(StrictYaml.ReadFile(nameOrPath), nameOrPath).Children.ContainsKey(new YamlScalarNode("replications"))
        : BuiltIn().Any(bundled => bundled.Name == nameOrPath);

    private static string Find(string nameOrPath)
    {
        if (ScenarioFiles.IsPath(nameOrPath)) return nameOrPath;
        var bundled = BuiltIn();
        foreach (var (name, path) in bundled)
        {
            if (name == nameOrPath) return path;
        }

        var (zh, en) = Spelling.Hint(nameOrPath, [.. bundled.Select(experiment => experiment.Name)]);
        throw new DefinitionException(nameOrPath, 0, $"没有这个内置试验（文件请写路径，如 ./my.yaml）；{zh}", $"no bundled experiment has this name (write a path for a file, such as ./mine.yaml); {en}");
    }

    private static Experiment Read(YamlMappingNode root, string path, BranchPoint? from)
    {
        var problems = new Problems();
        var map = new StrictMap(root, new SourcePlaces(path), problems);
        var definition = problems.Get(() => ExperimentReader.Read(map));
        problems.ThrowIfAny();
        var alternatives = Alternatives(map, definition!, from, problems);
        problems.ThrowIfAny();
        problems.Try(() => RequireSameTimes(map, alternatives));
        RequireDifferent(map, definition!, alternatives);
        var indicators = Indicators(map, definition!, alternatives[0].Scenario.Definition);
        if (alternatives.Select(alternative => StationaryFiles.NotOfCalls(alternative.Scenario.Definition, indicators.Select(indicator => indicator.Definition.Name))).FirstOrDefault(name => name is not null) is { } other) map.Refuse("indicators", StationaryFiles.Why(other).Zh, StationaryFiles.Why(other).En);
        problems.ThrowIfAny();
        return new Experiment(definition!, path, alternatives, indicators);
    }

    private static ImmutableArray<Alternative> Alternatives(StrictMap map, ExperimentDefinition definition, BranchPoint? from, Problems problems)
    {
        var scenario = ScenarioFiles.IsPath(definition.Scenario) ? Path.Combine(Path.GetDirectoryName(map.File) ?? "", definition.Scenario) : definition.Scenario;
        if (from is not null) problems.Try(() => RequireItsScenario(map, scenario, from));
        problems.ThrowIfAny();
        var builder = from is null ? new AlternativeBuilder(scenario, definition.Set) : new AlternativeBuilder(from, definition.Set);
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        foreach (var alternative in definition.Alternatives) problems.Try(() => alternatives.Add(Alternative(map, scenario, builder, from, alternative)));
        return alternatives.ToImmutable();
    }

    private static Alternative Alternative(StrictMap map, string scenario, AlternativeBuilder builder, BranchPoint? from, AlternativeDefinition alternative)
    {
        try
        {
            return builder.Build(alternative);
        }
        catch (DefinitionException error) when (error.Line == 0 && error.File == scenario)
        {
            // Not what it says is wrong, but that it is named here.
            throw map.Error("scenario", $"{scenario}：{error.Zh}", $"{scenario}: {error.En}");
        }
        catch (DefinitionException error) when (error.Line == 0 && error.File == from?.Scenario.Source)
        {
            throw map.Error("alternatives", error.Zh, error.En);
        }
    }

    private static void RequireItsScenario(StrictMap map, string scenario, BranchPoint from)
    {
        var (named, run) = (ScenarioFiles.Load(scenario).Definition.Name, from.Scenario.Definition.Name);
        if (named != run) throw map.Error("scenario", $"试验用的情景是 {named}，而运行 {from.Run} 用的是 {run}", $"the experiment is of the scenario {named}, and the run {from.Run} of {run}");
    }

    // What happens in other hours, or in more of them, is no answer to what is better.
    private static void RequireSameTimes(StrictMap map, ImmutableArray<Alternative> alternatives)
    {
        var first = alternatives[0].Scenario.Definition;
        foreach (var alternative in alternatives[1..])
        {
            var other = alternative.Scenario.Definition;
            var (path, zh) = other.Duration != first.Duration ? ("duration", "时长") : other.Start != first.Start ? ("start", "开始时间") : other.WarmUp != first.WarmUp || other.FindsWarmUp != first.FindsWarmUp ? ("warm-up", "预热期") : ("", "");
            if (path.Length == 0) continue;
            var (place, what) = alternative.Definition.Set.LastOrDefault(change => change.Path == path) is { From: { } from } ? (from, path) : (map.Places.At(map.Has("factors") ? "factors" : "alternatives"), "alternatives");
            throw place.Problem($"{what}：方案 {alternatives[0].Name} 与 {alternative.Name} 的{zh}（{path}）不同，数字不可比；请写在最外层的 set，让所有方案相同", $"{what}: the alternatives {alternatives[0].Name} and {alternative.Name} differ in their {path}, so their figures cannot be compared; change it in the outermost set, the same for all");
        }
    }

    // With the same seeds two alternatives that say the same come to the same, and a comparison of them says nothing.
    private static void RequireDifferent(StrictMap map, ExperimentDefinition definition, ImmutableArray<Alternative> alternatives)
    {
        if (definition.RandomNumbers == RandomNumbers.Independent) return;
        for (var i = 1; i < alternatives.Length; i++)
        {
            if (alternatives[..i].FirstOrDefault(other => other.ScenarioHash == alternatives[i].ScenarioHash && other.CityHash == alternatives[i].CityHash) is not { } same) continue;
            map.Refuse("alternatives", $"方案 {alternatives[i].Name} 与 {same.Name} 完全相同，无从比较", $"the alternatives {same.Name} and {alternatives[i].Name} are the same, there is nothing to compare");
        }
    }

    private static ImmutableArray<ComparedIndicator> Indicators(StrictMap map, ExperimentDefinition definition, ScenarioDefinition scenario)
    {
        string[] names = definition.Indicators.IsEmpty ? [.. scenario.Objectives.Select(objective => objective.Indicator).Distinct(StringComparer.Ordinal)] : [.. definition.Indicators];
        if (names.Length == 0) map.Refuse("indicators", "情景没有目标，请写出要比较的指标", "the scenario has no objectives; name the indicators to compare by");
        foreach (var name in names) RequirePossible(map, name, scenario);
        foreach (var precision in definition.Precision.Where(precision => !names.Contains(precision.Indicator))) map.Refuse("replications", $"until 的 {precision.Indicator} 不是情景目标的指标；请写进 indicators", $"until names {precision.Indicator}, which is none of the scenario's objectives; name it under indicators");
        return [.. names.Select(name => ComparedIndicator.Of(name, scenario.Objectives))];
    }

    private static void RequirePossible(StrictMap map, string name, ScenarioDefinition scenario)
    {
        var bounds = scenario.Objectives.Where(objective => objective.Indicator == name).ToLookup(objective => objective.Comparison, objective => objective.Bound);
        if (!bounds.Contains(Comparison.AtMost) || !bounds.Contains(Comparison.AtLeast)) return;
        if (bounds[Comparison.AtLeast].Max() <= bounds[Comparison.AtMost].Min()) return;
        map.Refuse("scenario", $"{name} 的目标互相矛盾：下限高于上限", $"the objectives for {name} contradict each other: the lower bound is above the upper one");
    }
}
