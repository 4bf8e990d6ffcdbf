using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>What a factor does, in a sentence: <c>drainage crews +0 → +2: hours under water 1.08 → 0.90 (−0.18 ± 0.02)</c>.</summary>
public static class EffectSentence
{
    /// <summary>The sentence about a level beside the first.</summary>
    /// <param name="factors">The factors of the experiment.</param>
    /// <param name="effects">The effects on the indicator.</param>
    /// <param name="effect">The effect.</param>
    public static Text Of(ImmutableArray<FactorDefinition> factors, FactorEffects effects, MainEffect effect)
    {
        var (factor, label) = (factors[effect.Factor], effects.Indicator.Definition.Label);
        var levels = $"{factor.Levels[0]} → {factor.Levels[effect.Level]}";
        var (zh, en) = Verdict(ComparisonEffects.FindingOf(effects, effect.Difference, effect.IsShown));
        var figures = effects.Awaited > 0 ? Awaited(effects.Awaited) : FindingSentence.Figures(effects.Indicator, effect.Difference);
        return new Text($"{factor.Title.Zh} {levels}，{zh}：{label.Zh}{figures.Zh}。", $"{factor.Title.En} {levels}{en}: {FindingSentence.Lower(label.En)}{figures.En}.");
    }

    /// <summary>The sentence about two factors together.</summary>
    /// <param name="factors">The factors of the experiment.</param>
    /// <param name="effects">The effects on the indicator.</param>
    /// <param name="effect">The interaction.</param>
    public static Text Of(ImmutableArray<FactorDefinition> factors, FactorEffects effects, Interaction effect)
    {
        var (factor, other, label) = (factors[effect.Factor], factors[effect.Other], effects.Indicator.Definition.Label);
        var levels = $"{factor.Levels[0]} → {factor.Levels[effect.Level]}";
        var (first, second) = (other.Levels[0], other.Levels[effect.OtherLevel]);
        var figures = FindingSentence.Figures(effects.Indicator, effect.Difference);
        return new Text(
            $"{factor.Title.Zh} {levels} 的作用随{other.Title.Zh}而变，{first} 与 {second}：{label.Zh}{figures.Zh}。",
            $"What {factor.Title.En} {levels} does depends on {other.Title.En}, {first} and {second}: {FindingSentence.Lower(label.En)}{figures.En}.");
    }

    /// <summary>Of every two factors the interaction that tells most, of those that are shown; the others are in the files.</summary>
    public static IEnumerable<Text> Interactions(ImmutableArray<FactorDefinition> factors, FactorEffects effects) => effects.Interactions
        .Where(interaction => interaction.IsShown)
        .GroupBy(interaction => (interaction.Factor, interaction.Other))
        .Select(pair => Of(factors, effects, pair.MaxBy(interaction => Math.Abs(interaction.Difference.Mean!.Value))!));

    /// <summary>How far to trust it: what lines explain, or that no factor is shown to change what another does; none where nothing says.</summary>
    public static Text? Note(FactorEffects effects)
    {
        if (effects.Explained is { } explained)
        {
            var share = explained.ToString("0%", CultureInfo.InvariantCulture);
            return new($"按直线估计，解释了各组合差别的 {share}", $"Estimated as straight lines, which explain {share} of the differences between combinations");
        }

        return effects.Interactions.Any(interaction => interaction.Difference.PValue is not null) && !effects.Interactions.Any(interaction => interaction.IsShown)
            ? new($"{effects.Indicator.Definition.Label.Zh}：看不出因素之间互相影响", $"{effects.Indicator.Definition.Label.En}: no factor is shown to change what another does")
            : null;
    }

    private static Text Awaited(int runs) => new($"到结束时仍未发生的运行，各组合共有 {runs} 次", $", which had not come about by the end in {Plural.Of(runs, "run")} of all combinations");

    private static Text Verdict(Finding finding) => finding switch
    {
        Finding.NotComparable => new("不能按均值比较", " cannot be compared by means"),
        Finding.Same => new("毫无作用", " does nothing"),
        Finding.NotShown => new("看不出作用", " shows no effect"),
        Finding.Better => new("有好处", " helps"),
        Finding.Worse => new("有坏处", " harms"),
        Finding.Less => new("使其减少", " lessens it"),
        Finding.More => new("使其增加", " adds to it"),
        _ => new("无从衡量", ", not measured"),
    };
}
