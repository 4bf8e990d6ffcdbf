using System.Collections.Immutable;
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
        var (zh, en) = Verdict(effects, effect.Difference, effect.IsShown);
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

    private static Text Awaited(int runs) => new($"到结束时仍未发生的运行，各组合共有 {runs} 次", $", which had not come about by the end in {Plural.Of(runs, "run")} of all combinations");

    private static Text Verdict(FactorEffects effects, Difference difference, bool isShown)
    {
        if (effects.Awaited > 0) return new("不能按均值比较", " cannot be compared by means");
        if (difference.PValue is null) return new("无从衡量", ", not measured");
        if (difference is { Mean: 0, HalfWidth: 0 }) return new("毫无作用", " does nothing");
        if (!isShown) return new("看不出作用", " shows no effect");
        var isLess = difference.Mean < 0;
        return effects.Indicator.Wanted switch
        {
            WantedSide.Less => isLess ? new("有好处", " helps") : new("有坏处", " harms"),
            WantedSide.More => isLess ? new("有坏处", " harms") : new("有好处", " helps"),
            _ => isLess ? new("使其减少", " lessens it") : new("使其增加", " adds to it"),
        };
    }
}
