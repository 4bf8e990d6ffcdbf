using Liandong.Scenarios.Definition;
using Liandong.Silo.Workloads;

namespace Liandong.Silo.Tests;

/// <summary>What recovery costs is measured on what is really recovered.</summary>
public sealed class RecoveryBenchTests
{
    [Fact]
    public async Task Half_of_the_scenario_is_replayed_with_the_inputs_that_the_centres_gave_on_the_way()
    {
        var scenario = ScenarioFiles.Load("toy-storm", [Override.Parse("duration=4h")]);
        var city = CityRunBuilder.Devices(CityRunBuilder.Definition(scenario, seed: 1)).City;

        var cost = await RecoveryBench.MeasureAsync(scenario, repeats: 1, TestContext.Current.CancellationToken);

        cost.Replayed.Milliseconds.ShouldBeInRange(7_000_000, 2 * 3_600_000);
        cost.Inputs.ShouldBe(3 * city.Counties.Length);
        cost.ReplaySpeed.ShouldBeGreaterThan(1);
    }
}
