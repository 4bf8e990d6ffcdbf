using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <content>
/// The race that an alarm starts: centre, guardian and property guard hear of it at once, and of an SOS or a fall the officer too. Whoever
/// stands at the elder's side first closes it, and so does a call after which all seems well; the others are called off.
/// </content>
public sealed partial class Elder
{
    private const int GuardianTriesAtMost = 3;
    private const double WalkMetresPerSecond = 1.2;
    private const double DriveMetresPerSecond = 25 / 3.6;
    private static readonly SimDuration GuardianTriesAgain = SimDuration.FromMinutes(5);
    private static readonly SimDuration TakesToSpeak = SimDuration.FromSeconds(40);
    private static readonly SimDuration MutedAfterAlarm = SimDuration.FromHours(8);
    private static readonly ulong GuardianPurpose = StableHash.Of("guardian");

    private void Raise(AlarmCause cause, long trouble, Trouble what, int points, Jurisdiction here)
    {
        if (plan.IsRecorded && cause is (AlarmCause.Sos or AlarmCause.Fall)) Keep(cause == AlarmCause.Sos ? FedReport.Sos : FedReport.Fall, default, here);
        // Numbered whether it opens a race or joins one, so that who is quick changes no later number.
        var number = ++_incidents;
        if (_race.IsOpen)
        {
            here.Record((int)OutcomeKind.ElderAlarmRepeated, (int)cause, _race.Incident, plan.Index, trouble, points);
            if (trouble != 0) (_race.Trouble, _race.What) = (trouble, what);
            if (_race.IsUrgent || cause is not (AlarmCause.Sos or AlarmCause.Fall)) return;
            _race.Cause = cause;
            File(care.Matters[(int)cause], _race.Incident, here);
            TellOfficer(here);
            return;
        }

        _race = new AlarmRace { IsOpen = true, Incident = SubjectIncident.Of(TwinKind.Elder, plan.Index, number), Cause = cause, Trouble = trouble, What = what, Raised = here.Now };
        here.Record((int)OutcomeKind.ElderAlarm, (int)cause, _race.Incident, plan.Index, trouble, points);
        File(care.Matters[(int)cause], _race.Incident, here);
        TellOfficer(here);
        TryGuardian(1, here);
        if (plan.Guard != TwinId.None)
        {
            _race.GuardCalled = true;
            var place = plan.IsFed ? _measured : _roam.PlaceAt(here.Now, plan.Home);
            here.Send(plan.Guard, MessageKind.GuardCalled, 0, _race.Incident, place.EastMillimetres, place.NorthMillimetres);
        }

        if (care.Escalates) here.Wake(_race.IsUrgent ? care.UnansweredAfter : care.UnansweredAfter * 4, MessageKind.Wake, (int)Alarm.Unanswered, _race.Incident);
    }

    private bool IsOpen(long incident) => _race.IsOpen && _race.Incident == incident;

    private void WakeInRace(in Event received, Jurisdiction here)
    {
        if (!IsOpen(received.A))
        {
            _stale++;
            return;
        }

        switch ((Alarm)received.Stamp)
        {
            case Alarm.GuardianTries:
                TryGuardian((int)received.B, here);
                break;
            case Alarm.GuardianTakesCall:
                Answer(Rescuer.Guardian, here);
                here.Wake(TakesToSpeak, MessageKind.Wake, (int)Alarm.GuardianHasSpoken, _race.Incident);
                break;
            case Alarm.GuardianHasSpoken:
                if (SeemsWell(Rescuer.Guardian, here)) Settle(byPhone: true, Rescuer.Guardian, here);
                else SendGuardian(here);
                break;
            case Alarm.GuardianArrives:
                Reach(Rescuer.Guardian, here);
                break;
            case Alarm.CentreHasSpoken:
                if (SeemsWell(Rescuer.Centre, here)) Settle(byPhone: true, Rescuer.Centre, here);
                break;
            case Alarm.OfficerTakesCall:
                Answer(Rescuer.Officer, here);
                break;
            case Alarm.Unanswered when !_race.IsAnswered:
                Escalate(here);
                break;
            default:
                _stale++;
                break;
        }
    }

    private void Answer(Rescuer who, Jurisdiction here)
    {
        if (_race.IsAnswered) return;
        _race.IsAnswered = true;
        here.Record((int)OutcomeKind.ElderAlarmAnswered, (int)who, _race.Incident, (here.Now - _race.Raised).Milliseconds);
    }

