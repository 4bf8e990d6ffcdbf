using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>What is not in a mean, or carries it badly: it must be seen beside it.</summary>
public static class MissingRuns
{
    /// <summary>The lines of several alternatives, each once, with the names of those of which it holds unless it holds of all.</summary>
    /// <param name="titles">The alternatives.</param>
    /// <param name="estimates">Of each of them.</param>
    public static IEnumerable<Text> Of(IReadOnlyList<Text> titles, IReadOnlyList<Estimate> estimates)
    {
        var lines = estimates.SelectMany((estimate, place) => Of(estimate).Select(line => (Line: line, Title: titles[place]))).GroupBy(one => one.Line, one => one.Title);
        foreach (var line in lines)
        {
            yield return line.Count() == titles.Count && titles.Count > 1
                ? new($"每个方案都有 {line.Key.Zh}", $"Of each alternative: {line.Key.En}")
                : new($"{string.Join("、", line.Select(title => title.Zh))}：{line.Key.Zh}", $"{string.Join("; ", line.Select(title => title.En))}: {line.Key.En}");
        }

        // Whoever prevents the milder cases is left with the harder ones.
        if (estimates.Select(estimate => (double)estimate.NotMeasured / Math.Max(1, estimate.Runs + estimate.NotMeasured + estimate.Awaited)).Distinct().Count() > 1) yield return new("测到的次数各方案不同：能避免事情发生的方案，均值里只剩其余的、往往更难的运行", "Not equally many runs of each measured it: of an alternative that keeps it from happening, the mean holds the other runs alone, often the harder ones");
    }

    private static IEnumerable<Text> Of(Estimate estimate)
    {
        if (estimate.Awaited > 0) yield return new($"{estimate.Awaited} 次到结束时仍未发生，不在均值之内", $"in {Plural.Of(estimate.Awaited, "run")} it had not come about by the end; not in the mean");
        if (estimate.NotMeasured > 0) yield return new($"{estimate.NotMeasured} 次没有可以衡量的事件，不在均值之内", $"in {Plural.Of(estimate.NotMeasured, "run")} nothing happened to measure it by; not in the mean");
        if (estimate is { Runs: > 1, HalfWidth: 0 }) yield return new("各次运行的数值全都一样，所以没有区间", "all runs measured the same, so there is no interval");
        if (estimate.Weak > 0) yield return new($"{estimate.Weak} 次的数值不足 {Indicator.FewestSamples} 例", $"in {Plural.Of(estimate.Weak, "run")} the value rests on fewer than {Indicator.FewestSamples} cases");
    }
}
