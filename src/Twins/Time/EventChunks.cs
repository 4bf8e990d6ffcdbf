namespace Liandong.Twins.Time;

/// <summary>A bag of events in <see cref="EventChunks"/>: its newest chunk, how many events lie in that one (all others are full), and when the earliest is due.</summary>
internal struct Slot
{
    public static readonly Slot Empty = new() { Head = EventChunks.None, Fill = EventChunks.Size, Earliest = long.MaxValue };

    public int Head;
    public int Fill;
    public long Earliest;
}

/// <summary>Bags of events in chunks of one growing array: written and read in order, which is what makes a long queue fast.</summary>
internal sealed class EventChunks
{
    public const int Size = 8;
    public const int None = -1;

    private Event[] _events = new Event[4 * Size];
    private int[] _next = new int[4];
    private int _free = None;
    private int _used;

    /// <summary>Adds an event to a bag.</summary>
    public void Add(ref Slot slot, in Event added)
    {
        if (slot.Fill == Size)
        {
            var claimed = Claim();
            _next[claimed] = slot.Head;
            (slot.Head, slot.Fill) = (claimed, 0);
        }

        _events[(slot.Head * Size) + slot.Fill++] = added;
        if (added.Due < slot.Earliest) slot.Earliest = added.Due;
    }

    /// <summary>Whether a bag holds one event only.</summary>
    public bool IsSingle(in Slot slot) => slot.Fill == 1 && _next[slot.Head] == None;

    /// <summary>How many events of a bag lie in one of its chunks.</summary>
    public int CountIn(in Slot slot, int chunk) => chunk == slot.Head ? slot.Fill : Size;

    /// <summary>The chunk after this one, or <see cref="None"/>.</summary>
    public int After(int chunk) => _next[chunk];

    /// <summary>One event of a chunk.</summary>
    public ref readonly Event At(int chunk, int index) => ref _events[(chunk * Size) + index];

    /// <summary>Some events of a chunk, from its first on.</summary>
    public ReadOnlySpan<Event> In(int chunk, int count) => _events.AsSpan(chunk * Size, count);

    /// <summary>Gives a chunk back and tells the one after it.</summary>
    public int Free(int chunk)
    {
        var after = _next[chunk];
        _next[chunk] = _free;
        _free = chunk;
        return after;
    }

    /// <summary>Hands every event of a bag to <paramref name="visit"/>.</summary>
    public void Visit(Slot slot, Action<Event> visit)
    {
        for (var chunk = slot.Head; chunk != None; chunk = _next[chunk])
        {
            foreach (ref readonly var waiting in In(chunk, CountIn(slot, chunk))) visit(waiting);
        }
    }

    private int Claim()
    {
        if (_free != None)
        {
            var claimed = _free;
            _free = _next[claimed];
            return claimed;
        }

        if (_used == _next.Length)
        {
            Array.Resize(ref _events, _events.Length * 2);
            Array.Resize(ref _next, _used * 2);
        }

        return _used++;
    }
}
