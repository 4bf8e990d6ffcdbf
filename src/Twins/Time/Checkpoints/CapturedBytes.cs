using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>The bytes of a checkpoint while it is captured, in an array that is lent.</summary>
/// <param name="given">What the twins were given.</param>
internal sealed class CapturedBytes(GivenThings given) : IDisposable
{
    private readonly HashSet<object> _own = new(ReferenceEqualityComparer.Instance);
    private readonly List<Type> _kinds = [];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _count;

    /// <summary>What the twins were given.</summary>
    public GivenThings Given { get; } = given;

    /// <summary>Whether a twin is captured that joined during the run: nobody but the checkpoint knows what it was given.</summary>
    public bool Joined { get; set; }

    /// <summary>Whether the builder need not have made what is captured: then it must say what it was given.</summary>
    public bool MayBeNew { get; set; }

    /// <summary>The field that is being captured.</summary>
    public Leaf? At { get; set; }

    /// <summary>The kinds of given things that are named by their numbers, in order of their names.</summary>
    public IReadOnlyList<Type> KindsNamed => [.. _kinds.OrderBy(kind => kind.FullName, StringComparer.Ordinal)];

    /// <summary>All bytes so far.</summary>
    public ReadOnlySpan<byte> All => _bytes.AsSpan(0, _count);

    /// <summary>How many bytes there are so far.</summary>
    public int Count => _count;

    /// <summary>Room for so many bytes more, to be filled before anything else is written.</summary>
    public Span<byte> Take(int size)
    {
        if (_bytes.Length - _count < size) Grow(size);
        var taken = _bytes.AsSpan(_count, size);
        _count += size;
        return taken;
    }

    /// <summary>A plain value as it lies in memory.</summary>
    public void Write<T>(T value)
        where T : unmanaged => Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(Take(Unsafe.SizeOf<T>())), value);

    /// <summary>A number that is not negative and mostly small.</summary>
    public void WriteCount(int count)
    {
        var left = (uint)count;
        for (; left >= 0x80; left >>= 7) Write((byte)(left | 0x80));
        Write((byte)left);
    }

    /// <summary>A text.</summary>
    public void WriteText(string text)
    {
        WriteCount(text.Length);
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(Take(text.Length * sizeof(char)));
    }

    /// <summary>Leaves room for a length, to be set by <see cref="EndLength"/>.</summary>
    public int BeginLength()
    {
        Write(0);
        return _count;
    }

    /// <summary>Says how much was written since <see cref="BeginLength"/>.</summary>
    public void EndLength(int begun) => MemoryMarshal.Write(_bytes.AsSpan(begun - sizeof(int)), _count - begun);

    /// <summary>Notes that a thing of this kind is named by its number.</summary>
    public void Name(Type kind)
    {
        if (!_kinds.Contains(kind)) _kinds.Add(kind);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _count) = ([], 0);
    }

    /// <summary>Notes an object as part of its owner's state.</summary>
    /// <exception cref="CheckpointException">It is part of somebody else's already.</exception>
    public void Enter(object own)
    {
        if (!_own.Add(own)) throw new CheckpointException($"{At} holds a {Definitions.NameOf(own.GetType())} that is held in another place as well; a checkpoint would make two of it. Give each its own, or make it immutable.");
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_count + size)));
        All.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
