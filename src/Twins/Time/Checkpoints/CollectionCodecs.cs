using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>An array: its length, and its items without those at the end that are nothing.</summary>
internal sealed class ArrayCodec<T> : Codec
{
    private readonly Part _item = Layout.OfItem(typeof(T));

    /// <inheritdoc/>
    public override IEnumerable<Layout> Uses => _item.Uses;

    /// <inheritdoc/>
    public override string Description => $"array of {_item.Description}";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref byte place, CapturedBytes into)
    {
        var array = (T[]?)ObjectAt(ref place);
        into.WriteCount(array is null ? 0 : array.Length + 1);
        if (array is null || array.Length == 0) return;
        into.Enter(array);
        var filled = _item.IsPlain ? Filled(array) : array.Length;
        into.WriteCount(filled);
        _item.WriteItems(ref First(array), filled, Unsafe.SizeOf<T>(), into);
    }

    /// <inheritdoc/>
    public override void Read(ref byte place, ref CapturedSource from)
    {
        ref var slot = ref Unsafe.As<byte, T[]?>(ref place);
        var length = from.ReadCount() - 1;
        if (length < 0)
        {
            slot = null;
            return;
        }

        if (slot is not null && slot.Length != length && from.At!.IsFixed) throw new CheckpointException($"{from.At} was captured with {length} items and is built with {slot.Length}.");
        if (slot is null || slot.Length != length) slot = length == 0 ? [] : new T[length];
        if (length == 0) return;
        var filled = from.ReadCount();
        _item.ReadItems(ref First(slot), filled, Unsafe.SizeOf<T>(), ref from);
        if (_item.IsPlain) slot.AsSpan(filled).Clear();
    }

    /// <inheritdoc/>
    public override void Rehearse(GivenThings given)
    {
        using var bytes = new CapturedBytes(given);
        T[]? array = new T[1];
        Write(ref Unsafe.As<T[]?, byte>(ref array), bytes);
        var from = new CapturedSource(bytes.All, given);
        Read(ref Unsafe.As<T[]?, byte>(ref array), ref from);
        _item.Rehearse(given);
    }

    private static ref byte First(T[] array) => ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(array));

    private static int Filled(T[] array)
    {
        var last = MemoryMarshal.CreateReadOnlySpan(ref First(array), array.Length * Unsafe.SizeOf<T>()).LastIndexOfAnyExcept((byte)0);
        return (last + Unsafe.SizeOf<T>()) / Unsafe.SizeOf<T>();
    }
}

/// <summary>A collection of the base library, by its items. One that is there already is emptied and filled.</summary>
internal abstract class CollectionCodec<TCollection, TItem> : Codec
    where TCollection : class
{
    private readonly Part _item = Layout.OfItem(typeof(TItem));

    /// <inheritdoc/>
    public override IEnumerable<Layout> Uses => _item.Uses;

    /// <inheritdoc/>
    public override string Description => $"{typeof(TCollection).Name.Split('`')[0]} of {_item.Description}";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref byte place, CapturedBytes into)
    {
        var collection = (TCollection?)ObjectAt(ref place);
        into.Write(collection is not null);
        if (collection is null) return;
        into.Enter(collection);
        if (!IsOrderedAsUsual(collection)) throw new CheckpointException($"{into.At} compares its items in a way of its own; a checkpoint can only make a collection that compares as usual.");
        var items = Items(collection);
        into.WriteCount(items.Length);
        if (items.Length > 0) _item.WriteItems(ref First(items), items.Length, Unsafe.SizeOf<TItem>(), into);
    }

    /// <inheritdoc/>
    public override void Read(ref byte place, ref CapturedSource from)
    {
        ref var slot = ref Unsafe.As<byte, TCollection?>(ref place);
        if (!from.Read<bool>())
        {
            slot = null;
            return;
        }

        var items = new TItem[from.ReadCount()];
        if (items.Length > 0) _item.ReadItems(ref First(items), items.Length, Unsafe.SizeOf<TItem>(), ref from);
        slot ??= Activator.CreateInstance<TCollection>();
        Fill(slot, items);
    }

    /// <inheritdoc/>
    public override void Rehearse(GivenThings given)
    {
        using var bytes = new CapturedBytes(given);
        var collection = Activator.CreateInstance<TCollection>();
        Write(ref Unsafe.As<TCollection, byte>(ref collection), bytes);
        var from = new CapturedSource(bytes.All, given);
        Read(ref Unsafe.As<TCollection, byte>(ref collection), ref from);
        _item.Rehearse(given);
    }

    /// <summary>Whether it compares as a new one does.</summary>
    protected virtual bool IsOrderedAsUsual(TCollection collection) => true;

    /// <summary>The items, in an order that follows from what it holds alone.</summary>
    protected abstract Span<TItem> Items(TCollection collection);

    /// <summary>Holds these items and no others.</summary>
    protected abstract void Fill(TCollection collection, TItem[] items);

    private static ref byte First(Span<TItem> items) => ref Unsafe.As<TItem, byte>(ref MemoryMarshal.GetReference(items));
}

