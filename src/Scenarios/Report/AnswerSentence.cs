using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;

namespace Liandong.Scenarios.Report;

/// <summary>The run's answer to its question, in a sentence or two, from its objectives and indicators.</summary>
public static class AnswerSentence
{
    /// <summary>Yes when every objective is met; no, and by how much, when one is missed; that it cannot be told when one could not be judged.</summary>
    public static Text Of(IReadOnlyList<ObjectiveResult> results, RunIndicators indicators)
    {
        var missed = results.Where(result => result.Verdict == Verdict.Missed).ToList();
        var unmeasured = results.Where(result => result.Verdict == Verdict.NotMeasured).ToList();
        if (results.Count == 0) return WithoutObjectives(indicators);
        if (missed.Count > 0) return WithWeakness(No(missed, results.Count), missed);
        if (unmeasured.Count > 0) return Unknown(unmeasured, results.Count);
        return WithWeakness(Yes(results), results);
    }

    /// <summary>The verdict alone: how many of the objectives are met.</summary>
    public static Text Headline(IReadOnlyList<ObjectiveResult> results)
    {
        var missed = results.Count(result => result.Verdict == Verdict.Missed);
        var unmeasured = results.Count(result => result.Verdict == Verdict.NotMeasured);
        if (results.Count == 0) return new("未设目标", "No objectives set");
        if (missed > 0) return new($"否：{results.Count} 项目标中有 {missed} 项未达到", $"No: {missed} of {results.Count} objectives {(missed == 1 ? "is" : "are")} missed");
        if (unmeasured > 0) return new($"无法判断：{results.Count} 项目标中有 {unmeasured} 项没有可衡量的事件", $"It cannot be told: nothing happened to measure {unmeasured} of {results.Count} objectives");
        return results.Count == 1 ? new("是：目标达到", "Yes: the objective is met") : new($"是：{results.Count} 项目标全部达到", $"Yes: {AllOf(results.Count)} objectives are met");
    }

    /// <summary>How far a missed objective is from its bound: <c>11 min over</c>; null when it is not missed.</summary>
    public static Text? Miss(ObjectiveResult result)
    {
        if (result.Verdict != Verdict.Missed) return null;
        if (result.Indicator.MoreThan is not { } waited) return new($"{Side(result, "多", "少")} {Gap(result).Zh}", $"{Gap(result).En} {Side(result, "over", "under")}");
        var over = ValueFormat.Distance(result.Objective.Bound, waited, result.Indicator.Unit);
        return new($"多出 {over.Zh}以上", $"more than {over.En} over");
    }

    /// <summary>An objective's bound: <c>at most 30 min</c>.</summary>
    public static Text Bound(ObjectiveResult result)
    {
        var bound = ValueFormat.Of(result.Objective.Bound, result.Indicator.Unit, DigitsToTellApart(result));
        return result.Objective.Comparison == Comparison.AtMost ? new("不超过 " + bound.Zh, "at most " + bound.En) : new("不低于 " + bound.Zh, "at least " + bound.En);
    }

    /// <summary>What was measured for an objective, with digits enough to tell it from a bound that it misses.</summary>
    public static Text Measured(ObjectiveResult result) => ValueFormat.Of(result.Indicator, DigitsToTellApart(result));

    // Whoever reads the sentence alone must learn that a verdict stands on a handful of cases.
    private static Text WithWeakness(Text answer, IReadOnlyList<ObjectiveResult> results)
    {
        var weak = results.Select(result => result.Indicator).Where(indicator => indicator.IsWeak).DistinctBy(indicator => indicator.Name).ToArray();
        if (weak.Length == 0) return answer;
        var zh = string.Join("、", weak.Select(indicator => $"“{indicator.Label.Zh}”仅 {indicator.Samples} 例"));
        var en = string.Join(", ", weak.Select(indicator => $"“{LowerFirst(indicator.Label.En)}” rests on {indicator.Samples} {(indicator.Samples == 1 ? "case" : "cases")}"));
        return new($"{answer.Zh}样本少，结论不稳：{zh}。", $"{answer.En} Weak for want of cases: {en}.");
    }

    private static Text Yes(IReadOnlyList<ObjectiveResult> results)
    {
        // A figure with two bounds is said once.
        var figures = results.GroupBy(result => result.Indicator.Name, StringComparer.Ordinal).Select(figure => (First: figure.First(), Bounds: figure.Select(Bound).ToArray())).ToArray();
        var zh = string.Join("；", figures.Select(figure => $"{figure.First.Indicator.Label.Zh} {Measured(figure.First).Zh}（{string.Join("、", figure.Bounds.Select(bound => bound.Zh))}）"));
        var en = string.Join("; ", figures.Select(figure => $"{LowerFirst(figure.First.Indicator.Label.En)} {Measured(figure.First).En} ({string.Join(", ", figure.Bounds.Select(bound => bound.En))})"));
        return results.Count == 1
            ? new($"是。{zh}。", $"Yes: {en}.")
            : new($"是。{results.Count} 项目标全部达到：{zh}。", $"Yes. {UpperFirst(AllOf(results.Count))} objectives are met: {en}.");
    }

