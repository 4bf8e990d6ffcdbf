using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>A partition's share of a checkpoint as bytes: copied at the barrier, stored behind the windows that follow.</summary>
internal sealed class CapturedPartition
{
    private const int Smallest = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _state;
    private readonly ArrayBufferWriter<byte> _outcomes = new();
    private readonly List<CheckpointSection> _sections = [];

    /// <summary>Copies the state of every jurisdiction and what each has recorded from a place on.</summary>
    /// <param name="partition">At a barrier.</param>
    /// <param name="from">How many outcomes of each jurisdiction, in the same order, an earlier checkpoint holds.</param>
    /// <param name="expected">About how large the state is, in bytes.</param>
    public CapturedPartition(Partition partition, IReadOnlyList<int> from, int expected)
    {
        _state = new ArrayBufferWriter<byte>(Math.Max(Smallest, expected));
        var parts = partition.Capture(_state);
        for (var i = 0; i < parts.Count; i++)
        {
            var at = _outcomes.WrittenCount;
            _outcomes.Write(MemoryMarshal.AsBytes(partition.Jurisdictions[i].Outcomes.Items[from[i]..]));
            _sections.Add(new CheckpointSection(parts[i].Jurisdiction, (int)parts[i].Offset, parts[i].Length, at, _outcomes.WrittenCount - at));
        }
    }

    /// <summary>How large the state is, in bytes.</summary>
    public int StateBytes => _state.WrittenCount;

    /// <summary>Puts it into the store.</summary>
    public async Task<CheckpointPart> Store(IBlobStore store, CheckpointPlace place, int partition, CancellationToken stop)
    {
        await store.WriteAsync(RunBlobs.State(place, partition), _state.WrittenMemory, BlobCondition.IfAbsent, stop);
        if (_outcomes.WrittenCount > 0) await store.WriteAsync(RunBlobs.Outcomes(place, partition), _outcomes.WrittenMemory, BlobCondition.IfAbsent, stop);
        return new CheckpointPart
        {
            Partition = partition,
            StateBytes = _state.WrittenCount,
            StateHash = await HashOf(_state),
            OutcomeBytes = _outcomes.WrittenCount,
            OutcomeHash = await HashOf(_outcomes),
            Sections = _sections,
        };
    }

    // Beside the grain: the windows go on meanwhile.
    private static Task<string> HashOf(ArrayBufferWriter<byte> written) => Task.Run(() => Convert.ToHexStringLower(SHA256.HashData(written.WrittenSpan)));
}
