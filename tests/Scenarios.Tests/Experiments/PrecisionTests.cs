using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>Runs are made until a mean is known well enough.</summary>
public class PrecisionTests
{
    private const string Rule = "{least: 4, most: 100, until: [{indicator: flood.cell-hours, half-width: 0.5}]}";

    [Theory]
    [InlineData(0.001, null)]
    [InlineData(0.3, 5)]
    [InlineData(10.0, 8)]
    public void What_is_not_known_well_enough_gets_the_runs_that_it_needs_and_not_more_than_twice_as_many_at_a_time(double deviation, int? next)
    {
        var experiment = FactorExperiment.Of(replications: Rule);
        var results = FactorExperiment.Results(experiment, (_, number) => number % 2 == 0 ? deviation : -deviation, each: 4);
        PrecisionRule.Next(results).ShouldBe(next);
    }

    [Fact]
    public void Where_half_of_the_runs_have_nothing_to_measure_it_by_it_takes_twice_as_many()
    {
        var results = FactorExperiment.Results(FactorExperiment.Of(replications: Rule), (_, number) => number % 2 == 1 ? null : number % 4 == 0 ? 0.3 : -0.3, each: 8);
        PrecisionRule.Next(results).ShouldBe(10);
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(9, 10)]
    [InlineData(10, null)]
    public void A_few_runs_that_all_measure_the_same_do_not_say_that_there_is_no_variance(int each, int? next)
    {
        var results = FactorExperiment.Results(FactorExperiment.Of(replications: Rule), (_, _) => 5, each);
        PrecisionRule.Next(results).ShouldBe(next);
        results.Imprecise.Any().ShouldBe(next is not null);
    }

    [Fact]
    public void What_runs_still_await_is_not_known_however_alike_the_others_are_and_no_more_are_made_for_it()
    {
        var results = FactorExperiment.Measured(FactorExperiment.Of(replications: Rule), (levels, number) => levels[0] == 1 && number == 0 ? new(null, 99, null) : new(5 + (number % 2 * 0.01), null, null), each: 12);
        results.Imprecise.ShouldHaveSingleItem();
        PrecisionRule.Next(results).ShouldBeNull();
    }

    [Fact]
    public void There_are_never_more_than_the_most_and_what_is_missing_is_said()
    {
        var results = FactorExperiment.Results(FactorExperiment.Of(replications: Rule), (_, number) => number % 2 * 1000, each: 100);
        PrecisionRule.Next(results).ShouldBeNull();
        results.Imprecise.Single().Indicator.ShouldBe("flood.cell-hours");
    }

    [Fact]
    public async Task An_experiment_stops_as_soon_as_it_is_precise_and_its_runs_are_those_of_a_fixed_number()
    {
        using var folder = new TemporaryFolder();
        var text = ToyExperiment.Text(indicators: "[flood.cell-hours]");
        var ruled = await Results(folder, text.Replace("replications: 3", "replications: {least: 3, most: 40, until: [{indicator: flood.cell-hours, relative-half-width: 40%}]}", StringComparison.Ordinal));
        ruled.Each.ShouldBeInRange(3, 39);
        ruled.Imprecise.ShouldBeEmpty();
        var plain = await Results(folder, text.Replace("replications: 3", $"replications: {ruled.Each}", StringComparison.Ordinal));
        ExperimentExport.Csv(plain).ShouldBe(ExperimentExport.Csv(ruled));
    }

    [Theory]
    [InlineData("{most: 10}", "until")]
    [InlineData("{most: 10, until: []}", "one indicator at least")]
    [InlineData("{most: 10, until: [{indicator: flood.cell-hours}]}", "write one of half-width")]
    [InlineData("{most: 10, until: [{indicator: flood.cell-hours, half-width: 0}]}", "must be above 0")]
    [InlineData("{most: 10, until: [{indicator: orders.count, half-width: 3}]}", "not among the indicators")]
    [InlineData("{most: 10, until: [{indicator: flod.cell-hours, half-width: 3}]}", "Nearest")]
    [InlineData("{least: 20, most: 10, until: [{indicator: flood.cell-hours, half-width: 3}]}", "from 2 to 10")]
    public void A_rule_that_cannot_be_followed_is_refused(string rule, string en) =>
        Should.Throw<DefinitionException>(() => FactorExperiment.Of(replications: rule)).All.ShouldContain(one => one.En.Contains(en, StringComparison.Ordinal));

    private static Task<ExperimentResults> Results(TemporaryFolder folder, string text) =>
        new ExperimentRunner(ExperimentFiles.Parse(text, "toy.yaml"), new ReplicationBook(ReplicationFolder.Open(folder.Path), new ReplicationsHere(2), TimeProvider.System)).RunAsync(_ => { }, TestContext.Current.CancellationToken);
}
