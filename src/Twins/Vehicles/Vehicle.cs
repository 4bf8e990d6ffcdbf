using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// A vehicle that carries hazardous goods (危险货物运输车辆), with driver, tank and terminal. It sets out from its depot on trips that it plans
/// itself, follows the roads, stops for what work, law and people need, and reports where it is. All randomness is keyed by its plate.
/// </summary>
/// <param name="world">What all vehicles may look up.</param>
/// <param name="facts">What sets it apart.</param>
/// <param name="watch">What the platform makes of its reports; null when nobody watches.</param>
public sealed partial class Vehicle(HazmatWorld world, VehicleFacts facts, Tracing.HazmatWatch? watch = null) : Twin
{
    private static readonly ulong RoadPurpose = StableHash.Of("on the road");
    private static readonly ulong AlonePurpose = StableHash.Of("leaving it alone");

    private readonly ulong _key = StableHash.Of(facts.Plate);
    private VehicleState _state;
    private readonly DriverCustom _custom = DriverCustom.Of(StableHash.Of(facts.Plate), world.Habits);
    private DrivingLog _log = new();
    private Chance _road;
    private Stop _stop;
    private SimTime _stoppedAt;
    private bool _leftAlone;
    private SimTime _setOutAt;
    private long _acts;
    private long _stale;
    private long _trips;

    /// <summary>What a vehicle is doing.</summary>
    public enum VehicleState
    {
        /// <summary>At its depot, off duty.</summary>
        Based = 0,

        /// <summary>On the way.</summary>
        Driving = 1,

        /// <summary>At a stop of its trip.</summary>
        Stopped = 2,

        /// <summary>Held by the authorities.</summary>
        Held = 3,
    }

    private enum Alarm
    {
        Act = 1,
        Report = 2,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Vehicle;

    /// <summary>What sets it apart.</summary>
    public VehicleFacts Facts => facts;

    /// <summary>What it is doing.</summary>
    public VehicleState State => _state;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _road = new Chance(here.Seed, _key, RoadPurpose);
        var depot = world.Sites[facts.Base].At;
        (_place, _node, _onNode) = (depot.Place, depot.Node, false);
        _stop = new Stop(StopPurpose.Base, depot, facts.Base, 0);
        if (facts.IsFed)
        {
            here.Record((int)OutcomeKind.VehicleFed, a: facts.Number);
            return;
        }

        if (facts.Ring is { } ring) here.Record((int)OutcomeKind.RingMember, ring.Number, Packed(ring.Source.Place), Packed(ring.Yard.Place), facts.Number);
        if (facts.Haunt is { } haunt) here.Record((int)OutcomeKind.HauntKnown, haunt.Number, Packed(haunt.At.Place), c: facts.Number);
        BeginReports(here);
        PlanDeparture(SimDuration.Zero, here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.Report:
                Report(received.A, here);
                break;
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.Act:
                if (received.A == _acts) Act(here);
                else _stale++;
                break;
            case MessageKind.FedPosition when _numbers is not null:
                if (_numbers.IsNew(received.D)) TakeFed(in received, here);
                break;
            case MessageKind.FedWaybill when facts.IsFed:
                TakeFedWaybill(in received, here);
                break;
            case MessageKind.HoldVehicle or MessageKind.HoldIfThere or MessageKind.RingWarned when facts.IsFed:
                _stale++;
                break;
            case MessageKind.HoldVehicle or MessageKind.RingWarned:
                React(in received, here);
                break;
            default:
                OnMessage(in received, here);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (facts.IsFed)
        {
            here.Record((int)OutcomeKind.ReportsAtEnd, 0, _reports);
            return;
        }

        if (_state == VehicleState.Driving) NoteExpressway(here.Now);
        EndBreach(here);
        if (_state != VehicleState.Driving) here.Record((int)OutcomeKind.StopOpenAtEnd, StopCode(_stop), _stoppedAt.Milliseconds, _stop.Site, Packed(_place), _held);
        here.Record((int)OutcomeKind.LitresAtEnd, checked((int)_tank), _loaded, _loadedIllegally, _delivered, _sold);
        here.Record((int)OutcomeKind.ReportsAtEnd, (int)_jumps, _reports, _backFilled, _log.Total, _millimetres);
    }

