using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>A hundred experiments of a hundred runs each with an M/M/3 file: some ninety-five have the true mean in their 95 % interval.</summary>
public class QueueCoverageTests
{
    private const int Experiments = 100;
    private const int Replications = 100;

    // λ 30 an hour and 4 min each on three servers: C = 0.44444, Wq = 1.7778 min.
    private const double Wait = 1.77778 * 60_000;

    [Fact]
    public async Task The_interval_of_an_experiment_with_three_servers_holds_the_wait_of_M_M_3()
    {
        using var folder = new TemporaryFolder();
        Queue.Write(folder, callsPerDay: 720, hours: 24, operators: 3, talk: "4min");
        var experiment = ExperimentFiles.Load(folder.Write("three.yaml", $"""
            name: three
            title: {"{zh: 三个席位, en: Three operators}"}
            question: {"{zh: 等多久？, en: How long is the wait?}"}
            scenario: ./queue.yaml
            alternatives: {"[{name: three, title: {zh: 三席, en: three}}]"}
            replications: {Experiments * Replications}
            indicators: [hotline.wait.mean]
            """));
        var measured = new Measurement[Experiments * Replications];
        SeededAlternative[] runs = [.. experiment.Replications(measured.Length).Select(run => new SeededAlternative(experiment.Alternatives[0], run.Seed))];
        await new ReplicationsHere(2).MakeAsync(runs, (place, figures) => measured[place] = figures.Indicators["hotline.wait.mean"], TestContext.Current.CancellationToken);

        var covered = measured.Chunk(Replications).Select(Estimate.Of).Count(estimate => Math.Abs(estimate.Mean!.Value - Wait) <= estimate.HalfWidth);
        TestContext.Current.SendDiagnosticMessage($"{covered} of {Experiments} hold {Wait:F0} ms; over all runs it is {measured.Average(one => one.Value):F0} ms");
        covered.ShouldBeInRange(90, 99);
    }
}
