using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>
/// An elder with a wristband (老人), as they are and as the platform knows them: a life in which things happen, a wristband that is worn,
/// measures and presses, and the race of those whom an alarm calls. Truth and detection meet only in what is recorded.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="care">What all wearers share.</param>
/// <param name="plan">What sets this one apart.</param>
public sealed partial class Elder(CommandSystem system, ElderCare care, ElderPlan plan) : Twin
{
    private Wristband _band;
    private AlarmRace _race;
    private int _incidents;
    private long _stale;

    private enum Alarm
    {
        Period = 1,
        Reading = 2,
        Candidate = 3,
        RunDown = 4,
        Silence = 5,
        Prompt = 6,
        Press = 7,
        Surge = 8,
        GuardianTries = 9,
        GuardianTakesCall = 10,
        GuardianHasSpoken = 11,
        GuardianArrives = 12,
        CentreHasSpoken = 13,
        Unanswered = 14,
        OfficerTakesCall = 15,
        FoundByChance = 16,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Elder;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (plan.IsFed) return;
        _band.Begin(plan.Key, IsNight(here.Now), SinceEvening(here.Now), here);
        AwaitRunDown(here);
        ChangePeriod(here);
        for (var kind = 0; kind < Happenings.Kinds; kind++) AwaitCandidate((Happening)kind, 0, here);
        AwaitSurges(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when received.Stamp == (int)Alarm.Reading:
                if (received.At == _nextReading) Read(here);
                else _stale++;
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.FoundByChance:
                if (received.A == _alone.Count && _alone.Trouble != 0) Find((Rescuer)received.B, here);
                else _stale++;
                break;
            case MessageKind.Wake when received.Stamp >= (int)Alarm.GuardianTries:
                WakeInRace(in received, here);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            case MessageKind.FedVitals when _numbers is not null:
                if (_numbers.IsNew(received.D)) TakeFed(in received, here);
                break;
            case MessageKind.Progress:
                HearOrder(in received, here);
                break;
            case MessageKind.Accepted:
                HearOfficer(new TwinId((ulong)received.A), here);
                break;
            case MessageKind.OnScene when _race.IsOpen:
                Reach(Rescuer.Officer, here);
                break;
            case MessageKind.OnScene or MessageKind.Handled:
                _stale++;
                break;
            case MessageKind.DeskLine:
                if (IsOpen(received.C)) _race.DeskLine = received.Stamp;
                else _stale++;
                break;
            case MessageKind.GuardAnswers:
                GuardAnswers(received.A, here);
                break;
            case MessageKind.GuardArrives:
                if (IsOpen(received.A)) Reach(Rescuer.Guard, here);
                else _stale++;
                break;
            default:
                throw new InvalidOperationException($"An elder does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (_race.IsOpen) here.Record((int)OutcomeKind.ElderAlarmOpenAtEnd, (int)_race.Cause, _race.Incident, (here.Now - _race.Raised).Milliseconds, _race.Trouble);
        if (!plan.IsFed) _band.Finish(plan.Index, here);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", plan.Name);
        state.Write("group", plan.Group);
        state.Write("age", plan.Age);
        state.Write("cell", plan.Cell);
        state.Write("guardian", plan.Guardian?.Name ?? "—");
        state.Write("guardianMetres", plan.Guardian?.Metres ?? -1);
        state.Write("officer", plan.Officer);
        state.Write("guard", plan.Guard);
        _band.WriteState(state);
        _watch.WriteState(state);
        _usual.WriteState(state);
        state.Write("pulseDriftMilli", _vitals.DriftMilli);
        state.Write("eastMillimetres", _measured.EastMillimetres);
        state.Write("northMillimetres", _measured.NorthMillimetres);
        state.Write("vitalReadings", _readings);
        state.Write("nextReading", _nextReading);
        state.Write("mutedUntil", _mutedUntil);
        _race.WriteState(state);
        state.Write("alarms", _incidents);
        state.Write("silentIncident", _silentIncident);
        _alone.WriteState(state);
        state.Write("troubles", _troubles);
        state.Write("illness", _illness.Trouble);
        state.Write("illSince", _illness.Since);
        state.Write("illUntil", _illness.Until);
        _illness.WriteState(state);
        _roam.WriteState(state);
        state.Write("staleWakes", _stale);
        _numbers?.WriteState(state);
    }

    private void Wake(in Event received, Jurisdiction here)
    {
        switch ((Alarm)received.Stamp)
        {
            case Alarm.Period:
                ChangePeriod(here);
                break;
            case Alarm.Candidate:
                Consider((Happening)received.A, received.B, here);
                break;
            case Alarm.RunDown when received.A == _band.Charges:
                RunDown(here);
                break;
            case Alarm.Silence when received.A == _band.Charges && _band.IsEmpty:
                NoticeSilence(here);
                break;
            case Alarm.Prompt:
                Raise(AlarmCause.Fall, received.A, received.A == 0 ? Trouble.None : Trouble.Fall, 0, here);
                break;
            case Alarm.Press when _band.State == DeviceState.Worn && (received.C == 0 || _alone.Trouble != 0):
                Raise(AlarmCause.Sos, received.A, (Trouble)received.B, 0, here);
                break;
            case Alarm.Surge when _band.State == DeviceState.Worn:
                PressInSurge((int)received.A, received.B, here);
                break;
            default:
                _stale++;
                break;
        }
    }

    private long OfDay(SimTime now) => Circadian.OfDay(system.Calendar.StartOfRun, now);

    // A draw about one happening: of the person, never of who serves or who else there is.
    private Chance ChanceOf(ulong purpose, long number, Jurisdiction here) => new(here.Seed, StableHash.Of(plan.Key, (ulong)number), purpose);
}
