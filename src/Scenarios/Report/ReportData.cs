using System.Globalization;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Report;

/// <summary>What the page shows, as JSON: sentences and figures ready to read, series as numbers. A part without data is null and is left out of the page.</summary>
internal static class ReportData
{
    public static string Json(CityDefinition city, RunFacts facts, RunIndicators indicators)
    {
        var results = facts.Objectives.Select(objective => objective.Judge(indicators)).ToList();
        var asked = AskedSystem.Of(indicators, [.. facts.Objectives.Select(objective => objective.Indicator)]);
        return new JsonObject
        {
            ["title"] = Both(facts.Title),
            ["question"] = Both(facts.Question),
            ["changes"] = Both(facts.Changes),
            ["city"] = Both(city.Name),
            ["verdict"] = Overall(results),
            ["headline"] = Both(AnswerSentence.Headline(results)),
            ["answer"] = Both(AnswerSentence.Of(results, indicators)),
            ["span"] = Both(Span(indicators.Span)),
            ["start"] = indicators.Span.Start.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            ["warmUpMinutes"] = indicators.Span.WarmUp.Minutes,
            ["objectives"] = Array(results.OrderBy(result => result.Verdict switch { Verdict.Missed => 0, Verdict.NotMeasured => 1, _ => 2 }), Result),
            ["warnings"] = Array(Caveats.Of(facts, indicators), Both),
            ["figures"] = Array(SummaryTable.SummaryGroups(indicators, facts.Objectives), group => new JsonObject { ["title"] = Both(group.Title), ["rows"] = Array(group.Rows, Figure) }),
            ["map"] = ReportMap.Of(city, indicators),
            ["orders"] = ReportSeries.Orders(indicators),
            ["times"] = ReportSeries.Times(indicators),
            ["centres"] = ReportSeries.Centres(city, indicators),
            ["flood"] = ReportSeries.Flood(indicators),
            ["signals"] = ReportSeries.Signals(city, indicators),
            ["rain"] = facts.RainMillimetresPerHour.IsEmpty ? null : Array(facts.RainMillimetresPerHour, value => JsonValue.Create(Math.Round(value, 2))),
            ["leads"] = ReportSeries.Leads(indicators),
            ["departments"] = ReportSeries.Departments(city, indicators),
            ["sections"] = Array(InOrder(asked, indicators).Concat(FeedSection.Of(facts.Feed)), section => ReportSections.Of(section, indicators)),
            ["indicators"] = Array(indicators.All.Where(indicator => indicator.IsKnown), Row),
            ["repeat"] = facts.RepeatCommand,
            ["counterfactual"] = facts.Counterfactual is { } other ? new JsonObject { ["text"] = Both(other.Text), ["command"] = other.Command } : null,
            ["footer"] = Array(Footer(city, facts, indicators), line => new JsonObject { ["label"] = Both(line.Label), ["value"] = Both(line.Value) }),
        }.ToJsonString(RecordingJson.Compact);
    }

    // Those that are asked about stand first, without the figures that stand at the head of the page.
    private static IEnumerable<Section> InOrder(IReadOnlyList<AskedSystem> asked, RunIndicators indicators) =>
        asked.Select(system => system.Section with { Cards = [.. system.Section.Cards.Except(system.Cards)] }).Concat(indicators.Sections.Except(asked.Select(system => system.Section)).Select(section => WithoutRepetition(section, indicators)));

    // Without approvals and cases the table of departments is the page's own scoreboard once more.
    private static Section WithoutRepetition(Section section, RunIndicators indicators) =>
        section.Id == "accountability" && indicators["affairs.approvals.received"].Value is null ? section with { Tables = section.Tables[1..] } : section;

    internal static JsonObject Both(Text text) => RecordingJson.Both(text);

    internal static JsonObject? Both(Text? text) => text is { } said ? Both(said) : null;

