using Liandong.Scenarios.Definition;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>
/// Whether what the generator hides is found: over 200 fortnights of the toy town, of which some have shared systems that are down for hours or days and some a model that
/// goes live late. The bounds were stated after a first run, somewhat below what it gave; the 95 % intervals are held against them.
/// </summary>
public class RefuellingDetectionTests
{
    /// <summary>The least share of rings that must be found.</summary>
    internal const double LeastRecall = .85;

    /// <summary>The least share of alarms that must be right.</summary>
    internal const double LeastPrecision = .8;

    private const int Some = 40;

    [Fact]
    public void Of_two_hundred_rings_most_are_found_and_most_alarms_are_right()
    {
        var trial = RefuellingTrial.TwoHundred.Value;
        Print("as generated", trial);
        trial.Recall.Of.ShouldBe(RefuellingTrial.Seeds);
        trial.Recall.Low.ShouldBeGreaterThanOrEqualTo(LeastRecall);
        trial.Precision.Low.ShouldBeGreaterThanOrEqualTo(LeastPrecision);
        trial.TracedFirst.Low.ShouldBeGreaterThanOrEqualTo(.9);
    }

    [Fact]
    public void A_blind_detector_fails_that_test_and_one_that_cries_at_everything_fails_it_too()
    {
        var blind = RefuellingTrial.Of(Some, scenario => WithAlarm(scenario, 1_001));
        Print("blind", blind);
        blind.Recall.High.ShouldBeLessThan(LeastRecall);
        var nervous = RefuellingTrial.Of(Some, scenario => WithAlarm(scenario, 500));
        Print("nervous", nervous);
        nervous.Precision.High.ShouldBeLessThan(LeastPrecision);
    }

    [Fact]
    public void Without_waybills_fewer_rings_are_found_and_later_but_not_none()
    {
        var whole = new RefuellingTrial([.. RefuellingTrial.TwoHundred.Value.Worlds.Take(Some)]);
        var without = RefuellingTrial.Of(Some, scenario => scenario with { HazmatWatch = scenario.HazmatWatch! with { Sources = [.. scenario.HazmatWatch.Sources.Where(source => source.Code != "PSB-EWB"), new SourceChange("PSB-EWB", false, null, [])] } });
        Print("with waybills", whole);
        Print("without", without);
        without.Recall.High.ShouldBeLessThan(whole.Recall.Low);
        without.Recall.Low.ShouldBeGreaterThan(.2);
        without.DaysToAlarm.ShouldBeGreaterThan(whole.DaysToAlarm);
    }

    private static ScenarioDefinition WithAlarm(ScenarioDefinition scenario, int score) => scenario with { HazmatWatch = scenario.HazmatWatch! with { AlarmScore = score } };

    private static void Print(string what, RefuellingTrial trial) => TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {trial}");
}
