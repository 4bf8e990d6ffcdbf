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
    private readonly Matter _matter;
    private readonly Channel _channel;
    private readonly TwinId _cell;
    private readonly long _incident;
    private readonly SimTime _reported;
    private readonly PackedList<long> _requests = new();
    private OrderState _state = OrderState.Reported;
    private SimTime _due;
    private int _lead;
    private int _helpers;
    private int _partsOpen;
    private int _reworks;
    private int _returns;
    private int _checks;
    private int _deferrals;
    private int _supervisions;
    private Tier _tier;

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
        (_system, _matter, _channel, _cell, _incident, _reported) = (system, system.Matters[matter], channel, cell, incident, reported);
        _lead = _matter.Departments[0];
        if (request != 0) _requests.Add(request);
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Order;

    /// <summary>Where it stands.</summary>
    public OrderState State => _state;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _tier = _system.TierOf(Id.Jurisdiction);
        Apply(OrderCommand.File, here);
        here.Record((int)OutcomeKind.OrderFiled, _matter.Index, _requests.Count > 0 ? _requests.Items[0] : 0, (long)_cell.Value, _reported.Milliseconds, _incident);
        _due = _system.Calendar.Due(_reported, _matter.CloseWithin);
        Ring(Deadline.Dispatch, _matter.DispatchWithin, here);
        Ring(Deadline.Arrive, _matter.ArriveWithin, here);
        if (_matter.Priority == Priority.II) RingAt(Deadline.HalfTime, _reported + ((_due - _reported) / 2), here);
        RingAt(Deadline.Close, _due, here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Dispatch:
                Dispatch((int)received.A, (int)received.B, here);
                break;
            case MessageKind.Merge:
                Merge(received.A, (int)received.B, here);
                break;
            case MessageKind.Accepted:
                if (_state == OrderState.Dispatched && Apply(OrderCommand.Accept, here)) here.Record((int)OutcomeKind.OrderAccepted, 0, received.A);
                break;
            case MessageKind.OnScene:
                if (_state == OrderState.Accepted && Apply(OrderCommand.Arrive, here)) here.Record((int)OutcomeKind.OrderOnScene, 0, received.A);
                break;
            case MessageKind.Handled:
                FinishPart(received.A, here);
                break;
            case MessageKind.Refused:
                TakeBack(received.A, here);
                break;
            case MessageKind.Verdict:
                Judge(received.Stamp == 1, here);
                break;
            case MessageKind.Defer:
                Defer(new SimDuration(received.A), here);
                break;
            case MessageKind.Urge:
                if (_state is OrderState.Dispatched or OrderState.Accepted) here.Send(Target(), MessageKind.Urge, a: (long)Id.Value);
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
        state.Write("matter", _matter.Code);
        state.Write("state", _state);
        state.Write("reported", _reported);
        state.Write("due", _due);
        state.Write("cell", _cell);
        state.Write("incident", _incident);
        state.Write("requests", _requests.Count);
        state.Write("leadDepartment", _lead);
        state.Write("helpers", _helpers);
        state.Write("partsOpen", _partsOpen);
        state.Write("reworks", _reworks);
        state.Write("returns", _returns);
        state.Write("checks", _checks);
        state.Write("deferrals", _deferrals);
        state.Write("supervisions", _supervisions);
        state.Write("tier", _tier);
    }

    private TwinId Target() => _matter.Executor == Executor.Desk ? _system.Department(Id.Jurisdiction, _lead) : _system.Team(_matter.Executor, _cell);

    // Helpers are asked once; when the lead's part comes back, only that goes out again.
    private void Dispatch(int lead, int helpers, Jurisdiction here)
    {
        if (!Apply(OrderCommand.Dispatch, here)) return;
        _lead = lead;
        here.Record((int)OutcomeKind.OrderDispatched, (int)_matter.Executor, (long)Target().Value, _lead, helpers);
        if (_helpers > 0)
        {
            SendJobs(0, here);
            return;
        }

        _helpers = helpers;
        _partsOpen = 1 + helpers;
        SendJobs(helpers, here);
    }

    // The lead's executor does the work; helpers take their part at their departments' desks.
    private void SendJobs(int helpers, Jurisdiction here)
    {
        var stamp = JobStamp.Of(_matter.Index, Urgency(), _returns + _reworks);
        here.Send(Target(), MessageKind.Job, stamp, (long)Id.Value, (long)_cell.Value, _incident);
        var left = helpers;
        foreach (var department in _matter.Departments)
        {
            if (left == 0) break;
            if (department == _lead) continue;
            left--;
            here.Send(_system.Department(Id.Jurisdiction, department), MessageKind.Job, stamp, (long)Id.Value, (long)_cell.Value, _incident);
        }
    }

    private int Urgency() => _tier < _system.TierOf(Id.Jurisdiction) || _supervisions > 0 ? Math.Max(1, (int)_matter.Priority - 1) : (int)_matter.Priority;

    private void Merge(long request, int matter, Jurisdiction here)
    {
        if (_system.Matters[matter].Priority < _matter.Priority && _state < OrderState.OnScene) here.Send(Target(), MessageKind.Urge, a: (long)Id.Value);
        if (request == 0) return;
        _requests.Add(request);
        var many = _system.Habits.RequestsThatEscalate;
        if (_requests.Count == many) Escalate(Tier.County, here);
        else if (_requests.Count == many * 5) Escalate(Tier.City, here);
    }

    private void FinishPart(long executor, Jurisdiction here)
    {
        if (_partsOpen > 1)
        {
            _partsOpen--;
            return;
        }

        if (!Apply(OrderCommand.Finish, here)) return;
        _partsOpen = 0;
        here.Record((int)OutcomeKind.OrderHandled, 0, executor);
        if (_matter.Executor != Executor.Desk) here.Send(CommandSystem.TownLife(_cell.Jurisdiction), MessageKind.Resolved, c: _incident);
        AskForCheck(here);
    }

    private void AskForCheck(Jurisdiction here) =>
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Verify, _checks++, (long)Id.Value, _matter.Index, _incident);

    private void TakeBack(long executor, Jurisdiction here)
    {
        if (!Apply(OrderCommand.Return, here)) return;
        _returns++;
        here.Record((int)OutcomeKind.OrderReturned, _lead, executor);
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Returned, _returns, (long)Id.Value, _matter.Index, _incident);
        if (_returns == 2) Supervise(Tier.City, here);
    }

    private void Judge(bool passed, Jurisdiction here)
    {
        if (!Apply(passed ? OrderCommand.Pass : OrderCommand.Fail, here)) return;
        here.Record((int)OutcomeKind.OrderVerified, passed ? 1 : 0);
        if (!passed)
        {
            _reworks++;
            _partsOpen = 1;
            here.Record((int)OutcomeKind.OrderReworked, _reworks);
            SendJobs(0, here);
        }
        else if (_channel == Channel.Rectify && _checks == 1 + _reworks)
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
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Closed, _matter.Index, (long)Id.Value, (long)_cell.Value, _incident);
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

    private bool Apply(OrderCommand command, Jurisdiction here)
    {
        if (OrderMachine.Next(_state, command) is not { } next)
        {
            here.Record((int)OutcomeKind.CommandRefused, ((int)_state * 256) + (int)command);
            return false;
        }

        _state = next;
        return true;
    }
}
