using Liandong.Scenarios.City;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments.Capacity;

/// <summary>What a search came to, in sentences.</summary>
public static class CapacitySentence
{
    /// <summary>What is asked, as a heading.</summary>
    public static Text Asked(CapacityQuestion question)
    {
        var (paths, pathsEn) = (string.Join("、", question.Paths), string.Join(", ", question.Paths));
        return question.IsLoad ? new($"{paths} 最多能承受多少？", $"How much of {pathsEn} can be borne?") : new($"{paths} 至少要多少？", $"How much of {pathsEn} is enough?");
    }

    /// <summary>How it is answered.</summary>
    public static Text Method(CapacityQuestion question)
    {
        var range = $"{question.Range[0]}–{question.Range[question.Range.Count - 1]}";
        return new(
            $"情景 {question.Scenario}，在 {range} 的 {question.Range.Count} 个值中二分查找，每个值运行 {question.FewestRuns} 到 {question.MostRuns} 次，随机数相同",
            $"Scenario {question.Scenario}, bisection among {question.Range.Count} values, {range}, {question.FewestRuns} to {question.MostRuns} runs of each, with common random numbers");
    }

    /// <summary>The answer.</summary>
    public static Text Of(CapacityAnswer answer)
    {
        var (question, what) = (answer.Question, string.Join("、", answer.Question.Paths));
        var whatEn = string.Join(", ", question.Paths);
        var last = question.ValueAt(question.Range.Count - 1);
        if (answer.Unmeasured is { } silent) return Unmeasured(answer, silent, what, whatEn);
        if (answer.Enough is not { } enough)
        {
            var missed = Missed(answer, answer.NotEnough!);
            if (answer.NotEnough!.Verdict == CapacityVerdict.SeemsToMiss)
            {
                return question.IsLoad
                    ? new($"范围内看不出答案：{what} 只有 {last} 时看来也承受不了，未能确认：{missed.Zh}。", $"No answer shown in the range: even {whatEn} = {last} seems to be more than can be borne, which is not shown: {missed.En}.")
                    : new($"范围内看不出答案：{what} 到 {last} 看来也不够，未能确认：{missed.Zh}。", $"No answer shown in the range: even {whatEn} = {last} seems not to be enough, which is not shown: {missed.En}.");
            }

            return question.IsLoad
                ? new($"范围内没有答案：{what} 即使只有 {last} 也承受不了：{missed.Zh}。", $"No answer in the range: not even {whatEn} = {last} can be borne: {missed.En}.")
                : new($"范围内没有答案：{what} 即使到 {last} 也不够：{missed.Zh}。", $"No answer in the range: not even {whatEn} = {last} is enough: {missed.En}.");
        }

        var met = All(answer, enough);
        var unshown = answer.IsShown ? new Text("", "") : new Text("（按均值看，未能确认）", " by the means, which is not shown");
        if (answer.NotEnough is not { } beside)
        {
            return question.IsLoad
                ? new($"{what} 到 {enough.Value}（范围之末）仍能承受{unshown.Zh}：{met.Zh}。", $"{whatEn} = {enough.Value}, the end of the range, can still be borne{unshown.En}: {met.En}.")
                : new($"{what} 取 {enough.Value}（范围之初）就够了{unshown.Zh}：{met.Zh}。", $"{whatEn} = {enough.Value}, the beginning of the range, is enough already{unshown.En}: {met.En}.");
        }

        var (missing, more) = (Missed(answer, beside), beside.Value);
        return question.IsLoad
            ? new($"{what} 最多 {enough.Value}{unshown.Zh}：{met.Zh}；到 {more} 时，{missing.Zh}。", $"The most that can be borne is {whatEn} = {enough.Value}{unshown.En}: {met.En}; at {more}, {missing.En}.")
            : new($"{what} 至少要 {enough.Value}{unshown.Zh}：{met.Zh}；{more} 时，{missing.Zh}。", $"The least that is enough is {whatEn} = {enough.Value}{unshown.En}: {met.En}; at {more}, {missing.En}.");
    }

    /// <summary>How sure that is; null where there is no answer.</summary>
    public static Text? Certainty(CapacityAnswer answer)
    {
        if (answer.Enough is not { } enough) return null;
        var sure = Sure(answer, enough);
        return answer.Question.IsLoad
            ? new($"{sure.Zh}（假定少则不更差）", $"{sure.En} (taking it for granted that less of it is never worse)")
            : new($"{sure.Zh}（假定多则不更差）", $"{sure.En} (taking it for granted that more of it is never worse)");
    }

