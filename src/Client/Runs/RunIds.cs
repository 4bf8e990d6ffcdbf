using Liandong.Client.Screens;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Runs;

/// <summary>Ids of runs as people type them: whole, or as much of the beginning as no other run has.</summary>
internal static class RunIds
{
    private const int MostNamed = 10;

    /// <summary>The id that was meant; none when no run's id begins so.</summary>
    /// <exception cref="RunFailedException">Several begin so; they are named.</exception>
    public static string? Find(string asked, IReadOnlyCollection<string> known)
    {
        if (known.Contains(asked)) return asked;
        string[] meant = [.. known.Where(id => asked.Length > 0 && id.StartsWith(asked, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        if (meant.Length <= 1) return meant.FirstOrDefault();
        var more = meant.Length > MostNamed ? "…" : "";
        throw new RunFailedException(new(
            $"有几个运行以 {asked} 开头，请写得长一些：{string.Join('、', meant.Take(MostNamed))}{more}",
            $"Several runs begin with {asked}; write more of the one you mean: {string.Join(", ", meant.Take(MostNamed))}{more}"));
    }

    /// <summary>That there is no such run; the nearest ids are named.</summary>
    public static RunFailedException Missing(string asked, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0) return new(new($"没有运行 {asked}；存储里一个运行也没有。", $"There is no run {asked}; the store has none at all."));
        var (zh, en) = Spelling.Hint(asked, known);
        return new(new($"没有运行 {asked}；{zh}", $"There is no run {asked}; {en}"));
    }
}
