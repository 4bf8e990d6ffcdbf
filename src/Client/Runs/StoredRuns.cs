using System.Text.Json;
using System.Text.Json.Nodes;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Silo;
using Liandong.Silo.Storage;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Client.Runs;

/// <summary>A run in a store.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Description">What it is.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Note">What this program told about it; none when something else started it.</param>
public sealed record StoredRun(string Id, RunDescription Description, RunStatus Status, RunNote? Note)
{
    /// <summary>How much it takes of the store, in bytes; none when nobody has looked.</summary>
    public long? Bytes { get; init; }

    /// <summary>The other process that carries it; none when none does, or that cannot be known.</summary>
    public RunCarrier? Carrier { get; init; }

    /// <summary>The cluster that goes on with it, where that is another one than was asked; none otherwise.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether it has stopped for certain: it has not ended, and no process carries it.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Whether it has stopped because its process was killed or could not go on; nobody has stopped it.</summary>
    public bool IsBrokenOff { get; init; }

    /// <summary>What it is doing, wherever it is carried.</summary>
    public RunState State => Carrier is not null && Status.State == RunState.Interrupted ? RunState.Running : Status.State;

    /// <summary>Whether it is being stepped where it was asked.</summary>
    public bool IsUnderWay => Status.State is RunState.Loading or RunState.Running;

    /// <summary>Whether it has not ended: it is being stepped, here or in another process, or waits to be gone on with.</summary>
    public bool IsUnfinished => !Status.HasEnded;

    /// <summary>Whether it can be gone on with: it has not ended, or somebody stopped it.</summary>
    public bool CanGoOn => IsUnfinished || Status.State == RunState.Cancelled;

    /// <summary>How far it has come for certain: where it stands, its end, or its last checkpoint.</summary>
    public SimTime Reached => Status.State == RunState.Running ? Status.Time
        : Status.State == RunState.Finished && Note is { } note ? new SimTime(note.DurationMilliseconds)
        : Description.Checkpoint ?? SimTime.Start;

    /// <summary>The folder of its recording; none when there is none on this machine, or another run's lies there.</summary>
    public string? Recording => Note is { } note && IsOf(Path.Combine(note.Folder, "manifest.json"), Id) ? note.Folder : null;

