using System.Runtime.InteropServices;

namespace Liandong.Twins.Time;

/// <summary>
/// Steps some jurisdictions of a run window by window (分区). Which jurisdictions share a partition never changes a result:
/// mail between them takes the same way in time as any other.
/// </summary>
public sealed class Partition
{
    private readonly Jurisdiction?[] _byIndex;
    private readonly Jurisdiction[] _mine;
    private readonly int[] _owners;
    private readonly PackedList<Event>[] _outgoing;
    private readonly long[] _due;
    private readonly int[] _places;
    private readonly int[] _stepped;
    private readonly int _number;

    /// <param name="number">This partition's number.</param>
    /// <param name="owners">The partition that owns each jurisdiction, by jurisdiction index.</param>
    /// <param name="mine">The jurisdictions this one owns, in order of index.</param>
    public Partition(int number, int[] owners, IReadOnlyList<Jurisdiction> mine)
    {
        (_number, _owners, _mine) = (number, owners, [.. mine]);
        _byIndex = new Jurisdiction?[owners.Length];
        _places = new int[owners.Length];
        _stepped = new int[_mine.Length];
        _due = new long[_mine.Length];
        Array.Fill(_due, SimTime.Never.Milliseconds);
        foreach (var jurisdiction in mine)
        {
            if (owners[jurisdiction.Index] != number) throw new ArgumentException($"Jurisdiction {jurisdiction.Index} belongs to partition {owners[jurisdiction.Index]}, not to {number}.", nameof(mine));
            _byIndex[jurisdiction.Index] = jurisdiction;
            _places[jurisdiction.Index] = Array.IndexOf(_mine, jurisdiction);
        }

        _outgoing = new PackedList<Event>[owners.Max() + 1];
        for (var i = 0; i < _outgoing.Length; i++) _outgoing[i] = new PackedList<Event>();
    }

    /// <summary>How many partitions the run has.</summary>
    public int Partitions => _outgoing.Length;

    /// <summary>The jurisdictions it steps.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions => _mine;

    /// <summary>When something is next due in any of them.</summary>
    public SimTime NextDue => _due.Length == 0 ? SimTime.Never : new SimTime(_due.Min());

    /// <summary>How many events its jurisdictions have handled.</summary>
    public long Handled => _mine.Sum(jurisdiction => jurisdiction.Handled);

    /// <summary>Lets every twin ask for its first wake-ups and delivers the mail of that.</summary>
    public void Begin()
    {
        for (var place = 0; place < _mine.Length; place++)
        {
            _mine[place].Begin();
            _due[place] = _mine[place].NextDue.Milliseconds;
            _stepped[place] = place;
        }

        Exchange(_mine.Length);
    }

    /// <summary>
    /// One window: every jurisdiction handles what is due before its end, then the mail goes out. Mail for a jurisdiction of
    /// this partition is delivered here; none of it can be due before the end, because it takes at least the link delay.
    /// </summary>
    public void Step(SimTime end)
    {
        var stepped = 0;
        for (var place = 0; place < _mine.Length; place++)
        {
            if (_due[place] >= end.Milliseconds) continue;
            _mine[place].StepTo(end);
            _due[place] = _mine[place].NextDue.Milliseconds;
            _stepped[stepped++] = place;
        }

        Exchange(stepped);
    }

    /// <summary>Lets every twin leave behind what is still open.</summary>
    public void Finish(SimTime end)
    {
        foreach (var jurisdiction in _mine) jurisdiction.Finish(end);
    }

    /// <summary>The mail for another partition since the last call, as bytes; empty when there is none.</summary>
    public byte[] TakeOutgoing(int partition)
    {
        var outgoing = _outgoing[partition];
        if (outgoing.Count == 0) return [];
        var bytes = outgoing.Bytes.ToArray();
        outgoing.Clear();
        return bytes;
    }

    /// <summary>Delivers mail or inputs packed as bytes.</summary>
    public void Deliver(ReadOnlySpan<byte> packed)
    {
        foreach (ref readonly var delivered in MemoryMarshal.Cast<byte, Event>(packed)) Deliver(in delivered);
    }

    private void Deliver(in Event delivered)
    {
        _byIndex[delivered.Jurisdiction]!.Deliver(in delivered);
        ref var due = ref _due[_places[delivered.Jurisdiction]];
        if (delivered.Due < due) due = delivered.Due;
    }

    private void Exchange(int stepped)
    {
        foreach (var place in _stepped.AsSpan(0, stepped))
        {
            var mail = _mine[place].Mail;
            foreach (ref readonly var sent in mail.Items)
            {
                var owner = _owners[sent.Jurisdiction];
                if (owner == _number) Deliver(in sent);
                else _outgoing[owner].Add(in sent);
            }

            mail.Clear();
        }
    }
}
