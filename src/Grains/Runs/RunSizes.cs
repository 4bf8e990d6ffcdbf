using Liandong.Grains.Storage;

namespace Liandong.Grains.Runs;

/// <summary>How much runs take of their store, in bytes: checkpoints, outcomes and journals. A run's head, of a few thousand bytes, does not count, nor what is left of an earlier run of the same id.</summary>
public static class RunSizes
{
    /// <summary>Of all runs; one that has nothing in the store but its head is not among them.</summary>
    /// <exception cref="BlobStoreException">The store cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<RunIncarnation, long>> AllAsync(IBlobStore store, CancellationToken stop)
    {
        var sizes = new Dictionary<RunIncarnation, long>();
        await foreach (var blob in store.ListAsync(RunBlobs.All, stop))
        {
            var run = RunBlobs.OwnerOf(blob.Name);
            sizes[run] = sizes.GetValueOrDefault(run) + blob.Length;
        }

        return sizes;
    }

    /// <summary>Of one run.</summary>
    /// <exception cref="BlobStoreException">The store cannot be read.</exception>
    public static async Task<long> OfAsync(IBlobStore store, RunIncarnation run, CancellationToken stop)
    {
        var size = 0L;
        await foreach (var blob in store.ListAsync(RunBlobs.Run(run), stop)) size += RunBlobs.OwnerOf(blob.Name) == run ? blob.Length : 0;
        return size;
    }
}
