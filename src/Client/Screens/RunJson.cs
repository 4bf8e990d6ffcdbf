using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;

namespace Liandong.Client.Screens;

/// <summary>A run's result for other programs.</summary>
internal static class RunJson
{
    // It goes to another program and never into a page, so + and ' may stay as they are.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Of(SessionResult result)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(result.Recording.Folder, "manifest.json")))!.AsObject();
        return new JsonObject
        {
            ["run"] = result.Facts.RunId,
            ["epoch"] = result.Status.Epoch,
            ["folder"] = result.Recording.Folder,
            ["report"] = result.Recording.Report,
            ["digest"] = result.Facts.Digest.ToString(),
            ["met"] = result.IsMet,
            ["notices"] = new JsonArray([.. result.Status.Notices.Select(notice => Both(new Text(notice.Zh, notice.En)))]),
            ["answer"] = Both(AnswerSentence.Of(result.Objectives, result.Recording.Indicators)),
            ["objectives"] = manifest["objectives"]!.DeepClone(),
            ["coldStartMilliseconds"] = (long)result.Facts.ColdStart.TotalMilliseconds,
            ["manifest"] = manifest,
            ["results"] = JsonNode.Parse(IndicatorFiles.Json(result.Recording.Indicators)),
            ["asked"] = new JsonArray([.. result.Asked.Select(Asked)]),
        }.ToJsonString(Readable);
    }

    private static JsonObject Asked(TwinAnswer answer) => new()
    {
        ["asked"] = answer.Question.Asked,
        ["twin"] = answer.Question.Twin.ToString(),
        ["name"] = Both(answer.Question.Name),
        ["timeMs"] = answer.State.Time.Milliseconds,
        // A list, because a cell says the same of each of its low points.
        ["fields"] = new JsonArray([.. answer.State.Fields.Select(field => new JsonObject { ["name"] = field.Key, ["value"] = field.Value })]),
    };

    private static JsonObject Both(Text text) => new() { ["zh"] = text.Zh, ["en"] = text.En };
}
