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
        _due = _matter.CloseWithin.Working ? _system.Calendar.AddWorking(_due, by) : _due + by;
        here.Record((int)OutcomeKind.OrderDeferred, 0, _due.Milliseconds);
        RingAt(Deadline.Close, _due, here);
    }

    private void Escalate(Tier to, Jurisdiction here)
    {
        if (to >= _tier || !Apply(OrderCommand.Escalate, here)) return;
        _tier = to;
        var centre = CommandSystem.Centre(_system.Responsible(Id.Jurisdiction, to));
        here.Record((int)OutcomeKind.OrderEscalated, (int)to, (long)centre.Value);
        here.Send(centre, MessageKind.Escalated, Urgency(), (long)Id.Value, _matter.Index, _incident);
    }

    private void Supervise(Tier by, Jurisdiction here)
    {
        if (!Apply(OrderCommand.Supervise, here)) return;
        _supervisions++;
        here.Record((int)OutcomeKind.OrderSupervised, (int)by);
        var centre = CommandSystem.Centre(_system.Responsible(Id.Jurisdiction, by));
        here.Send(centre, MessageKind.Escalated, Urgency(), (long)Id.Value, _matter.Index, _incident);
    }

    // A deadline is a wake-up and a look at the state when it rings; one that no longer applies is dropped and counted.
    private void Answer(Deadline deadline, SimTime now, Jurisdiction here)
    {
        switch (deadline)
        {
            case Deadline.Dispatch when _state is OrderState.Filed:
            case Deadline.Arrive when _state is OrderState.Filed or OrderState.Dispatched or OrderState.Accepted:
                Escalate(_matter.Priority == Priority.I ? Tier.City : Tier.County, here);
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

    private void Ring(Deadline deadline, TimeLimit limit, Jurisdiction here)
    {
        if (!limit.IsNone) RingAt(deadline, _system.Calendar.Due(_reported, limit), here);
    }

    private void RingAt(Deadline deadline, SimTime at, Jurisdiction here) =>
        here.Wake(at > here.Now ? at - here.Now : SimDuration.Zero, MessageKind.Wake, (int)deadline);
}
