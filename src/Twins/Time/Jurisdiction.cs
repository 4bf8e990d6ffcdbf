namespace Liandong.Twins.Time;

/// <summary>
/// The territory of one centre (辖区): its twins, one event queue, one digest. It handles its events one at a time in the
/// total order of their keys; nothing else can change what it does.
/// </summary>
public sealed class Jurisdiction
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
    private bool _ended;
    private long _outcomesAtOpening;
    private long _inputsInWindow;

    /// <param name="index">Its place among the run's jurisdictions.</param>
    /// <param name="jurisdictions">How many jurisdictions the run has.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="linkDelay">The least time mail takes.</param>
    /// <param name="limits">What it may hold and do.</param>
    public Jurisdiction(int index, int jurisdictions, ulong seed, SimDuration linkDelay, Limits limits)
    {
        if (index < 0 || index >= jurisdictions || jurisdictions > ushort.MaxValue) throw new ArgumentOutOfRangeException(nameof(index), $"Jurisdiction {index} of {jurisdictions}; at most {ushort.MaxValue} are possible.");
        if (linkDelay <= SimDuration.Zero) throw new ArgumentOutOfRangeException(nameof(linkDelay), "The link delay must be longer than nothing: it is the engine's lookahead.");
        (Index, _jurisdictions, Seed, _linkDelay, _limits) = (index, jurisdictions, seed, linkDelay, limits);
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
    public SimTime NextDue => _queue.NextDue;

    /// <summary>What was recorded since it was last cleared, in order.</summary>
    public PackedList<Outcome> Outcomes => _outcomes;

    /// <summary>Mail sent since it was last cleared.</summary>
    public PackedList<Event> Mail => _mail;

    /// <summary>Adds a twin before or during the run; it begins at once when the run has begun.</summary>
    public TwinId Join(Twin twin)
    {
        if (TwinCount == _twins.Length) Array.Resize(ref _twins, TwinCount * 2);
        twin.Id = new TwinId(twin.Kind, Index, TwinCount);
        _twins[TwinCount++] = twin;
        if (_acting is { } acting)
        {
            _acting = twin;
            twin.Begin(this);
            _acting = acting;
        }

        return twin.Id;
    }

    /// <summary>Lets every twin ask for its first wake-ups, in order of index. Called once, at the run's start.</summary>
    /// <exception cref="EngineRuleException">A twin broke a limit or its rule threw.</exception>
    public void Begin()
    {
        var atStart = TwinCount;
        try
        {
            for (var i = 0; i < atStart; i++)
            {
                _acting = _twins[i];
                _acting.Begin(this);
            }
        }
        catch (Exception error) when (error is not EngineRuleException)
        {
            throw Broken(EngineRule.Rule, error.Message, error);
        }

        _acting = null;
    }

    /// <summary>Lets every twin leave behind what is still open, in order of index. Called once, when the run has reached its end.</summary>
    public void Finish(SimTime end)
    {
        Now = end;
        _ended = true;
        for (var i = 0; i < TwinCount; i++)
        {
            _acting = _twins[i];
            _acting.Finish(this);
        }

        _acting = null;
    }

    /// <summary>Handles every event due before the window's end.</summary>
    /// <exception cref="EngineRuleException">A twin broke a limit or its rule threw.</exception>
    public void StepTo(SimTime end)
    {
        var handledAtOpening = Handled;
        _outcomesAtOpening = _outcomes.Count;
        _inputsInWindow = 0;
        try
        {
            while (_queue.TryTake(end, out var taken))
            {
                Now = taken.At;
                _acting = _twins[taken.Target];
                _acting.Handle(in taken, this);
                if (++Handled - handledAtOpening > _limits.EventsPerWindow) throw Broken(EngineRule.EventsPerWindow, $"more than {_limits.EventsPerWindow} events in one window.");
            }
        }
        catch (Exception error) when (error is not EngineRuleException)
        {
            throw Broken(EngineRule.Rule, error.Message, error);
        }

        _acting = null;
    }

    /// <summary>Asks for a wake-up of the acting twin, any time from now.</summary>
    public void Wake(SimDuration delay, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0, long d = 0) =>
        Enqueue(_acting!.Id, delay, kind, stamp, a, b, c, d);

    /// <summary>
    /// Sends a message from the acting twin. Inside the jurisdiction any delay from 0 is allowed; to another one it is mail
    /// and takes at least the link delay.
    /// </summary>
    public void Send(TwinId to, SimDuration delay, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0, long d = 0)
    {
        if (_ended) throw Broken(EngineRule.Past, $"an event for {to} was sent after the run's end.");
        if (to.Jurisdiction == Index)
        {
            Enqueue(to, delay, kind, stamp, a, b, c, d);
            return;
        }

        if (delay < _linkDelay) throw Broken(EngineRule.LinkDelay, $"mail to {to} was sent with a delay of {delay}, less than the link delay of {_linkDelay}.");
        if (to.Jurisdiction >= _jurisdictions) throw Broken(EngineRule.Address, $"there is no jurisdiction {to.Jurisdiction}; the run has {_jurisdictions}.");
        if (_mail.Count >= _limits.MailPerWindow) throw Broken(EngineRule.MailPerWindow, $"more than {_limits.MailPerWindow} mails in one window.");
        _mail.Add(NewEvent(to, delay, kind, stamp, a, b, c, d));
    }

    /// <summary>Sends a message that arrives as soon as it may: at once inside the jurisdiction, after the link delay elsewhere.</summary>
    public void Send(TwinId to, ushort kind, int stamp = 0, long a = 0, long b = 0, long c = 0, long d = 0) =>
        Send(to, to.Jurisdiction == Index ? SimDuration.Zero : _linkDelay, kind, stamp, a, b, c, d);

    /// <summary>Leaves a fact behind about the acting twin.</summary>
    public void Record(int kind, int code = 0, long a = 0, long b = 0, long c = 0, long d = 0)
    {
        if (_outcomes.Count - _outcomesAtOpening >= _limits.OutcomesPerWindow) throw Broken(EngineRule.OutcomesPerWindow, $"more than {_limits.OutcomesPerWindow} outcomes in one window.");
        ref var recorded = ref _outcomes.Add();
        recorded = new Outcome { Time = Now.Milliseconds, Twin = _acting!.Id.Value, Kind = kind, Code = code, A = a, B = b, C = c, D = d };
        recorded.AddTo(_digest);
    }

    /// <summary>Takes one mail or input into the queue.</summary>
    public void Deliver(in Event delivered)
    {
        if (delivered.Target < 0 || delivered.Target >= TwinCount) throw new EngineRuleException(EngineRule.Address, delivered.Sender, "The sender", delivered.At, $"there is no twin {delivered.Target} in jurisdiction {Index}; it has {TwinCount}.");
        if ((delivered.Source & Event.FromTwin) == 0 && ++_inputsInWindow > _limits.InputsPerWindow) throw new EngineRuleException(EngineRule.InputsPerWindow, _twins[delivered.Target].Id, _twins[delivered.Target].GetType().Name, delivered.At, $"more than {_limits.InputsPerWindow} inputs in one window.");
        if (_queue.Count >= _limits.QueueLength) throw new EngineRuleException(EngineRule.QueueLength, delivered.Sender, "The sender", delivered.At, $"the queue of jurisdiction {Index} holds {_queue.Count} events, its limit.");
        _queue.Add(in delivered);
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
        return chain.Value;
    }

    private void Enqueue(TwinId to, SimDuration delay, ushort kind, int stamp, long a, long b, long c, long d)
    {
        if (delay < SimDuration.Zero) throw Broken(EngineRule.Past, $"an event for {to} was sent {new SimDuration(-delay.Milliseconds)} into the past.");
        if ((uint)to.Index >= (uint)TwinCount) throw Broken(EngineRule.Address, $"there is no twin {to} here.");
        if (_queue.Count >= _limits.QueueLength) throw Broken(EngineRule.QueueLength, $"the queue holds {_queue.Count} events, its limit.");
        _queue.Add(NewEvent(to, delay, kind, stamp, a, b, c, d));
    }

    private Event NewEvent(TwinId to, SimDuration delay, ushort kind, int stamp, long a, long b, long c, long d) => new()
    {
        Due = Now.Milliseconds + delay.Milliseconds,
        Source = Event.FromTwin | _acting!.Id.Value,
        Number = checked(_acting.Sent++),
        Target = to.Index,
        Jurisdiction = (ushort)to.Jurisdiction,
        Kind = kind,
        Stamp = stamp,
        A = a,
        B = b,
        C = c,
        D = d,
    };

    private EngineRuleException Broken(EngineRule rule, string detail, Exception? inner = null) =>
        new(rule, _acting?.Id ?? TwinId.None, _acting?.GetType().Name ?? "The engine", Now, detail, inner);
}
