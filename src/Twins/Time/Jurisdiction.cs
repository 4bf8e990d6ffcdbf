namespace Liandong.Twins.Time;

/// <summary>
/// The territory of one centre (辖区): its twins, one event queue, one digest. It handles its events one at a time in the
/// total order of their keys; nothing else can change what it does.
/// </summary>
public sealed partial class Jurisdiction
{
    private readonly EventQueue _queue = new();
    private readonly DigestChain _digest = new();
    private readonly Limits _limits;
    private readonly SimDuration _linkDelay;
    private readonly int _jurisdictions;
    private readonly PackedList<Event> _mail = new();
    private readonly PackedList<Outcome> _outcomes = new();
    private Twin[] _twins = new Twin[16];
    private Twin? _acting;
    private int _joining;
    private bool _begun;
    private bool _ended;
    private SimTime _reached = SimTime.Start;
    private SimTime _spanEnd = SimTime.Start;
    private long _mostHandled;
    private int _outcomesInSpan;
    private int _mailInSpan;
    private int _deliveredInSpan;

    /// <param name="index">Its place among the run's jurisdictions.</param>
    /// <param name="jurisdictions">How many jurisdictions the run has.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="linkDelay">The least time mail takes.</param>
    /// <param name="limits">What it may hold and do.</param>
    public Jurisdiction(int index, int jurisdictions, ulong seed, SimDuration linkDelay, Limits limits)
    {
        if (index < 0 || index >= jurisdictions || jurisdictions > ushort.MaxValue) throw new ArgumentOutOfRangeException(nameof(index), $"Jurisdiction {index} of {jurisdictions}; at most {ushort.MaxValue} are possible.");
        if (linkDelay <= SimDuration.Zero) throw new ArgumentOutOfRangeException(nameof(linkDelay), "The link delay must be longer than nothing: it is the engine's lookahead.");
        if (limits.Twins > Event.GreatestIndex + 1) throw new ArgumentOutOfRangeException(nameof(limits), $"{nameof(Limits.Twins)} is {limits.Twins}; at most {Event.GreatestIndex + 1} are possible.");
        (Index, _jurisdictions, Seed, _linkDelay, _limits) = (index, jurisdictions, seed, linkDelay, limits);
        _mostHandled = limits.EventsPerSpan;
    }

    /// <summary>Its place among the run's jurisdictions.</summary>
    public int Index { get; }

    /// <summary>The run's seed, for keyed <see cref="Chance"/>.</summary>
    public ulong Seed { get; }

    /// <summary>The time of the event being handled.</summary>
    public SimTime Now { get; private set; }

    /// <summary>The least time mail takes.</summary>
    public SimDuration LinkDelay => _linkDelay;

    /// <summary>How many events have been handled.</summary>
    public long Handled { get; private set; }

    /// <summary>How many twins there are.</summary>
    public int TwinCount { get; private set; }

    /// <summary>When the next event is due.</summary>
    public SimTime NextDue => SimTime.Min(_queue.NextDue, NextInput);

    /// <summary>Whether more waits than may wait when a span is opened.</summary>
    internal bool IsOverfull => _queue.Count > _limits.QueueLength;

    /// <summary>What was recorded since it was last cleared, in order.</summary>
    public PackedList<Outcome> Outcomes => _outcomes;

    /// <summary>Mail sent since it was last cleared.</summary>
    public PackedList<Event> Mail => _mail;

    /// <summary>Adds a twin before or during the run; it begins at once when the run has begun.</summary>
    /// <exception cref="EngineRuleException">There are as many twins as there may be, or one joins from the beginning of another too deep.</exception>
    public TwinId Join(Twin twin)
    {
        if (TwinCount >= _limits.Twins) throw Broken(EngineRule.Twins, $"jurisdiction {Index} has {TwinCount} twins, its limit.");
        if (_joining >= _limits.JoinDepth) throw Broken(EngineRule.JoinDepth, $"it joined from the beginning of a twin, {_joining} deep.");
        if (TwinCount == _twins.Length) Array.Resize(ref _twins, TwinCount * 2);
        twin.Id = new TwinId(twin.Kind, Index, TwinCount);
        _twins[TwinCount++] = twin;
        if (_acting is { } acting)
        {
            _joining++;
            _acting = twin;
            twin.Begin(this);
            _acting = acting;
            _joining--;
        }

        return twin.Id;
    }

