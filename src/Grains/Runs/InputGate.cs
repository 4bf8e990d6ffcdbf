using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>
/// Where inputs enter a run. While the clock stands at a barrier, which a paced run does nearly always, what arrives gets its key and goes
/// into the journal at once; while an order is under way it waits for the answer, 50 ms at most. What is acknowledged is in the journal,
/// and due no earlier than anything that has been stepped. Lives on its run's scheduler: nothing here runs twice at a time.
/// </summary>
internal sealed class InputGate(TimeProvider time)
{
    /// <summary>How many inputs may wait to be appended; more are refused, so that a flood is told to its sender.</summary>
    public const int MostWaiting = 100_000;

    /// <summary>The source in the keys of inputs from the journal; recorded files have theirs below, twins above. It goes up by one with every 2³² inputs, for a key's number has no more bits.</summary>
    public const ulong Source = 1UL << 32;

    private const int NumberBits = 32;

    /// <summary>How many inputs one report may bring.</summary>
    public const int MostInReport = 4_096;

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(500);

    private readonly Queue<WaitingReport> _waiting = new();
    private readonly AcceptedInputs _accepted = new();
    private JournalWriter? _journal;
    private Func<SimTime>? _earliest;
    private Task _appending = Task.CompletedTask;
    private CancellationTokenSource _arrival = new();
    private SimTime _end = SimTime.Never;
    private List<WaitingReport> _underWay = [];
    private int _waitingEvents;
    private PackedList<Event>? _doubtful;

    /// <summary>Whether another epoch has closed the journal: this life of the run is over.</summary>
    public bool IsFenced { get; private set; }

    /// <summary>When the first input that no twin has got yet is due.</summary>
    public SimTime NextDue => _accepted.NextDue;

    /// <summary>How many inputs have been acknowledged.</summary>
    public long Accepted => _accepted.Count;

    /// <summary>How many of them twins have got.</summary>
    public long Taken => _accepted.Taken;

    /// <summary>Where in the journal the first one lies that they have not got, or a place before it.</summary>
    public JournalPlace Place => _accepted.Place;

    /// <summary>When the last one that was acknowledged is due.</summary>
    public SimTime LastDue { get; private set; }

    /// <summary>Cancelled when an input arrives while the clock stands at a barrier: it must look again when the next window opens.</summary>
    public CancellationToken Arrival => _arrival.Token;

    /// <summary>A new life begins: this is its journal, this is what the earlier ones hold, and twins have got the first of it.</summary>
    /// <param name="journal">The journal of this life.</param>
    /// <param name="earlier">What the earlier ones hold, from some place on.</param>
    /// <param name="taken">How many inputs twins have got, from the run's start.</param>
    /// <param name="lastDue">When the last input of all was due.</param>
    public void Begin(JournalWriter journal, JournalContent earlier, long taken, SimTime lastDue)
    {
        (_journal, _doubtful, IsFenced) = (journal, null, false);
        _accepted.Begin(earlier, taken);
        _accepted.Writing(journal.Place);
        LastDue = lastDue;
    }

    /// <summary>Takes a report in; its task ends when the journal has it.</summary>
    /// <exception cref="InputRefusedException">Too many wait.</exception>
    public Task<InputReceipt> Accept(Event[] inputs)
    {
        if (_waitingEvents + inputs.Length > MostWaiting) throw new InputRefusedException($"More than {MostWaiting} inputs wait to be stored. Send fewer at a time, or later again.");
        var report = new WaitingReport(inputs);
        _waiting.Enqueue(report);
        _waitingEvents += inputs.Length;
        if (_earliest is not null && _appending.IsCompleted) _appending = AppendAll();
        return report.Receipt.Task;
    }

    /// <summary>The clock stands at a barrier: what waits is appended, due at this instant or later.</summary>
    /// <param name="earliest">When what arrives is due at the earliest.</param>
    /// <param name="end">The run's end: what would be due then would reach nobody, and is refused.</param>
    public void Open(Func<SimTime> earliest, SimTime end)
    {
        _end = end;
        if (_arrival.IsCancellationRequested) _arrival = new CancellationTokenSource();
        _earliest = earliest;
        if (_waiting.Count > 0 && _appending.IsCompleted) _appending = AppendAll();
    }