    private static Text Unmeasured(CapacityAnswer answer, CapacityStep step, string what, string whatEn)
    {
        var labels = answer.Question.Objectives.Where((_, at) => step.Estimates[at] is { Runs: 0, Awaited: 0 }).Select(objective => Indicators.IndicatorTable.Find(objective.Indicator).Label).ToArray();
        return new(
            $"看不出答案：{what} 取 {step.Value} 时没有可以衡量的事件（{string.Join("、", labels.Select(label => label.Zh))}），是好是坏说不准；请用总有数值的指标，如次数或时长合计。",
            $"No answer: at {whatEn} = {step.Value} nothing happens to measure by ({string.Join(", ", labels.Select(label => FindingSentence.Lower(label.En)))}), which may be good or bad; ask for an indicator that always has a value, such as a count or a sum of hours.");
    }

    private static Text Sure(CapacityAnswer answer, CapacityStep enough)
    {
        var confidence = (100 * answer.Question.Confidence).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "%";
        if (answer.Sure is not { } sure)
        {
            return answer.Question.IsLoad
                ? new($"有 {confidence} 的把握的只是：不超过 {answer.First}；没有一个值能确认承受得了", $"All that is shown with {confidence} confidence: not more than {answer.First}; no value is shown to be borne")
                : new($"有 {confidence} 的把握的只是：不少于 {answer.First}；没有一个值能确认足够", $"All that is shown with {confidence} confidence: not less than {answer.First}; no value is shown to be enough");
        }

        if (answer.First == enough.Value && sure == enough.Value) return new($"有 {confidence} 的把握", $"Shown with {confidence} confidence");
        var (lesser, greater) = answer.Question.IsLoad ? (sure, answer.First) : (answer.First, sure);
        return new($"有 {confidence} 的把握：在 {lesser} 与 {greater} 之间", $"With {confidence} confidence from {lesser} to {greater}");
    }

    /// <summary>What the runs say of a value, in a word.</summary>
    public static Text Verdict(CapacityVerdict verdict) => verdict switch
    {
        CapacityVerdict.Meets => new("达到", "meets"),
        CapacityVerdict.Misses => new("未达到", "misses"),
        CapacityVerdict.SeemsToMeet => new("大致达到，未能确认", "seems to meet, not shown"),
        CapacityVerdict.Unmeasured => new("无从衡量", "nothing to measure by"),
        _ => new("大致未达到，未能确认", "seems to miss, not shown"),
    };

    /// <summary>A mean with half the width of its interval: <c>14.2 ± 0.4 min</c>; with fewer than two runs that measured it, that there is none.</summary>
    public static Text Figures(Objective objective, Estimate estimate)
    {
        if (estimate.Awaited > 0) return new($"{estimate.Awaited} 次到结束时仍未发生", $"not come about by the end in {Plural.Of(estimate.Awaited, "run")}");
        if (estimate is not { Mean: { } mean, HalfWidth: { } half }) return new("没有可以衡量的事件", "nothing happened to measure it by");
        var scale = ValueScale.For(Indicators.IndicatorTable.Find(objective.Indicator).Unit, [mean], [half, Math.Abs(objective.Bound - mean)]);
        var (some, someEn) = estimate.NotMeasured == 0 ? ("", "") : ($"（{estimate.NotMeasured} 次没有可以衡量的事件）", $" (in {Plural.Of(estimate.NotMeasured, "run")} nothing happened to measure it by)");
        return new($"{scale.Number(mean)} ± {scale.Number(half)}{FindingSentence.Behind(scale.Name.Zh)}{some}", $"{scale.Number(mean)} ± {scale.Number(half)}{FindingSentence.Behind(scale.Name.En)}{someEn}");
    }

    private static Text All(CapacityAnswer answer, CapacityStep step) => Joined(answer.Question.Objectives.Select((objective, at) => Said(objective, step.Estimates[at])));

    private static Text Missed(CapacityAnswer answer, CapacityStep step) => Joined(answer.Question.Objectives
        .Select((objective, at) => (objective, Estimate: step.Estimates[at]))
        .Where(one => one.Estimate.Awaited > 0 || one.Estimate.Mean is not { } mean || one.objective.Judge(mean, moreThan: null) != Recording.Verdict.Met)
        .Select(one => Said(one.objective, one.Estimate)));

    private static Text Joined(IEnumerable<Text> all) => new(string.Join("，", all.Select(one => one.Zh)), string.Join(", ", all.Select(one => one.En)));

    private static Text Said(Objective objective, Estimate estimate)
    {
        var (label, figures) = (Indicators.IndicatorTable.Find(objective.Indicator).Label, Figures(objective, estimate));
        var bound = ValueFormat.Of(objective.Bound, Indicators.IndicatorTable.Find(objective.Indicator).Unit);
        var (side, sideEn) = objective.Comparison == Comparison.AtMost ? ("不超过", "at most") : ("不低于", "at least");
        return new($"{label.Zh} {figures.Zh}（{side} {bound.Zh}）", $"{FindingSentence.Lower(label.En)} {figures.En} ({sideEn} {bound.En})");
    }
}
