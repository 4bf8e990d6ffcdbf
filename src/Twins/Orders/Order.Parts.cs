using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <content>The parts of the work: the lead's, which drives the order's state, and the helpers' at their departments' desks.</content>
public sealed partial class Order
{
    private TwinId Target() => Matter.Executor == Executor.Desk ? _system.Department(Id.Jurisdiction, _lead) : _system.Team(Matter.Executor, _cell);

    private int JobStampOfNow() => JobStamp.Of(_matter, Urgency(), _reworks > 0 ? Math.Max(_returns, JobStamp.Settled) : _returns, _returns + _reworks);

    private int Urgency() => _tier < _system.TierOf(Id.Jurisdiction) || _supervisions > 0 ? Math.Max(1, (int)_priority - 1) : (int)_priority;

    // A consultation about work in progress adds the helpers; it came too late when the work is done.
    private void Dispatch(int lead, int helpers, bool consulted, Jurisdiction here)
    {
        if (consulted && _state is not OrderState.Filed)
        {
            if (!Apply(OrderCommand.Assist, here)) return;
            here.Record((int)OutcomeKind.OrderAssisted, AskHelpers(helpers, here));
            return;
        }

        if (!Apply(OrderCommand.Dispatch, here)) return;
        _lead = lead;
        here.Record((int)OutcomeKind.OrderDispatched, (int)Matter.Executor, (long)Target().Value, _lead, helpers);
        AskLead(here);
        AskHelpers(helpers, here);
    }

    // The lead's executor does the work; it is asked again after a return or a failed check.
    private void AskLead(Jurisdiction here)
    {
        _leadOpen = true;
        here.Send(Target(), MessageKind.Job, JobStampOfNow(), (long)Id.Value, (long)_cell.Value, _incident);
    }

    // Helpers are asked once. How many were asked now.
    private int AskHelpers(int helpers, Jurisdiction here)
    {
        if (_helpers > 0) return 0;
        var asked = 0;
        foreach (var department in Matter.Departments)
        {
            if (asked == helpers) break;
            if (department == _lead) continue;
            asked++;
            here.Send(_system.Department(Id.Jurisdiction, department), MessageKind.Job, JobStamp.ForHelper(JobStampOfNow()), (long)Id.Value, (long)_cell.Value, _incident);
        }

        (_helpers, _helpersOpen) = (asked, asked);
        return asked;
    }

    // A helper's answers only tell when its part is done; the lead's drive the state.
    private void HearExecutor(in Event received, Jurisdiction here)
    {
        if (JobStamp.IsHelper(received.Stamp))
        {
            if (received.Kind != MessageKind.Handled) return;
            _helpersOpen--;
            FinishWhenAllDid(received.A, here);
            return;
        }

        switch (received.Kind)
        {
            case MessageKind.Accepted:
                Accept(new TwinId((ulong)received.A), here);
                break;
            case MessageKind.OnScene:
                if (!Apply(OrderCommand.Arrive, here)) break;
                here.Record((int)OutcomeKind.OrderOnScene, 0, received.A);
                TellSubject(new TwinId((ulong)received.A), here);
                break;
            case MessageKind.Handled:
                _leadOpen = false;
                FinishWhenAllDid(received.A, here);
                break;
            case MessageKind.Refused:
                TakeBack(received.A, here);
                break;
        }
    }

    private void FinishWhenAllDid(long executor, Jurisdiction here)
    {
        if (_leadOpen || _helpersOpen > 0 || !Apply(OrderCommand.Finish, here)) return;
        here.Record((int)OutcomeKind.OrderHandled, 0, executor);
        if (Matter.Executor != Executor.Desk) here.Send(CommandSystem.TownLife(_cell.Jurisdiction), MessageKind.Resolved, c: _incident);
        TellSubject(TwinId.None, here);
        AskForCheck(here);
    }

    // A unit that set out while the call-off was in the mail turns round.
    private void Accept(TwinId unit, Jurisdiction here)
    {
        if (_calledOff && _state is not OrderState.Dispatched)
        {
            here.Send(unit, MessageKind.CallOff, a: (long)Id.Value);
            return;
        }

        if (!Apply(OrderCommand.Accept, here)) return;
        _unit = unit;
        here.Record((int)OutcomeKind.OrderAccepted, 0, (long)unit.Value);
    }

    // Others were there first: nobody is sent any more, and the desk checks what they did.
    private void CallOff(Jurisdiction here)
    {
        var before = _state;
        if (_helpersOpen > 0)
        {
            // Helpers that are at work finish it.
            Refuse(OrderCommand.CallOff, here);
            return;
        }

        if (!Apply(OrderCommand.CallOff, here)) return;
        (_calledOff, _leadOpen) = (true, false);
        here.Record((int)OutcomeKind.OrderHandled, 1);
        var told = before switch
        {
            OrderState.Dispatched => Target(),
            OrderState.Accepted => _unit,
            _ => TwinId.None,
        };
        if (told != TwinId.None) here.Send(told, MessageKind.CallOff, a: (long)Id.Value);
        AskForCheck(here);
    }

    // The twin that the incident befalls hears that it was filed, reached, handled.
    private void TellSubject(TwinId unit, Jurisdiction here)
    {
        if (!SubjectIncident.Is(_incident)) return;
        var (kind, number) = SubjectIncident.SubjectOf(_incident);
        here.Send(_system.Subject(kind, number), MessageKind.Progress, (int)_state, (long)Id.Value, (long)unit.Value, _incident);
    }

    // The second return puts it under the city's supervision (行政问效), and what is decided then binds.
    private void TakeBack(long executor, Jurisdiction here)
    {
        if (!Apply(OrderCommand.Return, here)) return;
        _returns++;
        here.Record((int)OutcomeKind.OrderReturned, _lead, executor);
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Returned, _returns, (long)Id.Value, _matter, _incident);
        if (_returns == JobStamp.Settled) Supervise(Tier.City, here);
    }
}