    /// <summary>
    /// The clock is about to give an order: from now on what arrives waits. Ends when no append is in flight or in doubt, for what is in the
    /// journal must reach its twin before anything later does. So a run that takes inputs stands while its store cannot be asked.
    /// </summary>
    public async Task Close(CancellationToken stop)
    {
        _earliest = null;
        await _appending;
        while (_doubtful is not null && !IsFenced)
        {
            try
            {
                await Settle();
            }
            catch (BlobConditionException)
            {
                IsFenced = true;
            }
            catch (BlobStoreException)
            {
                await Task.Delay(AskAgain, time, stop);
            }
        }
    }

    /// <summary>An input with its place in the journal as its key.</summary>
    public static Event Numbered(in Event input, long place) => input with { Source = Source + (ulong)(place >> NumberBits), Number = unchecked((uint)place) };

    /// <summary>The place in the journal of an input that has its key.</summary>
    public static long PlaceOf(in Event input) => ((long)(input.Source - Source) << NumberBits) + input.Number;

    /// <summary>The inputs due before an instant, packed; they are taken.</summary>
    public byte[] TakeBefore(SimTime until) => _accepted.TakeBefore(until);

    /// <summary>The run is over here: what waits is refused, and also what is under way to the journal, of which nobody can tell any more.</summary>
    public void Refuse(Exception why)
    {
        _earliest = null;
        foreach (var report in _underWay) report.Receipt.TrySetException(why);
        RefuseWaiting(why);
    }

    private void RefuseWaiting(Exception why)
    {
        while (_waiting.TryDequeue(out var report)) report.Receipt.TrySetException(why);
        _waitingEvents = 0;
    }

    // Never throws: what fails, fails for those who reported.
    private async Task AppendAll()
    {
        while (_earliest is { } earliest && _waiting.Count > 0)
        {
            var group = _underWay = [];
            try
            {
                await Settle();
                var due = SimTime.Max(LastDue, earliest());
                if (due >= _end)
                {
                    RefuseWaiting(new InputRefusedException("The run's last moment has passed: what comes now would reach nobody."));
                    return;
                }

                LastDue = due;
                var record = Gather(group);
                _doubtful = record;
                await _journal!.Append(record.Memory, CancellationToken.None);
                await Acknowledge(group);
            }
            catch (Exception error)
            {
                IsFenced |= error is BlobConditionException;
                if (group.Count == 0) group.Add(Dequeue());
                foreach (var report in group) report.Receipt.TrySetException(new InputRefusedException($"The input could not be stored, so it does not count: {error.Message} Send it again."));
            }
        }
    }

    // What was in doubt after a failure was not acknowledged, but if it is there it counts: whoever sends it again is recognised by its number.
    private async Task Settle()
    {
        if (_doubtful is not { } doubtful) return;
        if (await _journal!.Settle(CancellationToken.None)) Add(doubtful);
        _doubtful = null;
    }

    private PackedList<Event> Gather(List<WaitingReport> group)
    {
        var record = new PackedList<Event>();
        while (_waiting.TryPeek(out var next) && (group.Count == 0 || record.Count + next.Inputs.Length <= MostInReport))
        {
            group.Add(Dequeue());
            foreach (var input in next.Inputs) record.Add(Numbered(input, _accepted.Count + record.Count) with { Due = LastDue.Milliseconds });
        }

        return record;
    }

    private async Task Acknowledge(List<WaitingReport> group)
    {
        var first = Accepted;
        Add(_doubtful!);
        _doubtful = null;
        foreach (var report in group)
        {
            report.Receipt.TrySetResult(new InputReceipt(first, LastDue));
            first += report.Inputs.Length;
        }

        await _arrival.CancelAsync();
    }

    private void Add(PackedList<Event> record)
    {
        _accepted.Writing(_journal!.Place);
        foreach (ref readonly var input in record.Items) _accepted.Add(in input);
    }

    private WaitingReport Dequeue()
    {
        var report = _waiting.Dequeue();
        _waitingEvents -= report.Inputs.Length;
        return report;
    }

    private sealed record WaitingReport(Event[] Inputs)
    {
        public TaskCompletionSource<InputReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
