using System.Buffers;
using System.Security.Cryptography;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>
/// A whole run at an instant, in memory: the state of every jurisdiction and all that was recorded before. Any number of runs can go on from it, each on a
/// thread of its own; it is never changed.
/// </summary>
public sealed class Snapshot
{
    private readonly ReadOnlyMemory<byte>[] _states;
    private readonly IReadOnlyList<(int Jurisdiction, ReadOnlyMemory<byte> Packed)> _outcomes;
    private readonly Lazy<string> _hash;

    /// <param name="at">Every event before it has been handled.</param>
    /// <param name="states">What was captured of each jurisdiction, by its index.</param>
    /// <param name="outcomes">What was recorded, packed: the pieces of one jurisdiction in order.</param>
    public Snapshot(SimTime at, IEnumerable<ReadOnlyMemory<byte>> states, IReadOnlyList<(int Jurisdiction, ReadOnlyMemory<byte> Packed)> outcomes)
    {
        (At, _states, _outcomes) = (at, [.. states], outcomes);
        _hash = new Lazy<string>(HashOf);
    }

    /// <summary>Every event before it has been handled.</summary>
    public SimTime At { get; }

    /// <summary>SHA-256 of the instant and of the states, in hexadecimal. What was recorded is in it too: each state holds the chain of its digest.</summary>
    public string Hash => _hash.Value;

    /// <summary>How large the states are, in bytes.</summary>
    public long StateBytes => _states.Sum(state => (long)state.Length);

    /// <summary>A copy of a run that stands at a barrier.</summary>
    /// <param name="partition">All of its jurisdictions.</param>
    /// <param name="at">The barrier, with nothing due before it.</param>
    /// <exception cref="CheckpointException">A twin holds something that cannot be captured.</exception>
    public static Snapshot Of(Partition partition, SimTime at)
    {
        // Nothing is due before it; so all stand there, whatever windows led them to it, and the hash tells of the run alone.
        foreach (var jurisdiction in partition.Jurisdictions) jurisdiction.StepTo(at);
        var written = new ArrayBufferWriter<byte>();
        var states = new ReadOnlyMemory<byte>[partition.Jurisdictions.Count];
        foreach (var part in partition.Capture(written)) states[part.Jurisdiction] = new(written.WrittenSpan.Slice((int)part.Offset, part.Length).ToArray());
        return new Snapshot(at, states, [.. partition.Jurisdictions.Select(jurisdiction => (jurisdiction.Index, new ReadOnlyMemory<byte>(jurisdiction.Outcomes.Bytes.ToArray())))]);
    }

    /// <summary>Puts it into a partition of all jurisdictions, which were just built.</summary>
    /// <exception cref="CheckpointException">Others were built than it holds.</exception>
    public void RestoreInto(Partition partition)
    {
        partition.Restore(jurisdiction => _states[jurisdiction]);
        foreach (var (jurisdiction, packed) in _outcomes) partition.Jurisdictions[jurisdiction].Outcomes.AddPacked(packed.Span);
    }

    private string HashOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(number, At.Milliseconds);
        hash.AppendData(number);
        foreach (var state in _states) hash.AppendData(state.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
