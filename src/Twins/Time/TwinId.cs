using System.Globalization;
using Orleans;

namespace Liandong.Twins.Time;

/// <summary>
/// The identity of a twin in a run: its kind, the jurisdiction it belongs to for life, and its place there.
/// Packed as kind (8 bits, below 128), jurisdiction (16 bits) and index (32 bits), so that ids order by kind, jurisdiction, index.
/// </summary>
[GenerateSerializer, Immutable, Alias("TwinId")]
public readonly record struct TwinId([property: Id(0)] ulong Value) : IComparable<TwinId>
{
    /// <summary>No twin.</summary>
    public static readonly TwinId None = new(0);

    public TwinId(byte kind, int jurisdiction, int index)
        : this(((ulong)kind << 48) | ((ulong)(ushort)jurisdiction << 32) | (uint)index)
    {
    }

    /// <summary>What the twin is; the numbers are given out by the model (1 to 127).</summary>
    public byte Kind => (byte)(Value >> 48);

    /// <summary>The jurisdiction's index in the run.</summary>
    public int Jurisdiction => (ushort)(Value >> 32);

    /// <summary>The twin's index in its jurisdiction.</summary>
    public int Index => (int)(uint)Value;

    /// <inheritdoc/>
    public int CompareTo(TwinId other) => Value.CompareTo(other.Value);

    public static bool operator <(TwinId left, TwinId right) => left.Value < right.Value;

    public static bool operator >(TwinId left, TwinId right) => left.Value > right.Value;

    public static bool operator <=(TwinId left, TwinId right) => left.Value <= right.Value;

    public static bool operator >=(TwinId left, TwinId right) => left.Value >= right.Value;

    /// <summary>Kind, jurisdiction and index: <c>3/17/204</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{Jurisdiction}/{Index}");
}
