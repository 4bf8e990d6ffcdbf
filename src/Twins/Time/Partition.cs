using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Liandong.Twins.Time;

/// <summary>
/// Steps some jurisdictions of a run window by window (分区). Which jurisdictions share a partition never changes a result:
/// mail between them takes the same way in time as any other.
/// </summary>
public sealed partial class Partition
{
    private readonly Jurisdiction?[] _byIndex;
    private readonly Jurisdiction[] _mine;
    private readonly int[] _owners;
    private readonly PackedList<Event>[] _outgoing;
    private readonly long[] _due;
    private readonly int[] _places;
    private readonly int[] _stepped;
    private readonly SimDuration _linkDelay;
    private readonly int _number;
    private SimTime _spanEnd = SimTime.Start;
    private bool _overfull;

    /// <param name="number">This partition's number.</param>
    /// <param name="owners">The partition that owns each jurisdiction, by jurisdiction index.</param>
    /// <param name="mine">The jurisdictions this one owns, at least one, in order of index.</param>
    public Partition(int number, int[] owners, IReadOnlyList<Jurisdiction> mine)
    {
        if (mine.Count == 0) throw new ArgumentException($"Partition {number} has no jurisdiction.", nameof(mine));
        (_number, _owners, _mine, _linkDelay) = (number, owners, [.. mine], mine[0].LinkDelay);
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
    public SimTime NextDue => new SimTime(_due.Min());

    /// <summary>How many events its jurisdictions have handled.</summary>
    public long Handled => _mine.Sum(jurisdiction => jurisdiction.Handled);

    /// <summary>Lets every twin ask for its first wake-ups and delivers the mail of that.</summary>
    /// <exception cref="EngineRuleException">The first breach of a rule, by time and jurisdiction.</exception>
    public void Begin()
    {
        EachJurisdiction(jurisdiction => jurisdiction.Begin());
        for (var place = 0; place < _mine.Length; place++)
        {
            _due[place] = _mine[place].NextDue.Milliseconds;
            _stepped[place] = place;
        }

        Exchange(_mine.Length);
    }

    /// <summary>
    /// One window: every jurisdiction handles what is due in it, then the mail goes out. Mail for a jurisdiction of this
    /// partition is delivered here; none of it can be due before the end, because it takes at least the link delay. Every
    /// partition of a run steps every window, also when nothing of its own is due.
    /// </summary>
    /// <exception cref="ArgumentException">The window reaches from one span into another.</exception>
    /// <exception cref="EngineRuleException">The first breach of a rule, by time and jurisdiction; the others have stepped to the window's end.</exception>
    public void Step(Window window)
    {
        var first = window.Start >= _spanEnd ? OpenSpan(window.Start) : null;
        if (window.End > _spanEnd) throw new ArgumentException($"The window from {window.Start} to {window.End} reaches beyond {_spanEnd}, where a span ends.", nameof(window));
        var stepped = 0;
        for (var place = 0; place < _mine.Length; place++)
        {
            if (_due[place] >= window.End.Milliseconds) continue;
            try
            {
                _mine[place].StepTo(window.End);
            }
            catch (EngineRuleException broken)
            {
                first = Earlier(first, broken);
            }

            _due[place] = _mine[place].NextDue.Milliseconds;
            _stepped[stepped++] = place;
        }

        Throw(first);
        Exchange(stepped);
    }

    /// <summary>For a run of one partition: the window around what is due next, cut at <paramref name="until"/>.</summary>
    /// <returns>The window's end.</returns>
    public SimTime StepNext(SimDuration length, SimTime until)
    {
        var window = Window.Around(NextDue, length, _linkDelay);
        window = window with { End = SimTime.Min(window.End, until) };
        Step(window);
        return window.End;
    }

    /// <summary>Lets every twin leave behind what is still open.</summary>
    /// <exception cref="EngineRuleException">The first breach of a rule, by time and jurisdiction.</exception>
    public void Finish(SimTime end) => EachJurisdiction(jurisdiction => jurisdiction.Finish(end));

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
        var receiver = _byIndex[delivered.Jurisdiction]!;
        receiver.Deliver(in delivered);
        _overfull |= receiver.IsOverfull;
        ref var due = ref _due[_places[delivered.Jurisdiction]];
        if (delivered.Due < due) due = delivered.Due;
    }

    // A jurisdiction with nothing due in the span stays as it is: mail takes as long as a span, so none is due in the span that
    // sends it. A queue that mail made too long is found all the same.
    private EngineRuleException? OpenSpan(SimTime instant)
    {
        _spanEnd = Window.Around(instant, _linkDelay, _linkDelay).End;
        EngineRuleException? first = null;
        for (var place = 0; place < _mine.Length; place++)
        {
            if (_due[place] >= _spanEnd.Milliseconds && !_overfull) continue;
            try
            {
                _mine[place].OpenSpan(instant);
            }
            catch (EngineRuleException broken)
            {
                first = Earlier(first, broken);
            }
        }

        _overfull = false;
        return first;
    }

    private void EachJurisdiction(Action<Jurisdiction> act)
    {
        EngineRuleException? first = null;
        foreach (var jurisdiction in _mine)
        {
            try
            {
                act(jurisdiction);
            }
            catch (EngineRuleException broken)
            {
                first = Earlier(first, broken);
            }
        }

        Throw(first);
    }

    private static EngineRuleException Earlier(EngineRuleException? first, EngineRuleException broken) =>
        first is null || (broken.Time, broken.Jurisdiction).CompareTo((first.Time, first.Jurisdiction)) < 0 ? broken : first;

    private static void Throw(EngineRuleException? first)
    {
        if (first is not null) ExceptionDispatchInfo.Throw(first);
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
