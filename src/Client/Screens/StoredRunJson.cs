using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Liandong.Client.Runs;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Screens;

/// <summary>The runs of a store for other programs.</summary>
internal static class StoredRunJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Of(StoredRun run) => Node(run).ToJsonString(Readable);

    public static string Of(IEnumerable<StoredRun> runs) => new JsonArray([.. runs.Select(Node)]).ToJsonString(Readable);

    private static JsonObject Node(StoredRun run) => new()
    {
        ["run"] = run.Id,
        ["title"] = run.Note is { } note ? new JsonObject { ["zh"] = note.Title.Zh, ["en"] = note.Title.En } : null,
        ["state"] = Spelling.Kebab(run.State.ToString()),
        ["process"] = run.Carrier is { } carrier ? new JsonObject { ["machine"] = carrier.Machine, ["id"] = carrier.Process } : null,
        ["failure"] = run.Status.Failure is { } failure ? new JsonObject { ["kind"] = Spelling.Kebab(failure.Kind.ToString()), ["zh"] = failure.Zh, ["en"] = failure.Text } : null,
        ["notices"] = new JsonArray([.. run.Status.Notices.Select(notice => new JsonObject { ["at"] = notice.At.ToString("O", CultureInfo.InvariantCulture), ["zh"] = notice.Zh, ["en"] = notice.En })]),
        ["reachedMs"] = run.Reached.Milliseconds,
        ["durationMs"] = run.Note?.DurationMilliseconds,
        ["checkpointMs"] = run.Description.Checkpoint?.Milliseconds,
        ["epoch"] = run.Status.Epoch,
        ["digest"] = run.Status.Digest,
        ["created"] = run.Description.Created.ToString("O", CultureInfo.InvariantCulture),
        ["fork"] = run.Description.Definition.Fork is { } fork ? new JsonObject { ["run"] = fork.Run, ["atMs"] = fork.At.Milliseconds } : null,
        ["build"] = run.Note?.Build,
        ["bytes"] = run.Bytes,
        ["recording"] = run.Recording,
    };
}
