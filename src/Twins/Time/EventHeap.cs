namespace Liandong.Twins.Time;

/// <summary>A binary heap of events by their keys, for the few that are added to the block being taken.</summary>
internal sealed class EventHeap
{
    // Always a permutation of all places: first the heap, then the free ones.
    private int[] _places = [0, 1, 2, 3, 4, 5, 6, 7];
    private Event[] _events = new Event[8];

    /// <summary>How many events it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The first event; there must be one.</summary>
    public ref readonly Event First => ref _events[_places[0]];

    /// <summary>When the first event is due; never without one.</summary>
    public long NextDue => Count == 0 ? long.MaxValue : First.Due;

    /// <summary>Adds an event.</summary>
    public void Add(in Event added)
    {
        if (Count == _events.Length) Grow();
        var place = _places[Count];
        _events[place] = added;
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 1;
            if (!added.Precedes(in _events[_places[parent]])) break;
            _places[hole] = _places[parent];
            hole = parent;
        }

        _places[hole] = place;
    }

    /// <summary>Removes the first event.</summary>
    public void RemoveFirst()
    {
        var freed = _places[0];
        var moved = _places[--Count];
        var hole = 0;
        while (true)
        {
            var child = (hole << 1) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && _events[_places[child + 1]].Precedes(in _events[_places[child]])) child++;
            if (!_events[_places[child]].Precedes(in _events[moved])) break;
            _places[hole] = _places[child];
            hole = child;
        }

        _places[hole] = moved;
        _places[Count] = freed;
    }

    /// <summary>Hands every event to <paramref name="visit"/>.</summary>
    public void Visit(Action<Event> visit)
    {
        foreach (var place in _places.AsSpan(0, Count)) visit(_events[place]);
    }

    private void Grow()
    {
        var places = Count * 2;
        Array.Resize(ref _events, places);
        Array.Resize(ref _places, places);
        for (var place = Count; place < places; place++) _places[place] = place;
    }
}
