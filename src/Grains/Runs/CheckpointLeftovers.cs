using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>
/// What a run's checkpoints leave that nobody needs: the state of older ones than the last few, outcomes that a newer one stored anew, and everything
/// of one that no head names, because its manifest or the head could not be written. The latter goes when a later one is complete or the run has
/// ended; what a life leaves of these goes in the next.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="epoch">The life that removes: nobody completes a checkpoint of an earlier one any more.</param>
/// <param name="ports">The store, and the log.</param>
internal sealed class CheckpointLeftovers(RunIncarnation run, int epoch, RunPorts ports)
{
    private readonly List<string> _blobs = [];
    private readonly List<CheckpointPlace> _unneeded = [];
    private (CheckpointPlace? Named, CheckpointPlace? From)? _unsought;

    /// <summary>Enough newer ones are complete: the state of this one is not needed, nor what it had of outcomes that a newer one stored anew.</summary>
    /// <param name="old">The checkpoint.</param>
    /// <param name="kept">Those that are kept.</param>
    public void Outlived(CheckpointManifest old, IEnumerable<CheckpointManifest> kept)
    {
        _blobs.AddRange(old.Parts.Select(part => RunBlobs.State(old.Place, part.Partition)));
        var needed = Places(kept);
        _unneeded.AddRange(Places([old]).Where(place => place.Of == run && !needed.Contains(place)));
    }

    /// <summary>This one could not be completed; some of it may be stored.</summary>
    public void Failed(CheckpointPlace place) => _unneeded.Add(place);

    /// <summary>The head names this one, whatever was told of its writing.</summary>
    public void IsNamed(CheckpointPlace? place) => _unneeded.RemoveAll(unneeded => unneeded == place);

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
            for (; _unneeded.Count > 0; _unneeded.RemoveAt(_unneeded.Count - 1))
            {
                await foreach (var blob in ports.Store.ListAsync(RunBlobs.Checkpoint(_unneeded[^1]))) await ports.Store.DeleteAsync(blob.Name);
            }

            for (; _blobs.Count > 0; _blobs.RemoveAt(_blobs.Count - 1)) await ports.Store.DeleteAsync(_blobs[^1]);
        }
        catch (Exception error)
        {
            ports.Log.LogWarning(error, "What older checkpoints of run {Run} left could not be removed; it is tried again.", run.Run);
        }
    }

    private static HashSet<CheckpointPlace> Places(IEnumerable<CheckpointManifest> kept) => [.. kept.SelectMany(OutcomeChain.With).Select(span => span.Place)];

    // Where a manifest cannot be read, what it needs is not known: then all stays as it is, and somebody may look at it.
    private async Task Find(CheckpointPlace? named, CheckpointPlace? from)
    {
        var reader = new CheckpointReader(ports.Store);
        if (await reader.Kept(named, run, CancellationToken.None) is not { } last || await reader.Kept(from, run, CancellationToken.None) is not { } used) return;
        CheckpointManifest[] kept = [.. last, .. used];
        var (needed, states) = (Places(kept), kept.Select(manifest => manifest.Place).ToHashSet());
        await foreach (var blob in ports.Store.ListAsync(RunBlobs.Run(run)))
        {
            if (RunBlobs.CheckpointOf(blob.Name) is not { } place || place.Of != run || place.Epoch >= epoch) continue;
            if (!needed.Contains(place) || (RunBlobs.IsState(blob.Name) && !states.Contains(place))) _blobs.Add(blob.Name);
        }
    }
}
