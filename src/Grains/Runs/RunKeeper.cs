using System.Collections.Concurrent;
using Liandong.Grains.Experiments;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Placement;

namespace Liandong.Grains.Runs;

/// <summary>
/// Nothing restarts a grain whose silo has died: so every silo of a cluster looks every few seconds, and when a member comes or goes, which of its
/// cluster's runs are to go on, and calls them; runs of another cluster in the same store are that one's. A run that is under way answers at once.
/// Experiments that go on it offers to its own silo, whose asking for work calls them.
/// A member that does not see the store looks after nobody's runs, and leaves its own when others have seen it for a while.
/// A silo that is stopped leaves its own runs first, each with a checkpoint.
/// </summary>
internal sealed class RunKeeper(IGrainFactory grains, IClusterMembershipService members, RunsHere here, ExperimentsHere experiments, StoreSight sight, ILocalSiloDetails silo, RunKeeperOptions options, IOptions<ClusterOptions> cluster, TimeProvider time, ILogger<RunKeeper> log) : BackgroundService
{
    // What was under way to a member that died is answered by nobody.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    // Looks in a row that found no list of runs, or could not call a run, after which an operator must know.
    private const int TellingFailures = 5;

    // Those that could not be called at the last look: perhaps where they were to be activated the store is not seen. Here it is.
    private readonly ConcurrentDictionary<string, int> _unreached = new(StringComparer.Ordinal);
    private int _unlisted;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changes = members.MembershipUpdates.GetAsyncEnumerator(stoppingToken);
        var change = changes.MoveNextAsync().AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Look(stoppingToken);
            await Task.WhenAny(change, Task.Delay(options.Every, time, stoppingToken));
            if (!change.IsCompleted) continue;
            change = await Next(change) ? changes.MoveNextAsync().AsTask() : Never;
        }
    }

    private static Task<bool> Never => new TaskCompletionSource<bool>().Task;

    // Without news of members it goes on looking by the clock.
    private async Task<bool> Next(Task<bool> change)
    {
        try
        {
            return await change;
        }
        catch (Exception error)
        {
            log.LogWarning(error, "There is no news of members any more; runs are looked after every {Seconds} s.", options.Every.TotalSeconds);
            return false;
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(here.Ids.Select(run => Try(() => grains.GetGrain<IRunGrain>(run).Close().WaitAsync(cancellationToken), cancellationToken)));
    }

    private async Task Look(CancellationToken stop)
    {
        var wasLost = sight.IsLost;
        await sight.Look(stop);
        if (sight.IsLost && !wasLost) log.LogWarning("This member does not see the store: it begins no run and looks after none until it does.");
        if (!sight.IsLost && wasLost) log.LogWarning("This member sees the store again.");
        await Task.WhenAll(Tend(stop), Offer(stop));
    }

    private async Task Offer(CancellationToken stop)
    {
        IReadOnlyList<RunEntry> entries = [];
        await Try(async () => entries = await grains.GetGrain<IRunDirectoryGrain>(0).Experiments().WaitAsync(Answer, time, stop), stop);
        experiments.Offer(entries.Where(entry => entry.Cluster == cluster.Value.ClusterId).Select(entry => entry.Run));
    }

    private async Task Tend(CancellationToken stop)
    {
        IReadOnlyList<RunEntry>? runs = null;
        await Try(async () => runs = await grains.GetGrain<IRunDirectoryGrain>(0).List().WaitAsync(Answer, time, stop), stop);
        _unlisted = runs is null ? _unlisted + 1 : 0;
        if (_unlisted == TellingFailures) log.LogWarning("The list of runs cannot be read: a run that loses its member now is gone on with by nobody until it can.");
        if (sight.IsLost)
        {
            // Whoever has read the list sees the store. Where nobody does, runs are left where they are until it is back.
            if (runs is not null && sight.Lost >= options.LeavesAfter) await Leave(stop);
            return;
        }

        var own = (runs ?? []).Where(entry => entry.IsUnfinished && entry.Cluster == cluster.Value.ClusterId);
        // One that cannot be tended must not keep the others waiting.
        await Task.WhenAll(own.Select(entry => Tend(entry.Run, stop)));
    }

    private async Task Tend(string run, CancellationToken stop)
    {
        if (_unreached.TryRemove(run, out var times)) RequestContext.Set(IPlacementDirector.PlacementHintKey, silo.SiloAddress);
        if (await Try(() => grains.GetGrain<IRunGrain>(run).Tend().WaitAsync(Answer, time, stop), stop)) return;
        _unreached[run] = times + 1;
        if (times + 1 == TellingFailures) log.LogWarning("Run {Run} cannot be called, and may stand: it is tried again at every look.", run);
    }

    private async Task Leave(CancellationToken stop)
    {
        foreach (var run in here.Ids)
        {
            log.LogWarning("This member has not seen the store for {Seconds:0} s and others do: it leaves run {Run} to them.", sight.Lost.TotalSeconds, run);
            await Try(() => grains.GetGrain<IRunGrain>(run).Abandon(silo.SiloAddress).WaitAsync(Answer, time, stop), stop);
        }
    }

    private async Task<bool> Try(Func<Task> look, CancellationToken stop)
    {
        try
        {
            await look();
            return true;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogInformation(error, "A run could not be called just now.");
            return false;
        }
    }
}
