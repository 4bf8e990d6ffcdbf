using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What a fork takes over from its parent when it starts: the parent goes on undisturbed, running or not.</summary>
internal static class ForkStart
{
    private const int MostInRecord = 4_096;

    /// <summary>Copies the inputs that came before the fork into its own journal, as its epoch 0; a segment at a time, for a parent may have had more than memory holds.</summary>
    /// <param name="store">The store.</param>
    /// <param name="fork">Where it leaves its parent.</param>
    /// <param name="parent">The parent, whose journals are read up to its epoch.</param>
    /// <param name="run">The fork.</param>
    /// <returns>How many there are.</returns>
    public static async Task<long> CopyInputs(IBlobStore store, ForkPoint fork, ForkSource parent, RunIncarnation run)
    {
        if (parent.Incarnation is not { } from) return 0;
        var writer = new JournalWriter(store, run, epoch: 0, next: 0);
        var copied = 0L;
        await foreach (var segment in new JournalReader(store, from).InSegments(parent.Epoch, CancellationToken.None))
        {
            var before = Before(segment, fork.At);
            for (var at = 0; at < before.Length; at += MostInRecord) await writer.Append(before[at..Math.Min(at + MostInRecord, before.Length)], CancellationToken.None);
            copied += before.Length;
            if (before.Length < segment.Count) break;
        }

        return copied;
    }

    // They are in order.
    private static ReadOnlyMemory<Event> Before(PackedList<Event> segment, SimTime at)
    {
        var count = segment.Count;
        while (count > 0 && segment.Items[count - 1].At >= at) count--;
        return segment.Memory[..count];
    }

    /// <summary>The parent's last complete checkpoint before the fork whose twins have got no input that comes after it; none when it has to be stepped from the beginning.</summary>
    public static Task<CheckpointManifest?> Checkpoint(IBlobStore store, ForkPoint fork, CheckpointPlace? newest, long inputs) =>
        new CheckpointReader(store).Newest(newest, manifest => manifest.Barrier.Time <= fork.At && manifest.Barrier.Inputs <= inputs, CancellationToken.None);
}
