using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>What sets one field unit apart from the next.</summary>
/// <param name="Kind">Officer, enforcer, squad or crew.</param>
/// <param name="Team">The team it belongs to.</param>
/// <param name="Base">Where it stands at first.</param>
/// <param name="Roster">When it works.</param>
/// <param name="Speed">Metres a second on the way.</param>
/// <param name="Name">Its name, for whoever asks.</param>
public sealed record FieldUnitFacts(TwinKind Kind, TwinId Team, PlanePoint Base, Roster Roster, double Speed, string Name);

/// <summary>
/// A field unit (officer, enforcement officer or squad): on shift or off, in one place, with one job at a time. What a job takes
/// belongs to its incident, not to who does it. A unit finishes what it has begun before its shift ends.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="facts">What sets it apart.</param>
public partial class FieldUnit(CommandSystem system, FieldUnitFacts facts) : Twin
{
    private static readonly ulong WorkPurpose = StableHash.Of("work at the scene");
    private const int YellowWarning = 2;
    private static readonly ulong MobilisePurpose = StableHash.Of("mobilising");

    private UnitState _state = UnitState.OffShift;
    private PlanePoint _place = facts.Base;
    private SimTime _shiftBegan;
    private SimTime _wentAt;
    private SimTime _arrivedAt;
    private PlanePoint _left = facts.Base;
    private SimTime _arrives;
    private int _stamp;
    private TwinId _order;
    private TwinId _cell;
    private long _incident;
    private bool _leavesAfterwards;
    private bool _standsBy;
    private long _jobs;
    private long _stale;

    /// <summary>What a unit is doing.</summary>
    public enum UnitState
    {
        OffShift = 0,
        Free = 1,
        Travelling = 2,
        Working = 3,
    }

    /// <summary>The unit's own wake-ups.</summary>
    protected enum Alarm
    {
        ShiftChange = 1,
        Arrival = 2,
        WorkDone = 3,
        GiveUp = 4,
        InletsCleared = 5,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)facts.Kind;

    /// <summary>What every twin may look up.</summary>
    protected CommandSystem System => system;

    /// <summary>The cell of the present job.</summary>
    protected TwinId JobCell => _cell;

    /// <summary>The incident of the present job.</summary>
    protected long JobIncident => _incident;

    /// <summary>The stamp of the present job.</summary>
    protected int JobStampNow => _stamp;

    /// <summary>Whether the unit is at the scene of its job.</summary>
    protected bool IsWorking => _state == UnitState.Working;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (facts.Roster.IsOn(system.Calendar, here.Now)) ComeOn(here);
        WaitForShiftChange(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Go:
                Go(in received, here);
                break;
            case MessageKind.TakeOver:
                TakeOver(in received, here);
                break;
            case MessageKind.CallOff:
                TurnRound(new TwinId((ulong)received.A), here);
                break;
            case MessageKind.StandBy:
                _standsBy = received.Stamp >= YellowWarning;
                break;
            case MessageKind.Post:
                GoToPost(new TwinId((ulong)received.A), here);
                break;
            case MessageKind.Wake:
                Wake((Alarm)received.Stamp, received.A, here);
                break;
            default:
                Hear(in received, here);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (_state is UnitState.Travelling or UnitState.Working) RecordJob(0, here);
        if (_state != UnitState.OffShift) here.Record((int)OutcomeKind.ShiftEnded, Kind, _shiftBegan.Milliseconds);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("state", _state);
        state.Write("eastMillimetres", _place.EastMillimetres);
        state.Write("northMillimetres", _place.NorthMillimetres);
        state.Write("shiftBegan", _shiftBegan);
        state.Write("wentAt", _wentAt);
        state.Write("arrivedAt", _arrivedAt);
        state.Write("leftEastMillimetres", _left.EastMillimetres);
        state.Write("leftNorthMillimetres", _left.NorthMillimetres);
        state.Write("arrives", _arrives);
        state.Write("order", _order);
        state.Write("leavesAfterwards", _leavesAfterwards);
        state.Write("standsBy", _standsBy);
        state.Write("atPost", _atPost);
        state.Write("jobStamp", _stamp);
        state.Write("jobCell", _cell);
        state.Write("jobIncident", _incident);
        state.Write("jobs", _jobs);
        state.Write("staleWakes", _stale);
    }

