using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>
/// A fortnight of ordinary trips in the whole city: the funnel of alerts against that of the city's platform to autumn 2021, 26,000 alerts of which 815 (3.1%) were hidden
/// dangers. How often a crew leaves a loaded vehicle alone was fitted to that share.
/// </summary>
public class OrdinaryFortnightTests
{
    internal static readonly Lazy<BareRun> Run = new(() => BareRun.Of("hazmat-fortnight", 1));

    [Fact]
    public void Alerts_are_as_many_and_as_seldom_right_as_those_of_the_citys_platform()
    {
        Run.Value.Hazmat("alerts.per-day")!.Value.ShouldBeInRange(40, 60);
        Run.Value.Hazmat("alerts.precision")!.Value.ShouldBeInRange(.02, .05);
    }

    [Fact]
    public void Nobody_is_raided_or_held_and_what_is_confirmed_are_vehicles_left_alone_and_drivers_without_a_rest_or_on_closed_roads()
    {
        var run = Run.Value;
        run.Of(OutcomeKind.SiteRaided).ShouldBeEmpty();
        run.Of(OutcomeKind.VehicleHeld).ShouldBeEmpty();
        run.Of(OutcomeKind.SpotAlarm).ShouldBeEmpty();
        var confirmed = run.Of(OutcomeKind.RiskReviewed).Where(review => review.Code == 1).ToList();
        // Each model by what it is about.
        foreach (var review in confirmed) ((RiskKind)review.D, (Vehicle.StopTruth)review.C).ShouldBeOneOf((RiskKind.Fatigue, Vehicle.StopTruth.TooLong), (RiskKind.NightDriving, Vehicle.StopTruth.ByNight), (RiskKind.OvertimeParking, Vehicle.StopTruth.LeftAlone));
        confirmed.Count.ShouldBeLessThan(run.Of(OutcomeKind.LeftAlone).Count());
    }

    [Fact]
    public void The_report_sets_every_model_against_a_stay_picked_at_random()
    {
        var table = Run.Value.Indicators.Sections.Single(section => section.Id == "hazmat-watch").Tables.Single(table => table.Title.En == "Models against chance");
        foreach (var row in table.Rows) TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" | ", row.Select(cell => cell.En)));
        var parking = table.Rows.Single(row => row[0].En == "Overtime parking");
        // Left alone is any short stop of a loaded vehicle: whoever is parked for long is hardly oftener alone than others.
        double.Parse(parking[5].En, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(.3, 3);
        // No ring trades in this fortnight: of a falling tank there is no truth to find.
        table.Rows.Single(row => row[0].En == "Falling level")[4].En.ShouldBe("0.0%");
    }

    [Fact]
    public void Most_alerts_are_about_parking()
    {
        var alerts = Run.Value.Of(OutcomeKind.VehicleAlert).ToList();
        alerts.Count(alert => alert.Code == (int)RiskKind.OvertimeParking).ShouldBeGreaterThan(alerts.Count / 2);
    }
}
