using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments.Capacity;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>An experiment with a stationary scenario finds its warm-up.</summary>
public class WarmUpPilotTests
{
    private const int Experiments = 20;
    private const int Replications = 100;

    // λ 30 an hour and 4 min each on three servers: Wq = 1.7778 min.
    private const double Wait = 1.77778 * 60_000;

    [Fact]
    public async Task Without_the_filling_of_the_queue_intervals_hold_the_wait_of_M_M_3()
    {
        using var folder = new TemporaryFolder();
        var settled = await Settled(folder, Load(folder, Experiments * Replications, hours: 24));
        settled.WarmUp!.Value.Minutes.ShouldBeInRange(1, 6 * 60);
        var made = await Made(settled, Experiments * Replications);
        var covered = made.Select(figures => figures.Indicators["hotline.wait.mean"]).Chunk(Replications).Select(Estimate.Of).Count(estimate => Math.Abs(estimate.Mean!.Value - Wait) <= estimate.HalfWidth);
        TestContext.Current.SendDiagnosticMessage($"{covered} of {Experiments} after {settled.WarmUp}; the mean of all is {made.Average(figures => figures.Indicators["hotline.wait.mean"].Value):F0} ms");
        covered.ShouldBeInRange(17, 20);
    }

    [Fact]
    public async Task What_was_found_is_a_warm_up_like_any_other()
    {
        using var folder = new TemporaryFolder();
        var results = await Results(folder, Load(folder, replications: 3, hours: 24));
        var found = results.Experiment.WarmUp!.Value;
        results.Experiment.Alternatives[0].Scenario.Definition.WarmUp.ShouldBe(found);
        ExperimentExport.Json(results).ShouldContain("\"method\": \"mser-5\"");
        var same = await Results(folder, Load(folder, replications: 3, hours: 24, warmUp: $"{found.Minutes}min"));
        same.Experiment.WarmUp.ShouldBeNull();
        same.Of(0, 0).ShouldBe(results.Of(0, 0));
    }

    [Fact]
    public async Task A_queue_that_only_grows_has_no_warm_up_to_be_found()
    {
        using var folder = new TemporaryFolder();
        var error = await Should.ThrowAsync<WarmUpNotFoundException>(() => Settled(folder, Load(folder, replications: 4, hours: 12, operators: 1)));
        error.Text.En.ShouldContain("have not become steady");
    }

    [Fact]
    public async Task A_handful_of_calls_tells_nothing()
    {
        using var folder = new TemporaryFolder();
        (await Should.ThrowAsync<WarmUpNotFoundException>(() => Settled(folder, Load(folder, replications: 4, hours: 3, operators: 9, callsPerDay: 100)))).Text.En.ShouldContain("too few to tell");
    }

    [Theory]
    [InlineData("load: {requests: 720}", "load.flat must be true")]
    [InlineData("hotline: {operators: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]}", "hotline.operators must be one number")]
    [InlineData("hotline: {talk: {mean: 4min, exponential: true}}", "hotline.operators must be one number")]
    [InlineData("rain: [{kind: hourly, hours: [1]}]", "there can be no rain")]
    [InlineData("elders: {}", "there can be no elders")]
    public void What_changes_with_the_hour_has_no_steady_state(string section, string en)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, hours: 24, operators: 3, warmUp: "mser-5");
        var key = section.Split(':')[0];
        File.WriteAllLines(path, [.. File.ReadAllLines(path).Where(line => !line.StartsWith(key + ":", StringComparison.Ordinal)), section]);
        Should.Throw<DefinitionException>(() => ScenarioFiles.Load(path)).All.ShouldContain(one => one.En.Contains(en, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_found_by_waits_and_serves_no_other_indicator()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<DefinitionException>(() => Load(folder, replications: 2, hours: 24, indicator: "orders.close.mean")).All.Single().En.ShouldContain("says nothing of orders.close.mean");
    }

    [Fact]
    public void A_search_tries_values_without_a_steady_state()
    {
        using var folder = new TemporaryFolder();
        var question = new CapacityQuestion
        {
            Scenario = Write(folder, hours: 24, operators: 3, warmUp: "mser-5"),
            Set = [],
            Paths = ["hotline.operators"],
            Range = LevelRange.TryParse("1..9", out _)!,
            IsLoad = false,
            Objectives = [CapacityQuestion.Until("hotline.wait.mean <= 1min")],
        };
        Should.Throw<DefinitionException>(() => new CapacitySearch(question, Book(folder))).En.ShouldContain("never become steady");
    }

    private static Task<Experiment> Settled(TemporaryFolder folder, Experiment experiment) => new WarmUpPilot(experiment, Book(folder)).SettleAsync(_ => { }, TestContext.Current.CancellationToken);

    private static Task<ExperimentResults> Results(TemporaryFolder folder, Experiment experiment) => new ExperimentRunner(experiment, Book(folder)).RunAsync(_ => { }, TestContext.Current.CancellationToken);

    private static ReplicationBook Book(TemporaryFolder folder) => new(ReplicationFolder.Open(folder.Path + "/out"), new ReplicationsHere(2), TimeProvider.System);

    private static async Task<ReplicationFigures[]> Made(Experiment experiment, int count)
    {
        var made = new ReplicationFigures[count];
        SeededAlternative[] runs = [.. experiment.Replications(count).Select(run => new SeededAlternative(experiment.Alternatives[0], run.Seed))];
        await new ReplicationsHere(2).MakeAsync(runs, (place, figures) => made[place] = figures, TestContext.Current.CancellationToken);
        return made;
    }

    private static Experiment Load(TemporaryFolder folder, int replications, int hours, int operators = 3, string warmUp = "mser-5", string indicator = "hotline.wait.mean", int callsPerDay = 720)
    {
        Write(folder, hours, operators, warmUp, callsPerDay);
        return ExperimentFiles.Load(folder.Write("three.yaml", $"""
            name: three
            title: {"{zh: 三个席位, en: Three operators}"}
            question: {"{zh: 等多久？, en: How long is the wait?}"}
            scenario: ./queue.yaml
            alternatives: {"[{name: three, title: {zh: 三席, en: three}}]"}
            replications: {replications}
            indicators: [{indicator}]
            """));
    }

    private static string Write(TemporaryFolder folder, int hours, int operators, string warmUp, int callsPerDay = 720)
    {
        var path = Queue.Write(folder, callsPerDay, hours, operators, talk: "4min");
        File.WriteAllText(path, File.ReadAllText(path).Replace("warm-up: 2h", "warm-up: " + warmUp, StringComparison.Ordinal));
        return path;
    }
}
