using System.Runtime.InteropServices;

namespace Liandong.Twins.Time;

/// <summary>
/// A fact the run leaves behind (结果事件); twins never read it. Fixed layout without references (56 bytes).
/// Canonical order: time, then jurisdiction, then the order in which the jurisdiction recorded it.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
public struct Outcome
{
    /// <summary>When it happened, in milliseconds since the run's start.</summary>
    public long Time;

    /// <summary>The <see cref="TwinId"/> it happened to.</summary>
    public ulong Twin;

    /// <summary>What happened; each model numbers its own kinds.</summary>
    public int Kind;

    /// <summary>A small value, by kind.</summary>
    public int Code;

    /// <summary>A value, by kind.</summary>
    public long A;

    /// <summary>A value, by kind.</summary>
    public long B;

    /// <summary>A value, by kind.</summary>
    public long C;

    /// <summary>A value, by kind.</summary>
    public long D;

    /// <summary>When it happened.</summary>
    public readonly SimTime At => new(Time);

    /// <summary>The twin it happened to.</summary>
    public readonly TwinId Who => new(Twin);

    internal readonly void AddTo(DigestChain chain)
    {
        chain.Add((ulong)Time);
        chain.Add(Twin);
        chain.Add(((ulong)(uint)Kind << 32) | (uint)Code);
        chain.Add((ulong)A);
        chain.Add((ulong)B);
        chain.Add((ulong)C);
        chain.Add((ulong)D);
    }
}
