namespace Liandong.Twins.Time;

/// <summary>The events of one instant, by (source, number): a binary heap over their places in the queue's array.</summary>
internal sealed class InstantHeap
{
    private Entry[] _entries = new Entry[16];
    private ulong _lastSource;
    private uint _lastNumber;
    private bool _opened;

    /// <summary>How many events of the instant are left.</summary>
    public int Count { get; private set; }

    /// <summary>Where the events left lie.</summary>
    public IEnumerable<int> Places => _entries.Take(Count).Select(entry => entry.Place);

    /// <summary>Adds an event of this instant.</summary>
    public void Add(ulong source, uint number, int place)
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, Count * 2);
        var added = new Entry(source, number, place);
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 1;
            if (!added.Precedes(_entries[parent])) break;
            _entries[hole] = _entries[parent];
            hole = parent;
        }

        _entries[hole] = added;
    }

    /// <summary>Takes the first event's place. Two events of one key at one instant are a fault in the sender's count.</summary>
    public int Take()
    {
        var first = _entries[0];
        if (_opened && first.Source == _lastSource && first.Number == _lastNumber)
        {
            throw new InvalidOperationException($"Two events carry the key (source {first.Source:x}, number {first.Number}).");
        }

        (_lastSource, _lastNumber, _opened) = (first.Source, first.Number, true);
        Count--;
        if (Count > 0) SiftDown(_entries[Count]);
        return first.Place;
    }

    private void SiftDown(Entry moved)
    {
        var hole = 0;
        while (true)
        {
            var child = (hole << 1) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && _entries[child + 1].Precedes(_entries[child])) child++;
            if (!_entries[child].Precedes(moved)) break;
            _entries[hole] = _entries[child];
            hole = child;
        }

        _entries[hole] = moved;
    }

    private readonly struct Entry(ulong source, uint number, int place)
    {
        public readonly ulong Source = source;
        public readonly uint Number = number;
        public readonly int Place = place;

        public bool Precedes(in Entry other) => Source < other.Source || (Source == other.Source && Number < other.Number);
    }
}
