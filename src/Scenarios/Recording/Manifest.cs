using System.Globalization;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Recording;

/// <summary>The manifest of a recording: what run it is and how to make it again. A folder that has one is complete.</summary>
public static class Manifest
{
    /// <summary>Version of the recording's layout; higher when a reader must know.</summary>
    public const int Layout = 1;

    /// <summary>The manifest as JSON.</summary>
    public static string Json(CityDefinition city, RunFacts facts, RunIndicators indicators, long outcomes)
    {
        var span = indicators.Span;
        return new JsonObject
        {
            ["layout"] = Layout,
            ["run"] = facts.RunId,
            ["scenario"] = new JsonObject { ["name"] = facts.ScenarioName, ["hash"] = facts.ScenarioHash, ["title"] = RecordingJson.Both(facts.Title) },
            ["city"] = new JsonObject { ["id"] = city.Id, ["hash"] = facts.CityHash, ["name"] = RecordingJson.Both(city.Name) },
            ["seed"] = facts.Seed,
            ["feed"] = facts.Feed.IsEmpty ? null : new JsonObject { ["hash"] = facts.Feed.Hash, ["files"] = new JsonArray([.. facts.Feed.Files.Select(Fed)]) },
            ["start"] = span.Start.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
            ["durationMs"] = span.Duration.Milliseconds,
            ["warmUpMs"] = span.WarmUp.Milliseconds,
            ["lookaheadMs"] = city.LinkDelay.Milliseconds,
            ["digest"] = facts.Digest.ToString(),
            ["definition"] = facts.Definition?.ToJson(),
            ["inputs"] = facts.Inputs,
            ["events"] = facts.Events,
            ["outcomes"] = outcomes,
            ["wallMs"] = (long)facts.WallTime.TotalMilliseconds,
            ["coldStartMilliseconds"] = (long)facts.ColdStart.TotalMilliseconds,
            ["peakMemoryBytes"] = facts.PeakMemoryBytes,
            ["versions"] = new JsonObject(facts.Versions.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Version))),
            ["repeat"] = facts.RepeatCommand,
            ["changes"] = facts.Changes is { } changes ? RecordingJson.Both(changes) : null,
            ["counterfactual"] = facts.Counterfactual is { } other ? new JsonObject { ["text"] = RecordingJson.Both(other.Text), ["command"] = other.Command } : null,
            ["objectives"] = new JsonArray([.. facts.Objectives.Select(objective => Judged(objective.Judge(indicators)))]),
            ["warnings"] = new JsonArray([.. Caveats.Of(facts, indicators).Select(RecordingJson.Both)]),
        }.ToJsonString(RecordingJson.Indented);
    }

    private static JsonObject Fed(FeedAccount file) => new()
    {
        ["file"] = file.File,
        ["mapping"] = file.Mapping,
        ["hash"] = file.Hash,
        ["kinds"] = new JsonArray([.. file.Kinds.Select(kind => (JsonNode?)Spelling.Kebab(kind.ToString()))]),
        ["rows"] = file.Rows,
        ["accepted"] = file.Accepted,
        ["reordered"] = file.Reordered,
        ["repeated"] = file.Repeated,
        ["late"] = file.Late,
        ["bad"] = file.Bad,
        ["unknown"] = file.Unknown,
        ["outside"] = file.Outside,
        ["devices"] = file.Devices,
        ["unknownDevices"] = new JsonArray([.. file.UnknownDevices.Select(device => new JsonObject { ["name"] = device.Name, ["rows"] = device.Rows })]),
    };

    private static JsonObject Judged(ObjectiveResult result) => new()
    {
        ["indicator"] = result.Indicator.Name,
        ["comparison"] = result.Objective.Comparison == Comparison.AtMost ? "at-most" : "at-least",
        ["bound"] = result.Objective.Bound,
        ["value"] = result.Indicator.Value,
        ["moreThan"] = result.Indicator.MoreThan,
        ["samples"] = result.Indicator.Samples,
        ["unit"] = IndicatorFiles.UnitName(result.Indicator.Unit),
        ["verdict"] = result.Verdict switch { Verdict.Met => "met", Verdict.Missed => "missed", _ => "not-measured" },
        ["label"] = RecordingJson.Both(result.Objective.Label),
    };
}
