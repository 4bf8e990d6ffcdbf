using System.Runtime.InteropServices;

namespace Liandong.Twins.Time;

/// <summary>A growing list of plain values that can be read as bytes and emptied without giving its memory back.</summary>
public sealed class PackedList<T>
    where T : unmanaged
{
    private T[] _items = [];

    /// <summary>How many values it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The values in the order in which they were added.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    /// <summary>The values, for readers that keep a place in them.</summary>
    public ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    /// <summary>The values as bytes, in this machine's (little-endian) layout.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(Items);

    /// <summary>Adds a value.</summary>
    public void Add(in T item) => Add() = item;

    /// <summary>Adds a value to be filled in by the caller.</summary>
    public ref T Add()
    {
        if (Count == _items.Length) Array.Resize(ref _items, Math.Max(16, Count * 2));
        return ref _items[Count++];
    }

    /// <summary>Adds values that were kept as bytes.</summary>
    public void AddPacked(ReadOnlySpan<byte> packed)
    {
        var added = MemoryMarshal.Cast<byte, T>(packed);
        if (Count + added.Length > _items.Length) Array.Resize(ref _items, Math.Max(Count + added.Length, Count * 2));
        added.CopyTo(_items.AsSpan(Count));
        Count += added.Length;
    }

    /// <summary>Empties the list; its memory stays.</summary>
    public void Clear() => Count = 0;
}
