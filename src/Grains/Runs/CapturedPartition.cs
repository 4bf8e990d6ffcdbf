using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>A partition's share of a checkpoint: its twins are copied at the barrier, the rest is done behind the windows that follow.</summary>
internal sealed class CapturedPartition
{
    private readonly ArrayBufferWriter<byte> _state;
    private readonly ReadOnlyMemory<Outcome>[] _outcomes;
    private readonly List<CheckpointSection> _sections = [];

    /// <summary>Copies the state of every jurisdiction and notes what each has recorded from a place on, which nobody changes any more.</summary>
    /// <param name="partition">At a barrier.</param>
    /// <param name="from">How many outcomes of each jurisdiction, in the same order, earlier checkpoints hold.</param>
    /// <param name="into">Where the state goes; nobody else's until it is stored.</param>
    public CapturedPartition(Partition partition, IReadOnlyList<int> from, ArrayBufferWriter<byte> into)
    {
        _state = into;
        var parts = partition.Capture(_state);
        _outcomes = [.. parts.Select((_, place) => partition.Jurisdictions[place].Outcomes.Memory[from[place]..])];
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var length = checked(_outcomes[i].Length * Unsafe.SizeOf<Outcome>());
            _sections.Add(new CheckpointSection(parts[i].Jurisdiction, (int)parts[i].Offset, parts[i].Length, at, length));
            at = checked(at + length);
        }
    }

    /// <summary>How large the state is, in bytes.</summary>
    public int StateBytes => _state.WrittenCount;

    /// <summary>Puts it into the store, beside the grain: the windows go on meanwhile.</summary>
    public Task<CheckpointPart> Store(IBlobStore store, CheckpointPlace place, int partition, CancellationToken stop) => Task.Run(
        async () =>
        {
            await store.WriteAsync(RunBlobs.State(place, partition), _state.WrittenMemory, BlobCondition.IfAbsent, stop);
            var outcomes = PackedOutcomes();
            if (outcomes.Length > 0) await store.WriteAsync(RunBlobs.Outcomes(place, partition), outcomes, BlobCondition.IfAbsent, stop);
            return new CheckpointPart
            {
                Partition = partition,
                StateBytes = _state.WrittenCount,
                StateHash = HashOf(_state.WrittenSpan),
                OutcomeBytes = outcomes.Length,
                OutcomeHash = HashOf(outcomes),
                Sections = _sections,
            };
        },
        stop);

    private byte[] PackedOutcomes()
    {
        var packed = GC.AllocateUninitializedArray<byte>(_sections.Sum(section => section.OutcomesLength));
        var left = packed.AsSpan();
        foreach (var recorded in _outcomes)
        {
            var bytes = MemoryMarshal.AsBytes(recorded.Span);
            bytes.CopyTo(left);
            left = left[bytes.Length..];
        }

        return packed;
    }

    private static string HashOf(ReadOnlySpan<byte> written) => Convert.ToHexStringLower(SHA256.HashData(written));
}
