using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>The article's case in the whole city, with one seed: twelve days of 3,000 vehicles take some seconds. Further seeds run on the toy town.</summary>
public class IllegalRefuellingTests
{
    internal static readonly Lazy<BareRun> Run = new(() => BareRun.Of("illegal-refuelling", 1));

    [Fact]
    public void Alerts_are_as_many_as_those_of_the_citys_platform_and_the_ring_adds_to_the_confirmed_ones()
    {
        Run.Value.Hazmat("alerts.per-day")!.Value.ShouldBeInRange(40, 60);
        Run.Value.Hazmat("alerts.precision")!.Value.ShouldBeGreaterThan(.03);
    }

    [Fact]
    public void Innocent_stops_at_unregistered_places_outnumber_guilty_ones_more_than_fifty_to_one() =>
        Run.Value.Hazmat("stays.innocent-per-guilty")!.Value.ShouldBeGreaterThan(50);

    [Fact]
    public void Both_ends_vehicles_tanks_litres_and_people_are_taken()
    {
        var run = Run.Value;
        run.Hazmat("tanks.sealed").ShouldBe(110);
        run.Hazmat("guilty-held")!.Value.ShouldBeInRange(3, 4);
        run.Hazmat("suspects").ShouldBe(9);
        run.Hazmat("litres.seized").ShouldBe((110 * 2_000) + 2_000);
        var decided = run.Of(OutcomeKind.JointActionDecided).ShouldHaveSingleItem();
        decided.C.ShouldBe(2);
        run.Of(OutcomeKind.SiteRaided).Select(raid => (raid.Time - decided.B) / 60_000).ShouldAllBe(late => late >= 0 && late <= 45);
    }
}
