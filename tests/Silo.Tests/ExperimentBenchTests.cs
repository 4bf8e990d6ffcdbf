using Liandong.Scenarios.Experiments;
using Liandong.Silo.Workloads;

namespace Liandong.Silo.Tests;

/// <summary>What an experiment costs is measured on runs that are really made.</summary>
public sealed class ExperimentBenchTests
{
    [Fact]
    public async Task An_experiment_is_measured_and_leaves_nothing_behind()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "liandong-bench-*");
        var cost = await ExperimentBench.MeasureAsync(ExperimentBench.Of(ExperimentFiles.Load("storm-crews"), runs: 4), TestContext.Current.CancellationToken);
        cost.Seconds.ShouldBeGreaterThan(0);
        cost.Busy.ShouldBeGreaterThan(0);
        cost.PeakBytes.ShouldBeGreaterThan(10_000_000);
        Directory.GetDirectories(Path.GetTempPath(), "liandong-bench-*").Except(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_bare_loops_are_at_most_twice_one() => (await ExperimentBench.BareSpeedUpAsync()).ShouldBeInRange(0.2, 4);

    [Fact]
    public void The_storm_has_forty_runs_of_six_hours_in_all_of_Nantong()
    {
        var storm = ExperimentBench.Storm();
        storm.Replications(storm.Definition.FewestReplications).Length.ShouldBe(40);
        var scenario = storm.Alternatives.ShouldHaveSingleItem().Scenario.Definition;
        (scenario.Name, scenario.Duration.Milliseconds, scenario.City).ShouldBe(("flood-warning", 6 * 3_600_000L, "nantong"));
    }
}
