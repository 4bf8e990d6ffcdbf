using System.Globalization;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments.Capacity;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>What compared runs come to, as one HTML page that needs nothing but a browser.</summary>
public static class ComparisonPage
{
    /// <summary>The page of an experiment.</summary>
    public const string ExperimentName = "experiment.html";

    /// <summary>The page of recordings that were compared.</summary>
    public const string Name = "comparison.html";

    private static readonly Text Caveat = new(
        "数字来自模型，其中许多是假定，见 docs/model.zh-CN.md。区间只说明种子不同带来的波动，不含假定可能有的偏差。",
        "The figures are those of a model and much in it is assumed: docs/model.md. Intervals tell how much seeds make of it, not how far assumptions may be off.");

    private static readonly Text Single = new(
        "有的做法只运行了一次：那里的差别可能只是偶然。请各换几个 --seed 再比。",
        "Some alternatives have a single run: what differs there may be chance. Run each with several seeds (--seed) and compare again.");

    /// <summary>The most groups of which a page draws every run, the map and the course over time: with more it would be too large to open, and to read.</summary>
    public const int MostDrawn = 60;

    /// <summary>The page.</summary>
    /// <param name="compared">What is compared.</param>
    /// <param name="language">The language in which it opens, <c>zh</c> or <c>en</c>; null leaves it to the browser.</param>
    public static string Html(ComparedRuns compared, string? language = null) =>
        ReportPage.Html($"{compared.Title.Zh} · {compared.Title.En}", Data(compared).ToJsonString(RecordingJson.Compact), language);

    internal static JsonObject Data(ComparedRuns compared)
    {
        var (summaries, rankings) = (compared.Summaries(), compared.Rankings());
        var start = compared.Groups.SelectMany(group => group.Courses).Select(course => course.Start).DefaultIfEmpty().First();
        return new JsonObject
        {
            ["title"] = ReportData.Both(compared.Title),
            ["question"] = ReportData.Both(compared.Question),
            ["city"] = ReportData.Both(compared.City?.Name ?? new Text("联动", "Liandong")),
            ["verdict"] = "none",
            ["headline"] = ReportData.Both(compared.Judged?.Headline ?? ComparisonHeadline.Of(compared, summaries)),
            ["answer"] = ReportData.Both(new Text("", "")),
            ["span"] = ReportData.Both(Span(compared)),
            ["start"] = start.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            ["warmUpMinutes"] = 0,
            ["objectives"] = new JsonArray(),
            ["warnings"] = ReportData.Array(Warnings(compared), ReportData.Both),
            ["figures"] = new JsonArray(),
            ["sections"] = new JsonArray(),
            ["comparison"] = new JsonObject
            {
                ["groups"] = ReportData.Array(compared.Groups, Group),
                ["judged"] = compared.Judged is { } judged ? Judged(judged) : null,
                ["isPaired"] = compared.IsPaired,
                ["indicators"] = ReportData.Array(Enumerable.Range(0, summaries.Length), place => ComparisonFigures.Of(compared, summaries[place], rankings[place], place)),
                ["effects"] = ComparisonEffects.Of(compared, summaries),
                ["series"] = IsDrawn(compared) ? ComparisonSeries.Of(compared) : [],
                ["map"] = IsDrawn(compared) ? ComparisonMap.Of(compared) : null,
            },
            ["repeat"] = compared.Repeat,
            ["footer"] = ReportData.Array(compared.Made, line => new JsonObject { ["label"] = ReportData.Both(line.Label), ["value"] = ReportData.Both(line.Value) }),
        };
    }

    /// <summary>Whether the groups are few enough for all that a page can draw.</summary>
    internal static bool IsDrawn(ComparedRuns compared) => compared.Groups.Length <= MostDrawn;

    private static JsonObject Group(ComparedGroup group) => new()
    {
        ["title"] = ReportData.Both(group.Title),
        ["changes"] = ReportData.Both(group.Changes),
        ["runs"] = group.Seeds.Length,
        ["seeds"] = group.SeedsInWords,
    };

    private static JsonObject Judged(JudgedByBounds judged) => new()
    {
        ["sentences"] = ReportData.Array(judged.Certainty is { } certainty ? new[] { certainty } : [], words => new JsonObject { ["finding"] = "better", ["words"] = ReportData.Both(words) }),
        ["verdicts"] = ReportData.Array(judged.Verdicts, verdict => new JsonObject { ["kind"] = Spelling.Kebab(verdict.ToString()), ["words"] = ReportData.Both(CapacitySentence.Verdict(verdict)) }),
    };

    private static IEnumerable<Text> Warnings(ComparedRuns compared)
    {
        if (!IsDrawn(compared)) yield return new($"共 {compared.Groups.Length} 个组合，超过 {MostDrawn} 个：不画单次运行、地图与随时间的经过，它们都在 replications 文件夹里。", $"There are {compared.Groups.Length} combinations, more than {MostDrawn}: single runs, the map and the course over time are not drawn; they are in the folder replications.");
        foreach (var warning in compared.Warnings) yield return warning;
        if (compared.Groups.Any(group => group.Seeds.Length == 1)) yield return Single;
        yield return Caveat;
    }

    private static Text Span(ComparedRuns compared)
    {
        int[] runs = [.. compared.Groups.Select(group => group.Seeds.Length).Distinct()];
        var (each, eachEn) = runs.Length == 1 ? ($"各 {runs[0]} 次运行", $"{Plural.Of(runs[0], "run")} of each") : ($"共 {compared.Runs} 次运行", $"{Plural.Of(compared.Runs, "run")} in all");
        if (compared.Judged is not null) return new($"试了 {compared.Groups.Length} 个值，共 {compared.Runs} 次运行", $"{Plural.Of(compared.Groups.Length, "value")} tried, {Plural.Of(compared.Runs, "run")} in all");
        var (how, howEn) = compared.IsPaired ? ("种子相同，成对比较", "with the same seeds, compared in pairs") : ("种子不同，不成对比较", "with seeds of their own, not compared in pairs");
        var (from, fromEn) = compared.From is { } point ? (point.Zh + "，", point.En + ": ") : ("", "");
        return new($"{from}{compared.Groups.Length} 个{compared.GroupName.Zh}，{each}，{how}", $"{fromEn}{Plural.Of(compared.Groups.Length, compared.GroupName.En)}, {eachEn}, {howEn}");
    }
}