    internal static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);

    private static string Overall(List<ObjectiveResult> results) =>
        results.Count == 0 ? "none" : VerdictName(results.Exists(result => result.Verdict == Verdict.Missed) ? Verdict.Missed : results.Exists(result => result.Verdict == Verdict.NotMeasured) ? Verdict.NotMeasured : Verdict.Met);

    private static string VerdictName(Verdict verdict) => verdict switch { Verdict.Met => "met", Verdict.Missed => "missed", _ => "unknown" };

    private static JsonObject Result(ObjectiveResult result) => new()
    {
        ["verdict"] = VerdictName(result.Verdict),
        ["label"] = Both(result.Objective.Label),
        ["indicator"] = Both(result.Indicator.Label),
        ["value"] = Both(AnswerSentence.Measured(result)),
        ["bound"] = Both(AnswerSentence.Bound(result)),
        ["miss"] = Both(AnswerSentence.Miss(result)),
        ["samples"] = Both(ValueFormat.SamplesOf(result.Indicator)),
        ["weak"] = result.Indicator.IsWeak,
    };

    private static JsonObject Figure(SummaryRow row) => new() { ["label"] = Both(row.Label), ["value"] = Both(row.Value), ["samples"] = Both(row.Samples) };

    private static JsonObject Row(Indicator indicator) => new()
    {
        ["name"] = indicator.Name,
        ["label"] = Both(indicator.Label),
        ["value"] = Both(ValueFormat.Of(indicator)),
        ["samples"] = indicator.Samples,
        ["weak"] = indicator.IsWeak,
    };

    private static Text Span(RunSpan span)
    {
        var from = Minute(span.Start);
        var to = Minute(span.Local(SimTime.Start + span.Duration));
        var warmUp = ValueFormat.Of(span.WarmUp.Milliseconds, IndicatorUnit.Milliseconds);
        return span.WarmUp == SimDuration.Zero
            ? new Text($"{from} 至 {to}", $"{from} to {to}")
            : new Text($"{from} 至 {to}，其中前 {warmUp.Zh}为预热，不计入统计", $"{from} to {to}; the first {warmUp.En} warm the model up and are not measured");
    }

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<(Text Label, Text Value)> Footer(CityDefinition city, RunFacts facts, RunIndicators indicators)
    {
        static Text Same(string text) => new(text, text);
        var balance = indicators.Accounting;
        yield return (new("运行", "Run"), Same(facts.RunId));
        yield return (new("指纹", "Digest"), Same(facts.Digest.ToString()));
        yield return (new("随机种子", "Seed"), Same(facts.Seed.ToString(CultureInfo.InvariantCulture)));
        yield return (new("城市", "City"), new($"{city.Name.Zh} {facts.CityHash}", $"{city.Name.En} {facts.CityHash}"));
        yield return (new("情景", "Scenario"), Same($"{facts.ScenarioName} {facts.ScenarioHash}"));
        yield return (new("链路时延", "Link delay"), ValueFormat.Of(city.LinkDelay.Milliseconds, IndicatorUnit.Milliseconds));
        yield return (new("事件", "Events"), ValueFormat.Of(facts.Events, IndicatorUnit.Count));
        yield return (new("运行用时", "Took"), ValueFormat.Of(facts.WallTime));
        yield return (new("内存峰值", "Peak memory"), ValueFormat.OfBytes(facts.PeakMemoryBytes));
        yield return (new("工单平账", "Orders balanced"), new(
            $"开立 {balance.Opened:N0} = 结案 {balance.Closed:N0} + 在办 {balance.Open:N0}，差额 {balance.Difference}",
            $"{balance.Opened:N0} opened = {balance.Closed:N0} closed + {balance.Open:N0} open, difference {balance.Difference}"));
        yield return (new("版本", "Versions"), Same(string.Join(" · ", facts.Versions.Select(part => $"{part.Name} {part.Version}"))));
    }
}
