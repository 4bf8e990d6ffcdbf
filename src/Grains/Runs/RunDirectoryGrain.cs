using Orleans.Placement;
using Orleans.Storage;

namespace Liandong.Grains.Runs;

/// <summary>What is stored of the list of runs.</summary>
[GenerateSerializer, Alias("RunList")]
public sealed class RunList
{
    /// <summary>The runs by their ids.</summary>
    [Id(0)]
    public Dictionary<string, RunEntry> Runs { get; set; } = [];
}

/// <summary>Processes that share a folder as their store have a list each and one state: who finds it changed reads it and tries again.</summary>
[GrainType("run-directory"), PreferLocalPlacement]
internal sealed class RunDirectoryGrain([PersistentState("runs")] IPersistentState<RunList> list) : Grain, IRunDirectoryGrain
{
    private const int MostTries = 20;

    /// <inheritdoc/>
    public Task Enter(RunEntry entry) => Change(runs =>
    {
        if (runs.GetValueOrDefault(entry.Run) == entry) return false;
        runs[entry.Run] = entry;
        return true;
    });

    /// <inheritdoc/>
    public Task Strike(string run) => Change(runs => runs.Remove(run));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunEntry>> List()
    {
        await list.ReadStateAsync();
        return [.. list.State.Runs.Values.OrderByDescending(entry => entry.Created).ThenBy(entry => entry.Run, StringComparer.Ordinal)];
    }

    private async Task Change(Func<Dictionary<string, RunEntry>, bool> change)
    {
        for (var tries = 1; ; tries++)
        {
            await list.ReadStateAsync();
            if (!change(list.State.Runs)) return;
            try
            {
                await list.WriteStateAsync();
                return;
            }
            catch (InconsistentStateException) when (tries < MostTries)
            {
                // Another process was quicker.
            }
        }
    }
}
