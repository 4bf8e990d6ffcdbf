using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>
/// Crews with a fifth more pumps in the toy city's storm, twenty runs with and twenty without: which inlets are blocked differs from seed to seed far more than
/// the pumps matter, so only runs that share them tell what the pumps do.
/// </summary>
public class CommonRandomNumbersTests
{
    private const int Replications = 20;

    [Fact]
    public async Task Common_random_numbers_make_the_interval_of_a_difference_at_least_three_times_narrower()
    {
        using var folder = new TemporaryFolder();
        var common = await Compared(folder, "random-numbers: common");
        var independent = await Compared(folder, "random-numbers: independent");
        (independent.Difference.HalfWidth!.Value / common.Difference.HalfWidth!.Value).ShouldBeGreaterThan(3);
        common.Finding.ShouldBe(Finding.Better);
        independent.Finding.ShouldBe(Finding.NotShown);
    }

    private static async Task<BesideTheBase> Compared(TemporaryFolder folder, string line)
    {
        var experiment = ToyExperiment.Of("{staff.crew-pumps: 120%}", "[flood.cell-hours]", Replications, line);
        var results = await new ExperimentRunner(experiment, new ReplicationBook(ReplicationFolder.Open(folder.Path), new ReplicationsHere(2), TimeProvider.System)).RunAsync(_ => { }, TestContext.Current.CancellationToken);
        return ExperimentSummary.Of(results).Single().Comparisons.Single();
    }
}
