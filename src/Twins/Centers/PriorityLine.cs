using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// A waiting line: priorities 1 (first) to 4, first come first served within one. Urging raises an item by one priority, behind those that
/// are there; priority 1 rises above all others.
/// </summary>
public sealed class PriorityLine<T>
    where T : struct
{
    private const int Priorities = 4;
    private readonly Ring[] _rings = [new(), new(), new(), new(), new()];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Joins the line; priorities outside 1 to 4 count as the nearest.</summary>
    public void Add(int priority, in T item)
    {
        _rings[Math.Clamp(priority, 1, Priorities)].Add(item);
        Count++;
    }

    /// <summary>Shows every waiting item in the order in which they would be taken.</summary>
    public void ForEach(Action<T> show)
    {
        foreach (var ring in _rings) ring.ForEach(show);
    }

    /// <summary>Writes who waits, in the order in which they would be taken; in <c>rank</c> where each stands, 0 (above all) to 4.</summary>
    public void WriteState(string name, StateWriter state, Action<StateWriter, T> writeItem)
    {
        state.BeginList(name, Count);
        for (var rank = 0; rank < _rings.Length; rank++)
        {
            var standing = rank;
            _rings[rank].ForEach(item =>
            {
                state.NextItem();
                state.Write("rank", standing);
                writeItem(state, item);
            });
        }

        state.EndList();
    }

    /// <summary>Takes the first of the highest priority.</summary>
    public bool TryTake(out T item)
    {
        foreach (var ring in _rings)
        {
            if (ring.Count == 0) continue;
            item = ring.Take();
            Count--;
            return true;
        }

        item = default;
        return false;
    }

    /// <summary>Takes the first item that fits among those that stand at this priority or before it. What is wanted is handed in, so that asking allocates nothing.</summary>
    public bool TryTake<TWanted>(int priority, TWanted wanted, Func<T, TWanted, bool> fits, out T item)
    {
        foreach (var ring in _rings.AsSpan(0, Math.Clamp(priority, 1, Priorities) + 1))
        {
            if (!ring.TryRemove(wanted, fits, out item)) continue;
            Count--;
            return true;
        }

        item = default;
        return false;
    }

    /// <summary>Raises the first waiting item that fits by one priority; false when none fits or it stands above all others.</summary>
    public bool Urge<TWanted>(TWanted wanted, Func<T, TWanted, bool> fits)
    {
        for (var i = 1; i < _rings.Length; i++)
        {
            if (!_rings[i].TryRemove(wanted, fits, out var item)) continue;
            _rings[i - 1].Add(item);
            return true;
        }

        return false;
    }

    private sealed class Ring
    {
        private T[] _items = new T[4];
        private int _first;

        public int Count { get; private set; }

        public void Add(in T item)
        {
            if (Count == _items.Length)
            {
                var grown = new T[Count * 2];
                for (var i = 0; i < Count; i++) grown[i] = _items[(_first + i) % Count];
                (_items, _first) = (grown, 0);
            }

            _items[(_first + Count++) % _items.Length] = item;
        }

        public void ForEach(Action<T> show)
        {
            for (var i = 0; i < Count; i++) show(_items[(_first + i) % _items.Length]);
        }

        public T Take()
        {
            var item = _items[_first];
            _first = (_first + 1) % _items.Length;
            Count--;
            return item;
        }

        public bool TryRemove<TWanted>(TWanted wanted, Func<T, TWanted, bool> fits, out T removed)
        {
            for (var i = 0; i < Count; i++)
            {
                removed = _items[(_first + i) % _items.Length];
                if (!fits(removed, wanted)) continue;
                for (var j = i; j < Count - 1; j++) _items[(_first + j) % _items.Length] = _items[(_first + j + 1) % _items.Length];
                Count--;
                return true;
            }

            removed = default;
            return false;
        }
    }
}
