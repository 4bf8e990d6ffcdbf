using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Roads;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;
using Liandong.Twins.Waybills;

namespace Liandong.Twins.Tests.Vehicles;

/// <summary>
/// Drivers who go on for longer than their own day allows, because there is no place to stop on the way: no rest makes room for what they have
/// driven without a stop, so the search for one has to end by itself.
/// </summary>
public class EndlessRestTests
{
    private const long Hour = 3_600_000;
    private const int Nodes = 14;

    // Without an end of its own the search for a rest goes on for ever: the limit turns that into a failure.
    [Fact(Timeout = 120_000)]
    public async Task A_driver_whose_stretch_is_longer_than_the_day_allows_rests_a_day_at_most_and_goes_on()
    {
        var (longest, trips) = await Task.Run(LongestRestAndTrips, TestContext.Current.CancellationToken);
        longest.ShouldBeGreaterThanOrEqualTo(24 * Hour, "no driver came into the case that this is about");
        longest.ShouldBeLessThan(25 * Hour);
        trips.ShouldBeGreaterThan(20);
    }

    private static (long LongestRest, int Trips) LongestRestAndTrips()
    {
        var there = new Jurisdiction(0, 1, 1, SimDuration.FromSeconds(2), new Limits());
        there.Join(new WaybillRegistry());
        var world = World();
        for (var number = 0; number < 300; number++) there.Join(new Vehicle(world, ThreeTowns.Facts(number) with { Origins = [0], Destinations = [1] }));
        var partition = new Partition(0, [0], [there]);
        partition.Begin();
        var end = new SimTime(10 * 24 * Hour);
        while (partition.NextDue < end) partition.StepNext(SimDuration.FromSeconds(2), end);
        var outcomes = there.Outcomes.Items.ToArray();
        var rests = outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.StopMade && (outcome.Code & 255) == (int)StopPurpose.Rest);
        return (rests.Select(rest => rest.Time - rest.A).DefaultIfEmpty(0).Max(), outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.TripEnded));
    }

    // A road of 650 km without a car park, a fuel station or an eatery.
    private static HazmatWorld World()
    {
        var places = Enumerable.Range(0, Nodes).Select(node => new PlanePoint(node * 50_000_000L, 0)).ToArray();
        var roads = new RoadNetwork(places, [.. Enumerable.Range(1, Nodes - 1).Select(node => new Road(node - 1, node, 21_000, Expressway: false))]);
        return new HazmatWorld
        {
            Roads = roads,
            Sites = [At(places[0], 0), At(places[^1], Nodes - 1)],
            ParkingNear = Nothing<int>(),
            FuelNear = Nothing<int>(),
            EateriesNear = Nothing<Spot>(),
            Dates = [.. Enumerable.Range(20260601, 30)],
            SinceMidnight = SimDuration.Zero,
            Registry = new TwinId((byte)TwinKind.WaybillRegistry, 0, 0),
            Habits = new HazmatHabits { Works = 1, MindsNoRules = 1, Eats = 0, Refuels = 0, WaitsForOrders = 0, CallsAtHome = 0, GateIsBusy = 0, BreakdownsAnHour = 0, SecondTrip = 0 },
        };
    }

    private static ImmutableArray<ImmutableArray<T>> Nothing<T>() => [.. Enumerable.Repeat(ImmutableArray<T>.Empty, Nodes)];

    private static HazmatSite At(PlanePoint place, int node) => new(new Spot(place, node), place, DayHours.Always);
}
