using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>Some values of an object or a struct: the plain ones packed side by side in the order of their declaration, then the others.</summary>
internal sealed class Part
{
    private readonly (int Offset, int Size)[] _runs;
    private readonly Leaf[] _others;
    private readonly int _plainSize;

    /// <param name="leaves">The values in order.</param>
    public Part(IReadOnlyList<Leaf> leaves)
    {
        var runs = new List<(int Offset, int Size)>();
        foreach (var plain in leaves.Where(leaf => leaf.Codec is null))
        {
            // What lies side by side in memory as well is copied at once.
            if (runs.Count > 0 && runs[^1] is var (offset, size) && offset + size == plain.Offset) runs[^1] = (offset, size + plain.Size);
            else runs.Add((plain.Offset, plain.Size));
        }

        _runs = [.. runs];
        _others = [.. leaves.Where(leaf => leaf.Codec is not null)];
        Description = string.Join(", ", leaves.Select(leaf => $"{leaf.Path}: {leaf.Codec?.Description ?? leaf.Type.Name + leaf.Size}"));
        _plainSize = runs.Sum(run => run.Size);
    }

    /// <summary>The names and types of the values in order, for the fingerprint.</summary>
    public string Description { get; }

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => _plainSize == 0 && _others.Length == 0;

    /// <summary>Whether all values are plain.</summary>
    public bool IsPlain => _others.Length == 0;

    /// <summary>The layouts of own classes that the values point to.</summary>
    public IEnumerable<Layout> Uses => _others.SelectMany(leaf => leaf.Codec!.Uses);

    /// <summary>Writes the values of the object whose fields begin at <paramref name="basis"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ref byte basis, CapturedBytes into)
    {
        WritePlain(ref basis, into);
        foreach (var leaf in _others)
        {
            into.At = leaf;
            leaf.Codec!.Write(ref Unsafe.Add(ref basis, leaf.Offset), into);
        }
    }

    /// <summary>Sets the values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ref byte basis, ref CapturedSource from)
    {
        ReadPlain(ref basis, ref from);
        foreach (var leaf in _others)
        {
            from.At = leaf;
            leaf.Codec!.Read(ref Unsafe.Add(ref basis, leaf.Offset), ref from);
        }
    }

    /// <summary>Has the code compiled that writes and reads the values.</summary>
    public void Rehearse(GivenThings given)
    {
        foreach (var leaf in _others) leaf.Codec!.Rehearse(given);
    }

    /// <summary>Writes items that lie side by side, each <paramref name="itemSize"/> bytes wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteItems(ref byte first, int count, int itemSize, CapturedBytes into)
    {
        if (IsBlockOf(itemSize))
        {
            MemoryMarshal.CreateReadOnlySpan(ref first, count * itemSize).CopyTo(into.Take(count * itemSize));
            return;
        }

        for (var i = 0; i < count; i++) Write(ref Unsafe.Add(ref first, (nint)i * itemSize), into);
    }

    /// <summary>Sets items that lie side by side.</summary>
    public void ReadItems(ref byte first, int count, int itemSize, ref CapturedSource from)
    {
        if (IsBlockOf(itemSize))
        {
            from.Take(count * itemSize).CopyTo(MemoryMarshal.CreateSpan(ref first, count * itemSize));
            return;
        }

        for (var i = 0; i < count; i++) Read(ref Unsafe.Add(ref first, (nint)i * itemSize), ref from);
    }

    // Without gaps between the values, in which anything may lie.
    private bool IsBlockOf(int itemSize) => IsPlain && _runs.Length == 1 && _plainSize == itemSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WritePlain(ref byte basis, CapturedBytes into)
    {
        if (_plainSize == 0) return;
        ref var to = ref MemoryMarshal.GetReference(into.Take(_plainSize));
        foreach (var (offset, size) in _runs)
        {
            Copy(ref to, ref Unsafe.Add(ref basis, offset), size);
            to = ref Unsafe.Add(ref to, size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadPlain(ref byte basis, ref CapturedSource from)
    {
        if (_plainSize == 0) return;
        ref var source = ref MemoryMarshal.GetReference(from.Take(_plainSize));
        foreach (var (offset, size) in _runs)
        {
            Copy(ref Unsafe.Add(ref basis, offset), ref source, size);
            source = ref Unsafe.Add(ref source, size);
        }
    }

    private static void Copy(ref byte to, ref byte from, int size)
    {
        if (size == sizeof(long)) Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<long>(ref from));
        else if (size == sizeof(int)) Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<int>(ref from));
        else if (size == 1) to = from;
        else Unsafe.CopyBlockUnaligned(ref to, ref from, (uint)size);
    }
}