    /// <summary>A place in one number, for outcomes: millimetres east in the upper half, north in the lower.</summary>
    public static long Packed(PlanePoint place) => (place.EastMillimetres << 32) | (uint)(int)place.NorthMillimetres;

    /// <summary>The place in such a number.</summary>
    public static PlanePoint Unpacked(long packed) => new(packed >> 32, (int)packed);

    private void Act(Jurisdiction here)
    {
        switch (_state)
        {
            case VehicleState.Based:
                if (_count == 0) PlanDeparture(SimDuration.Zero, here);
                else SetOut(here);
                break;
            case VehicleState.Driving:
                EndLeg(here);
                break;
            case VehicleState.Stopped:
                EndStop(here);
                break;
            default:
                throw new InvalidOperationException($"A vehicle that is {_state} has nothing to do.");
        }
    }

    private void SetOut(Jurisdiction here)
    {
        LeaveStop(here);
        _next = 0;
        _trips++;
        _setOutAt = here.Now;
        here.Record((int)OutcomeKind.TripBegan, facts.Goods, facts.Number, _trips, IsRingRun ? 1 : 0);
        Proceed(here);
    }

    private void BeginStop(in Stop stop, Jurisdiction here)
    {
        EndBreach(here);
        _log.Drove(_droveFrom.Milliseconds, here.Now.Milliseconds);
        (_stop, _stoppedAt) = (stop, here.Now);
        _leftAlone = IsPause(in stop) && HasOpenWaybill && new Chance(here.Seed, _key, StableHash.Of(AlonePurpose, (ulong)here.Now.Milliseconds)).NextIs(world.Habits.LeavesAlone);
        _state = stop.Purpose == StopPurpose.Base ? VehicleState.Based : VehicleState.Stopped;
        Rhythm(HazmatHabits.ReportParked, here);
        if (_state == VehicleState.Stopped)
        {
            WakeToAct(new SimDuration(stop.Milliseconds), here);
            return;
        }

        here.Record((int)OutcomeKind.TripEnded, facts.Goods, _setOutAt.Milliseconds, _log.Total, _millimetres, _trips);
        PlanDeparture(SimDuration.FromHours(OffDutyHours), here);
    }

    private void EndStop(Jurisdiction here)
    {
        Work(in _stop, here);
        LeaveStop(here);
        if (_detouring) _detouring = false;
        else if (_reachedGoal) _next++;
        Proceed(here);
    }

    private void LeaveStop(Jurisdiction here)
    {
        var length = here.Now - _stoppedAt;
        here.Record((int)OutcomeKind.StopMade, StopCode(_stop), _stoppedAt.Milliseconds, _stop.Site, Packed(_place), _tank);
        if (_leftAlone) here.Record((int)OutcomeKind.LeftAlone, (int)_stop.Purpose, _stoppedAt.Milliseconds, Packed(_place), _tank);
        _leftAlone = false;
        _log.Stopped(length.Milliseconds, in _custom);
        _state = VehicleState.Driving;
        _droveFrom = here.Now;
        Rhythm(HazmatHabits.ReportMoving, here);
    }

    private void WakeToAct(SimDuration delay, Jurisdiction here) => here.Wake(delay, MessageKind.Wake, (int)Alarm.Act, ++_acts);

    // A stop of the crew's own choice at a place that no register knows.
    private static bool IsPause(in Stop stop) => stop is { Site: < 0, Purpose: StopPurpose.Meal or StopPurpose.Home or StopPurpose.Haunt or StopPurpose.Rest or StopPurpose.Breakdown };

    // What for; 256 when the place is registered for it, 512 when it serves the illegal trade.
    private static int StopCode(in Stop stop) => (int)stop.Purpose | (stop.Site >= 0 ? 256 : 0) | (stop.IsGuilty ? 512 : 0);
}
