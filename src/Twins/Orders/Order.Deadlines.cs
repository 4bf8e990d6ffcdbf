using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <content>Limits: what rings when, and who hears of it.</content>
public sealed partial class Order
{
    private enum Deadline
    {
        Dispatch = 1,
        Arrive = 2,
        HalfTime = 3,
        Close = 4,
        Recheck = 5,
        Accept = 6,
    }

    private void Defer(SimDuration by, Jurisdiction here)
    {
        if (_deferrals > 0 || here.Now > _due)
        {
            Refuse(OrderCommand.Defer, here);
            return;
        }

        if (!Apply(OrderCommand.Defer, here)) return;
        _deferrals++;
        _due = Matter.CloseWithin.Working ? _system.Calendar.AddWorking(_due, by) : _due + by;
        here.Record((int)OutcomeKind.OrderDeferred, 0, _due.Milliseconds);
        RingAt(Deadline.Close, _due, here);
    }

    // The same incident, graver: from now on the limits of the more urgent matter hold, and none of the old ones gets later.
    private void RaiseTo(Matter matter, Jurisdiction here)
    {
        var before = Matter;
        for (; _priority > matter.Priority; _priority--) Urge(here);
        _matter = matter.Index;
        var due = _due;
        _due = SimTime.Min(due, _system.Calendar.Due(here.Now, matter.CloseWithin));
        here.Record((int)OutcomeKind.OrderRaised, matter.Index, before.Index, _due.Milliseconds);
        RingFrom(here.Now, here);
        if (_due < due) RingAt(Deadline.Close, _due, here);
        // A returned order is before the commander already.
        var isInHand = _state is OrderState.Dispatched or OrderState.Accepted or OrderState.OnScene;
        if (isInHand && matter.Consultation && !before.Consultation) here.Send(CommandSystem.Centre(_system.Responsible(Id.Jurisdiction, Tier.County)), MessageKind.Convene, matter.Index, (long)Id.Value, _returns, _incident);
    }

    private void Escalate(Tier to, Jurisdiction here)
    {
        if (to >= _tier)
        {
            // Whoever is that high already has it before them.
            Refuse(OrderCommand.Escalate, here);
            return;
        }

        if (!Apply(OrderCommand.Escalate, here)) return;
        _tier = to;
        var centre = CommandSystem.Centre(_system.Responsible(Id.Jurisdiction, to));
        here.Record((int)OutcomeKind.OrderEscalated, (int)to, (long)centre.Value);
        here.Send(centre, MessageKind.Escalated, Urgency(), (long)Id.Value, _matter, _incident);
    }

    private void Supervise(Tier by, Jurisdiction here)
    {
        if (!Apply(OrderCommand.Supervise, here)) return;
        _supervisions++;
        here.Record((int)OutcomeKind.OrderSupervised, (int)by);
        var centre = CommandSystem.Centre(_system.Responsible(Id.Jurisdiction, by));
        here.Send(centre, MessageKind.Escalated, Urgency(), (long)Id.Value, _matter, _incident);
    }

    // A deadline is a wake-up and a look at the state when it rings; one that no longer applies is dropped and counted.
    private void Answer(Deadline deadline, SimTime now, Jurisdiction here)
    {
        switch (deadline)
        {
            case Deadline.Dispatch when _state is OrderState.Filed:
            case Deadline.Arrive when _state is OrderState.Filed or OrderState.Dispatched or OrderState.Accepted:
                Escalate(Matter.Priority == Priority.I ? Tier.City : Tier.County, here);
                break;
            case Deadline.Accept when _state is OrderState.Filed or OrderState.Dispatched:
                Urge(here);
                break;
            case Deadline.HalfTime when _state < OrderState.Handled:
                Escalate(Tier.County, here);
                break;
            case Deadline.Close when _state < OrderState.Verified && now == _due:
                Supervise(_tier == Tier.City ? Tier.City : _tier - 1, here);
                break;
            case Deadline.Recheck when _state == OrderState.Verified:
                AskForCheck(here);
                break;
            default:
                _staleDeadlines++;
                break;
        }
    }

    private void RingFrom(SimTime from, Jurisdiction here)
    {
        Ring(Deadline.Accept, from, Matter.AcceptWithin, here);
        Ring(Deadline.Dispatch, from, Matter.DispatchWithin, here);
        Ring(Deadline.Arrive, from, Matter.ArriveWithin, here);
        if (Matter.Priority == Priority.II) RingAt(Deadline.HalfTime, from + ((_due - from) / 2), here);
    }

    private void Ring(Deadline deadline, SimTime from, TimeLimit limit, Jurisdiction here)
    {
        if (!limit.IsNone) RingAt(deadline, _system.Calendar.Due(from, limit), here);
    }

    private void RingAt(Deadline deadline, SimTime at, Jurisdiction here) =>
        here.Wake(at > here.Now ? at - here.Now : SimDuration.Zero, MessageKind.Wake, (int)deadline);
}
