using System.Globalization;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Report;

/// <summary>A page about one topic of a recorded run (专题分析), and the same as JSON.</summary>
public static class TopicPage
{
    /// <summary>The topics, by the ids of their sections.</summary>
    public static IReadOnlyList<string> Topics { get; } = ["hot-spots", "repeat-matters", "weak-departments", "early-signals", "accountability"];

    /// <summary>The page; it opens in a language, or in the browser's when none is given.</summary>
    public static string Html(CityDefinition city, RecordedRun run, RunIndicators indicators, Section section, string command, string? language = null) =>
        ReportPage.Html($"{section.Title.Zh} · {section.Title.En}", Page(city, run, indicators, section, command).ToJsonString(RecordingJson.Compact), language);

    /// <summary>Finding, cards, maps, charts, tables and notes of topics, by id.</summary>
    public static string Json(RecordedRun run, RunIndicators indicators, IEnumerable<Section> sections) => new JsonObject
    {
        ["run"] = run.RunId,
        ["topics"] = new JsonObject(sections.Select(section => KeyValuePair.Create(section.Id, (JsonNode?)ReportSections.Of(section, indicators)))),
    }.ToJsonString(RecordingJson.Indented);

    private static JsonObject Page(CityDefinition city, RecordedRun run, RunIndicators indicators, Section section, string command)
    {
        var (from, to) = (Day(run.Span.Start), Day(run.Span.Local(SimTime.Start + run.Span.Duration)));
        return new JsonObject
        {
            ["title"] = ReportData.Both(section.Title),
            ["question"] = ReportData.Both(run.Title),
            ["city"] = ReportData.Both(city.Name),
            ["verdict"] = "none",
            ["headline"] = ReportData.Both(section.Finding),
            ["answer"] = ReportData.Both(new Text("", "")),
            ["span"] = ReportData.Both(new Text($"{from} 至 {to}", $"{from} to {to}")),
            ["start"] = run.Span.Start.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            ["topic"] = true,
            ["objectives"] = new JsonArray(),
            ["warnings"] = new JsonArray(),
            ["figures"] = new JsonArray(),
            ["map"] = ReportMap.Of(city, indicators),
            ["sections"] = new JsonArray(ReportSections.Of(section, indicators)),
            ["indicators"] = new JsonArray(),
            ["repeat"] = command,
            ["footer"] = new JsonArray(new JsonObject { ["label"] = ReportData.Both(new Text("运行", "Run")), ["value"] = ReportData.Both(new Text(run.RunId, run.RunId)) }),
        };
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
