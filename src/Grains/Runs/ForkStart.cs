using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What a fork takes over from its parent when it starts: the parent goes on undisturbed, running or not.</summary>
internal static class ForkStart
{
    /// <summary>The inputs that came before the fork.</summary>
    /// <param name="store">The store.</param>
    /// <param name="fork">Where it leaves its parent.</param>
    /// <param name="parent">The parent, whose journals are read up to its epoch.</param>
    public static async Task<ReadOnlyMemory<Event>> Inputs(IBlobStore store, ForkPoint fork, ForkSource parent)
    {
        if (parent.Incarnation is not { } run) return default;
        var inputs = (await new JournalReader(store, run).Read(parent.Epoch, CancellationToken.None)).Inputs;
        return inputs.Memory[..inputs.Items.ToArray().TakeWhile(input => input.At < fork.At).Count()];
    }

    /// <summary>Puts them into the fork's own journal, as its epoch 0.</summary>
    public static async Task CopyInputs(IBlobStore store, RunIncarnation run, ReadOnlyMemory<Event> inputs)
    {
        var writer = new JournalWriter(store, run, epoch: 0, next: 0);
        const int MostInRecord = 4_096;
        for (var from = 0; from < inputs.Length; from += MostInRecord) await writer.Append(inputs[from..Math.Min(from + MostInRecord, inputs.Length)], CancellationToken.None);
    }

    /// <summary>The parent's last complete checkpoint before the fork whose twins have got no input that comes after it; none when it has to be stepped from the beginning.</summary>
    public static Task<CheckpointManifest?> Checkpoint(IBlobStore store, ForkPoint fork, CheckpointPlace? newest, int inputs) =>
        new CheckpointReader(store).Newest(newest, manifest => manifest.Barrier.Time <= fork.At && manifest.Barrier.Inputs <= inputs, CancellationToken.None);
}
