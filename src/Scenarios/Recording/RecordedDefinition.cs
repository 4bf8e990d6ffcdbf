using System.Text.Json;
using System.Text.Json.Nodes;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Recording;

/// <summary>All that a run is computed from, as its manifest keeps it: whoever has the city's files can compute the run again.</summary>
/// <param name="Content">The hash of the city's files on the first line, and the scenario's canonical text; between them a line for what is fed from files.</param>
/// <param name="Seed">The seed of every keyed stream of random numbers.</param>
/// <param name="Fork">Where the run left its parent; null when it is no fork.</param>
public sealed record RecordedDefinition(string Content, ulong Seed, RecordedFork? Fork = null)
{
    internal JsonObject ToJson() => new()
    {
        ["content"] = Content,
        ["seed"] = Seed,
        ["fork"] = Fork is { } fork ? new JsonObject { ["run"] = fork.Run, ["atMs"] = fork.At.Milliseconds, ["parent"] = fork.Parent.ToJson() } : null,
    };

    internal static RecordedDefinition Read(JsonElement json) => new(
        json.GetProperty("content").GetString()!,
        json.GetProperty("seed").GetUInt64(),
        json.GetProperty("fork") is { ValueKind: JsonValueKind.Object } fork
            ? new RecordedFork(Read(fork.GetProperty("parent")), new SimTime(fork.GetProperty("atMs").GetInt64()), fork.GetProperty("run").GetString()!)
            : null);
}

/// <summary>Where a run left its parent.</summary>
/// <param name="Parent">What the parent is computed from.</param>
/// <param name="At">Everything before this instant happened as in the parent.</param>
/// <param name="Run">The parent's id.</param>
public sealed record RecordedFork(RecordedDefinition Parent, SimTime At, string Run);
