using System.Text.Json.Nodes;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments.Capacity;

/// <summary>A search's answer and how it was come by, as a file for other programs.</summary>
public static class CapacityExport
{
    /// <summary>The file.</summary>
    public const string JsonName = "capacity.json";

    public static string Json(CapacityAnswer answer)
    {
        var question = answer.Question;
        return new JsonObject
        {
            ["scenario"] = question.Scenario,
            ["set"] = new JsonArray([.. question.Set.Select(change => JsonValue.Create(change.ToString()))]),
            ["paths"] = new JsonArray([.. question.Paths.Select(path => JsonValue.Create(path))]),
            ["from"] = question.Range[0],
            ["to"] = question.Range[question.Range.Count - 1],
            ["sought"] = question.IsLoad ? "greatest" : "least",
            ["confidence"] = question.Confidence,
            ["objectives"] = new JsonArray([.. question.Objectives.Select(Objective)]),
            ["answer"] = answer.Enough?.Value,
            ["first"] = answer.Enough is null ? null : answer.First,
            ["sure"] = answer.Sure,
            ["words"] = RecordingJson.Both(CapacitySentence.Of(answer)),
            ["certainty"] = CapacitySentence.Certainty(answer) is { } certainty ? RecordingJson.Both(certainty) : null,
            ["runs"] = answer.Runs,
            ["model"] = ReplicationKey.ThisModel,
            ["tried"] = new JsonArray([.. answer.Steps.Select(step => Step(question, step))]),
        }.ToJsonString(RecordingJson.Indented);
    }

    private static JsonObject Objective(Objective objective)
    {
        var json = ExperimentExport.Objective(objective);
        json["indicator"] = objective.Indicator;
        return json;
    }

    private static JsonObject Step(CapacityQuestion question, CapacityStep step) => new()
    {
        ["value"] = step.Value,
        ["runs"] = step.Runs,
        ["verdict"] = Spelling.Kebab(step.Verdict.ToString()),
        ["figures"] = new JsonArray([.. step.Estimates.Select((estimate, at) => new JsonObject
        {
            ["indicator"] = question.Objectives[at].Indicator,
            ["mean"] = estimate.Mean,
            ["halfWidth"] = estimate.HalfWidth,
            ["runs"] = estimate.Runs,
            ["awaited"] = estimate.Awaited,
            ["notMeasured"] = estimate.NotMeasured,
        })]),
    };
}
