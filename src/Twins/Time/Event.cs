using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time;

/// <summary>
/// Something that reaches a twin at a simulation time: a wake-up it asked for, a message from a twin, or an input.
/// Fixed layout without references (64 bytes), so that arrays of events travel and are kept as bytes.
/// The key (<see cref="Due"/>, <see cref="Source"/>, <see cref="Number"/>) is unique in a jurisdiction and orders its events totally.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
public struct Event
{
    /// <summary>The top bit of <see cref="Source"/> for events from twins; inputs leave it clear and so go first.</summary>
    public const ulong FromTwin = 1UL << 63;

    /// <summary>The greatest index of a twin that an event can be addressed to.</summary>
    internal const int GreatestIndex = (1 << IndexBits) - 1;

    private const int IndexBits = 24;

    /// <summary>When the event reaches its twin, in milliseconds since the run's start.</summary>
    public long Due;

    /// <summary>Class and source: a feed's number for inputs, <see cref="FromTwin"/> and the sender's <see cref="TwinId"/> otherwise.</summary>
    public ulong Source;

    /// <summary>The sending twin's own count of what it sent, or the input's number in the journal.</summary>
    public uint Number;

    // The receiving twin's kind (8 bits) and index (24 bits).
    private uint _receiver;

    /// <summary>The receiving jurisdiction.</summary>
    public ushort Jurisdiction;

    /// <summary>What the event says; each model numbers its own kinds.</summary>
    public ushort Kind;

    /// <summary>A small payload: for deadlines the state's stamp at the time of asking.</summary>
    public int Stamp;

    /// <summary>Payload, by kind.</summary>
    public long A;

    /// <summary>Payload, by kind.</summary>
    public long B;

    /// <summary>Payload, by kind.</summary>
    public long C;

    /// <summary>Payload, by kind.</summary>
    public long D;

    /// <summary>The receiving twin's index in its jurisdiction.</summary>
    public readonly int Target => (int)(_receiver & GreatestIndex);

    /// <summary>The receiving twin.</summary>
    public TwinId To
    {
        readonly get => new((byte)(_receiver >> IndexBits), Jurisdiction, Target);
        set => (_receiver, Jurisdiction) = (((uint)value.Kind << IndexBits) | ((uint)value.Index & GreatestIndex), (ushort)value.Jurisdiction);
    }

    /// <summary>The sending twin; <see cref="TwinId.None"/> for an input.</summary>
    public readonly TwinId Sender => (Source & FromTwin) == 0 ? TwinId.None : new TwinId(Source & ~FromTwin);

    /// <summary>When the event reaches its twin.</summary>
    public readonly SimTime At => new(Due);

    /// <summary>The order of the keys.</summary>
    public static Comparer<Event> ByKey { get; } = Comparer<Event>.Create((left, right) => left.Precedes(in right) ? -1 : right.Precedes(in left) ? 1 : 0);

    internal readonly void AddTo(DigestChain chain)
    {
        chain.Add((ulong)Due);
        chain.Add(Source);
        chain.Add(((ulong)Number << 32) | (uint)Target);
        chain.Add(((ulong)Jurisdiction << 48) | ((ulong)Kind << 32) | (uint)Stamp);
        chain.Add((ulong)A);
        chain.Add((ulong)B);
        chain.Add((ulong)C);
        chain.Add((ulong)D);
    }

    /// <summary>Whether this event carries another's key: a fault.</summary>
    internal readonly bool HasKeyOf(in Event other) => Number == other.Number && Source == other.Source && Due == other.Due;

    /// <summary>Whether this event's key comes before another's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool Precedes(in Event other) =>
        Due != other.Due ? Due < other.Due : Source != other.Source ? Source < other.Source : Number < other.Number;
}
