using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>First in, first out, in one growing array.</summary>
internal sealed class RingQueue<T>
    where T : struct
{
    private T[] _items = new T[16];
    private int _head;

    public int Count { get; private set; }

    public void Enqueue(in T item)
    {
        if (Count == _items.Length) Grow();
        _items[(_head + Count++) & (_items.Length - 1)] = item;
    }

    public T Dequeue()
    {
        if (Count == 0) throw new InvalidOperationException("The queue is empty.");
        var item = _items[_head];
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
        return item;
    }

    /// <summary>Writes the items in the order in which they will leave.</summary>
    public void WriteState(string name, StateWriter state, Action<StateWriter, T> writeItem)
    {
        state.BeginList(name, Count);
        for (var i = 0; i < Count; i++)
        {
            state.NextItem();
            writeItem(state, _items[(_head + i) & (_items.Length - 1)]);
        }

        state.EndList();
    }

    private void Grow()
    {
        var grown = new T[_items.Length * 2];
        for (var i = 0; i < Count; i++) grown[i] = _items[(_head + i) & (_items.Length - 1)];
        (_items, _head) = (grown, 0);
    }
}