    /// <summary>Lets every twin ask for its first wake-ups, in order of index. Called once, at the run's start.</summary>
    /// <exception cref="EngineRuleException">A twin broke a limit or its rule threw.</exception>
    public void Begin()
    {
        (_built, _begun) = (TwinCount, true);
        EachTwin((twin, here) => twin.Begin(here));
    }

    /// <summary>Lets every twin leave behind what is still open, in order of index. Called once, when the run has reached its end.</summary>
    /// <exception cref="EngineRuleException">A twin broke a limit or its rule threw.</exception>
    public void Finish(SimTime end)
    {
        (Now, _ended, _outcomesInSpan) = (end, true, 0);
        EachTwin((twin, here) => twin.Finish(here));
    }

    /// <summary>
    /// Counts anew from the span that holds this instant. Whichever jurisdiction has something due in a span opens it before any handles
    /// an event in it: all mail of earlier spans has arrived then, and none of this one, so the length of the queue is the model's own.
    /// </summary>
    /// <exception cref="EngineRuleException">The queue is too long.</exception>
    public void OpenSpan(SimTime instant)
    {
        var start = new SimTime(instant.Milliseconds / _linkDelay.Milliseconds * _linkDelay.Milliseconds);
        _spanEnd = start + _linkDelay;
        _mostHandled = Handled + _limits.EventsPerSpan;
        (_outcomesInSpan, _mailInSpan, _inputsInSpan, _deliveredInSpan) = (0, 0, 0, 0);
        TakeInputs();
        if (IsOverfull) throw TooMuchWaits(start);
    }

    /// <summary>Handles every event due before the window's end.</summary>
    /// <exception cref="EngineRuleException">A twin broke a limit or its rule threw.</exception>
    public void StepTo(SimTime end)
    {
        try
        {
            while (end > _spanEnd)
            {
                HandleUntil(_spanEnd);
                if (NextDue >= end) break;
                OpenSpan(NextDue);
            }

            HandleUntil(SimTime.Min(end, _spanEnd));
        }
        catch (Exception error) when (error is not EngineRuleException)
        {
            throw Broken(EngineRule.Rule, error.Message, error);
        }

        _acting = null;
        _reached = SimTime.Max(_reached, end);
    }

    /// <summary>Asks for a wake-up of the acting twin, any time from now.</summary>
    public void Wake(SimDuration delay, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0, long d = 0) =>
        Enqueue(_acting!.Id, delay, kind, stamp, a, b, c, d);

    /// <summary>
    /// Sends a message from the acting twin. Inside the jurisdiction any delay from 0 is allowed; to another one it is mail
    /// and takes at least the link delay. Whether its receiver exists is known at once inside the jurisdiction, and when the
    /// message is due elsewhere: a twin may join until then.
    /// </summary>
    public void Send(TwinId to, SimDuration delay, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0, long d = 0)
    {
        if (_ended) throw Broken(EngineRule.Past, $"an event for {to} was sent after the run's end.");
        if (to.Jurisdiction == Index)
        {
            if ((uint)to.Index >= (uint)TwinCount || _twins[to.Index].Id != to) throw Broken(EngineRule.Address, $"an event was sent to {to}: {Missing(to)}");
            Enqueue(to, delay, kind, stamp, a, b, c, d);
            return;
        }

        if (delay < _linkDelay) throw Broken(EngineRule.LinkDelay, $"mail to {to} was sent with a delay of {delay}, less than the link delay of {_linkDelay}.");
        if (delay > SimTime.Latest - Now) throw TooLate(to, delay);
        if (to.Jurisdiction >= _jurisdictions) throw Broken(EngineRule.Address, $"mail was sent to {to}: there is no jurisdiction {to.Jurisdiction}; the run has {_jurisdictions}.");
        if ((uint)to.Index > Event.GreatestIndex) throw Broken(EngineRule.Address, $"mail was sent to {to}: no twin has an index above {Event.GreatestIndex}.");
        if (_mailInSpan++ >= _limits.MailPerSpan) throw Broken(EngineRule.MailPerSpan, $"more than {_limits.MailPerSpan} mails in {Span}.");
        _mail.Add(NewEvent(to, delay, kind, stamp, a, b, c, d));
    }

