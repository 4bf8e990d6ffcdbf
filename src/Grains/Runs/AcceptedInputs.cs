using System.Runtime.InteropServices;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>The inputs that the journal has and no twin has got yet, in the order of their numbers and due times. What has been taken is forgotten.</summary>
internal sealed class AcceptedInputs
{
    private const int FewTaken = 4_096;

    private readonly Queue<JournalPlace> _places = new();
    private PackedList<Event> _held = new();
    private int _taken;

    /// <summary>How many inputs there have been since the run's start.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them twins have got.</summary>
    public long Taken => Count - _held.Count + _taken;

    /// <summary>When the first that no twin has got is due.</summary>
    public SimTime NextDue => _taken < _held.Count ? _held.Items[_taken].At : SimTime.Never;

    /// <summary>Where in the journal the first input lies that no twin has got, or a place before it.</summary>
    public JournalPlace Place
    {
        get
        {
            var found = _places.Peek();
            foreach (var place in _places)
            {
                if (place.First <= Taken) found = place;
            }

            return found;
        }
    }

    /// <summary>Begins anew with what a journal holds, of which twins have got the first ones.</summary>
    public void Begin(JournalContent journal, long taken)
    {
        _held = new PackedList<Event>();
        _places.Clear();
        foreach (var place in journal.Places) _places.Enqueue(place);
        (_taken, Count) = (0, taken);
        foreach (ref readonly var input in journal.Inputs.Items[(int)(taken - journal.First)..]) Add(in input);
    }

    /// <summary>Adds one that the journal has.</summary>
    public void Add(in Event input)
    {
        _held.Add(in input);
        Count++;
    }

    /// <summary>Notes where the segment begins that is being written.</summary>
    public void Writing(JournalPlace place)
    {
        if (_places.Count == 0 || _places.Last() != place) _places.Enqueue(place);
    }

    /// <summary>Those due before an instant, packed; they are taken.</summary>
    public byte[] TakeBefore(SimTime until)
    {
        var from = _taken;
        while (_taken < _held.Count && _held.Items[_taken].At < until) _taken++;
        var due = MemoryMarshal.AsBytes(_held.Items[from.._taken]).ToArray();
        if (_taken > FewTaken && _taken > _held.Count / 2) Forget();
        return due;
    }

    private void Forget()
    {
        var rest = new PackedList<Event>();
        rest.AddPacked(MemoryMarshal.AsBytes(_held.Items[_taken..]));
        (_held, _taken) = (rest, 0);
        var present = Place;
        while (_places.Peek() != present) _places.Dequeue();
    }
}
