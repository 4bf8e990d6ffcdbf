using Liandong.Twins.Hotline;
using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>
/// One instance of a matter on its way to closure (工单). It belongs to the centre that filed it, knows its limits, sends its
/// jobs to the executors and is driven by their answers; what a state refuses is an outcome.
/// </summary>
public sealed partial class Order : Twin
{
    private readonly CommandSystem _system;
    private readonly Channel _channel;
    private readonly TwinId _cell;
    private readonly long _incident;
    private readonly SimTime _reported;
    private readonly PackedList<long> _requests = new();
    private int _matter;
    private OrderState _state = OrderState.Reported;
    private Priority _priority;
    private SimTime _due;
    private int _lead;
    private int _helpers;
    private int _helpersOpen;
    private bool _leadOpen;
    private int _reworks;
    private int _returns;
    private int _checks;
    private int _passesInARow;
    private long _staleDeadlines;
    private int _deferrals;
    private int _supervisions;
    private Tier _tier;
    private TwinId _unit;
    private bool _calledOff;

    /// <summary>An order that is being filed.</summary>
    /// <param name="system">What every twin may look up.</param>
    /// <param name="matter">Its index in the catalogue.</param>
    /// <param name="channel">How it was reported.</param>
    /// <param name="request">The request, or 0 when nobody asked.</param>
    /// <param name="cell">Where.</param>
    /// <param name="incident">What it is about.</param>
    /// <param name="reported">When it was reported.</param>
    public Order(CommandSystem system, int matter, Channel channel, long request, TwinId cell, long incident, SimTime reported)
    {
        (_system, _matter, _channel, _cell, _incident, _reported) = (system, matter, channel, cell, incident, reported);
        (_lead, _priority) = (Matter.Departments[0], Matter.Priority);
        if (request != 0) _requests.Add(request);
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Order;

    /// <summary>Where it stands.</summary>
    public OrderState State => _state;

    private Matter Matter => _system.Matters[_matter];

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _tier = _system.TierOf(Id.Jurisdiction);
        Apply(OrderCommand.File, here);
        here.Record((int)OutcomeKind.OrderFiled, _matter, _requests.Count > 0 ? _requests.Items[0] : 0, (long)_cell.Value, _reported.Milliseconds, _incident);
        _due = _system.Calendar.Due(_reported, Matter.CloseWithin);
        RingFrom(_reported, here);
        RingAt(Deadline.Close, _due, here);
        TellSubject(TwinId.None, here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Dispatch:
                Dispatch((int)received.A, (int)received.B, received.Stamp == 1, here);
                break;
            case MessageKind.Merge:
                Merge(in received, here);
                break;
            case MessageKind.Accepted or MessageKind.OnScene or MessageKind.Handled or MessageKind.Refused:
                HearExecutor(in received, here);
                break;
            case MessageKind.Verdict:
                Judge(received.Stamp == 1, here);
                break;
            case MessageKind.Defer:
                Defer(new SimDuration(received.A), here);
                break;
            case MessageKind.Urge:
                Urge(here);
                break;
            case MessageKind.CallOff:
                CallOff(here);
                break;
            case MessageKind.AskWhetherItStands:
                here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.AskWhetherItStands, _matter, received.A, (long)_cell.Value, _incident);
                break;
            case MessageKind.Wake:
                Answer((Deadline)received.Stamp, received.At, here);
                break;
            default:
                throw new InvalidOperationException($"An order does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (_state != OrderState.Closed) here.Record((int)OutcomeKind.OrderOpenAtEnd, (int)_state, _reported.Milliseconds, _due.Milliseconds, _requests.Count, _lead);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("matter", Matter.Code);
        state.Write("state", _state);
        state.Write("priority", _priority);
        state.Write("reported", _reported);
        state.Write("due", _due);
        state.Write("cell", _cell);
        state.Write("incident", _incident);
        state.Write("channel", _channel);
        WriteRequests(state);
        state.Write("leadDepartment", _lead);
        state.Write("helpers", _helpers);
        state.Write("leadOpen", _leadOpen);
        state.Write("helpersOpen", _helpersOpen);
        state.Write("reworks", _reworks);
        state.Write("returns", _returns);
        state.Write("checks", _checks);
        state.Write("passesInARow", _passesInARow);
        state.Write("deferrals", _deferrals);
        state.Write("supervisions", _supervisions);
        state.Write("tier", _tier);
        state.Write("unit", _unit);
        state.Write("calledOff", _calledOff);
        state.Write("staleDeadlines", _staleDeadlines);
    }

    private void WriteRequests(StateWriter state)
    {
        state.BeginList("requests", _requests.Count);
        foreach (var request in _requests.Items)
        {
            state.NextItem();
            state.Write("request", request);
        }

        state.EndList();
    }

    // A request that meets an order in the instant of its closure is filed anew, with the time at which it was made: no caller is lost,
    // and none waits twice. A more urgent one raises the order.
    private void Merge(in Event received, Jurisdiction here)
    {
        var (matter, request) = (_system.Matters[(int)received.B], received.A);
        if (!Apply(OrderCommand.Merge, here, received.A, received.C))
        {
            here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.File, matter.Index | (received.Stamp << 16), request, (long)_cell.Value, received.C, received.D);
            return;
        }

        if (matter.Priority < _priority) RaiseTo(matter, here);
        if (request == 0) return;
        _requests.Add(request);
        var many = _system.Habits.RequestsThatEscalate;
        if (_requests.Count == many) Escalate(Tier.County, here);
        else if (_requests.Count == many * 5) Escalate(Tier.City, here);
    }

