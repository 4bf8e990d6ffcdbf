using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Silo;

namespace Liandong.Client.Verification;

/// <summary>In what two runs were not asked to be the same, so that their outcomes need not be.</summary>
internal static class SubjectDifference
{
    private const int MostLines = 3;

    /// <summary>City, scenario, seed and forks that differ; none where that is not known of both.</summary>
    public static IReadOnlyList<Text> Of(VerificationSubject first, VerificationSubject second)
    {
        if (first.Definition is not { } one || second.Definition is not { } other || one == other) return [];
        var (here, there) = (CityRunBuilder.Scenario(one), CityRunBuilder.Scenario(other));
        var found = new List<Text>();
        if (here.Definition.City != there.Definition.City) found.Add(new($"城市不同：{here.Definition.City} 与 {there.Definition.City}", $"different cities: {here.Definition.City} and {there.Definition.City}"));
        else if (CityRunBuilder.CityHash(one) != CityRunBuilder.CityHash(other)) found.Add(new($"城市 {here.Definition.City} 的文件不同", $"different files of the city {here.Definition.City}"));
        if (here.Definition.Title != there.Definition.Title) found.Add(new($"情景不同：{here.Definition.Title.Zh} 与 {there.Definition.Title.Zh}", $"different scenarios: {here.Definition.Title.En} and {there.Definition.Title.En}"));
        else if (Settings(here.Canonical, there.Canonical) is { } settings) found.Add(settings);
        if (one.Seed != other.Seed) found.Add(new($"随机种子不同：{one.Seed} 与 {other.Seed}", $"different seeds: {one.Seed} and {other.Seed}"));
        foreach (var (subject, definition) in new[] { (first, one), (second, other) })
        {
            if (definition.Fork is not { } fork || one.Fork == other.Fork) continue;
            var at = RunTime.Shown(here.Definition.Start.AddMilliseconds(fork.At.Milliseconds));
            found.Add(new($"{subject.Evidence.Name} 从 {fork.Run} 的 {at} 分叉", $"{subject.Evidence.Name} was forked from {fork.Run} at {at}"));
        }

        return found.Count > 0 ? found : [new Text("接入的数据不同", "different recorded or live data")];
    }

    /// <summary>That two builds made them; null when one did, or that is not known.</summary>
    public static Text? OfBuilds(VerificationSubject first, VerificationSubject second) => first.Build is { } one && second.Build is { } other && one != other
        ? new Text(
            $"两边由不同的构建算出，规则可能改过：{first.Evidence.Name} 是 {one}，{second.Evidence.Name} 是 {other}",
            $"Different builds computed them, and rules may have changed: {first.Evidence.Name} is of {one}, {second.Evidence.Name} of {other}")
        : null;

    // Lines of the scenario that only one of them has; null when there are none. The seed is told by itself.
    private static Text? Settings(string one, string other)
    {
        var (here, there) = (Lines(one), Lines(other));
        var (left, right) = (Told(here.Except(there, StringComparer.Ordinal)), Told(there.Except(here, StringComparer.Ordinal)));
        if (left.Length + right.Length == 0) return null;
        return new(
            "情景的设定不同：" + string.Join("；", new[] { left.Length > 0 ? $"只在前者：{left}" : "", right.Length > 0 ? $"只在后者：{right}" : "" }.Where(part => part.Length > 0)),
            "different settings of the scenario: " + string.Join("; ", new[] { left.Length > 0 ? $"only the first has {left}" : "", right.Length > 0 ? $"only the second has {right}" : "" }.Where(part => part.Length > 0)));
    }

    private static string[] Lines(string canonical) => [.. canonical.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("\"seed\":", StringComparison.Ordinal))];

    private static string Told(IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        return string.Join(" | ", all.Take(MostLines)) + (all.Length > MostLines ? " | …" : "");
    }
}
