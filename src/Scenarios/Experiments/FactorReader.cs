using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>Reads what an experiment varies.</summary>
internal static class FactorReader
{
    /// <summary>The most combinations that are run.</summary>
    public const int MostPoints = 1_000;

    private const int MostFactors = 10;
    private static readonly string[] Columns = ["alternative", "seed", "indicator", "unit", "value", "samples", "more-than", "more_than", "run"];

    public static ImmutableArray<FactorDefinition> Factors(StrictMap map)
    {
        var maps = map.ListOrEmpty("factors");
        if (map.Has("factors") && maps.Count is 0 or > MostFactors) map.Refuse("factors", $"须写 1 到 {MostFactors} 个因素，实际有 {maps.Count} 个", $"write 1 to {MostFactors} factors, found {maps.Count}");
        var (names, paths) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        return [.. maps.Select(factor => Factor(factor, names, paths))];
    }

    /// <summary>How many points of a Latin hypercube; null for every combination.</summary>
    public static int? Points(StrictMap map, ImmutableArray<FactorDefinition> factors)
    {
        var combinations = factors.Aggregate(1L, (product, factor) => Math.Min(int.MaxValue, product * Math.Max(1, factor.Levels.Length)));
        if (!map.Has("latin-hypercube"))
        {
            if (combinations > MostPoints) map.Refuse("factors", $"共有 {combinations} 种组合，最多 {MostPoints} 种；请减少水平，或用 latin-hypercube: 次数", $"there are {combinations} combinations, at most {MostPoints} can be run; take fewer levels, or latin-hypercube: COUNT");
            return null;
        }

        if (factors.IsEmpty) map.Refuse("latin-hypercube", "没有因素，无从抽样", "there are no factors to sample");
        // One more than the slopes and the constant of the line through them.
        var fewest = factors.Length + 2;
        var points = map.Whole("latin-hypercube", fewest, MostPoints);
        if (points > combinations) map.Refuse("latin-hypercube", $"只有 {combinations} 种组合；请改用全部组合（去掉 latin-hypercube）", $"there are only {combinations} combinations; run all of them (without latin-hypercube)");
        return points;
    }

    private static FactorDefinition Factor(StrictMap map, SortedSet<string> names, SortedSet<string> paths)
    {
        var (name, path) = (ExperimentReader.Name(map), map.Text("path"));
        if (name.Length > 0 && !names.Add(name)) map.Refuse("name", $"已有因素 '{name}'；每个因素的名称须不同", $"there is a factor '{name}' already; give each a name of its own");
        if (Columns.Contains(name)) map.Refuse("name", $"'{name}' 是结果表的一列，请换名", $"'{name}' is a column of the table of results; choose another name");
        if (path.Length > 0 && !paths.Add(path)) map.Refuse("path", $"{path} 已由另一个因素改动", $"another factor changes {path} already");
        ExperimentReader.RefuseRoot(map, "path", path, ["seed", "objectives"]);
        var factor = new FactorDefinition(name, map.Names("title"), path, Levels(map));
        map.Done();
        return factor;
    }

    private static ImmutableArray<string> Levels(StrictMap map)
    {
        if (map.Has("levels") == map.Has("range"))
        {
            map.Refuse(map.Has("levels") ? "levels" : "name", "须写 levels（各水平）或 range（如 1..40）之一", "write one of levels (the values) and range (such as 1..40)");
            return [];
        }

        if (map.Has("range"))
        {
            if (LevelRange.TryParse(map.Text("range"), out var why) is not { } range) map.Refuse("range", why.Zh, why.En);
            else if (range.Count < 2) map.Refuse("range", "只有一个值，须有两个以上", "has only one value, and needs two at least");
            else return range.Levels;
            return [];
        }

        var levels = map.Words("levels");
        if (levels.Count < 2) map.Refuse("levels", $"须写至少 2 个水平，实际有 {levels.Count} 个", $"write 2 levels at least, found {levels.Count}");
        foreach (var twice in levels.GroupBy(level => level, StringComparer.Ordinal).Where(same => same.Count() > 1)) map.Refuse("levels", $"{twice.Key} 写了两次", $"{twice.Key} stands twice");
        return [.. levels];
    }
}
