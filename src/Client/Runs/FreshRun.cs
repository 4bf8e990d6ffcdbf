using System.Text.Json.Nodes;
using Liandong.Client.Screens;

namespace Liandong.Client.Runs;

/// <summary>What a run in a process of its own cost.</summary>
/// <param name="Days">Simulated days.</param>
/// <param name="Events">Events that twins handled.</param>
/// <param name="WallMilliseconds">Wall time from the first window to the end.</param>
/// <param name="PeakMemoryBytes">The most memory that the process held.</param>
/// <param name="ColdStartMilliseconds">From the start of the program to the first window.</param>
internal sealed record FreshRun(double Days, long Events, long WallMilliseconds, long PeakMemoryBytes, long ColdStartMilliseconds)
{
    /// <summary>Runs a bundled scenario and throws its recording away.</summary>
    /// <exception cref="RunFailedException">The run failed.</exception>
    public static async Task<FreshRun> OfAsync(string scenario, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("liandong-bench-");
        try
        {
            var output = await FreshProcess.OutputAsync(["run", scenario, "--json", "--out", Path.Combine(folder.FullName, "run"), "--store", Path.Combine(folder.FullName, "store")], stop);
            var manifest = JsonNode.Parse(output)!["manifest"]!;
            return new(Figure(manifest, "durationMs") / 86_400_000.0, Figure(manifest, "events"), Figure(manifest, "wallMs"), Figure(manifest, "peakMemoryBytes"), Figure(manifest, "coldStartMilliseconds"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long Figure(JsonNode manifest, string name) => manifest[name]!.GetValue<long>();
}
