using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Experiments;

/// <summary>What a comparison comes to in one line: which alternatives are better, which are not.</summary>
public static class ComparisonHeadline
{
    /// <summary>The line.</summary>
    /// <param name="compared">What is compared.</param>
    /// <param name="summaries">What it comes to, by each indicator.</param>
    public static Text Of(ComparedRuns compared, ImmutableArray<IndicatorSummary> summaries)
    {
        if (compared.Groups.Length == 1) return new("只有一个方案，没有可比较的", "One alternative alone: there is nothing to compare it with");
        if (compared.Varied is { } plan) return OfFactors(plan.Factors, compared.Effects());
        var found = Enumerable.Range(1, compared.Groups.Length - 1).ToLookup(place => KindOf(summaries, place), place => compared.Groups[place].Title);
        var from = compared.Groups[0].Title;
        Text[] said =
        [
            .. Said(found[Kind.Better], zh => $"{zh}优于“{from.Zh}”", en => $"{en} beat{(found[Kind.Better].Count() == 1 ? "s" : "")} “{from.En}”"),
            .. Said(found[Kind.Mixed], zh => $"{zh}有的指标更好、有的更差", en => $"better by some figures and worse by others: {en}"),
            .. Said(found[Kind.Worse], zh => $"{zh}不如“{from.Zh}”", en => $"worse than “{from.En}”: {en}"),
            .. Said(found[Kind.Other], zh => $"{zh}与“{from.Zh}”不同", en => $"different from “{from.En}”: {en}"),
            .. Said(found[Kind.Unsure], zh => $"{zh}只有单次运行可比，看不出有多大把握", en => $"single runs show no certainty: {en}"),
            .. Said(found[Kind.NotComparable], zh => $"{zh}与“{from.Zh}”不能按均值比较", en => $"cannot be compared with “{from.En}” by means: {en}"),
            .. Said(found[Kind.None], zh => $"{zh}与“{from.Zh}”看不出差别", en => $"no difference from “{from.En}” shown: {en}"),
        ];
        return Sentence(said);
    }

    // Combinations are many; what was asked is what each factor does.
    private static Text OfFactors(ImmutableArray<FactorDefinition> factors, ImmutableArray<FactorEffects> effects)
    {
        // Where what is awaited had not come about, no mean tells what a factor does, nor that it does nothing.
        var without = effects.All(one => one.Awaited > 0) ? Kind.NotComparable : Kind.None;
        var found = Enumerable.Range(0, factors.Length).ToLookup(factor => effects.Any(one => one.Main.Any(effect => effect.Factor == factor && effect.IsShown)) ? Kind.Other : without, factor => factors[factor].Title);
        Text[] said =
        [
            .. Said(found[Kind.Other], zh => $"{zh}有作用", en => $"the runs show an effect of {en}"),
            .. Said(found[Kind.NotComparable], zh => $"{zh}的作用不能按均值比较", en => $"effects that cannot be compared by means: {en}"),
            .. Said(found[Kind.None], zh => $"{zh}看不出作用", en => $"no effect shown of {en}"),
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

    private static Kind KindOf(ImmutableArray<IndicatorSummary> summaries, int place)
    {
        Finding[] findings = [.. summaries.Select(summary => summary.Comparisons[place - 1].Finding)];
        return (findings.Contains(Finding.Better), findings.Contains(Finding.Worse)) switch
        {
            (true, true) => Kind.Mixed,
            (true, false) => Kind.Better,
            (false, true) => Kind.Worse,
            _ when findings.Any(finding => finding is Finding.Less or Finding.More) => Kind.Other,
            _ when findings.Contains(Finding.Single) => Kind.Unsure,
            _ when findings.Contains(Finding.NotComparable) && findings.All(finding => finding is Finding.NotComparable or Finding.NotMeasured) => Kind.NotComparable,
            _ => Kind.None,
        };
    }

    private enum Kind
    {
        Better,
        Mixed,
        Worse,
        Other,
        Unsure,
        NotComparable,
        None,
    }
}
