namespace Liandong.Twins.Centers;

/// <summary>A waiting line: priorities 1 (first) to 4, first come first served within one.</summary>
public sealed class PriorityLine<T>
    where T : struct
{
    private const int Priorities = 4;
    private readonly Ring[] _rings = [new(), new(), new(), new()];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Joins the line; priorities outside 1 to 4 count as the nearest.</summary>
    public void Add(int priority, in T item)
    {
        _rings[Math.Clamp(priority, 1, Priorities) - 1].Add(item);
        Count++;
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

    /// <summary>The first of a priority without taking it.</summary>
    public bool TryPeek(out T item)
    {
        foreach (var ring in _rings)
        {
            if (ring.Count == 0) continue;
            item = ring.First;
            return true;
        }

        item = default;
        return false;
    }

    /// <summary>Moves the first waiting item that fits to the front of the line.</summary>
    public bool Urge(Func<T, bool> fits)
    {
        foreach (var ring in _rings)
        {
            if (!ring.TryRemove(fits, out var item)) continue;
            _rings[0].Add(item);
            return true;
        }

        return false;
    }

    private sealed class Ring
    {
        private T[] _items = new T[4];
        private int _first;

        public int Count { get; private set; }

        public T First => _items[_first];

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

        public T Take()
        {
            var item = _items[_first];
            _first = (_first + 1) % _items.Length;
            Count--;
            return item;
        }

        public bool TryRemove(Func<T, bool> fits, out T removed)
        {
            for (var i = 0; i < Count; i++)
            {
                removed = _items[(_first + i) % _items.Length];
                if (!fits(removed)) continue;
                for (var j = i; j < Count - 1; j++) _items[(_first + j) % _items.Length] = _items[(_first + j + 1) % _items.Length];
                Count--;
                return true;
            }

            removed = default;
            return false;
        }
    }
}
