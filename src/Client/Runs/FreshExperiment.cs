using System.Text.Json;
using Liandong.Client.Screens;
using Liandong.Silo.Workloads;

namespace Liandong.Client.Runs;

/// <summary>What an experiment costs in a process of its own: only so have its runs so many processors, and only so is the peak of memory its own.</summary>
internal static class FreshExperiment
{
    /// <summary>The option by which the process is told that it is the one that measures.</summary>
    public const string Here = "--here";

    /// <summary>Measures the storm's experiment.</summary>
    /// <param name="processors">With how many processors.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RunFailedException">A run failed.</exception>
    public static async Task<ExperimentCost> OfAsync(int processors, CancellationToken stop) =>
        JsonSerializer.Deserialize<ExperimentCost>(await FreshProcess.OutputAsync(["bench", "experiment", Here], stop, processors))!;
}