    // Whoever it waits for takes it before others; work in hand goes on as it does.
    private void Urge(Jurisdiction here)
    {
        if (!Apply(OrderCommand.Urge, here)) return;
        var waitsFor = _state switch
        {
            OrderState.Filed => CommandSystem.Centre(_system.Responsible(Id.Jurisdiction, Tier.County)),
            OrderState.Dispatched => Target(),
            OrderState.Handled => CommandSystem.Centre(Id.Jurisdiction),
            _ => TwinId.None,
        };
        if (waitsFor != TwinId.None) here.Send(waitsFor, MessageKind.Urge, a: (long)Id.Value);
    }

    private void AskForCheck(Jurisdiction here) =>
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Verify, _checks++, (long)Id.Value, _matter, _incident);

    private void Judge(bool passed, Jurisdiction here)
    {
        if (!Apply(passed ? OrderCommand.Pass : OrderCommand.Fail, here)) return;
        here.Record((int)OutcomeKind.OrderVerified, passed ? 1 : 0);
        _passesInARow = passed ? _passesInARow + 1 : 0;
        if (!passed)
        {
            _reworks++;
            here.Record((int)OutcomeKind.OrderReworked, _reworks);
            AskLead(here);
        }
        else if (_channel == Channel.Rectify && _passesInARow == 1)
        {
            here.Wake(_system.Habits.RecheckAfter, MessageKind.Wake, (int)Deadline.Recheck);
        }
        else
        {
            Close(here);
        }
    }

    private void Close(Jurisdiction here)
    {
        if (!Apply(OrderCommand.Close, here)) return;
        var onTime = here.Now <= _due;
        here.Record((int)OutcomeKind.OrderClosed, onTime ? 1 : 0, _reported.Milliseconds, _due.Milliseconds, _requests.Count, _lead);
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Closed, _matter, (long)Id.Value, (long)_cell.Value, _incident);
        foreach (var listener in _system.Listeners)
        {
            if (listener.WhoHears(_matter, _cell) is { } hears) here.Send(hears, MessageKind.OrderSettled, _matter, (long)Id.Value, (long)_cell.Value, _incident);
        }

        var content = Content(here.Now);
        foreach (var request in _requests.Items) here.Send(CommandSystem.Hotline, CallBackDelay(here), MessageKind.CallBack, _lead, request, (long)Id.Value, content);
    }

    // Call-backs are made in working hours of the next day.
    private SimDuration CallBackDelay(Jurisdiction here)
    {
        var calendar = _system.Calendar;
        var nextDay = calendar.NextOpening(here.Now + SimDuration.FromHours(12));
        return nextDay - here.Now > here.LinkDelay ? nextDay - here.Now : here.LinkDelay;
    }

    // Per mille of people who will be content: what went wrong is taken off what is possible.
    private int Content(SimTime now)
    {
        var habits = _system.Habits;
        var limit = Math.Max(1, (_due - _reported).Milliseconds);
        var used = Math.Min(limit, (now - _reported).Milliseconds);
        var content = habits.ContentAtBest - (int)(habits.CostOfWaiting * used / limit) - (habits.CostOfRework * (_reworks + _returns));
        return Math.Max(0, now > _due ? content - habits.CostOfLateness : content);
    }

    private bool Apply(OrderCommand command, Jurisdiction here, long request = 0, long incident = 0)
    {
        if (OrderMachine.Next(_state, command) is not { } next)
        {
            Refuse(command, here, request, incident);
            return false;
        }

        _state = next;
        return true;
    }

    private void Refuse(OrderCommand command, Jurisdiction here, long request = 0, long incident = 0) =>
        here.Record((int)OutcomeKind.CommandRefused, ((int)_state * 256) + (int)command, request, incident);
}
