using System.Globalization;
using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>Experiments that go on from a stored run: <c>experiment --from</c>.</summary>
public class ExperimentFromTests
{
    [Fact]
    public async Task A_future_of_an_alternative_is_the_fork_with_its_seed()
    {
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/storm")).Code.ShouldBeOneOf(CommandLine.Met, CommandLine.NotMet);
        var experiment = await Client.Run(folder.Path, "experiment", "storm-now", "--from", "storm@10:05", "--json");
        var fork = await Client.Run(folder.Path, "fork", "storm@10:05", "--seed", "3", "--set", "staff.crew-pumps=200%", "--json");

        experiment.Code.ShouldBe(CommandLine.Met, experiment.All);
        var from = JsonNode.Parse(experiment.Output)!["from"]!;
        (from["run"]!.GetValue<string>(), from["at"]!.GetValue<string>(), from["until"]!.GetValue<string>()).ShouldBe(("storm", "2025-06-18T10:05:00", "2025-06-18T20:00:00"));
        var rows = await File.ReadAllLinesAsync(folder.Of("runs/experiment-storm-now-from-storm-0618-1005/experiment.csv"), TestContext.Current.CancellationToken);
        var hours = double.Parse(rows.Single(row => row.StartsWith("twice,3,flood.cell-hours,", StringComparison.Ordinal)).Split(',')[4], CultureInfo.InvariantCulture);
        // No water stands yet at five past ten, so what the fork measures from its beginning is the same.
        JsonNode.Parse(fork.Output)!["objectives"]!.AsArray().Single(objective => objective!["indicator"]!.GetValue<string>() == "flood.cell-hours")!["value"]!.GetValue<double>().ShouldBe(hours);
    }

    [Fact]
    public async Task What_cannot_be_is_told_before_the_first_run()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/storm");

        (await Errors(folder, "--from", "storm@10:20", "--for", "30h")).ShouldContain("--for 30h must be more than 0 and go no further than the run's end, 2025-06-18 20:00");
        (await Errors(folder, "--for", "3h")).ShouldContain("--for needs --from");
        (await Errors(folder, "--from", "storm")).ShouldContain("'storm' must be RUN@TIME");
        (await Errors(folder, "--from", "storn@10:20")).ShouldContain("There is no run storn; did you mean 'storm'?");
        (await Errors(folder, "--from", "storm@23:20")).ShouldContain("lies outside the run");
        Directory.GetDirectories(folder.Of("runs"), "experiment*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fork_is_its_parent_before_its_own_instant()
    {
        using var folder = new TemporaryFolder();
        await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/storm");
        (await Client.Run(folder.Path, "fork", "storm@12:00:30", "--seed", "2", "--out", "runs/other")).Code.ShouldNotBe(CommandLine.Wrong);

        var said = await Client.Run(folder.Path, "fork", "other@10:20", "--seed", "3");
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain("Run other is itself a fork of storm at 2025-06-18 12:00:30, and before that it is storm. To fork at 2025-06-18 10:20, write storm@2025-06-18 10:20.");
        var (ofFork, ofParent) = (await Client.Run(folder.Path, "experiment", "storm-now", "--from", "other@10:20:30", "--json", "--out", "a"), await Client.Run(folder.Path, "experiment", "storm-now", "--from", "storm@10:20:30", "--json", "--out", "b"));
        ofFork.Output.ShouldBe(ofParent.Output.Replace("\"run\": \"storm\"", "\"run\": \"other\"", StringComparison.Ordinal));
        (await File.ReadAllTextAsync(folder.Of("b/experiment.html"), TestContext.Current.CancellationToken)).ShouldContain("From run storm at 2025-06-18 10:20:30 on");
    }

    private static async Task<string> Errors(TemporaryFolder folder, params string[] options)
    {
        var said = await Client.Run(folder.Path, ["experiment", "storm-now", .. options]);
        said.Code.ShouldBe(CommandLine.Wrong, said.All);
        return said.Errors;
    }
}
