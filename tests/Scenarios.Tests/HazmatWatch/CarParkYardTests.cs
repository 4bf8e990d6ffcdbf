using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>A ring that sells inside a registered car park, where it is no surprise that a vehicle stands.</summary>
public class CarParkYardTests
{
    private const string Ring = "{rings: [{tankers: 6, in-car-park: true}], decoys: {canteens: 1}}";

    private static readonly CityDefinition Town = Make();

    [Fact]
    public void In_a_registered_car_park_tanks_that_fall_where_no_waybill_says_so_are_alerts_and_some_yards_are_found()
    {
        var found = 0;
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var run = BareRun.Of(new CityRun(Town, WatchRun.Scenario("{}", hazmat: Ring), seed));
            var yard = run.Run.Hazmat!.Secrets.Rings.ShouldHaveSingleItem().Yard.Place;
            var alerts = run.Of(OutcomeKind.VehicleAlert).Where(alert => (RiskKind)alert.Code == RiskKind.LevelDrop && Vehicle.Unpacked(alert.B).DistanceTo(yard).Value < 250).ToList();
            alerts.ShouldNotBeEmpty();
            InSites(run).ShouldContain(stay => stay.D == alerts[0].D && stay.C < 0);
            run.Hazmat("innocent-held").ShouldBe(0);
            if (run.Of(OutcomeKind.SpotAlarm).Any(alarm => Vehicle.Unpacked(alarm.B).DistanceTo(yard).Value < 200)) found++;
        }

        // It takes two tankers with sensors.
        TestContext.Current.TestOutputHelper?.WriteLine($"{found} of 6 yards are spots");
        found.ShouldBeInRange(3, 6);
    }

    [Fact]
    public void Next_to_a_depot_a_sale_and_the_nights_rest_are_one_stay_and_the_yard_is_no_spot()
    {
        // The toy town's own car park is 206 m from a depot.
        var run = WatchRun.Of("{}", 1, hazmat: Ring);
        InSites(run).Count(stay => StayTimes.To(stay.B) - StayTimes.From(stay.B) > SpotRule.Usual.Longest).ShouldBeGreaterThan(2);
        var yard = run.Run.Hazmat!.Secrets.Rings[0].Yard.Place;
        run.Of(OutcomeKind.SpotAlarm).ShouldNotContain(alarm => Vehicle.Unpacked(alarm.B).DistanceTo(yard).Value < 200);
    }

    [Fact]
    public void Whoever_loads_or_unloads_where_the_waybill_says_is_not_asked_about_it()
    {
        var run = WatchRun.Of("{}", hazmat: "{decoys: {canteens: 1}}");

        run.Value("hazmat.waybills.closed").ShouldBeGreaterThan(50);
        InSites(run).ShouldBeEmpty();
    }

    [Fact]
    public void Without_waybills_nobody_can_tell_who_sells_inside_a_site() =>
        InSites(WatchRun.Of("{sources: {PSB-EWB: {permitted: false}}}", hazmat: Ring)).ShouldBeEmpty();

    // With the car park a kilometre and a half from any depot.
    private static CityDefinition Make()
    {
        var toy = CityFiles.Load("toytown");
        return toy with { Sites = [.. toy.Sites.Select(site => site.Kind == SiteKind.Parking ? site with { Place = new PlanePoint(site.Place.EastMillimetres + 1_500_000, site.Place.NorthMillimetres + 1_500_000) } : site)] };
    }

    private static IEnumerable<Outcome> InSites(BareRun run) => run.Of(OutcomeKind.StayUnexplained).Where(stay => ((StayMarks)stay.Code & StayMarks.InSite) != StayMarks.None);
}
