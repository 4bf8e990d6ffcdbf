using Liandong.Grains.Storage;
using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>Stops a run that nobody carries here, in the store.</summary>
internal static class StopElsewhere
{
    /// <summary>
    /// Marks it as stopped under an epoch of its own, and then closes the journals, as a life does that begins: whoever carries it elsewhere, and may be
    /// cut off, acknowledges nothing after this. Doing it again completes one that failed half way.
    /// </summary>
    /// <exception cref="RunTakenOverException">It was removed meanwhile.</exception>
    /// <exception cref="OrleansException">The store failed; it may or may not be stopped.</exception>
    /// <exception cref="BlobStoreException">The store failed after the run was marked: perhaps its journals are still open.</exception>
    public static async Task Stop(string run, IPersistentState<RunHead> head, RunPorts ports)
    {
        await new HeadKeeper(run, head, ports.Time).Cancel(CancellationToken.None);
        if (head.State is not { Format: RunHead.PresentFormat, State: RunState.Cancelled, Options.IsKept: true } stopped) return;
        try
        {
            await new JournalReader(ports.Store, new RunIncarnation(run, stopped.Incarnation)).Fence(stopped.Epoch, await From(stopped, ports.Store), CancellationToken.None);
        }
        catch (JournalDamagedException damaged)
        {
            // No reason to go on with it: whoever resumes it is told.
            ports.Log.LogWarning(damaged, "The journals of run {Run}, which was stopped, could not all be closed.", run);
        }
    }

    // Those before the newest checkpoint's are closed.
    private static async Task<JournalPlace> From(RunHead head, IBlobStore store)
    {
        if (head.Checkpoint is not { } newest || newest.Incarnation != head.Incarnation) return JournalPlace.Start;
        try
        {
            return (await new CheckpointReader(store).Manifest(newest, CancellationToken.None)).Barrier.Journal;
        }
        catch (Exception error) when (error is RunStorageException or RunMisfitException)
        {
            return JournalPlace.Start;
        }
    }
}
