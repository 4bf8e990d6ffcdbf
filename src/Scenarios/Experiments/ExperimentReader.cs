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
            Alternatives = [],
            Factors = FactorReader.Factors(map),
            Replications = 0,
            FewestReplications = 0,
            Precision = [],
            FirstSeed = map.Whole("first-seed", 0L, long.MaxValue, 1L),
            RandomNumbers = map.Choice("random-numbers", RandomNumbers.Common),
            Indicators = Indicators(map),
        };
        experiment = Replicated(map, experiment);
        experiment = experiment with { LatinHypercube = FactorReader.Points(map, experiment.Factors) };
        experiment = experiment with { Alternatives = Alternatives(map, experiment) };
        RequireSeeds(map, experiment);
        map.Done();
        return experiment;
    }

    private static ExperimentDefinition Replicated(StrictMap map, ExperimentDefinition experiment)
    {
        if (!map.IsMap("replications"))
        {
            var fixedNumber = map.Whole("replications", FewestReplications, MostReplications);
            return experiment with { Replications = fixedNumber, FewestReplications = fixedNumber };
        }

        var rule = map.Map("replications");
        var most = rule.Whole("most", FewestReplications, MostReplications);
        var least = rule.Whole("least", FewestReplications, Math.Max(FewestReplications, most), Math.Min(10, Math.Max(FewestReplications, most)));
        var precision = rule.List("until").Select(Precision.Read).ToImmutableArray();
        if (precision.IsEmpty) rule.Refuse("until", "须写至少一个指标的精度", "write the precision of one indicator at least");
        foreach (var missing in precision.Where(one => !experiment.Indicators.IsEmpty && one.Indicator.Length > 0 && !experiment.Indicators.Contains(one.Indicator))) rule.Refuse("until", $"{missing.Indicator} 不在 indicators 之中", $"{missing.Indicator} is not among the indicators");
        rule.Done();
        return experiment with { Replications = most, FewestReplications = least, Precision = precision };
    }

    /// <summary>A name that files and columns can carry.</summary>
    public static string Name(StrictMap map)
    {
        var name = map.Text("name");
        if (name.Length > 64 || !name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) map.Refuse("name", "只能用小写字母、数字与连字符，最多 64 个", "use lower-case letters, digits and hyphens, at most 64");
        return name;
    }

    private static ImmutableArray<AlternativeDefinition> Alternatives(StrictMap map, ExperimentDefinition experiment)
    {
        if (!map.Has("factors")) return Alternatives(map);
        if (map.Has("alternatives")) map.Refuse("alternatives", "alternatives 与 factors 只能写一个：因素的各种组合就是方案", "write one of alternatives and factors: the combinations of the factors are the alternatives");
        if (map.IsWrong("factors") || map.IsWrong("latin-hypercube") || experiment.Factors.Any(factor => factor.Levels.Length < 2)) return [];
        var points = experiment.LatinHypercube is { } count ? FactorDesign.LatinHypercube(experiment.Factors, count, experiment.FirstSeed) : FactorDesign.Grid(experiment.Factors);
        if (!points.Any()) map.Refuse("latin-hypercube", "抽出的点分不清各因素的作用；请增加点数，或改用全部组合（去掉 latin-hypercube）", "no points were drawn that tell the factors apart; take more of them, or all combinations (without latin-hypercube)");
        return [.. points.Select(levels => FactorDesign.Alternative(experiment.Factors, levels, factor => map.Places.At($"factors[{experiment.Factors.IndexOf(factor)}].path")))];
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
        foreach (var path in changes.Keys) RefuseRoot(changes, path, path, refused);
        return [.. map.Pairs("set").Select(pair => new Override(pair.Key, pair.Yaml) { From = map.Places.At(changes.Path + "." + pair.Key) })];
    }

    /// <summary>Refuses a change of what an experiment sees to itself.</summary>
    /// <param name="map">Where it stands.</param>
    /// <param name="key">Under which key.</param>
    /// <param name="path">The path that is changed.</param>
    /// <param name="refused">What of it may not be changed here.</param>
    public static void RefuseRoot(StrictMap map, string key, string path, string[] refused)
    {
        var root = path.Split('.', '[')[0];
        if (!refused.Contains(root)) return;
        if (root == "seed") map.Refuse(key, "种子由 first-seed 与 replications 给出", "seeds come from first-seed and replications");
        else map.Refuse(key, "各方案按同样的目标比较；要改目标，请写在最外层的 set", "alternatives are judged by the same objectives; change them in the outermost set");
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
        var runs = ((long)MostReplications * (experiment.RandomNumbers == RandomNumbers.Common ? 1 : experiment.Alternatives.Length)) + WarmUpPilot.Runs;
        if (experiment.FirstSeed > long.MaxValue - runs) map.Refuse("first-seed", $"其后须还有 {runs} 个种子", $"{runs} seeds must follow it");
    }
}