internal sealed class ListCodec<T> : CollectionCodec<List<T>, T>
{
    protected override Span<T> Items(List<T> collection) => CollectionsMarshal.AsSpan(collection);

    protected override void Fill(List<T> collection, T[] items)
    {
        collection.Clear();
        collection.AddRange(items);
    }
}

internal sealed class QueueCodec<T> : CollectionCodec<Queue<T>, T>
{
    protected override Span<T> Items(Queue<T> collection) => collection.ToArray();

    protected override void Fill(Queue<T> collection, T[] items)
    {
        collection.Clear();
        foreach (var item in items) collection.Enqueue(item);
    }
}

internal sealed class SortedSetCodec<T> : CollectionCodec<SortedSet<T>, T>
{
    protected override bool IsOrderedAsUsual(SortedSet<T> collection) => collection.Comparer == Comparer<T>.Default;

    protected override Span<T> Items(SortedSet<T> collection) => collection.ToArray();

    protected override void Fill(SortedSet<T> collection, T[] items)
    {
        collection.Clear();
        foreach (var item in items) collection.Add(item);
    }
}

internal sealed class HashSetCodec<T> : CollectionCodec<HashSet<T>, T>
{
    protected override bool IsOrderedAsUsual(HashSet<T> collection) => collection.Comparer == EqualityComparer<T>.Default;

    protected override Span<T> Items(HashSet<T> collection) => collection.Order().ToArray();

    protected override void Fill(HashSet<T> collection, T[] items)
    {
        collection.Clear();
        foreach (var item in items) collection.Add(item);
    }
}

internal sealed class SortedDictionaryCodec<TKey, TValue> : CollectionCodec<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override bool IsOrderedAsUsual(SortedDictionary<TKey, TValue> collection) => collection.Comparer == Comparer<TKey>.Default;

    protected override Span<KeyValuePair<TKey, TValue>> Items(SortedDictionary<TKey, TValue> collection) => collection.ToArray();

    protected override void Fill(SortedDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue>[] items)
    {
        collection.Clear();
        foreach (var (key, value) in items) collection.Add(key, value);
    }
}

internal sealed class DictionaryCodec<TKey, TValue> : CollectionCodec<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override bool IsOrderedAsUsual(Dictionary<TKey, TValue> collection) => collection.Comparer == EqualityComparer<TKey>.Default;

    protected override Span<KeyValuePair<TKey, TValue>> Items(Dictionary<TKey, TValue> collection) => collection.OrderBy(pair => pair.Key).ToArray();

    protected override void Fill(Dictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue>[] items)
    {
        collection.Clear();
        foreach (var (key, value) in items) collection.Add(key, value);
    }
}
