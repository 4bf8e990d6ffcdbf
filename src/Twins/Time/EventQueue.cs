using System.Numerics;

namespace Liandong.Twins.Time;

/// <summary>
/// The events of one jurisdiction in the total order (due, source, number). A hierarchical timing wheel
/// (Varghese and Lauck 1987; five levels of 256 slots, the lowest one millisecond wide) finds the next instant in constant
/// time; <see cref="InstantHeap"/> orders the events of that one instant. So neither the order of insertion nor the
/// length of the windows is ever visible. Events lie in one growing array; taking and adding allocate nothing.
/// </summary>
public sealed class EventQueue
{
    private const int Levels = 5;
    private const int Slots = 256;
    private const int End = -1;

    private readonly int[] _heads = new int[Levels * Slots];
    private readonly long[] _earliest = new long[Levels * Slots];
    private readonly ulong[] _occupied = new ulong[Levels * Slots / 64];
    private readonly InstantHeap _instant = new();
    private Event[] _events = new Event[16];
    private int[] _next = new int[16];
    private int _free = End;
    private int _used;
    private long _cursor;

    public EventQueue() => Array.Fill(_heads, End);

    /// <summary>How many events wait.</summary>
    public int Count { get; private set; }

    /// <summary>When the first waiting event is due; <see cref="SimTime.Never"/> without one.</summary>
    public SimTime NextDue
    {
        get
        {
            if (_instant.Count > 0) return new SimTime(_cursor);
            for (var level = 0; level < Levels; level++)
            {
                var slot = FirstOccupied(level);
                if (slot >= 0) return new SimTime(_earliest[slot]);
            }

            return SimTime.Never;
        }
    }

    /// <summary>Adds an event that is not due before the last one taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The event is due in the past or after <see cref="SimTime.Latest"/>.</exception>
    public void Add(in Event added)
    {
        if (added.Due < _cursor || added.Due > SimTime.Latest.Milliseconds)
        {
            throw new ArgumentOutOfRangeException(nameof(added), $"An event due at {added.At} cannot be added: the queue stands at {new SimTime(_cursor)} and ends at {SimTime.Latest}.");
        }

        var place = Claim();
        _events[place] = added;
        Count++;
        Hang(place);
    }

    /// <summary>Takes the first event that is due before <paramref name="end"/>.</summary>
    public bool TryTake(SimTime end, out Event taken)
    {
        if (_instant.Count == 0 && !OpenNextInstant(end.Milliseconds) || _cursor >= end.Milliseconds)
        {
            taken = default;
            return false;
        }

        var place = _instant.Take();
        taken = _events[place];
        _next[place] = _free;
        _free = place;
        Count--;
        return true;
    }

    /// <summary>Hands every waiting event to <paramref name="visit"/>, in no particular order.</summary>
    public void Visit(Action<Event> visit)
    {
        foreach (var place in _instant.Places) visit(_events[place]);
        foreach (var head in _heads)
        {
            for (var place = head; place != End; place = _next[place]) visit(_events[place]);
        }
    }

    // Moves the cursor to the next instant at which something is due, if that lies before the end. The first occupied slot
    // of the lowest occupied level holds it; all below are empty, so its events can be hung anew around the new cursor.
    private bool OpenNextInstant(long end)
    {
        for (var level = 0; level < Levels; level++)
        {
            var slot = FirstOccupied(level);
            if (slot < 0) continue;
            if (_earliest[slot] >= end) return false;
            _cursor = _earliest[slot];
            var place = _heads[slot];
            _heads[slot] = End;
            _occupied[slot >> 6] &= ~(1UL << (slot & 63));
            while (place != End)
            {
                var following = _next[place];
                Hang(place);
                place = following;
            }

            return true;
        }

        return false;
    }

    // The level is the highest byte in which the due time differs from the cursor, the slot that byte's value.
    private void Hang(int place)
    {
        ref readonly var hung = ref _events[place];
        var difference = hung.Due ^ _cursor;
        if (difference == 0)
        {
            _instant.Add(hung.Source, hung.Number, place);
            return;
        }

        var level = (63 - BitOperations.LeadingZeroCount((ulong)difference)) >> 3;
        var slot = (level << 8) | (int)((hung.Due >> (level << 3)) & (Slots - 1));
        var mask = 1UL << (slot & 63);
        if ((_occupied[slot >> 6] & mask) == 0)
        {
            _occupied[slot >> 6] |= mask;
            _earliest[slot] = hung.Due;
        }
        else if (hung.Due < _earliest[slot])
        {
            _earliest[slot] = hung.Due;
        }

        _next[place] = _heads[slot];
        _heads[slot] = place;
    }

    private int FirstOccupied(int level)
    {
        var word = level << 2;
        for (var i = 0; i < 4; i++)
        {
            var bits = _occupied[word + i];
            if (bits != 0) return ((word + i) << 6) | BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }

    private int Claim()
    {
        if (_free != End)
        {
            var place = _free;
            _free = _next[place];
            return place;
        }

        if (_used == _events.Length)
        {
            Array.Resize(ref _events, _used * 2);
            Array.Resize(ref _next, _used * 2);
        }

        return _used++;
    }
}
