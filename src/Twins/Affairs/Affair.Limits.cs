using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <content>Limits, supervision, appeals and the follow-up.</content>
public abstract partial class Affair
{
    private static readonly ulong AppealPurpose = StableHash.Of("appeal");
    private static readonly ulong ReviewPurpose = StableHash.Of("outcome of a review");
    private static readonly ulong FollowUpPurpose = StableHash.Of("whether it is looked at again");
    private SimTime _appealed = SimTime.Never;
    private bool _appealsDecision;
    private bool _isReviewed;

    /// <summary>From now on the limit of the decision runs.</summary>
    private protected void StartLimit(bool bySilence, SimTime from, Jurisdiction here)
    {
        _due = Calendar.Due(from, _item.DecideWithin);
        here.Record((int)OutcomeKind.AffairAccepted, bySilence ? 0 : 1, _due.Milliseconds);
        var warn = from + ((_due - from) * Rules.WarnAtPercent / 100);
        here.Wake(SimTime.Max(warn, here.Now) - here.Now, MessageKind.Wake, (int)Alarm.Warn);
        RingDue(here);
    }

    /// <summary>Puts the limit off when its course will plainly outlast it and the law allows it; a leader agrees in half of the cases.</summary>
    private protected void AskForTime(SimTime ends, Jurisdiction here)
    {
        if (ends <= _due || _item.ExtendBy.IsNone || _extensions > 0) return;
        var chance = ChanceOf(ExtendPurpose, here);
        if (!chance.NextIs(0.5)) return;
        _extensions++;
        _due = Calendar.Due(_due, _item.ExtendBy);
        here.Record((int)OutcomeKind.AffairExtended, 0, _due.Milliseconds);
        RingDue(here);
    }

    /// <summary>The decision: whether it is what the applicant asked for, or a penalty, and why.</summary>
    private protected void Decide(bool favours, Reason reason, Jurisdiction here)
    {
        if (_decided == SimTime.Never) _decided = here.Now;
        _favours = favours;
        if (State != AffairState.Closed) State = AffairState.Decided;
        here.Record((int)OutcomeKind.AffairDecided, favours ? 1 : 0, _received.Milliseconds, _due.Milliseconds, (long)reason, _lead);
    }

    /// <summary>Somebody against whom it was decided may appeal, once.</summary>
    private protected void MayAppeal(double share, bool againstDecision, Jurisdiction here)
    {
        if (_appealed != SimTime.Never) return;
        var chance = ChanceOf(AppealPurpose + (againstDecision ? 1UL : 0), here);
        if (chance.NextIs(share)) here.Wake(Rules.AppealAfter.Draw(ref chance), MessageKind.Wake, (int)Alarm.Appeal, a: againstDecision ? 1 : 0);
    }

    /// <summary>Closes it; the follow-up may look again.</summary>
    private protected void Close(double recheckedShare, Jurisdiction here)
    {
        State = AffairState.Closed;
        var code = _decided == SimTime.Never ? 2 : _decided <= _due ? 1 : 0;
        here.Record((int)OutcomeKind.AffairClosed, code, _received.Milliseconds, _due == SimTime.Never ? 0 : _due.Milliseconds, _decided == SimTime.Never ? 0 : _decided.Milliseconds, _lead);
        if (code != 2) AwaitFollowUp(recheckedShare, here);
    }

    /// <summary>What was granted or imposed may come to nothing; the follow-up may look.</summary>
    private protected void AwaitFollowUp(double share, Jurisdiction here)
    {
        if (_favours) AwaitReturn(here);
        var chance = ChanceOf(FollowUpPurpose, here);
        if (chance.NextIs(share)) here.Wake(Rules.RecheckAfter, MessageKind.Wake, (int)Alarm.Recheck);
    }

    private void WriteAppeal(StateWriter state)
    {
        state.Write("appealedAt", _appealed);
        state.Write("appealsDecision", _appealsDecision);
        state.Write("isReviewed", _isReviewed);
    }

    private void Wake(in Event rung, Jurisdiction here)
    {
        switch ((Alarm)rung.Stamp)
        {
            case Alarm.Warn when State < AffairState.Decided:
                here.Record((int)OutcomeKind.AffairWarned, _lead);
                break;
            case Alarm.Due when State < AffairState.Decided && rung.At >= _due && _supervisions == 0:
                Supervise(here);
                break;
            case Alarm.Warn or Alarm.Due:
                _stale++;
                break;
            case Alarm.Appeal:
                Appeal(rung.A == 1, here);
                break;
            case Alarm.Reviewed:
                Judge(here);
                break;
            // A review may have turned the decision since.
            case Alarm.ComesBack or Alarm.Recheck when !_favours:
                _stale++;
                break;
            case Alarm.ComesBack:
                Return(here);
                break;
            case Alarm.Recheck:
                Ask(_lead, RecheckStep, Drawn(_item.Work, StepPurpose + RecheckStep, here) / 4, here);
                break;
            default:
                if (!Ring((Alarm)rung.Stamp, in rung, here)) _stale++;
                break;
        }
    }

    // As with orders: the centre's desk looks into it, and from then on its steps stand before others.
    private void Supervise(Jurisdiction here)
    {
        _supervisions++;
        here.Record((int)OutcomeKind.AffairSupervised, (int)_item.Tier, _lead);
        here.Send(CommandSystem.Centre(Id.Jurisdiction), MessageKind.Escalated, OrdinaryPriority - 1, (long)Id.Value, 0, Incident);
        if (Kind == (byte)TwinKind.Approval) MayAppeal(Rules.AppealsSilence, againstDecision: false, here);
    }

    // Whoever appealed against silence and was answered in between has no case any more.
    private void Appeal(bool againstDecision, Jurisdiction here)
    {
        if (_appealed != SimTime.Never || (!againstDecision && State >= AffairState.Decided))
        {
            _stale++;
            return;
        }

        (_appealed, _appealsDecision) = (here.Now, againstDecision);
        here.Record((int)OutcomeKind.AffairAppealed, againstDecision ? 1 : 0, _lead);
        Ask(Rules.ReviewDepartment, ReviewStep, Drawn(Rules.ReviewWork, StepPurpose + ReviewStep, here), here);
    }

    // Silence that has lasted past the limit cannot be defended.
    private void Judge(Jurisdiction here)
    {
        var chance = ChanceOf(ReviewPurpose, here);
        var isOverturned = !_appealsDecision || chance.NextIs(Rules.Overturned);
        _isReviewed = true;
        here.Record((int)OutcomeKind.AppealDecided, isOverturned ? 1 : 0, (here.Now - _appealed).Milliseconds, (_appealed + Rules.ReviewWithin).Milliseconds, _lead);
        if (!isOverturned) return;
        if (_appealsDecision) Overturn(here);
        else UrgeDesk(here);
    }

    private void Recheck(bool isGone, Jurisdiction here)
    {
        here.Record((int)OutcomeKind.AffairRechecked, isGone ? 1 : 0, _lead, IsBack ? (here.Now - _backSince).Milliseconds : 0);
        if (!isGone) ComeBack(here);
    }

    private void RingDue(Jurisdiction here) => here.Wake(SimTime.Max(_due, here.Now) - here.Now, MessageKind.Wake, (int)Alarm.Due);
}
