using Liandong.Grains.Storage;
using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>
/// What is stored under a run's id, by incarnation. Whoever lists them first and then finds that the head is his, or that there is none, knows that
/// the others are over: an incarnation never comes back.
/// </summary>
internal static class RunRemains
{
    /// <summary>The incarnations of an id that have something in the store.</summary>
    public static async Task<IReadOnlyList<RunIncarnation>> Of(IBlobStore store, string run)
    {
        var found = new HashSet<RunIncarnation>();
        await foreach (var blob in store.ListAsync(RunBlobs.Id(run))) found.Add(RunBlobs.OwnerOf(blob.Name));
        return [.. found];
    }

    /// <summary>Removes everything of one that is over. What fails is told to the operator: it takes space and does no harm.</summary>
    public static async Task RemoveQuietly(RunPorts ports, RunIncarnation run)
    {
        try
        {
            await Remove(ports.Store, run);
        }
        catch (Exception error)
        {
            ports.Log.LogWarning(error, "What is left of an earlier run {Run} could not be removed.", run.Run);
        }
    }

    /// <summary>Removes everything of one.</summary>
    public static async Task Remove(IBlobStore store, RunIncarnation run)
    {
        await foreach (var blob in store.ListAsync(RunBlobs.Run(run)))
        {
            if (RunBlobs.OwnerOf(blob.Name) == run) await store.DeleteAsync(blob.Name);
        }
    }
}
