using Liandong.Twins.Geography;
using Liandong.Twins.Roads;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>How the vehicle gets from stop to stop: leg by leg over the road network, inside the driver's own rules on rest and the law's on expressways by night.</summary>
public sealed partial class Vehicle
{
    private const int LocalSpeed = 9_000;
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const long ExpresswaysOpen = 6 * Hour;
    private const long NightFrom = 20 * Hour;

    // What is kept back of each limit, so that a rest can still be reached.
    private const long Margin = 40 * Minute;

    private readonly Stop[] _stops = new Stop[MostStops];
    private int _count;
    private int _next;
    private Stop _detour;
    private bool _detouring;
    private bool _reachedGoal;
    private bool _gatePassed;
    private PlanePoint _place;
    private int _node;
    private bool _onNode;
    private PlanePoint _legTo;
    private SimTime _legFrom;
    private SimTime _legUntil;
    private LegEnd _legEnd;
    private int _legNode;
    private int _legRoad = -1;
    private SimTime _droveFrom;
    private long _millimetres;

    private enum LegEnd
    {
        Node = 0,
        Goal = 1,
        Gate = 2,
        Breakdown = 3,
    }

    private readonly record struct Leg(PlanePoint To, LegEnd End, int Node, long Milliseconds, int Road = -1);

    private Stop Goal => _detouring ? _detour : _stops[_next];

    /// <summary>The road of the network that it drives on; −1 when it stands or is between the network and a place.</summary>
    public int Road => _state == VehicleState.Driving ? _legRoad : -1;

    /// <summary>Where it is.</summary>
    public PlanePoint PlaceAt(SimTime now)
    {
        if (_state != VehicleState.Driving) return _place;
        var (done, all) = (Math.Min(now.Milliseconds, _legUntil.Milliseconds) - _legFrom.Milliseconds, _legUntil.Milliseconds - _legFrom.Milliseconds);
        return all == 0 ? _legTo : Between(_place, _legTo, done, all);
    }

    private static PlanePoint Between(PlanePoint from, PlanePoint to, long part, long whole) => new(
        from.EastMillimetres + ((to.EastMillimetres - from.EastMillimetres) * part / whole),
        from.NorthMillimetres + ((to.NorthMillimetres - from.NorthMillimetres) * part / whole));

    // The next leg towards the goal, unless the driver has to rest first.
    private void Proceed(Jurisdiction here)
    {
        var leg = NextLeg(here.Now);
        if (leg.Milliseconds < 0)
        {
            RestHere(ExpresswaysOpen - (world.OfDay(here.Now) % ExpresswaysOpen), here);
            return;
        }

        if (!_detouring && MustRest(here.Now, leg.Milliseconds) is var rest && rest > 0)
        {
            TakeRest(rest, here);
            return;
        }

        if (_detouring && BreaksLimit(here.Now, leg.Milliseconds))
        {
            RestHere(Math.Max(MustRest(here.Now, leg.Milliseconds), _custom.BreakAtLeast), here);
            return;
        }

        if (leg.End == LegEnd.Goal && !_detouring && WaitsAtGate(ref leg, here)) return;
        Drive(MayBreakDown(leg), here);
    }

    private Leg NextLeg(SimTime now)
    {
        var goal = Goal.At;
        if (_node == goal.Node) return Straight(now, goal.Place, LegEnd.Goal, goal.Node, LocalSpeed);
        if (!_onNode) return ToNode(now);
        var road = world.Roads.Next(_node, goal.Node, expressways: true);
        if (road >= 0 && world.Roads.Roads[road].Expressway && IsClosed(now, world.Roads.Milliseconds(road) * 3 / 2)) road = world.Roads.Next(_node, goal.Node, expressways: false);
        if (road < 0) return new Leg(_place, LegEnd.Node, _node, -1);
        var node = world.Roads.Across(road, _node);
        return Straight(now, world.Roads.Place(node), LegEnd.Node, node, world.Roads.Roads[road].Speed) with { Road = road };
    }

    // Onto the network, or on along the road on which it stopped between two nodes.
    private Leg ToNode(SimTime now)
    {
        var leg = Straight(now, world.Roads.Place(_node), LegEnd.Node, _node, LocalSpeed) with { Road = _cutRoad };
        return IsExpressway(_cutRoad) && IsClosed(now, leg.Milliseconds) ? leg with { Milliseconds = -1 } : leg;
    }

    // By night a fifth slower; traffic, lights and drivers differ by up to a fifth.
    private Leg Straight(SimTime now, PlanePoint to, LegEnd end, int node, int speed)
    {
        var percent = 90 + _road.NextBelow(30);
        var ofDay = world.OfDay(now);
        if (ofDay is >= NightFrom or < ExpresswaysOpen) percent = percent * 5 / 4;
        return new Leg(to, end, node, RoadNetwork.Milliseconds(_place, to, speed) * percent / 100);
    }

    private bool IsClosed(SimTime now, long milliseconds)
    {
        var ofDay = world.OfDay(now);
        return KeepsNightBan && (ofDay < ExpresswaysOpen || ofDay + milliseconds >= Day);
    }

