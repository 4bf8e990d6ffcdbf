using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>A warm-up that is to be found, as a user meets it.</summary>
public class WarmUpCommandTests
{
    private const string Scenario =
        """
        name: queue
        title: {zh: 两个坐席, en: Two operators}
        question: {zh: 等待够短吗？, en: Is the wait short enough?}
        city: toytown
        start: 2025-06-16 00:00
        duration: 24h
        warm-up: mser-5
        load: {requests: 3, flat: true}
        hotline: {by-phone: 100%, call-backs: 0%, patience: none, operators: 2, talk: {mean: 4min, exponential: true}}
        """;

    private const string Experiment =
        """
        name: operators
        title: {zh: 几个坐席, en: How many operators}
        question: {zh: 多一个坐席少等多久？, en: How much shorter is the wait with one more?}
        scenario: ./queue.yaml
        alternatives:
          - {name: two, title: {zh: 两个, en: two}}
          - {name: three, title: {zh: 三个, en: three}, set: {hotline.operators: 3}}
        replications: 3
        indicators: [hotline.wait.mean]
        """;

    [Fact]
    public async Task An_experiment_finds_it_tells_it_and_shows_it_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("queue.yaml", Scenario);
        var said = await Client.RunIn("en_US.UTF-8", folder.Path, "experiment", folder.Write("operators.yaml", Experiment));
        said.Errors.ShouldBeEmpty();
        said.Code.ShouldBe(CommandLine.Met);
        said.Output.ShouldContain("by MSER-5 from 20 runs of each alternative with seeds of their own");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(folder.Of("runs/experiment-operators/experiment.json"), TestContext.Current.CancellationToken))!;
        var minutes = kept["warmUp"]!["minutes"]!.GetValue<double>();
        kept["alternatives"]!.AsArray().Select(one => one!["set"]!["warm-up"]!.GetValue<string>()).Distinct().Count().ShouldBe(1);
        minutes.ShouldBeInRange(0, 12 * 60);
        Directory.GetFiles(folder.Of("runs/experiment-operators/replications")).Length.ShouldBe((20 + 3) * 2);

        var again = await Client.RunIn("en_US.UTF-8", folder.Path, "compare", "runs/experiment-operators", "--out", "again");
        again.Code.ShouldBe(CommandLine.Met, again.Errors);
        (await File.ReadAllTextAsync(folder.Of("again/comparison.html"), TestContext.Current.CancellationToken)).ShouldContain("by MSER-5 from 20 runs of each alternative");
    }

    [Fact]
    public async Task A_run_of_its_own_has_nothing_to_find_it_by()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.RunIn("en_US.UTF-8", folder.Path, "run", folder.Write("queue.yaml", Scenario));
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain("--set warm-up=2h");
        Directory.Exists(folder.Of("runs")).ShouldBeFalse();
    }
}
