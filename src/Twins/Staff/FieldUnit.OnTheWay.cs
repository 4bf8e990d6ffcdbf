using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <content>What can reach a unit after it set out: an order for the alarm that it went for, or that nobody need come.</content>
public partial class FieldUnit
{
    // Told of an alarm before it had an order: from now on the order hears, also what it missed.
    private void TakeOver(in Event received, Jurisdiction here)
    {
        if (_incident != received.C || _state is not (UnitState.Travelling or UnitState.Working))
        {
            here.Send(facts.Team, MessageKind.Job, received.Stamp, received.A, received.B, received.C);
            return;
        }

        (_stamp, _order) = (received.Stamp, new TwinId((ulong)received.A));
        here.Send(_order, MessageKind.Accepted, _stamp, (long)Id.Value);
        if (_state == UnitState.Working) here.Send(_order, MessageKind.OnScene, _stamp, (long)Id.Value);
    }

    // Called off on the way, it stands where it has come to; at the scene it finishes what it began.
    private void TurnRound(TwinId order, Jurisdiction here)
    {
        if (_state != UnitState.Travelling || order != _order)
        {
            _stale++;
            return;
        }

        _place = Between(here.Now, _arrives);
        EndJob(0, here);
    }
}
