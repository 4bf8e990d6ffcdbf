using System.Numerics;

namespace Liandong.Twins.Time;

/// <summary>The 256 ms that are being taken: their events side by side in order, sorted once when the block is opened.</summary>
internal sealed class OpenBlock
{
    /// <summary>A block is 2 to the power of this many milliseconds long.</summary>
    public const int Bits = 8;

    private const int Milliseconds = 1 << Bits;
    private const int FewEvents = 24;
    private const int FewAtOneInstant = 32;

    private readonly int[] _ends = new int[Milliseconds];
    private Event[] _events = new Event[FewEvents];
    private int _next;
    private int _filled;

    /// <summary>How many events are left.</summary>
    public int Count => _filled - _next;

    /// <summary>The first event left; there must be one.</summary>
    public ref readonly Event First => ref _events[_next];

    /// <summary>When the first event left is due; never without one.</summary>
    public long NextDue => Count == 0 ? long.MaxValue : First.Due;

    /// <summary>The events left, in order.</summary>
    public ReadOnlySpan<Event> Left => _events.AsSpan(_next, Count);

    /// <summary>Removes the first event left.</summary>
    public void RemoveFirst() => _next++;

    /// <summary>Takes over a bag of events that are all due in one block, and frees its chunks.</summary>
    public void Fill(EventChunks chunks, Slot slot)
    {
        var count = 0;
        for (var chunk = slot.Head; chunk != EventChunks.None; chunk = chunks.After(chunk)) count += chunks.CountIn(slot, chunk);
        if (count > _events.Length) _events = new Event[(int)BitOperations.RoundUpToPowerOf2((uint)count)];
        (_next, _filled) = (0, count);
        if (count <= FewEvents) Gather(chunks, slot);
        else Distribute(chunks, slot);
    }

    private void Gather(EventChunks chunks, Slot slot)
    {
        var filled = 0;
        for (var chunk = slot.Head; chunk != EventChunks.None; chunk = chunks.Free(chunk))
        {
            foreach (ref readonly var gathered in chunks.In(chunk, chunks.CountIn(slot, chunk))) _events[filled++] = gathered;
        }

        SortByInsertion(_events.AsSpan(0, filled));
    }

    // A counting sort by millisecond; the few events of one instant are then put in order by their keys.
    private void Distribute(EventChunks chunks, Slot slot)
    {
        Array.Clear(_ends);
        for (var chunk = slot.Head; chunk != EventChunks.None; chunk = chunks.After(chunk))
        {
            foreach (ref readonly var counted in chunks.In(chunk, chunks.CountIn(slot, chunk))) _ends[counted.Due & (Milliseconds - 1)]++;
        }

        var start = 0;
        for (var i = 0; i < Milliseconds; i++) (_ends[i], start) = (start, start + _ends[i]);
        for (var chunk = slot.Head; chunk != EventChunks.None; chunk = chunks.Free(chunk))
        {
            foreach (ref readonly var placed in chunks.In(chunk, chunks.CountIn(slot, chunk))) _events[_ends[placed.Due & (Milliseconds - 1)]++] = placed;
        }

        start = 0;
        foreach (var end in _ends)
        {
            var instant = _events.AsSpan(start, end - start);
            if (instant.Length > FewAtOneInstant) instant.Sort(Event.ByKey);
            else if (instant.Length > 1) SortByInsertion(instant);
            start = end;
        }
    }

    private static void SortByInsertion(Span<Event> events)
    {
        for (var i = 1; i < events.Length; i++)
        {
            if (!events[i].Precedes(in events[i - 1])) continue;
            var moved = events[i];
            var hole = i;
            do
            {
                events[hole] = events[hole - 1];
                hole--;
            }
            while (hole > 0 && moved.Precedes(in events[hole - 1]));
            events[hole] = moved;
        }
    }
}
