using System.Numerics;
using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time;

/// <summary>
/// The events of one jurisdiction in the total order (due, source, number). A hierarchical timing wheel (Varghese and Lauck
/// 1987; four levels of 256 slots, the lowest one block of 256 ms wide) keeps what is due later, unsorted and in chunks, so
/// that memory is read in order. When a block is opened its events are sorted once (<see cref="OpenBlock"/>); what is added
/// to an open block goes to a heap beside it. So neither the order of insertion nor the length of the windows is ever
/// visible. In the steady state taking and adding allocate nothing.
/// </summary>
public sealed class EventQueue
{
    private const int Levels = 4;
    private const int Slots = 256;

    private readonly Slot[] _slots = new Slot[Levels * Slots];
    private readonly ulong[] _occupied = new ulong[Levels * Slots / 64];
    private readonly EventChunks _chunks = new();
    private readonly OpenBlock _open = new();
    private readonly EventHeap _late = new();
    private uint _words;
    private long _block;
    private long _now;

    /// <summary>How many events wait.</summary>
    public int Count { get; private set; }

    /// <summary>When the first waiting event is due; <see cref="SimTime.Never"/> without one.</summary>
    public SimTime NextDue
    {
        get
        {
            if (_open.Count > 0 || _late.Count > 0) return new SimTime(Math.Min(_open.NextDue, _late.NextDue));
            var slot = FirstOccupied();
            return slot < 0 ? SimTime.Never : new SimTime(_slots[slot].Earliest);
        }
    }

    /// <summary>Adds an event that is not due before the last one taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The event is due in the past or after <see cref="SimTime.Latest"/>.</exception>
    public void Add(in Event added)
    {
        if (added.Due < _now || added.Due > SimTime.Latest.Milliseconds) ThrowOutside(in added);
        Count++;
        if (added.Due >> OpenBlock.Bits == _block) _late.Add(in added);
        else Hang(in added);
    }

    /// <summary>Takes the first event that is due before <paramref name="end"/>.</summary>
    /// <exception cref="EngineRuleException">Another event that waits carries the same key: a fault in their sender's count.</exception>
    public bool TryTake(SimTime end, out Event taken)
    {
        if (_open.Count == 0 && _late.Count == 0 && !OpenNextBlock(end.Milliseconds))
        {
            taken = default;
            return false;
        }

        var late = _open.Count == 0 || (_late.Count > 0 && _late.First.Precedes(in _open.First));
        ref readonly var first = ref late ? ref _late.First : ref _open.First;
        if (first.Due >= end.Milliseconds)
        {
            taken = default;
            return false;
        }

        taken = first;
        if (late) _late.RemoveFirst();
        else _open.RemoveFirst();
        Count--;
        _now = taken.Due;
        // Keys are taken in order, so an equal one that waits is first now. Whatever the taken event gives rise to may come before it.
        if ((_open.Count > 0 && _open.First.HasKeyOf(in taken)) || (_late.Count > 0 && _late.First.HasKeyOf(in taken))) ThrowTwice(in taken);
        return true;
    }

    /// <summary>Every waiting event in the order of the keys, which is the queue's whole state: where an event hangs is not.</summary>
    public Event[] InOrder()
    {
        var ordered = new Event[Count];
        var gathered = 0;
        Visit(waiting => ordered[gathered++] = waiting);
        Array.Sort(ordered, Event.ByKey);
        return ordered;
    }

    /// <summary>Shows every waiting event, in no order that means anything.</summary>
    public void Visit(Action<Event> visit)
    {
        foreach (ref readonly var waiting in _open.Left) visit(waiting);
        _late.Visit(visit);
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (IsOccupied(slot)) _chunks.Visit(_slots[slot], visit);
        }
    }

    // The first occupied slot of the lowest occupied level holds the next event; all lower levels are empty, so a wider slot
    // can be hung anew around the block of its earliest event, and one that holds a single event is its block.
    private bool OpenNextBlock(long end)
    {
        while (true)
        {
            var found = FirstOccupied();
            if (found < 0 || _slots[found].Earliest >= end) return false;
            var slot = _slots[found];
            Vacate(found);
            _block = slot.Earliest >> OpenBlock.Bits;
            if (found < Slots || _chunks.IsSingle(slot))
            {
                _open.Fill(_chunks, slot);
                return true;
            }

            for (var chunk = slot.Head; chunk != EventChunks.None; chunk = _chunks.Free(chunk))
            {
                var count = _chunks.CountIn(slot, chunk);
                for (var i = 0; i < count; i++)
                {
                    var moved = _chunks.At(chunk, i);
                    Hang(in moved);
                }
            }
        }
    }

    // The level is the highest byte in which the due block differs from the open one, the slot that byte's value.
    private void Hang(in Event hung)
    {
        var block = hung.Due >> OpenBlock.Bits;
        var level = (63 - BitOperations.LeadingZeroCount((ulong)(block ^ _block) | 1)) >> 3;
        var place = (level << 8) | ((int)(block >> (level << 3)) & (Slots - 1));
        ref var slot = ref _slots[place];
        if (!IsOccupied(place))
        {
            Occupy(place);
            slot = Slot.Empty;
        }

        _chunks.Add(ref slot, in hung);
    }

    private void Occupy(int slot)
    {
        _occupied[slot >> 6] |= 1UL << (slot & 63);
        _words |= 1u << (slot >> 6);
    }

    private void Vacate(int slot)
    {
        ref var word = ref _occupied[slot >> 6];
        word &= ~(1UL << (slot & 63));
        if (word == 0) _words &= ~(1u << (slot >> 6));
    }

    private bool IsOccupied(int slot) => (_occupied[slot >> 6] & (1UL << (slot & 63))) != 0;

    private int FirstOccupied()
    {
        if (_words == 0) return -1;
        var word = BitOperations.TrailingZeroCount(_words);
        return (word << 6) | BitOperations.TrailingZeroCount(_occupied[word]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowOutside(in Event added) =>
        throw new ArgumentOutOfRangeException(nameof(added), $"An event due at {added.At} cannot be added: the queue stands at {new SimTime(_now)} and ends at {SimTime.Latest}.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowTwice(in Event taken) =>
        throw new EngineRuleException(EngineRule.Key, taken.Sender, "The sender", taken.Jurisdiction, taken.At, $"two events for {taken.To} carry the key (source {taken.Source:x}, number {taken.Number}).");
}