    private bool BreaksLimit(SimTime now, long leg, long margin = 0)
    {
        var span = now.Milliseconds - _droveFrom.Milliseconds;
        return _log.SinceBreak + span + leg > _custom.Stretch - margin
            || _log.InDayBefore(now.Milliseconds + leg) + span + leg > _custom.Day - margin;
    }

    // How long the driver has to rest before this leg; 0 when that is not yet needed.
    private long MustRest(SimTime now, long leg)
    {
        if (!BreaksLimit(now, leg, Margin)) return 0;
        var span = now.Milliseconds - _droveFrom.Milliseconds;
        var rest = _custom.BreakAtLeast + _road.NextBelow((int)_custom.BreakSpan);
        // The day's limit frees itself as yesterday's driving drops out of the 24 hours, and after these so has today's.
        while (rest < Day && _log.InDayBefore(now.Milliseconds + rest + Hour) + span + Hour > _custom.Day - Margin) rest += 10 * Minute;
        return rest;
    }

    // At a car park near the node if there is one in reach, otherwise where it stands.
    private void TakeRest(long rest, Jurisdiction here)
    {
        var parking = world.ParkingNear[_node];
        if (parking.Length == 0)
        {
            RestHere(rest, here);
            return;
        }

        var site = parking[_road.NextBelow(parking.Length)];
        _detour = new Stop(StopPurpose.Rest, world.Sites[site].At, site, rest);
        _detouring = true;
        Proceed(here);
    }

    private void RestHere(long rest, Jurisdiction here)
    {
        _detouring = true;
        _detour = new Stop(StopPurpose.Rest, new Spot(_place, _node), -1, rest);
        BeginStop(in _detour, here);
    }

    // Whether the gate sends the vehicle to a car park until it opens; a shorter wait is spent in the road outside.
    private bool WaitsAtGate(ref Leg leg, Jurisdiction here)
    {
        var goal = _stops[_next];
        if (goal.Purpose is not (StopPurpose.Loading or StopPurpose.Unloading) || _gatePassed) return false;
        var site = world.Sites[goal.Site];
        var wait = site.Hours.WaitAt(world.OfDay(here.Now + new SimDuration(leg.Milliseconds)));
        if (wait > 3 * Hour)
        {
            TakeRest(wait - (10 * Minute), here);
            return true;
        }

        if (wait == 0 && !_road.NextIs(world.Habits.GateIsBusy)) return false;
        leg = Straight(here.Now, site.Gate, LegEnd.Gate, goal.At.Node, LocalSpeed);
        return false;
    }

    private Leg MayBreakDown(in Leg leg)
    {
        if (leg.End is not (LegEnd.Node or LegEnd.Goal) || !_road.NextIs(world.Habits.BreakdownsAnHour * leg.Milliseconds / Hour)) return leg;
        var percent = 10 + _road.NextBelow(80);
        return leg with { To = Between(_place, leg.To, percent, 100), End = LegEnd.Breakdown, Milliseconds = leg.Milliseconds * percent / 100 };
    }

    private void Drive(in Leg leg, Jurisdiction here)
    {
        if (!IsExpressway(leg.Road) || world.OfDay(here.Now) >= ExpresswaysOpen) EndBreach(here);
        (_legTo, _legEnd, _legNode, _legRoad) = (leg.To, leg.End, leg.Node, leg.Road);
        _legFrom = here.Now;
        _legUntil = here.Now + new SimDuration(leg.Milliseconds);
        WakeToAct(new SimDuration(leg.Milliseconds), here);
    }

    private void EndLeg(Jurisdiction here)
    {
        _millimetres += (long)(_place.DistanceTo(_legTo).Value * 1_000);
        NoteExpressway(here.Now);
        _cutRoad = _legEnd == LegEnd.Breakdown ? _legRoad : -1;
        (_place, _node, _onNode) = (_legTo, _legNode, _legEnd == LegEnd.Node);
        _reachedGoal = _legEnd == LegEnd.Goal;
        switch (_legEnd)
        {
            case LegEnd.Node:
                Proceed(here);
                break;
            case LegEnd.Goal:
                _gatePassed = false;
                BeginStop(Goal, here);
                break;
            case LegEnd.Gate:
                _gatePassed = true;
                var closed = world.Sites[Goal.Site].Hours.WaitAt(world.OfDay(here.Now));
                BeginStop(new Stop(StopPurpose.GateWait, new Spot(_place, _node), -1, closed + Lasting(ref _road, 22, 0.8, 5, 150)), here);
                break;
            case LegEnd.Breakdown:
                BeginStop(new Stop(StopPurpose.Breakdown, new Spot(_place, _node), -1, Lasting(ref _road, 55, 0.7, 10, 300)), here);
                break;
            default:
                throw new InvalidOperationException($"A leg cannot end at {_legEnd}.");
        }
    }

    // A lognormal span in milliseconds from its median, spread and bounds in minutes.
    private static long Lasting(ref Chance chance, double median, double sigma, double least, double most) =>
        (long)(Math.Clamp(chance.NextLogNormal(median, sigma), least, most) * Minute);
}