    // Manifests of early builds do not say whose they are.
    private static bool IsOf(string manifest, string run)
    {
        if (!File.Exists(manifest)) return false;
        try
        {
            return JsonNode.Parse(File.ReadAllText(manifest))?["run"] is not { } known || known.GetValue<string>() == run;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>The runs of a store.</summary>
public sealed class StoredRuns : IAsyncDisposable
{
    private readonly IRunAccess _access;
    private readonly RunHome _home;
    private readonly PatientCalls _calls;
    private readonly Lazy<IBlobStore> _blobs;

    private StoredRuns(IRunAccess access, RunHome home, StoreOptions store) => (_access, _home, _calls, _blobs) = (access, home, new PatientCalls(home), new(() => new BlobStores(store).Open(StoreOptions.Blobs)));

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains => _access.Grains;

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="RunFailedException">There is none, or it cannot serve.</exception>
    public static async Task<StoredRuns> OpenAsync(RunHome home, CancellationToken stop)
    {
        var store = home.Checked(mustExist: true);
        return new StoredRuns(await home.OpenAsync(known: null, stop), home, store);
    }

    /// <summary>The folder of a recording: one that was named, or that of a run in the store.</summary>
    /// <exception cref="RunFailedException">There is neither, or the run has left no recording.</exception>
    public static async Task<string> RecordingOfAsync(string name, RunHome home, CancellationToken stop)
    {
        if (Directory.Exists(name)) return Path.TrimEndingDirectorySeparator(Path.GetFullPath(name));
        if (name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new RunFailedException(new($"没有文件夹 {name}。", $"There is no folder {name}."));
        await using var runs = await OpenAsync(home, stop);
        var run = await runs.FindAsync(name, stop);
        if (run.Carrier is { } carrier) throw new RunFailedException(new($"运行 {run.Id} 正由{carrier.Words.Zh} 进行，结束后才有记录。", $"Run {run.Id} is going on in {carrier.Words.En}; its recording comes at its end."));
        return run.Recording ?? throw new RunFailedException(new(
            $"运行 {run.Id} 没有留下记录。取得记录：./liandong runs resume {run.Id}{home.Words}",
            $"Run {run.Id} has left no recording. To record it: ./liandong runs resume {run.Id}{home.Words}"));
    }

    /// <summary>All runs, the newest first, with their sizes.</summary>
    public async Task<IReadOnlyList<StoredRun>> ListAsync(CancellationToken stop)
    {
        var sizes = await RunSizes.AllAsync(_blobs.Value, stop);
        return [.. (await BeforeAsync(DateTimeOffset.MaxValue, stop)).Select(run => run with { Bytes = sizes.GetValueOrDefault(run.Description.Incarnation) })];
    }

    /// <summary>The runs that were started up to an instant, the newest first.</summary>
    public async Task<IReadOnlyList<StoredRun>> BeforeAsync(DateTimeOffset latest, CancellationToken stop)
    {
        var found = new List<StoredRun>();
        var all = await EntriesAsync(stop);
        foreach (var entry in all.Where(entry => entry.Created <= latest))
        {
            if (await TryFindAsync(entry.Run, all, stop) is { } run) found.Add(run);
        }

        return found;
    }

    /// <summary>A run as it was at an instant, reckoned in this process.</summary>
    public Task<Snapshot> SnapshotAsync(StoredRun run, SimTime at, CancellationToken stop) =>
        RunSnapshot.ReadAsync(_blobs.Value, new CityRunBuilder(), run.Description.Definition, () => _calls.Ask(() => Grains.GetGrain<IRunGrain>(run.Id).Source(), stop), at, stop);

    /// <summary>A run by its whole id; none when there is no such run.</summary>
    public async Task<StoredRun?> TryFindAsync(string id, CancellationToken stop) => await TryFindAsync(id, await EntriesAsync(stop), stop);

    private async Task<StoredRun?> TryFindAsync(string id, IReadOnlyList<RunEntry> all, CancellationToken stop)
    {
        var run = Grains.GetGrain<IRunGrain>(id);
        if (await _calls.Ask(() => run.Describe(), stop) is not { } description) return null;
        // Asked before the status: a run that ends between the two has ended, and is not taken for one that was left.
        var carrier = RunCarrier.Of(_home, id);
        var status = await _calls.Ask(() => run.Status(), stop);
        return new StoredRun(id, description, status, RunNote.Of(description.Options)) 
        {
            Carrier = carrier,
            Cluster = status.State == RunState.Interrupted ? OtherCluster(all.FirstOrDefault(entry => entry.Run == id)) : null,
            IsStopped = status.State == RunState.Interrupted && carrier is null && RunCarrier.IsKnown(_home),
            IsBrokenOff = status.State == RunState.Interrupted && carrier is null && RunCarrier.IsBrokenOff(_home, id),
        };
    }

    /// <summary>One run, by its id or by as much of its beginning as no other run has.</summary>
    /// <exception cref="RunFailedException">There is no such run, or there are several; ids are named.</exception>
    public async Task<StoredRun> FindAsync(string id, CancellationToken stop)
    {
        var all = await EntriesAsync(stop);
        if (await TryFindAsync(id, all, stop) is { } run) return run;
        string[] known = [.. all.Select(entry => entry.Run)];
        return RunIds.Find(id, known) is { } whole && await TryFindAsync(whole, all, stop) is { } found ? found : throw RunIds.Missing(id, known);
    }

    /// <summary>One run by its whole id: for what cannot be undone, a beginning is not enough.</summary>
    /// <exception cref="RunFailedException">There is no such run; the nearest is named.</exception>
    public async Task<StoredRun> FindWholeAsync(string id, CancellationToken stop)
    {
        var all = await EntriesAsync(stop);
        return await TryFindAsync(id, all, stop) ?? throw RunIds.Missing(id, [.. all.Select(entry => entry.Run)]);
    }

    /// <summary>The run with its size.</summary>
    public async Task<StoredRun> WithSizeAsync(StoredRun run, CancellationToken stop) => run with { Bytes = await RunSizes.OfAsync(_blobs.Value, run.Description.Incarnation, stop) };

    /// <summary>Removes a run with all that is stored of it.</summary>
    public async Task RemoveAsync(string id, CancellationToken stop)
    {
        await _calls.Call(() => Grains.GetGrain<IRunGrain>(id).Remove(), stop);
        RunCarrier.Forget(_home, id);
    }

    /// <summary>Removes what runs left that died before they had begun: they stand in the list and are no runs. The members of a cluster do that by themselves.</summary>
    public async Task SweepAsync(CancellationToken stop)
    {
        if (!RunCarrier.IsKnown(_home)) return;
        foreach (var id in (await EntriesAsync(stop)).Select(entry => entry.Run))
        {
            var run = Grains.GetGrain<IRunGrain>(id);
            if (await _calls.Ask(() => run.Describe(), stop) is not null || RunCarrier.Of(_home, id) is not null) continue;
            // Who would begin a run of this id now has to wait.
            using var held = await RunCarrier.TakeAsync(_home, id, stop);
            await _calls.Call(run.Tend, stop);
        }
    }

    /// <summary>Stops a run: nobody goes on with it until it is resumed.</summary>
    /// <returns>Whether whoever carries it has answered; otherwise it is stopped in the store.</returns>
    public async Task<bool> StopAsync(StoredRun run, CancellationToken stop)
    {
        if (!_home.IsCluster && run.Note is { } note && LocalDoor.TryFind(note.Folder) is { } door && door.Run == run.Id)
        {
            try
            {
                await using var access = await LocalAccess.ConnectAsync(door.Port, stop);
                await access.Grains.GetGrain<IRunGrain>(run.Id).Cancel();
                return true;
            }
            catch (Exception error) when (error is ClusterNotFoundException || PatientCalls.IsLoss(error))
            {
                // Its process has gone, or goes just now.
            }
        }

        await _calls.Call(() => Grains.GetGrain<IRunGrain>(run.Id).Cancel(), stop);
        return _home.IsCluster;
    }

    /// <summary>Calls.</summary>
    public Task<T> Call<T>(Func<Task<T>> call, CancellationToken stop) => _calls.Call(call, stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _access.DisposeAsync();

    private string? OtherCluster(RunEntry? entry) => entry is null || entry.Cluster == SiloNames.Embedded || entry.Cluster == _home.Cluster ? null : entry.Cluster;

    private Task<IReadOnlyList<RunEntry>> EntriesAsync(CancellationToken stop) => _calls.Ask(() => Grains.GetGrain<IRunDirectoryGrain>(0).List(), stop);
}
