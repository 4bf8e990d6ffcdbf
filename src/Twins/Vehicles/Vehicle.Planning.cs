using System.Collections.Immutable;
using Liandong.Twins.Roads;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// When the vehicle next sets out, and where to. What a day holds is drawn by vehicle and day alone: how the day before went changes only
/// whether there is time for it.
/// </summary>
public sealed partial class Vehicle
{
    private const int MostStops = 16;
    private const double OffDutyHours = 7;
    private const int DaysAhead = 28;
    private const int DaysAWeek = 7;

    private static readonly ulong DayPurpose = StableHash.Of("working day");
    private static readonly ulong VisitPurpose = StableHash.Of("visits of a week");
    private static readonly ulong RingPurpose = StableHash.Of("evening run");

    private bool _warned;

    private bool IsRingRun => _stops[0].Purpose == StopPurpose.IllegalLoading;

    // The first trip that begins after the time off duty; a run for the ring needs none.
    private void PlanDeparture(SimDuration offDuty, Jurisdiction here)
    {
        _count = 0;
        var now = here.Now.Milliseconds;
        var today = world.DayOf(here.Now);
        for (var day = today; day < today + DaysAhead; day++)
        {
            var visits = Visits(day, here.Seed);
            var evening = visits ? EveningRun(day, here.Seed) : long.MaxValue;
            var departure = WorkingDay(day, here.Seed, evening);
            if (departure < now + offDuty.Milliseconds) departure = long.MaxValue;
            if (departure == long.MaxValue)
            {
                if (evening < now + (10 * Minute) || evening == long.MaxValue) continue;
                EveningRun(day, here.Seed);
                departure = evening;
            }

            WakeToAct(new SimDuration(departure - now), here);
            return;
        }

        _count = 0;
        WakeToAct(SimDuration.FromDays(DaysAhead - 1), here);
    }

    // Writes the stops of a day's legal trips; its departure, or never. A visit in the evening needs the vehicle back in time.
    private long WorkingDay(int day, ulong seed, long evening)
    {
        var chance = new Chance(seed, _key, StableHash.Of(DayPurpose, (ulong)day));
        if (!chance.NextIs(world.Habits.Works)) return long.MaxValue;
        var late = facts.Haunt is { } haunt && chance.NextIs(haunt.Share);
        var afternoon = late || chance.NextIs(0.36);
        var ofDay = afternoon ? (13 * Hour) + chance.NextBelow((int)(3 * Hour)) : (5 * Hour) + Lasting(ref chance, 130, 0.6, 0, 360);
        if (evening != long.MaxValue) ofDay = (5 * Hour) + chance.NextBelow((int)Hour);
        WriteTrips(ref chance, late, twice: !afternoon && evening == long.MaxValue && chance.NextIs(world.Habits.SecondTrip));
        var departure = world.At(day, ofDay);
        return evening != long.MaxValue && departure + Estimate() > evening - Hour ? long.MaxValue : departure;
    }

    private void WriteTrips(ref Chance chance, bool late, bool twice)
    {
        _count = 0;
        var depot = world.Sites[facts.Base].At;
        if (chance.NextIs(world.Habits.Refuels)) AddSite(StopPurpose.Refuelling, Any(ref chance, world.FuelNear[depot.Node]), Lasting(ref chance, 12, 0.3, 6, 25));
        var eats = chance.NextIs(world.Habits.Eats);
        for (var trip = 0; trip < (twice ? 2 : 1); trip++)
        {
            var (from, to) = (Any(ref chance, facts.Origins), Any(ref chance, facts.Destinations));
            var litres = facts.Tank * (900 + chance.NextBelow(101)) / 1_000;
            AddSite(StopPurpose.Loading, from, Lasting(ref chance, 60, 0.8, 12, 480), litres);
            if (eats && trip == 0) AddMeal(ref chance, world.Sites[from].At.Node);
            AddSite(StopPurpose.Unloading, to, Lasting(ref chance, 55, 0.75, 12, 480), litres);
            if (chance.NextIs(world.Habits.WaitsForOrders)) AddSite(StopPurpose.Waiting, Any(ref chance, world.ParkingNear[world.Sites[to].At.Node]), Lasting(ref chance, 230, 0.45, 30, 500));
        }

        if (chance.NextIs(world.Habits.CallsAtHome)) Add(new Stop(StopPurpose.Home, facts.Home, -1, Lasting(ref chance, 75, 0.6, 15, 300)));
        if (late) Add(new Stop(StopPurpose.Haunt, facts.Haunt!.At, -1, Between(ref chance, facts.Haunt.AtLeast, facts.Haunt.AtMost)));
        AddSite(StopPurpose.Base, facts.Base, 0);
    }

