using System.Runtime.InteropServices;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Outcomes that are already in canonical order; more may follow unless they are complete.</summary>
internal readonly record struct OutcomeSource(ReadOnlyMemory<Outcome> Outcomes, bool Complete);

/// <summary>Brings the outcomes of several jurisdictions or partitions into canonical order.</summary>
internal static class OutcomeMerge
{
    /// <summary>
    /// The first outcomes of all sources together, at most this many. It ends early where an incomplete source runs out,
    /// because what follows there may come next.
    /// </summary>
    public static OutcomeChunk Merge(IReadOnlyList<OutcomeSource> sources, OutcomeCursor from, int atMost)
    {
        var heads = new PriorityQueue<int, (long Time, int Jurisdiction)>(sources.Count);
        var read = new int[sources.Count];
        var merged = new PackedList<Outcome>();
        var cursor = from;
        for (var i = 0; i < sources.Count; i++)
        {
            if (!sources[i].Outcomes.IsEmpty) heads.Enqueue(i, KeyOf(sources[i].Outcomes.Span[0]));
            else if (!sources[i].Complete) throw new InvalidOperationException("A source of outcomes is neither complete nor has any.");
        }

        while (merged.Count < atMost && heads.TryPeek(out var first, out var key))
        {
            var outcomes = sources[first].Outcomes.Span;
            merged.Add(in outcomes[read[first]++]);
            cursor = key == (cursor.Time, cursor.Jurisdiction) ? cursor with { Record = cursor.Record + 1 } : new OutcomeCursor(key.Time, key.Jurisdiction, 1);
            if (read[first] < outcomes.Length) heads.DequeueEnqueue(first, KeyOf(outcomes[read[first]]));
            else if (sources[first].Complete) heads.Dequeue();
            else return Chunk(merged, cursor, last: false);
        }

        return Chunk(merged, cursor, last: heads.Count == 0);
    }

    /// <summary>What a jurisdiction still has to give from a place on.</summary>
    public static OutcomeSource From(Jurisdiction jurisdiction, OutcomeCursor cursor)
    {
        var outcomes = jurisdiction.Outcomes;
        var start = jurisdiction.Index == cursor.Jurisdiction ? FirstAt(outcomes.Items, cursor.Time) + cursor.Record
            : jurisdiction.Index < cursor.Jurisdiction ? FirstAt(outcomes.Items, cursor.Time + 1)
            : FirstAt(outcomes.Items, cursor.Time);
        return new OutcomeSource(outcomes.Memory[start..], Complete: true);
    }

    /// <summary>What a partition gave.</summary>
    public static OutcomeSource From(OutcomeChunk chunk) => new(chunk.Outcomes.ToArray(), chunk.Last);

    private static int FirstAt(ReadOnlySpan<Outcome> outcomes, long time)
    {
        var (low, high) = (0, outcomes.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (outcomes[middle].Time < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static (long Time, int Jurisdiction) KeyOf(in Outcome outcome) => (outcome.Time, outcome.Who.Jurisdiction);

    private static OutcomeChunk Chunk(PackedList<Outcome> merged, OutcomeCursor next, bool last) =>
        new() { Packed = MemoryMarshal.AsBytes(merged.Items).ToArray(), Next = next, Last = last };
}
