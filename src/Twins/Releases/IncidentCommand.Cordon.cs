using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <content>The cordon: its size by the guidebook or a computed plume, its direction by the wind at the plant; who is told, where to, and which roads are closed.</content>
public sealed partial class IncidentCommand
{
    // A margin for what a reported rate may be wrong by.
    private const double RateMargin = 2;
    private const double StepMetres = 100;
    private const double FarthestMetres = 15_000;
    private const double PoliceMetresPerSecond = 11;
    private const double WayOutMetresPerSecond = 8;
    private static readonly SimDuration PoliceTurnOut = SimDuration.FromMinutes(3);

    private void SetCordon(Jurisdiction here)
    {
        var zone = ZoneOf(here.Now);
        var added = 0;
        for (var i = 0; i < _ordered.Length; i++)
        {
            var neighbour = _facts.Neighbours[i];
            if (_ordered[i] || !zone.Touches(neighbour.Place, neighbour.Around)) continue;
            _ordered[i] = true;
            added++;
            if (_facts.Action != ProtectiveAction.None) Order(neighbour, zone, here);
        }

        ClosePlaces(here);
        if (added == 0) return;
        _cordons++;
        here.Record((int)OutcomeKind.CordonSet, _cordons, (long)(zone.Isolate * 1_000), (long)(zone.Downwind * 1_000), (long)(zone.HalfWidth * 1_000), Packed(zone));
    }

    // The direction downwind as two parts of ±1,000,000.
    private static long Packed(Zone zone) => ((long)(zone.TowardsEast * 1_000_000) << 32) | (uint)(int)(zone.TowardsNorth * 1_000_000);

    private void Order(NeighbourSite neighbour, Zone zone, Jurisdiction here)
    {
        var shelter = _facts.Action == ProtectiveAction.Evacuate ? ShelterFor(neighbour, zone) : -1;
        if (shelter < 0)
        {
            here.Send(neighbour.Id, MessageKind.Protect, (int)_facts.Action);
            return;
        }

        var site = _facts.Shelters[shelter];
        _places[shelter] -= Math.Min(_places[shelter], neighbour.People / 2);
        here.Send(neighbour.Id, MessageKind.Protect, (int)_facts.Action, (long)site.Id.Value, WayOut(neighbour, site).Milliseconds);
    }

    private SimDuration WayOut(NeighbourSite from, ShelterSite to) =>
        SimDuration.FromSeconds(from.Place.DistanceTo(to.Place).Value * _facts.System.Habits.Detour / WayOutMetresPerSecond);

    // The nearest one outside the area that still has places; the nearest at all when none has.
    private int ShelterFor(NeighbourSite neighbour, Zone zone)
    {
        var (best, least) = (-1, (IsFull: true, Metres: double.MaxValue));
        for (var i = 0; i < _places.Length; i++)
        {
            var site = _facts.Shelters[i];
            if (zone.Touches(site.Place, 0)) continue;
            var candidate = (_places[i] == 0, neighbour.Place.DistanceTo(site.Place).Value);
            if (best < 0 || candidate.CompareTo(least) < 0) (best, least) = (i, candidate);
        }

        return best;
    }

    // The cells nearest to the source first: that is where through traffic is in danger.
    private void ClosePlaces(Jurisdiction here)
    {
        while (_posts > 0 && NextToClose() is var next and >= 0)
        {
            var neighbour = _facts.Neighbours[next];
            _closed[next] = true;
            _posts--;
            var drive = SimDuration.FromSeconds(_facts.PoliceBase.DistanceTo(neighbour.Place).Value * _facts.System.Habits.Detour / PoliceMetresPerSecond);
            here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.RoadClosed, neighbour.Cell, (PoliceTurnOut + drive).Milliseconds);
            here.Send(neighbour.Id, PoliceTurnOut + drive, MessageKind.RoadClosed, a: Incident);
        }

        // They stay wanted: whoever comes free goes there.
        for (var i = 0; i < _ordered.Length; i++)
        {
            if (!_ordered[i] || _closed[i] || _unguarded[i]) continue;
            _unguarded[i] = true;
            here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.NoPolice, _facts.Neighbours[i].Cell);
        }
    }

    private int NextToClose()
    {
        var (next, least) = (-1, double.MaxValue);
        for (var i = 0; i < _ordered.Length; i++)
        {
            if (!_ordered[i] || _closed[i]) continue;
            var distance = _facts.Neighbours[i].Place.DistanceTo(_facts.Source).Value;
            if (distance < least) (next, least) = (i, distance);
        }

        return next;
    }

    private Zone ZoneOf(SimTime now)
    {
        var (east, north, speed) = _facts.Mast.At(now);
        var hour = _facts.System.Calendar.HourOf(now);
        var (isolate, downwind) = _facts.Substance.Distances(_facts.Vessel, hour is < 6 or >= 18, speed);
        if (_facts.Rule == CordonRule.Guidebook) return new Zone(_facts.Source, isolate, downwind, downwind / 2.0, east, north);
        var length = ComputedLength(now, speed);
        return new Zone(_facts.Source, isolate, length, Math.Max(isolate, length / 4), east, north);
    }

    // How far the computed plume of the reported rate stays above AEGL-2. Nobody tells the command how stable the air is: it judges.
    private double ComputedLength(SimTime now, double speed)
    {
        var harm = _facts.Substance.Micrograms(_facts.Substance.HarmPpm) / 1e6;
        var stability = PasquillTable.Judge(_facts.System.Calendar.HourOf(now), speed);
        var length = StepMetres;
        while (length < FarthestMetres)
        {
            var there = Dispersion.AtGround(_facts.ReportedGramsPerSecond * RateMargin / Math.Max(speed, 0.5), 0, 0, Dispersion.Across(stability, length), Dispersion.Upwards(stability, length));
            if (there < harm) break;
            length += StepMetres;
        }

        return length;
    }

    // The cordon stays until the last gas has left the area, half an hour at least.
    private void End(Jurisdiction here)
    {
        if (_phase is not (Phase.Confirmed or Phase.Responding)) return;
        _phase = Phase.Ended;
        var (_, _, speed) = _facts.Mast.At(here.Now);
        var farthest = 0.0;
        for (var i = 0; i < _ordered.Length; i++)
        {
            if (_ordered[i]) farthest = Math.Max(farthest, _facts.Neighbours[i].Place.DistanceTo(_facts.Source).Value);
        }

        here.Wake(SimDuration.FromSeconds(Math.Max(1_800, farthest / Math.Max(speed, 0.5))), MessageKind.Wake, (int)Alarm.AllClear);
    }

    private void Lift(Jurisdiction here)
    {
        here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.AllClear);
        for (var i = 0; i < _ordered.Length; i++)
        {
            if (_ordered[i]) here.Send(_facts.Neighbours[i].Id, MessageKind.Protect, (int)ProtectiveAction.None);
            if (_closed[i]) here.Send(_facts.Neighbours[i].Id, MessageKind.RoadOpened, a: Incident);
            (_ordered[i], _closed[i], _unguarded[i]) = (false, false, false);
        }

        // What is left are the same teams and police, ready for another alarm.
        (_phase, _incidents, _squadThere, _posts) = (Phase.Quiet, _incidents + 1, false, _facts.TrafficPosts);
        _calls.Clear();
        _callsCountFrom = here.Now + Aftermath;
    }
}
