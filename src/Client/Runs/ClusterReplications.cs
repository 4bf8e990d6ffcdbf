using System.Text;
using Liandong.Client.Screens;
using Liandong.Grains;
using Liandong.Grains.Experiments;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Recording;
using Liandong.Silo;
using Liandong.Silo.Storage;

namespace Liandong.Client.Runs;

/// <summary>
/// Has the runs of an experiment made by the members of a cluster, and fetches their figures from its store. The experiment goes on without this process; whoever asks for the
/// same one again finds it, and what has been made meanwhile.
/// </summary>
public sealed class ClusterReplications : IReplicationMaker, IAsyncDisposable
{
    private const int FetchedAtOnce = 8;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    private readonly IRunAccess _access;
    private readonly IBlobStore _store;
    private readonly PatientCalls _calls;
    private readonly string _id;

    private ClusterReplications(IRunAccess access, IBlobStore store, PatientCalls calls, string id) => (_access, _store, _calls, _id) = (access, store, calls, id);

    private IExperimentGrain Grain => _access.Grains.GetGrain<IExperimentGrain>(_id);

    /// <summary>Opens the way to an experiment in a cluster.</summary>
    /// <param name="id">Its id there: whoever gives the same one means the same experiment.</param>
    /// <param name="home">The cluster and its store.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RunFailedException">The store cannot serve.</exception>
    /// <exception cref="ClusterNotFoundException">No member of the cluster answers.</exception>
    public static async Task<ClusterReplications> OpenAsync(string id, RunHome home, CancellationToken stop)
    {
        var store = new BlobStores(home.Checked()).Open(StoreOptions.Blobs);
        return new ClusterReplications(await home.OpenAsync(known: null, stop), store, new PatientCalls(home), id);
    }

    /// <inheritdoc/>
    /// <exception cref="RunFailedException">The cluster does not answer, or somebody has called the experiment off.</exception>
    public async Task MakeAsync(IReadOnlyList<SeededAlternative> runs, Action<int, ReplicationFigures> made, CancellationToken stop)
    {
        if (runs.Count == 0) return;
        var places = await WantAsync(runs, stop);
        for (MadePlace from = default; ;)
        {
            var look = await _calls.Ask(() => Grain.Look(from), stop);
            var news = look.News.Where(places.ContainsKey).ToArray();
            await Parallel.ForEachAsync(news, new ParallelOptions { MaxDegreeOfParallelism = FetchedAtOnce, CancellationToken = stop }, async (run, left) => made(places[run], await FetchAsync(run, runs[places[run]], left)));
            foreach (var run in news) places.Remove(run);
            if (places.Count == 0) return;
            if (look.Failures.FirstOrDefault(failed => places.ContainsKey(failed.Run)) is { } failed) throw new ReplicationFailedException(runs[places[failed.Run]], new FailedElsewhereException(failed.Failure));
            if (look.IsCancelled) throw new RunFailedException(new("试验已被叫停。再运行同一命令会让它继续。", "The experiment was called off. The same command lets it go on."));
            if (look.Wanted == 0) throw new RunFailedException(new("集群的存储里没有这个试验了。再运行同一命令会让它重新开始。", "The experiment is not in the cluster's store any more. The same command begins it anew."));
            // More have failed than reasons are kept of; those of others are as good.
            if (look is { IsOver: true, News.Length: 0, Failures: [var other, ..] }) throw new ReplicationFailedException(runs[places.Values.Min()], new FailedElsewhereException(other.Failure));
            from = look.Next;
            if (look.News.Length < IExperimentGrain.MostTold) await Task.Delay(LookAgain, stop);
        }
    }

    /// <summary>Brings what the store has already of an experiment's runs into its folder: it was made before, by this experiment without its client or by another one.</summary>
    /// <exception cref="RecordingException">Something of it is damaged, or cannot be written.</exception>
    public async Task BringAsync(Experiment experiment, ReplicationFolder folder, CancellationToken stop)
    {
        foreach (var runs in experiment.Replications(experiment.Definition.Replications).GroupBy(replication => replication.Alternative))
        {
            var (alternative, seeds) = (experiment.Alternatives[runs.Key], runs.Select(replication => replication.Seed).ToHashSet());
            var definition = CityReplications.Definition(alternative).NameOf();
            var there = new List<long>();
            await foreach (var blob in _store.ListAsync(ReplicationBlobs.All(definition), stop))
            {
                if (ReplicationBlobs.SeedOf(blob.Name) is { } seed && seeds.Contains(seed) && folder.Find(ReplicationKey.Of(alternative, seed)) is null) there.Add(seed);
            }

            await Parallel.ForEachAsync(there, new ParallelOptions { MaxDegreeOfParallelism = FetchedAtOnce, CancellationToken = stop }, async (seed, left) =>
                folder.Keep(ReplicationKey.Of(alternative, seed), await FetchAsync(new WantedRun(definition, seed), new SeededAlternative(alternative, seed), left)));
        }
    }

    /// <summary>Calls the experiment off.</summary>
    /// <returns>Whether it was going on.</returns>
    public Task<bool> CancelAsync(CancellationToken stop) => _calls.Call(() => Grain.Cancel(), stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _access.DisposeAsync();

    private async Task<Dictionary<WantedRun, int>> WantAsync(IReadOnlyList<SeededAlternative> runs, CancellationToken stop)
    {
        var places = new Dictionary<WantedRun, int>(runs.Count);
        foreach (var same in Enumerable.Range(0, runs.Count).GroupBy(place => runs[place].Alternative.ScenarioHash + runs[place].Alternative.CityHash))
        {
            var definition = CityReplications.Definition(runs[same.First()].Alternative);
            var name = definition.NameOf();
            foreach (var place in same) places.Add(new WantedRun(name, runs[place].Seed), place);
            foreach (var seeds in SeedRange.Of(same.Select(place => runs[place].Seed)).Chunk(IExperimentGrain.MostRanges)) await _calls.Call(() => Grain.Want(definition, seeds), stop);
        }

        return places;
    }

    private async Task<ReplicationFigures> FetchAsync(WantedRun run, SeededAlternative wanted, CancellationToken stop)
    {
        var name = ReplicationBlobs.Figures(run);
        var stored = await _calls.Call(() => ReadAsync(name, stop), stop);
        return stored is not null && ReplicationFolder.Read(Encoding.UTF8.GetString(stored.Content.Span), ReplicationKey.Of(wanted.Alternative, wanted.Seed)) is { } figures
            ? figures
            : throw new RecordingException(new(
                $"存储 {_store.Place} 中的 {name} 已损坏或不在了。删除它，再运行同一命令，只会重算这一次运行。",
                $"{name} in the store {_store.Place} is damaged or gone. Delete it and give the same command again: only that run is made anew."));
    }

    private async Task<StoredBlob?> ReadAsync(string name, CancellationToken stop)
    {
        try
        {
            return await _store.ReadAsync(name, stop);
        }
        catch (BlobStoreException away) when (away.Fault == BlobStoreFault.Unreachable)
        {
            throw new TimeoutException(away.Message, away);
        }
    }
}

/// <summary>A run failed on a member of a cluster.</summary>
/// <param name="failure">Why.</param>
public sealed class FailedElsewhereException(RunFailure failure) : Exception(failure.Text), IBilingual
{
    /// <inheritdoc/>
    public string Zh => failure.Zh;
}
