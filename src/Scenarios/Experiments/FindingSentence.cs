using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>What a comparison comes to, in a sentence: <c>B beats A: arrival p95 14.2 → 11.8 min (−2.4 ± 0.6)</c>.</summary>
public static class FindingSentence
{
    /// <summary>The sentence about one comparison.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="summary">The indicator.</param>
    /// <param name="compared">The alternative beside the base.</param>
    public static Text Of(Experiment experiment, IndicatorSummary summary, BesideTheBase compared) =>
        Of(experiment.Alternatives[0].Title, experiment.Alternatives[compared.Alternative].Title, summary, compared);

    /// <summary>The sentence about one comparison.</summary>
    /// <param name="from">The base's title.</param>
    /// <param name="to">The alternative's title.</param>
    /// <param name="summary">The indicator.</param>
    /// <param name="compared">The alternative beside the base.</param>
    public static Text Of(Text from, Text to, IndicatorSummary summary, BesideTheBase compared)
    {
        var label = summary.Indicator.Definition.Label;
        var (zh, en) = compared.Finding switch
        {
            Finding.Better => ($"“{to.Zh}”优于“{from.Zh}”：{label.Zh}", $"“{to.En}” beats “{from.En}”: {Lower(label.En)}"),
            Finding.Worse => ($"“{to.Zh}”不如“{from.Zh}”：{label.Zh}", $"“{to.En}” is worse than “{from.En}”: {Lower(label.En)}"),
            Finding.Less => ($"“{to.Zh}”低于“{from.Zh}”：{label.Zh}", $"“{to.En}” has less than “{from.En}”: {Lower(label.En)}"),
            Finding.More => ($"“{to.Zh}”高于“{from.Zh}”：{label.Zh}", $"“{to.En}” has more than “{from.En}”: {Lower(label.En)}"),
            Finding.NotShown => ($"“{to.Zh}”与“{from.Zh}”看不出差别：{label.Zh}", $"No difference shown between “{to.En}” and “{from.En}”: {Lower(label.En)}"),
            Finding.Same => ($"“{to.Zh}”与“{from.Zh}”每次都一样：{label.Zh}", $"“{to.En}” and “{from.En}” are the same in every run: {Lower(label.En)}"),
            Finding.Single => ($"单次运行看不出有多大把握：“{to.Zh}”对“{from.Zh}”，{label.Zh}", $"A single run shows no certainty: “{to.En}” against “{from.En}”, {Lower(label.En)}"),
            Finding.NotComparable => ($"“{to.Zh}”与“{from.Zh}”不能按均值比较：{label.Zh}", $"“{to.En}” and “{from.En}” cannot be compared by means: {Lower(label.En)}"),
            _ => ($"“{to.Zh}”与“{from.Zh}”无从比较：{label.Zh}", $"“{to.En}” and “{from.En}” cannot be compared: {Lower(label.En)}"),
        };
        var (saidZh, saidEn) = Figures(summary, compared);
        return new Text($"{zh}{saidZh}。", $"{en}{saidEn}.");
    }

    private static Text Figures(IndicatorSummary summary, BesideTheBase compared)
    {
        var (first, other) = (summary.Estimates[0], summary.Estimates[compared.Alternative]);
        if (compared.Finding == Finding.NotComparable)
        {
            return new Text(
                $"到结束时仍未发生的运行，前者有 {other.Awaited} 次，后者有 {first.Awaited} 次",
                $", which had not come about by the end in {Plural.Of(other.Awaited, "run")} of the one and {Plural.Of(first.Awaited, "run")} of the other");
        }

        if (compared.Finding == Finding.NotMeasured) return new Text("，两者都测到的不足两次", ", measured with both in fewer than two runs");
        return compared.Finding == Finding.Single ? WithoutInterval(summary.Indicator.Definition, compared.Difference) : Figures(summary.Indicator, compared.Difference);
    }

    /// <summary>Two means and how far they are apart; nothing where fewer than two runs say.</summary>
    internal static Text Figures(ComparedIndicator indicator, Difference difference)
    {
        if (difference is not { From: { } from, To: { } to, Mean: { } apart, PValue: not null }) return new("", "");
        var left = difference.LeftOut == 0 ? new Text("", "") : LeftOut(difference);
        if (difference.HalfWidth is not { } half)
        {
            var alone = WithoutInterval(indicator.Definition, difference);
            return new Text($"{alone.Zh}，每次相差都一样{left.Zh}", $"{alone.En}, as much in every run{left.En}");
        }

        var scale = ValueScale.For(indicator.Definition.Unit, [from, to], [half > 0 ? half : Math.Abs(apart)]);
        if (apart == 0 && half == 0) return new Text($" {scale.Number(from)}{Behind(scale.Name.Zh)}{left.Zh}", $" {scale.Number(from)}{Behind(scale.Name.En)}{left.En}");
        var figures = $" {scale.Number(from)} → {scale.Number(to)}";
        var gain = $"{scale.Signed(apart)} ± {scale.Number(half)}";
        return new Text(
            $"{figures}{Behind(scale.Name.Zh)}（{gain}{Behind(scale.Apart.Zh)}）{left.Zh}",
            $"{figures}{Behind(scale.Name.En)} ({gain}{Behind(scale.Apart.En)}){left.En}");
    }

    // No interval is made up for what only other runs, or more, could tell.
    private static Text WithoutInterval(IndicatorDefinition indicator, Difference difference)
    {
        var (from, to, apart) = (difference.From!.Value, difference.To!.Value, difference.Mean!.Value);
        var scale = ValueScale.For(indicator.Unit, [from, to], [Math.Abs(apart)]);
        return new Text(
            $" {scale.Number(from)} → {scale.Number(to)}{Behind(scale.Name.Zh)}（{scale.Signed(apart)}{Behind(scale.Apart.Zh)}）",
            $" {scale.Number(from)} → {scale.Number(to)}{Behind(scale.Name.En)} ({scale.Signed(apart)}{Behind(scale.Apart.En)})");
    }

    private static Text LeftOut(Difference difference) => new(
        $"，按 {difference.Runs} 次计，不含没有测到的 {difference.LeftOut} 次",
        $", over {Plural.Of(difference.Runs, "run")}, without {difference.LeftOut} that did not measure it");

    internal static string Behind(string unit) => unit.Length == 0 || unit[0] is '%' or '/' ? unit : " " + unit;

    internal static string Lower(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
