using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>
/// What a comparison comes to in one line: which alternatives are better, which are not. The line speaks of all indicators at once, so it takes for shown only what is shown after
/// Holm's correction for all of them; of twenty indicators without any difference one would be expected to show one by itself.
/// </summary>
public static class ComparisonHeadline
{
    /// <summary>The line.</summary>
    /// <param name="compared">What is compared.</param>
    /// <param name="summaries">What it comes to, by each indicator.</param>
    public static Text Of(ComparedRuns compared, ImmutableArray<IndicatorSummary> summaries)
    {
        if (compared.Groups.Length == 1) return new("只有一个方案，没有可比较的", "One alternative alone: there is nothing to compare it with");
        if (compared.Varied is { } plan) return OfFactors(plan.Factors, compared.Effects());
        var together = Together(summaries);
        var found = Enumerable.Range(1, compared.Groups.Length - 1).ToLookup(place => KindOf(summaries, together, place), place => compared.Groups[place].Title);
        var from = compared.Groups[0].Title;
        Text[] said =
        [
            .. Said(found[Kind.Better], zh => $"{zh}优于“{from.Zh}”", en => $"{en} beat{(found[Kind.Better].Count() == 1 ? "s" : "")} “{from.En}”"),
            .. Said(found[Kind.Mixed], zh => $"{zh}有的指标更好、有的更差", en => $"better by some figures and worse by others: {en}"),
            .. Said(found[Kind.Worse], zh => $"{zh}不如“{from.Zh}”", en => $"worse than “{from.En}”: {en}"),
            .. Said(found[Kind.Other], zh => $"{zh}与“{from.Zh}”不同", en => $"different from “{from.En}”: {en}"),
            .. Said(found[Kind.Alone], zh => $"{zh}只在个别指标上有差别，所有指标一并判断则未能确认", en => $"shown by a single indicator, but not when all are judged together: {en}"),
            .. Said(found[Kind.Unsure], zh => $"{zh}只有单次运行可比，看不出有多大把握", en => $"single runs show no certainty: {en}"),
            .. Said(found[Kind.NotComparable], zh => $"{zh}与“{from.Zh}”不能比较", en => $"cannot be compared with “{from.En}”: {en}"),
            .. Said(found[Kind.None], zh => $"{zh}与“{from.Zh}”看不出差别", en => $"no difference from “{from.En}” shown: {en}"),
            .. Left(summaries.Count(summary => summary.Comparisons.Any(IsLeftOut) && !summaries.All(other => other.Comparisons.All(IsLeftOut)))),
        ];
        return Sentence(said);
    }

    // Combinations are many; what was asked is what each factor does.
    private static Text OfFactors(ImmutableArray<FactorDefinition> factors, ImmutableArray<FactorEffects> effects)
    {
        // Where what is awaited had not come about, no mean tells what a factor does, nor that it does nothing.
        var without = effects.All(one => one.Awaited > 0) ? Kind.NotComparable : Kind.None;
        (int[] Factors, bool IsShown, double? PValue)[] all =
        [
            .. effects.SelectMany(one => one.Main.Select(effect => (new[] { effect.Factor }, effect.IsShown, effect.Difference.PValue))
                .Concat(one.Interactions.Select(effect => (new[] { effect.Factor, effect.Other }, effect.IsShown, effect.Difference.PValue)))),
        ];
        var together = HolmCorrection.Adjusted([.. all.Select(effect => effect.PValue)]);
        Kind KindOfFactor(int factor) => Enumerable.Range(0, all.Length).Any(at => all[at].Factors.Contains(factor) && together[at] < ExperimentSummary.Level) ? Kind.Other : all.Any(effect => effect.Factors.Contains(factor) && effect.IsShown) ? Kind.Alone : without;
        var found = Enumerable.Range(0, factors.Length).ToLookup(KindOfFactor, factor => factors[factor].Title);
        Text[] said =
        [
            .. Said(found[Kind.Other], zh => $"{zh}有作用", en => $"the runs show an effect of {en}"),
            .. Said(found[Kind.Alone], zh => $"{zh}只对个别指标有作用，所有指标一并判断则未能确认", en => $"an effect on a single indicator, but not when all are judged together: {en}"),
            .. Said(found[Kind.NotComparable], zh => $"{zh}的作用不能按均值比较", en => $"effects that cannot be compared by means: {en}"),
            .. Said(found[Kind.None], zh => $"{zh}看不出作用", en => $"no effect shown of {en}"),
            .. without == Kind.NotComparable ? [] : Left(effects.Count(one => one.Awaited > 0)),
        ];
        return Sentence(said);
    }

    private static Text Sentence(Text[] said)
    {
        var words = string.Join("; ", said.Select(text => text.En));
        return new(string.Join("；", said.Select(text => text.Zh)), words[0] == '“' ? words : char.ToUpperInvariant(words[0]) + words[1..]);
    }

    private static IEnumerable<Text> Said(IEnumerable<Text> titles, Func<string, string> zh, Func<string, string> en)
    {
        Text[] all = [.. titles];
        if (all.Length > 0) yield return new(zh(string.Concat(all.Select(title => $"“{title.Zh}”"))), en(Listed([.. all.Select(title => $"“{title.En}”")])));
    }

    private static string Listed(string[] words) => words.Length < 2 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";

    // By indicator and alternative whether the difference is shown when all of all indicators are judged together.
    private static bool[][] Together(ImmutableArray<IndicatorSummary> summaries)
    {
        var adjusted = HolmCorrection.Adjusted([.. summaries.SelectMany(summary => summary.Comparisons.Select(compared => compared.Finding is Finding.NotComparable or Finding.Single ? null : compared.Difference.PValue))]);
        return [.. adjusted.Select(p => p < ExperimentSummary.Level).Chunk(Math.Max(1, summaries[0].Comparisons.Length))];
    }

    private static Kind KindOf(ImmutableArray<IndicatorSummary> summaries, bool[][] together, int place)
    {
        var (all, shown) = (summaries.Select(summary => summary.Comparisons[place - 1]).ToArray(), summaries.Where((_, indicator) => together[indicator][place - 1]).Select(summary => summary.Comparisons[place - 1].Finding).ToArray());
        return (shown.Contains(Finding.Better), shown.Contains(Finding.Worse)) switch
        {
            (true, true) => Kind.Mixed,
            (true, false) => Kind.Better,
            (false, true) => Kind.Worse,
            _ when shown.Length > 0 => Kind.Other,
            _ when all.Any(one => one.Finding is Finding.Better or Finding.Worse or Finding.Less or Finding.More) => Kind.Alone,
            _ when all.Any(one => one.Finding == Finding.Single) => Kind.Unsure,
            _ when all.All(IsLeftOut) => Kind.NotComparable,
            _ => Kind.None,
        };
    }

    private static bool IsLeftOut(BesideTheBase one) => one.Finding is Finding.NotComparable or Finding.NotMeasured;

    // What is said of the others must not be taken for all.
    private static IEnumerable<Text> Left(int indicators)
    {
        if (indicators > 0) yield return new($"另有 {indicators} 个指标不能比较", $"{Plural.Of(indicators, "indicator")} cannot be compared");
    }

    private enum Kind
    {
        Better,
        Mixed,
        Worse,
        Other,
        Alone,
        Unsure,
        NotComparable,
        None,
    }
}
