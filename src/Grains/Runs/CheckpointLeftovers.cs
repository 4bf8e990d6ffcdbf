using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>
/// What a run's checkpoints leave that nobody needs: the state of older ones than the last few, and everything of one that no head names, because its
/// manifest or the head could not be written. The latter goes when a later one is complete or the run has ended; what a life leaves of these goes in the next.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="epoch">The life that removes: nobody completes a checkpoint of an earlier one any more.</param>
/// <param name="ports">The store, and the log.</param>
internal sealed class CheckpointLeftovers(RunIncarnation run, int epoch, RunPorts ports)
{
    private readonly List<string> _blobs = [];
    private readonly List<CheckpointPlace> _unnamed = [];
    private (CheckpointPlace? Named, CheckpointPlace? From)? _unsought;

    /// <summary>Enough newer ones are complete: this one's state is not needed.</summary>
    public void Outlived(CheckpointManifest old) => _blobs.AddRange(old.Parts.Select(part => RunBlobs.State(old.Place, part.Partition)));

    /// <summary>This one could not be completed; some of it may be stored.</summary>
    public void Failed(CheckpointPlace place) => _unnamed.Add(place);

    /// <summary>A life begins: what earlier ones left is to be sought.</summary>
    /// <param name="named">The checkpoint that the head names.</param>
    /// <param name="from">The one with which the life begins.</param>
    public void Seek(CheckpointPlace? named, CheckpointPlace? from) => _unsought = (named, from);

    /// <summary>Removes what can be found. Never throws: what cannot be removed now is tried again the next time.</summary>
    public async Task Remove()
    {
        try
        {
            if (_unsought is { } begun) await Find(begun.Named, begun.From);
            _unsought = null;
            for (; _unnamed.Count > 0; _unnamed.RemoveAt(_unnamed.Count - 1))
            {
                await foreach (var blob in ports.Store.ListAsync(RunBlobs.Checkpoint(_unnamed[^1]))) await ports.Store.DeleteAsync(blob.Name);
            }

            for (; _blobs.Count > 0; _blobs.RemoveAt(_blobs.Count - 1)) await ports.Store.DeleteAsync(_blobs[^1]);
        }
        catch (Exception error)
        {
            ports.Log.LogWarning(error, "What older checkpoints of run {Run} left could not be removed; it is tried again.", run.Run);
        }
    }

    // Where a manifest cannot be read, the ones before it are not known: then all stays as it is, and somebody may look at it.
    private async Task Find(CheckpointPlace? named, CheckpointPlace? from)
    {
        if (await Chain(named) is not { } chain) return;
        var first = from is null ? -1 : chain.IndexOf(from);
        await foreach (var blob in ports.Store.ListAsync(RunBlobs.Run(run)))
        {
            if (RunBlobs.CheckpointOf(blob.Name) is not { } place || place.Of != run || place.Epoch >= epoch) continue;
            var age = chain.IndexOf(place);
            if (age < 0 || (first >= 0 && age >= first + RunCheckpoints.Kept && RunBlobs.IsState(blob.Name))) _blobs.Add(blob.Name);
        }
    }

    private async Task<List<CheckpointPlace>?> Chain(CheckpointPlace? named)
    {
        var chain = new List<CheckpointPlace>();
        try
        {
            var reader = new CheckpointReader(ports.Store);
            for (var place = named; place is not null && place.Of == run; place = (await reader.Manifest(place, CancellationToken.None)).Previous) chain.Add(place);
            return chain;
        }
        catch (RunStorageException)
        {
            return null;
        }
    }
}
