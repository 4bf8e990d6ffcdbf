using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>Which paths of a scenario somebody may have meant who wrote one that does not exist.</summary>
internal static class PathHint
{
    private const int Most = 4;

    /// <summary>The nearest paths, else what stands beside the wrong one; in Chinese and in English.</summary>
    public static (string Zh, string En) Of(string wrong, IReadOnlyCollection<string> right)
    {
        string[] near = [.. Nearest(wrong, right).Take(Most)];
        if (near.Length > 0) return ($"是不是{string.Concat(near.Select(path => $"“{path}”"))}？", $"did you mean {string.Join(" or ", near.Select(path => $"'{path}'"))}?");
        var known = Beside(wrong, right);
        return ($"可用的有：{string.Join('、', known)}", $"known: {string.Join(", ", known)}");
    }

    // Whoever knows the last word of a path has often forgotten what it stands in.
    private static IEnumerable<string> Nearest(string wrong, IReadOnlyCollection<string> right)
    {
        if (Spelling.Nearest(wrong, right) is { } near) return [near];
        if (right.Contains(AboveOf(wrong))) return [];
        var last = Spelling.Nearest(LastOf(wrong), right.Select(LastOf));
        return right.Where(path => LastOf(path) == last).Order(StringComparer.Ordinal);
    }

    private static string[] Beside(string wrong, IReadOnlyCollection<string> right)
    {
        for (var above = AboveOf(wrong); above.Length > 0; above = AboveOf(above))
        {
            string[] beside = [.. right.Where(path => AboveOf(path) == above).Order(StringComparer.Ordinal)];
            if (beside.Length > 0) return beside;
        }

        return [.. right.Where(path => AboveOf(path).Length == 0).Order(StringComparer.Ordinal)];
    }

    private static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string AboveOf(string path) => path.LastIndexOf('.') is var point and > 0 ? path[..point] : "";
}
