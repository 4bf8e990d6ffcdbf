using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>What a driver does when the authorities act: a held vehicle stays where it is, and the others of its ring hear of it.</summary>
public sealed partial class Vehicle
{
    private long _held;

    /// <summary>Whether the authorities hold it.</summary>
    public bool IsHeld => _state == VehicleState.Held;

    /// <summary>
    /// Answers <see cref="MessageKind.HoldVehicle"/> (held where it is, or let go: it drives home) and <see cref="MessageKind.RingWarned"/>
    /// (no more visits; one under way is broken off).
    /// </summary>
    public void React(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.HoldVehicle when received.Stamp != 0:
                if (!IsHeld) Hold(here);
                break;
            case MessageKind.HoldVehicle:
                if (IsHeld) Release(here);
                break;
            case MessageKind.RingWarned:
                HearWarning(here);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(received), received.Kind, "Not a message that a driver reacts to.");
        }
    }

    private void Hold(Jurisdiction here)
    {
        var place = PlaceAt(here.Now);
        if (_state == VehicleState.Driving)
        {
            _log.Drove(_droveFrom.Milliseconds, here.Now.Milliseconds);
            CutLeg(here.Now);
            EndBreach(here);
            _millimetres += (long)(_place.DistanceTo(place).Value * 1_000);
            // It stands in the middle of a leg; from there it would go on to the leg's end.
            (_place, _node, _onNode) = (place, _legNode, false);
        }
        else
        {
            here.Record((int)OutcomeKind.StopMade, StopCode(_stop), _stoppedAt.Milliseconds, _stop.Site, Packed(_place), _tank);
        }

        _held++;
        _leftAlone = false;
        _acts++;
        _state = VehicleState.Held;
        (_stop, _stoppedAt) = (new Stop(StopPurpose.Held, new Spot(_place, _node), -1, 0), here.Now);
        _detouring = false;
        Rhythm(HazmatHabits.ReportParked, here);
        here.Record((int)OutcomeKind.VehicleHeld, 1, _tank, _loadedIllegally - _sold, Packed(_place), facts.Ring?.Number ?? -1);
        if (facts.Ring is not { } ring) return;
        _warned = true;
        foreach (var other in ring.Others) here.Send(other, MessageKind.RingWarned, ring.Number);
    }

    private void Release(Jurisdiction here)
    {
        here.Record((int)OutcomeKind.VehicleHeld, 0, _tank, _loadedIllegally - _sold, Packed(_place), facts.Ring?.Number ?? -1);
        _count = 0;
        _next = 0;
        AddSite(StopPurpose.Base, facts.Base, 0);
        LeaveStop(here);
        Proceed(here);
    }

    private void HearWarning(Jurisdiction here)
    {
        if (_warned || facts.Ring is not { } ring) return;
        _warned = true;
        here.Record((int)OutcomeKind.RingScattered, ring.Number, facts.Number);
        if (_state == VehicleState.Based)
        {
            if (_count > 0 && IsRingRun) PlanDeparture(SimDuration.Zero, here);
            return;
        }

        if (!IsHeld && IsRingRun) BreakOff(here);
    }

    private void CutLeg(SimTime now)
    {
        NoteExpressway(now);
        _cutRoad = _legRoad;
    }

    // Turns for home: at the next junction when driving, when it is done when it stands somewhere.
    private void BreakOff(Jurisdiction here)
    {
        _next = _count - 1;
        _reachedGoal = false;
        if (_state != VehicleState.Driving) return;
        CutLeg(here.Now);
        _millimetres += (long)(_place.DistanceTo(PlaceAt(here.Now)).Value * 1_000);
        (_place, _node, _onNode) = (PlaceAt(here.Now), _legNode, false);
        Proceed(here);
    }
}
