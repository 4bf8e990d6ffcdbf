using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>The bytes of a checkpoint while a jurisdiction is restored from them.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="given">What the twins are given.</param>
internal ref struct CapturedSource(ReadOnlySpan<byte> bytes, GivenThings given)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>What the twins are given.</summary>
    public GivenThings Given { get; } = given;

    /// <summary>The field that is being restored.</summary>
    public Leaf? At { get; set; }

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Take(int size)
    {
        var taken = _bytes.Slice(_at, size);
        _at += size;
        return taken;
    }

    /// <summary>A plain value.</summary>
    public T Read<T>()
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(Take(Unsafe.SizeOf<T>())));

    /// <summary>A number that is not negative.</summary>
    public int ReadCount()
    {
        var count = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var part = Read<byte>();
            count |= (uint)(part & 0x7f) << shift;
            if (part < 0x80) return (int)count;
        }
    }

    /// <summary>A text.</summary>
    public string ReadText() => new(MemoryMarshal.Cast<byte, char>(Take(ReadCount() * sizeof(char))));
}
