using Liandong.Scenarios.Definition;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>Every bundled scenario with seed 1.</summary>
public class FirstSeedTests
{
    [Fact]
    public void Every_bundled_scenario_has_a_row_and_stands_on_something()
    {
        ScenarioRows.All.Select(row => row.Scenario).ShouldBe(ScenarioFiles.BuiltIn().Select(scenario => scenario.Name));
        ScenarioRows.All.ShouldAllBe(row => row.Needs.Length > 0 && row.Needs.All(resource => resource.Fails.Length > 0));
    }

    [Theory]
    [MemberData(nameof(ScenarioRows.Seeds), 1, 1, MemberType = typeof(ScenarioRows))]
    public void A_scenario_meets_its_objectives_or_misses_those_that_its_row_states(string scenario, int seed) =>
        ScenarioRows.ShouldDoAsItsRowStates(scenario, seed);
}

/// <summary>The bundled scenarios with further seeds.</summary>
public class FurtherSeedsTests
{
    [Theory]
    [MemberData(nameof(ScenarioRows.Seeds), 2, 5, MemberType = typeof(ScenarioRows))]
    public void A_scenario_meets_its_objectives_or_misses_those_that_its_row_states(string scenario, int seed) =>
        ScenarioRows.ShouldDoAsItsRowStates(scenario, seed);
}

/// <summary>Every bundled scenario without what it stands on.</summary>
public class KeyResourceTests
{
    [Theory]
    [MemberData(nameof(ScenarioRows.Resources), MemberType = typeof(ScenarioRows))]
    public void It_fails_without_what_it_stands_on(string scenario, string taken) => ScenarioRows.ShouldFailWithout(taken, scenario);
}
