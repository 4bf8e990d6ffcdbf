using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>The article's case in the whole city, with one seed: twelve days of 3,000 vehicles take some seconds. Further seeds run on the toy town.</summary>
public class IllegalRefuellingTests
{
    private static readonly Lazy<BareRun> Run = new(() => BareRun.Of("illegal-refuelling", 1));

    [Fact]
    public void The_scenario_meets_all_its_objectives()
    {
        foreach (var objective in ScenarioFiles.Load("illegal-refuelling").Definition.Objectives) objective.Judge(Run.Value.Indicators).Verdict.ShouldBe(Verdict.Met, objective.Label.En);
    }

    [Fact]
    public void Alerts_are_as_many_and_as_seldom_right_as_those_of_the_citys_platform()
    {
        Run.Value.Hazmat("alerts.per-day")!.Value.ShouldBeInRange(40, 60);
        Run.Value.Hazmat("alerts.precision")!.Value.ShouldBeInRange(.02, .05);
    }

    [Fact]
    public void Innocent_stops_at_unregistered_places_outnumber_guilty_ones_more_than_fifty_to_one() =>
        Run.Value.Hazmat("stays.innocent-per-guilty")!.Value.ShouldBeGreaterThan(50);
}