    private static Text No(List<ObjectiveResult> missed, int all)
    {
        var parts = missed.Select(Missed).ToArray();
        var (zh, en) = (string.Join("；", parts.Select(part => part.Zh)), string.Join("; ", parts.Select(part => part.En)));
        return new Text(
            $"否：{zh}。" + (all > 1 ? $"{all} 项目标中有 {missed.Count} 项未达到。" : ""),
            $"No: {en}." + (all > 1 ? $" {missed.Count} of {all} objectives {(missed.Count == 1 ? "is" : "are")} missed." : ""));
    }

    private static Text Missed(ObjectiveResult result) => result.Indicator.Value is null
        ? new($"{result.Indicator.Label.Zh}：{Measured(result).Zh}（目标{Bound(result).Zh}）", $"{LowerFirst(result.Indicator.Label.En)}: {Measured(result).En} (the objective is {Bound(result).En})")
        : new(
            $"{result.Indicator.Label.Zh}为 {Measured(result).Zh}，比目标（{Bound(result).Zh}）{Side(result, "多", "少")} {Gap(result).Zh}",
            $"{LowerFirst(result.Indicator.Label.En)} is {Measured(result).En}, {Gap(result).En} {Side(result, "over", "under")} the objective of {Bound(result).En}");

    private static Text Unknown(List<ObjectiveResult> unmeasured, int all) => new(
        $"无法判断：本次运行没有可以衡量{string.Join("、", unmeasured.Select(result => "“" + result.Indicator.Label.Zh + "”"))}的事件。" + (all > unmeasured.Count ? $"其余 {all - unmeasured.Count} 项目标均达到。" : ""),
        $"It cannot be told: nothing happened in this run to measure {string.Join(" or ", unmeasured.Select(result => "“" + LowerFirst(result.Indicator.Label.En) + "”"))}." + (all > unmeasured.Count ? $"{(all - unmeasured.Count == 1 ? " The other objective is" : $" The other {all - unmeasured.Count} objectives are")} met." : ""));

    // What the systems found, two at most; a run of the hotline and the grids alone has its orders.
    private static Text WithoutObjectives(RunIndicators indicators)
    {
        Text[] found = [.. AskedSystem.Of(indicators, []).Select(system => system.Section.Finding).Take(2)];
        if (found.Length == 0) found = [Orders(indicators)];
        return new Text("本次运行没有设定目标。" + string.Concat(found.Select(text => text.Zh)), "This run sets no objectives. " + string.Join(' ', found.Select(text => text.En)));
    }

    private static Text Orders(RunIndicators indicators)
    {
        var orders = (long)(indicators["orders.count"].Value ?? 0);
        if (orders == 0) return new Text("没有立案。", "No order was filed.");
        var (onTime, flooded) = (indicators["orders.on-time.share"], (long)(indicators["flood.low-points"].Value ?? 0));
        return new Text(
            $"立案 {ValueFormat.Of(orders, IndicatorUnit.Count).Zh} 件" + (onTime.Value is null ? "" : $"，按期结案率 {ValueFormat.Of(onTime).Zh}") + (flooded > 0 ? $"，积水点 {flooded} 处。" : "。"),
            $"{Plural.Of(orders, "order was", "orders were")} filed" + (onTime.Value is null ? "" : $", {ValueFormat.Of(onTime).En} closed on time") + (flooded > 0 ? $", {Plural.Of(flooded, "low point was", "low points were")} flooded." : "."));
    }

    private static string Side(ObjectiveResult result, string over, string under) => result.Objective.Comparison == Comparison.AtMost ? over : under;

    private static Text Gap(ObjectiveResult result) => ValueFormat.Distance(result.Objective.Bound, result.Indicator.Value!.Value, result.Indicator.Unit, DigitsToTellApart(result));

    private static int DigitsToTellApart(ObjectiveResult result)
    {
        if (result.Verdict != Verdict.Missed || result.Indicator.Value is null) return 0;
        var digits = 0;
        while (digits < 6 && ValueFormat.Of(result.Objective.Bound, result.Indicator.Unit, digits) == ValueFormat.Of(result.Indicator.Value, result.Indicator.Unit, digits)) digits++;
        return digits;
    }

    private static string AllOf(int objectives) => objectives == 2 ? "both" : $"all {objectives}";

    private static string UpperFirst(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string LowerFirst(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