    private void AddMeal(ref Chance chance, int node)
    {
        var length = Lasting(ref chance, 33, 0.35, 12, 110);
        var eateries = world.EateriesNear[node];
        if (chance.NextIs(world.Habits.EatsByTheRoad) && eateries.Length > 0) Add(new Stop(StopPurpose.Meal, eateries[chance.NextBelow(eateries.Length)], -1, length));
        else AddSite(StopPurpose.Meal, Any(ref chance, world.ParkingNear[node]), length);
    }

    // Writes the stops of an evening for the ring; its departure, or never when it cannot be reached in time.
    private long EveningRun(int day, ulong seed)
    {
        var ring = facts.Ring!;
        var chance = new Chance(seed, _key, StableHash.Of(RingPurpose, (ulong)day));
        var sale = Between(ref chance, ring.SaleAtLeast, ring.SaleAtMost);
        var load = Lasting(ref chance, 32, 0.3, 18, 70);
        var arrival = world.At(day, Between(ref chance, ring.From, Math.Max(ring.From, ring.To - sale)));
        var litres = facts.Tank * (150 + chance.NextBelow(350)) / 1_000;
        _count = 0;
        Add(new Stop(StopPurpose.IllegalLoading, ring.Source, -1, load, litres));
        var (between, way) = (0L, Travel(ring.Source, ring.Yard));
        if (facts.Haunt is { } haunt && chance.NextIs(0.25))
        {
            between = Between(ref chance, haunt.AtLeast, haunt.AtMost);
            way = Travel(ring.Source, haunt.At) + Travel(haunt.At, ring.Yard);
            Add(new Stop(StopPurpose.Haunt, haunt.At, -1, between));
        }

        Add(new Stop(StopPurpose.IllegalSale, ring.Yard, -1, sale, litres * (900 + chance.NextBelow(101)) / 1_000));
        AddSite(StopPurpose.Base, facts.Base, 0);
        // A driver allows for the dark.
        return arrival - load - between - ((Travel(world.Sites[facts.Base].At, ring.Source) + way) * 6 / 5);
    }

    // So many evenings of each week of the run, any of them.
    private bool Visits(int day, ulong seed)
    {
        if (facts.Ring is not { } ring || _warned) return false;
        var chance = new Chance(seed, _key, StableHash.Of(VisitPurpose, (ulong)(day / DaysAWeek)));
        var visits = ring.VisitsAtLeast + chance.NextBelow(ring.VisitsAtMost - ring.VisitsAtLeast + 1);
        for (var (ofWeek, left) = (0, visits); ofWeek < DaysAWeek; ofWeek++)
        {
            // Selection without replacement (Fan, Muller, Rezucha 1962): each set of evenings is equally likely.
            if (chance.NextBelow(DaysAWeek - ofWeek) >= left) continue;
            if (ofWeek == day % DaysAWeek) return true;
            left--;
        }

        return false;
    }

    private long Estimate()
    {
        long sum = 0;
        var from = world.Sites[facts.Base].At;
        for (var i = 0; i < _count; i++)
        {
            sum += Travel(from, _stops[i].At) + _stops[i].Milliseconds;
            from = _stops[i].At;
        }

        return sum * 5 / 4;
    }

    private long Travel(Spot from, Spot to)
    {
        if (from.Node == to.Node) return RoadNetwork.Milliseconds(from.Place, to.Place, LocalSpeed);
        var (first, last) = (world.Roads.Place(from.Node), world.Roads.Place(to.Node));
        return RoadNetwork.Milliseconds(from.Place, first, LocalSpeed) + world.Roads.Travel(from.Node, to.Node) + RoadNetwork.Milliseconds(last, to.Place, LocalSpeed);
    }

    // A place of nobody's choice: a node without a car park or a fuel station leaves the stop out.
    private static int Any(ref Chance chance, ImmutableArray<int> sites) => sites.Length == 0 ? -1 : sites[chance.NextBelow(sites.Length)];

    private static long Between(ref Chance chance, long least, long most) => least + (long)(chance.NextUnit() * (most - least));

    private void AddSite(StopPurpose purpose, int site, long milliseconds, long centilitres = 0)
    {
        if (site >= 0) Add(new Stop(purpose, world.Sites[site].At, site, milliseconds, centilitres));
    }

    private void Add(in Stop stop) => _stops[_count++] = stop;
}