    /// <summary>Sends a message that arrives as soon as it may: at once inside the jurisdiction, after the link delay elsewhere.</summary>
    public void Send(TwinId to, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0, long d = 0) =>
        Send(to, to.Jurisdiction == Index ? SimDuration.Zero : _linkDelay, kind, stamp, a, b, c, d);

    /// <summary>Leaves a fact behind about the acting twin.</summary>
    public void Record(int kind, int code = 0, long a = 0, long b = 0, long c = 0, long d = 0)
    {
        if (_outcomesInSpan++ >= _limits.OutcomesPerSpan) throw Broken(EngineRule.OutcomesPerSpan, $"more than {_limits.OutcomesPerSpan} outcomes in {Span}.");
        ref var recorded = ref _outcomes.Add();
        recorded = new Outcome { Time = Now.Milliseconds, Twin = _acting!.Id.Value, Kind = kind, Code = code, A = a, B = b, C = c, D = d };
        recorded.AddTo(_digest);
    }

    /// <summary>A twin by its index.</summary>
    public Twin this[int index] => _twins[index];

    /// <summary>
    /// The digest of all outcomes so far and of the present state: every twin's, and the events that wait, in the order of their keys.
    /// Asked at a barrier, when all mail lies in its receiver's queue.
    /// </summary>
    public Digest Fingerprint()
    {
        var chain = new DigestChain();
        var outcomes = _digest.Value;
        chain.Add(outcomes.High);
        chain.Add(outcomes.Low);
        var writer = new DigestStateWriter(chain);
        for (var i = 0; i < TwinCount; i++)
        {
            chain.Add(_twins[i].Id.Value);
            chain.Add(_twins[i].Sent);
            _twins[i].WriteState(writer);
        }

        chain.Add((ulong)_queue.Count);
        foreach (ref readonly var waiting in _queue.InOrder().AsSpan()) waiting.AddTo(chain);
        AddInputsLeft(chain);
        return chain.Value;
    }

    private void HandleUntil(SimTime end)
    {
        while (_queue.TryTake(end, out var taken))
        {
            Now = taken.At;
            if (taken.Target >= TwinCount || _twins[taken.Target].Id != taken.To) throw new EngineRuleException(EngineRule.Address, taken.Sender, "The sender", Index, taken.At, $"an event was sent to {taken.To}: {Missing(taken.To)}");
            _acting = _twins[taken.Target];
            if (Handled >= _mostHandled) throw Broken(EngineRule.EventsPerSpan, $"more than {_limits.EventsPerSpan} events in {Span}.");
            if ((taken.Source & Event.FromTwin) == 0) TakeNote(in taken);
            _acting.Handle(in taken, this);
            Handled++;
        }
    }

    private void EachTwin(Action<Twin, Jurisdiction> act)
    {
        // Those who join meanwhile begin at once.
        var present = TwinCount;
        try
        {
            for (var i = 0; i < present; i++)
            {
                _acting = _twins[i];
                act(_acting, this);
            }
        }
        catch (Exception error) when (error is not EngineRuleException)
        {
            throw Broken(EngineRule.Rule, error.Message, error);
        }

        _acting = null;
    }

    // Mail that arrived since the span was opened does not count yet: how much there is depends on the windows.
    private void Enqueue(TwinId to, SimDuration delay, ushort kind, int stamp, long a, long b, long c, long d)
    {
        if (_ended) throw Broken(EngineRule.Past, $"an event for {to} was sent after the run's end.");
        if (delay < SimDuration.Zero) throw Broken(EngineRule.Past, $"an event for {to} was sent {new SimDuration(-delay.Milliseconds)} into the past.");
        if (delay > SimTime.Latest - Now) throw TooLate(to, delay);
        if (_queue.Count - _deliveredInSpan >= _limits.QueueLength) throw Broken(EngineRule.QueueLength, $"the queue of jurisdiction {Index} holds {_limits.QueueLength} events, its limit.");
        _queue.Add(NewEvent(to, delay, kind, stamp, a, b, c, d));
    }

    private Event NewEvent(TwinId to, SimDuration delay, ushort kind, int stamp, long a, long b, long c, long d) => new()
    {
        Due = Now.Milliseconds + delay.Milliseconds,
        Source = Event.FromTwin | _acting!.Id.Value,
        Number = checked(_acting.Sent++),
        To = to,
        Kind = kind,
        Stamp = stamp,
        A = a,
        B = b,
        C = c,
        D = d,
    };
}
