using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;

namespace Liandong.Client.Screens;

/// <summary>A run's result for other programs.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static string Of(SessionResult result) => new JsonObject
    {
        ["met"] = result.IsMet,
        ["answer"] = Both(AnswerSentence.Of(result.Objectives, result.Recording.Indicators)),
        ["folder"] = result.Recording.Folder,
        ["manifest"] = JsonNode.Parse(File.ReadAllText(Path.Combine(result.Recording.Folder, "manifest.json"))),
        ["results"] = JsonNode.Parse(IndicatorFiles.Json(result.Recording.Indicators)),
        ["asked"] = new JsonArray([.. result.Asked.Select(asked => new JsonObject
        {
            ["twin"] = asked.Twin.ToString(),
            ["timeMs"] = asked.Time.Milliseconds,
            ["fields"] = new JsonObject(asked.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))),
        })]),
    }.ToJsonString(Readable);

    private static JsonObject Both(Text text) => new() { ["zh"] = text.Zh, ["en"] = text.En };
}