    /// <summary>At the scene: by default the matter's work, drawn for its incident.</summary>
    protected virtual void BeginWork(Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)_incident, JobStamp.Again(WorkPurpose, _stamp));
        var matter = system.Matters[JobStamp.Matter(_stamp)];
        here.Wake(matter.Work.Draw(ref chance), MessageKind.Wake, (int)Alarm.WorkDone, _jobs);
    }

    /// <summary>A message that only some units know.</summary>
    protected virtual void Hear(in Event received, Jurisdiction here) =>
        throw new InvalidOperationException($"A field unit does not know the message {received.Kind}.");

    /// <summary>At the scene a part of the work is done, or the unit has waited long enough.</summary>
    protected virtual void AtScene(Alarm alarm, Jurisdiction here)
    {
    }

    /// <summary>Asks for a wake-up that is dropped when another job has begun by then.</summary>
    protected void WakeForJob(SimDuration delay, Alarm alarm, Jurisdiction here) => here.Wake(delay, MessageKind.Wake, (int)alarm, _jobs);

    private void Go(in Event received, Jurisdiction here)
    {
        // The team sent it before it heard of the shift's end: back into the line.
        if (_state == UnitState.OffShift)
        {
            here.Send(facts.Team, MessageKind.Job, received.Stamp, received.A, received.B, received.C);
            return;
        }

        (_stamp, _order, _cell, _incident) = (received.Stamp, new TwinId((ulong)received.A), new TwinId((ulong)received.B), received.C);
        StandWhereItIs(here.Now);
        _state = UnitState.Travelling;
        _wentAt = here.Now;
        _jobs++;
        here.Send(_order, MessageKind.Accepted, _stamp, (long)Id.Value);
        var habits = system.Habits;
        var destination = system.PlaceOf(_cell);
        var seconds = _place.DistanceTo(destination).Value * habits.Detour / facts.Speed;
        var chance = new Chance(here.Seed, (ulong)_incident, JobStamp.Again(MobilisePurpose, _stamp));
        (_left, _place) = (_place, destination);
        var mobilise = _standsBy ? SimDuration.Zero : habits.Mobilise.Draw(ref chance);
        _arrives = here.Now + mobilise + SimDuration.FromSeconds(seconds);
        here.Wake(_arrives - here.Now, MessageKind.Wake, (int)Alarm.Arrival, _jobs);
    }

    private void Wake(Alarm alarm, long job, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.ShiftChange:
                ChangeShift(here);
                break;
            case Alarm.Arrival when job == _jobs && _state == UnitState.Travelling:
                Arrive(here);
                break;
            case Alarm.WorkDone when job == _jobs && _state == UnitState.Working:
                here.Send(_order, MessageKind.Handled, _stamp, (long)Id.Value);
                EndJob(1, here);
                break;
            case Alarm.GiveUp or Alarm.InletsCleared when job == _jobs && _state == UnitState.Working:
                AtScene(alarm, here);
                break;
            default:
                _stale++;
                break;
        }
    }

    private void Arrive(Jurisdiction here)
    {
        _state = UnitState.Working;
        _arrivedAt = here.Now;
        here.Send(_order, MessageKind.OnScene, _stamp, (long)Id.Value);
        if (JobStamp.IsContested(_stamp, _incident, system, here))
        {
            here.Send(_order, MessageKind.Refused, _stamp, (long)Id.Value);
            EndJob(0, here);
        }
        else
        {
            BeginWork(here);
        }
    }

    private void EndJob(int done, Jurisdiction here)
    {
        RecordJob(done, here);
        _state = UnitState.Free;
        if (_leavesAfterwards) GoOff(here);
        else here.Send(facts.Team, MessageKind.Freed, a: _place.EastMillimetres, b: _place.NorthMillimetres);
    }

    private void RecordJob(int done, Jurisdiction here)
    {
        var travelUntil = _state == UnitState.Working ? _arrivedAt : here.Now;
        var work = _state == UnitState.Working ? here.Now - _arrivedAt : SimDuration.Zero;
        here.Record((int)OutcomeKind.UnitFreed, done, (travelUntil - _wentAt).Milliseconds, work.Milliseconds, (long)_order.Value, Kind);
    }

    private void ChangeShift(Jurisdiction here)
    {
        var on = facts.Roster.IsOn(system.Calendar, here.Now);
        if (on && _state == UnitState.OffShift) ComeOn(here);
        else if (!on && _state == UnitState.Free) GoOff(here);
        else _leavesAfterwards = !on && _state != UnitState.OffShift;
        WaitForShiftChange(here);
    }

    private void ComeOn(Jurisdiction here)
    {
        _state = UnitState.Free;
        _leavesAfterwards = false;
        _shiftBegan = here.Now;
        here.Record((int)OutcomeKind.ShiftBegan, Kind);
        here.Send(facts.Team, MessageKind.Available, a: _place.EastMillimetres, b: _place.NorthMillimetres);
    }

    private void GoOff(Jurisdiction here)
    {
        _state = UnitState.OffShift;
        _leavesAfterwards = false;
        (_place, _atPost) = (facts.Base, SimTime.Start);
        here.Record((int)OutcomeKind.ShiftEnded, Kind, _shiftBegan.Milliseconds);
        here.Send(facts.Team, MessageKind.Unavailable);
    }

    private void WaitForShiftChange(Jurisdiction here)
    {
        if (facts.Roster.NextChange(system.Calendar, here.Now) is { } change) here.Wake(change - here.Now, MessageKind.Wake, (int)Alarm.ShiftChange);
    }
}
