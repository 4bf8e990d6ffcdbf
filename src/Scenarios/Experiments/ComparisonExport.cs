using System.Text.Json.Nodes;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>What compared runs come to, for other programs: as the file of an experiment says it.</summary>
public static class ComparisonExport
{
    /// <summary>The file's name.</summary>
    public const string JsonName = "comparison.json";

    /// <summary>What was compared, and per indicator the estimate of every group and its comparison with the base.</summary>
    public static string Json(ComparedRuns compared) => new JsonObject
    {
        ["title"] = ReportData.Both(compared.Title),
        ["question"] = ReportData.Both(compared.Question),
        ["paired"] = compared.IsPaired,
        ["confidence"] = Estimate.Confidence,
        ["alternatives"] = ReportData.Array(compared.Groups, group => new JsonObject
        {
            ["name"] = group.Name,
            ["title"] = ReportData.Both(group.Title),
            ["changes"] = ReportData.Both(group.Changes),
            ["seeds"] = ReportData.Array(group.Seeds, seed => JsonValue.Create(seed)),
        }),
        ["indicators"] = ReportData.Array(compared.Summaries().Zip(compared.Rankings()), one => ExperimentExport.Indicator([.. compared.Groups.Select(group => (group.Name, group.Title))], one.First, one.Second)),
    }.ToJsonString(RecordingJson.Indented);
}
