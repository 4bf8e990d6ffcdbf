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

    /// <summary>The experiments that go on, by their ids.</summary>
    [Id(1)]
    public Dictionary<string, RunEntry> Experiments { get; set; } = [];
}

/// <summary>Processes that share a folder as their store have a list each and one state: who finds it changed reads it and tries again.</summary>
[GrainType("run-directory"), PreferLocalPlacement]
internal sealed class RunDirectoryGrain([PersistentState("runs")] IPersistentState<RunList> list, StoreSight sight) : Grain, IRunDirectoryGrain, ILifecycleParticipant<IGrainLifecycle>
{
    private const int MostTries = 20;

    /// <inheritdoc/>
    public Task Enter(RunEntry entry) => Change(all => Enter(all.Runs, entry));

    /// <inheritdoc/>
    public Task Strike(string run) => Change(all => all.Runs.Remove(run));

    /// <inheritdoc/>
    public Task EnterExperiment(RunEntry entry) => Change(all => Enter(all.Experiments, entry));

    /// <inheritdoc/>
    public Task StrikeExperiment(string experiment) => Change(all => all.Experiments.Remove(experiment));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunEntry>> Experiments()
    {
        await Read();
        return [.. list.State.Experiments.Values.OrderBy(entry => entry.Created).ThenBy(entry => entry.Run, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunEntry>> List()
    {
        await Read();
        return [.. list.State.Runs.Values.OrderByDescending(entry => entry.Created).ThenBy(entry => entry.Run, StringComparer.Ordinal)];
    }

    private static bool Enter(Dictionary<string, RunEntry> entries, RunEntry entry)
    {
        if (entries.GetValueOrDefault(entry.Run) == entry) return false;
        entries[entry.Run] = entry;
        return true;
    }

    /// <inheritdoc/>
    public void Participate(IGrainLifecycle lifecycle) => sight.Guard(lifecycle);

    private Task Read() => Ask(() => list.ReadStateAsync());

    // Perhaps it is this silo alone that does not see the store: whoever asks next has the list where he sees it.
    private async Task Ask(Func<Task> request)
    {
        try
        {
            await sight.Await(request());
        }
        catch (Exception error) when (error is not InconsistentStateException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task Change(Func<RunList, bool> change)
    {
        for (var tries = 1; ; tries++)
        {
            await Read();
            if (!change(list.State)) return;
            try
            {
                await Ask(() => list.WriteStateAsync());
                return;
            }
            catch (InconsistentStateException) when (tries < MostTries)
            {
                // Another process was quicker.
            }
        }
    }
}
