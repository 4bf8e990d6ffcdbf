using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>What factors do as the page draws it: sentences, bars by size (a tornado), and for two factors a field for each combination.</summary>
public static class ComparisonEffects
{
    /// <summary>By indicator; null when nothing was varied by factors.</summary>
    internal static JsonArray? Of(ComparedRuns compared, ImmutableArray<IndicatorSummary> summaries)
    {
        if (compared.Varied is not { } plan) return null;
        return new([.. compared.Effects().Select((one, place) => Of(plan, one, summaries[place]))]);
    }

    /// <summary>Whether an effect is shown, and on which side it lies.</summary>
    public static Finding FindingOf(FactorEffects effects, Difference difference, bool isShown)
    {
        if (effects.Awaited > 0) return Finding.NotComparable;
        if (difference.PValue is null) return Finding.NotMeasured;
        if (difference is { Mean: 0, HalfWidth: 0 }) return Finding.Same;
        if (!isShown) return Finding.NotShown;
        return Findings.OfShown(effects.Indicator.Wanted, difference.Mean);
    }

    private static JsonObject Of(FactorPlan plan, FactorEffects effects, IndicatorSummary summary)
    {
        var scale = FindingFigures.Scale(summary);
        return new JsonObject
        {
            ["sentences"] = ReportData.Array(Sentences(plan.Factors, effects), said => new JsonObject { ["finding"] = Spelling.Kebab(said.Finding.ToString()), ["words"] = ReportData.Both(said.Words) }),
            ["note"] = EffectSentence.Note(effects) is { } note ? ReportData.Both(note) : null,
            ["bars"] = ReportData.Array(effects.Main.OrderByDescending(effect => Math.Abs(effect.Difference.Mean ?? 0)), effect => Bar(plan.Factors, effects, effect, scale)),
            ["grid"] = Grid(plan, summary, scale),
        };
    }

    private static IEnumerable<(Finding Finding, Text Words)> Sentences(ImmutableArray<FactorDefinition> factors, FactorEffects effects)
    {
        foreach (var effect in effects.Main) yield return (FindingOf(effects, effect.Difference, effect.IsShown), EffectSentence.Of(factors, effects, effect));
        foreach (var words in EffectSentence.Interactions(factors, effects)) yield return (Finding.More, words);
    }

    private static JsonObject Bar(ImmutableArray<FactorDefinition> factors, FactorEffects effects, MainEffect effect, ValueScale scale)
    {
        var (factor, difference) = (factors[effect.Factor], effect.Difference);
        var levels = $"{factor.Levels[0]} → {factor.Levels[effect.Level]}";
        var beside = new BesideTheBase(0, difference, effect.AdjustedPValue, FindingOf(effects, difference, effect.IsShown));
        return new JsonObject
        {
            ["label"] = ReportData.Both(new Text($"{factor.Title.Zh} {levels}", $"{factor.Title.En} {levels}")),
            ["finding"] = Spelling.Kebab(beside.Finding.ToString()),
            ["mean"] = ComparisonFigures.Number(difference.Mean, scale),
            ["low"] = ComparisonFigures.Number(difference.Mean - difference.HalfWidth, scale),
            ["high"] = ComparisonFigures.Number(difference.Mean + difference.HalfWidth, scale),
            ["text"] = FindingFigures.Apart(beside, scale),
            ["p"] = FindingFigures.Probability(beside),
        };
    }

    private static JsonObject? Grid(FactorPlan plan, IndicatorSummary summary, ValueScale scale)
    {
        if (plan is not { IsLatin: false, Factors: [var rows, var columns] }) return null;
        return new JsonObject
        {
            ["rowTitle"] = ReportData.Both(rows.Title),
            ["columnTitle"] = ReportData.Both(columns.Title),
            ["rows"] = ReportData.Array(rows.Levels, level => JsonValue.Create(level)),
            ["columns"] = ReportData.Array(columns.Levels, level => JsonValue.Create(level)),
            ["cells"] = ReportData.Array(Enumerable.Range(0, rows.Levels.Length), row => ReportData.Array(Enumerable.Range(0, columns.Levels.Length), column => Field(plan, summary, scale, row, column))),
        };
    }

    private static JsonObject Field(FactorPlan plan, IndicatorSummary summary, ValueScale scale, int row, int column)
    {
        var place = Enumerable.Range(0, plan.Points.Length).First(point => plan.Points[point] is [var first, var second] && first == row && second == column);
        var estimate = summary.Estimates[place];
        return new JsonObject { ["value"] = ComparisonFigures.Number(estimate.Mean, scale), ["text"] = FindingFigures.Mean(estimate, scale) };
    }
}
