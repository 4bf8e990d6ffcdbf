using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>Reads an experiment from its strict mapping; every default of the format stands here.</summary>
internal static class ExperimentReader
{
    /// <summary>With one run there is no interval.</summary>
    public const int FewestReplications = 2;

    /// <summary>The most runs of an alternative.</summary>
    public const int MostReplications = 10_000;

    private const int MostAlternatives = 50;

    public static ExperimentDefinition Read(StrictMap map)
    {
        var experiment = new ExperimentDefinition
        {
            Name = Name(map),
            Title = map.Names("title"),
            Question = map.Names("question"),
            Scenario = map.Text("scenario"),
            Set = Changes(map, ["seed"]),
            Alternatives = Alternatives(map),
            Replications = map.Whole("replications", FewestReplications, MostReplications),
            FirstSeed = map.Whole("first-seed", 0L, long.MaxValue, 1L),
            RandomNumbers = map.Choice("random-numbers", RandomNumbers.Common),
            Indicators = Indicators(map),
        };
        RequireSeeds(map, experiment);
        map.Done();
        return experiment;
    }

    private static string Name(StrictMap map)
    {
        var name = map.Text("name");
        if (name.Length > 64 || !name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) map.Refuse("name", "只能用小写字母、数字与连字符，最多 64 个", "use lower-case letters, digits and hyphens, at most 64");
        return name;
    }

    private static ImmutableArray<AlternativeDefinition> Alternatives(StrictMap map)
    {
        var maps = map.List("alternatives");
        if (maps.Count is 0 or > MostAlternatives) map.Refuse("alternatives", $"须写 1 到 {MostAlternatives} 个方案，实际有 {maps.Count} 个", $"write 1 to {MostAlternatives} alternatives, found {maps.Count}");
        var names = new SortedSet<string>(StringComparer.Ordinal);
        return [.. maps.Select(alternative => Alternative(alternative, names))];
    }

    private static AlternativeDefinition Alternative(StrictMap map, SortedSet<string> names)
    {
        var name = Name(map);
        if (name.Length > 0 && !names.Add(name)) map.Refuse("name", $"已有方案 '{name}'；每个方案的名称须不同", $"there is an alternative '{name}' already; give each a name of its own");
        var read = new AlternativeDefinition(name, map.Names("title"), Changes(map, ["seed", "objectives"]));
        map.Done();
        return read;
    }

    private static ImmutableArray<Override> Changes(StrictMap map, string[] refused)
    {
        var changes = map.MapOrEmpty("set");
        foreach (var path in changes.Keys)
        {
            var root = path.Split('.', '[')[0];
            if (!refused.Contains(root)) continue;
            if (root == "seed") changes.Refuse(path, "种子由 first-seed 与 replications 给出", "seeds come from first-seed and replications");
            else changes.Refuse(path, "各方案按同样的目标比较；要改目标，请写在最外层的 set", "alternatives are judged by the same objectives; change them in the outermost set");
        }

        return [.. map.Pairs("set").Select(pair => new Override(pair.Key, pair.Yaml) { From = map.Places.At(changes.Path + "." + pair.Key) })];
    }

    private static ImmutableArray<string> Indicators(StrictMap map)
    {
        var names = map.WordsOrEmpty("indicators");
        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            try
            {
                if (!known.Add(IndicatorTable.Find(name).Name)) map.Refuse("indicators", $"{name} 写了两次", $"{name} stands twice");
            }
            catch (UnknownIndicatorException error)
            {
                map.Refuse("indicators", error.Text.Zh, error.Text.En);
            }
        }

        return [.. names];
    }

    private static void RequireSeeds(StrictMap map, ExperimentDefinition experiment)
    {
        if (experiment.Replications == 0 || experiment.Alternatives.IsEmpty) return;
        var runs = (long)experiment.Replications * (experiment.RandomNumbers == RandomNumbers.Common ? 1 : experiment.Alternatives.Length);
        if (experiment.FirstSeed > long.MaxValue - runs) map.Refuse("first-seed", $"其后须还有 {runs} 个种子", $"{runs} seeds must follow it");
    }
}
