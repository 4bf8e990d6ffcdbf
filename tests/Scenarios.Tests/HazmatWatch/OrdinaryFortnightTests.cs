using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>
/// A fortnight of ordinary trips in the whole city: the funnel of alerts against that of the city's platform to autumn 2021, 26,000 alerts of which 815 (3.1%) were hidden
/// dangers. How often a crew leaves a loaded vehicle alone was fitted to that share.
/// </summary>
public class OrdinaryFortnightTests
{
    internal static readonly Lazy<BareRun> Run = new(() => BareRun.Of("hazmat-fortnight", 1));

    [Fact]
    public void The_scenario_meets_all_its_objectives()
    {
        foreach (var objective in ScenarioFiles.Load("hazmat-fortnight").Definition.Objectives) objective.Judge(Run.Value.Indicators).Verdict.ShouldBe(Verdict.Met, objective.Label.En);
    }

    [Fact]
    public void Alerts_are_as_many_and_as_seldom_right_as_those_of_the_citys_platform()
    {
        Run.Value.Hazmat("alerts.per-day")!.Value.ShouldBeInRange(40, 60);
        Run.Value.Hazmat("alerts.precision")!.Value.ShouldBeInRange(.02, .05);
    }

    [Fact]
    public void Nobody_is_raided_or_held_and_what_is_confirmed_are_loaded_vehicles_left_alone()
    {
        var run = Run.Value;
        run.Of(OutcomeKind.SiteRaided).ShouldBeEmpty();
        run.Of(OutcomeKind.VehicleHeld).ShouldBeEmpty();
        run.Of(OutcomeKind.SpotAlarm).ShouldBeEmpty();
        var confirmed = run.Of(OutcomeKind.RiskReviewed).Where(review => review.Code == 1).ToList();
        confirmed.ShouldAllBe(review => review.C == (long)Twins.Vehicles.Vehicle.StopTruth.LeftAlone);
        confirmed.Count.ShouldBeLessThan(run.Of(OutcomeKind.LeftAlone).Count());
    }

    [Fact]
    public void Most_alerts_are_about_parking()
    {
        var alerts = Run.Value.Of(OutcomeKind.VehicleAlert).ToList();
        alerts.Count(alert => alert.Code == (int)RiskKind.OvertimeParking).ShouldBeGreaterThan(alerts.Count / 2);
    }
}