    // Whether guardians take part is a property of the person, so that half as many guardians are half of the same ones.
    private void TryGuardian(int attempt, Jurisdiction here)
    {
        if (plan.Guardian is not { } guardian) return;
        var person = new Chance(0, plan.Key, GuardianPurpose);
        if (person.NextUnit() >= care.Guardians) return;
        var chance = ChanceOf(GuardianPurpose + (ulong)attempt, SubjectIncident.CountOf(_race.Incident), here);
        var takesCall = chance.NextUnit() * 1_000 < guardian.ReachedPerMille(system.Calendar.HourOf(here.Now));
        if (takesCall) here.Wake(SimDuration.FromSeconds(chance.NextLogNormal(40, 0.7)), MessageKind.Wake, (int)Alarm.GuardianTakesCall, _race.Incident);
        else if (attempt < GuardianTriesAtMost) here.Wake(GuardianTriesAgain, MessageKind.Wake, (int)Alarm.GuardianTries, _race.Incident, attempt + 1);
    }

    // Near by on foot, else by car or scooter; it takes longer to get out at night.
    private void SendGuardian(Jurisdiction here)
    {
        if (plan.Guardian is not { Comes: true } guardian) return;
        _race.GuardianComes = true;
        var chance = ChanceOf(GuardianPurpose, SubjectIncident.CountOf(_race.Incident), here);
        var ready = SimDuration.FromMinutes(chance.NextLogNormal(IsNight(here.Now) ? 6 : 3, 0.5));
        var away = _roam.PlaceAt(here.Now, plan.Home).DistanceTo(plan.Home).Value;
        var metres = (guardian.Metres + away) * system.Habits.Detour;
        var speed = metres < 800 ? WalkMetresPerSecond : DriveMetresPerSecond;
        here.Wake(ready + SimDuration.FromSeconds(metres / speed), MessageKind.Wake, (int)Alarm.GuardianArrives, _race.Incident);
    }

    private void Escalate(Jurisdiction here)
    {
        var county = system.Above(Id.Jurisdiction);
        here.Record((int)OutcomeKind.ElderAlarmEscalated, (int)Tier.County, _race.Incident, (here.Now - _race.Raised).Milliseconds);
        var matter = care.Matters[(int)_race.Cause];
        here.Send(CommandSystem.Centre(county), MessageKind.File, matter | ((int)Channel.Sensor << 16), 0, (long)plan.Cell.Value, _race.Incident, _race.Raised.Milliseconds);
    }

    private void HearOrder(in Event received, Jurisdiction here)
    {
        var (state, order) = ((OrderState)received.Stamp, new TwinId((ulong)received.A));
        if (received.C == _silentIncident)
        {
            if (state == OrderState.Handled) BringBack(here);
            return;
        }

        switch (state)
        {
            case OrderState.Filed when IsOpen(received.C) && _race.Order == TwinId.None:
                _race.Order = order;
                Answer(Rescuer.Centre, here);
                here.Wake(TakesToSpeak, MessageKind.Wake, (int)Alarm.CentreHasSpoken, _race.Incident);
                break;
            case OrderState.Filed:
                here.Send(order, MessageKind.CallOff, a: (long)Id.Value);
                break;
            case OrderState.OnScene when IsOpen(received.C):
                Reach(Rescuer.Officer, here);
                break;
            default:
                _stale++;
                break;
        }
    }

    private void GuardAnswers(long incident, Jurisdiction here)
    {
        if (!IsOpen(incident))
        {
            _stale++;
            return;
        }

        _race.GuardComes = true;
        Answer(Rescuer.Guard, here);
    }

    private void Reach(Rescuer who, Jurisdiction here)
    {
        Answer(who, here);
        here.Record((int)OutcomeKind.ElderReached, (int)who, _race.Incident, (here.Now - _race.Raised).Milliseconds);
        Settle(byPhone: false, who, here);
    }

    private void Settle(bool byPhone, Rescuer by, Jurisdiction here)
    {
        here.Record((int)OutcomeKind.ElderAlarmSettled, byPhone ? 1 : 0, _race.Incident, (here.Now - _race.Raised).Milliseconds, (int)by, _race.Trouble);
        _race.IsOpen = false;
        if (_race.GuardianComes && by != Rescuer.Guardian) here.Record((int)OutcomeKind.ElderRescuerCalledOff, (int)Rescuer.Guardian, _race.Incident);
        if (_race.GuardCalled && by != Rescuer.Guard)
        {
            if (_race.GuardComes) here.Record((int)OutcomeKind.ElderRescuerCalledOff, (int)Rescuer.Guard, _race.Incident);
            here.Send(plan.Guard, MessageKind.GuardCalledOff, 0, _race.Incident);
        }

        if (by != Rescuer.Officer) CallOfficerOff(here);
        if (_race.Cause == AlarmCause.VitalSigns) _mutedUntil = here.Now + MutedAfterAlarm;
        _watch.Forget();
        if (!byPhone) Find(by, here);
        else if (_race.Trouble != 0) LeaveAlone(here);
        if (!byPhone && _race.Trouble != 0) Help(_race.Trouble);
    }
}
