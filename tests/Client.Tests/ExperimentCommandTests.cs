using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>The command <c>experiment</c> as a user or another program meets it.</summary>
public class ExperimentCommandTests
{
    private const string Experiment =
        """
        name: toy
        title: {zh: 多一支抢险队, en: One more crew}
        question: {zh: 多一支好多少？, en: How much better is one more?}
        scenario: toy-storm
        set: {duration: 4h}
        alternatives:
          - {name: base, title: {zh: 现状, en: as it is}}
          - {name: more, title: {zh: 多一支, en: one more}, set: {staff.crews: "+1"}}
        replications: 6
        """;

    [Theory]
    [InlineData("en_US.UTF-8", "How much better is one more?", "12 runs, ", "Time to arrival (95th percentile), min, less is better", "多一支")]
    [InlineData("zh_CN.UTF-8", "多一支好多少？", "12 次运行，", "到场用时 95 分位，分钟，越小越好", "one more")]
    public async Task An_experiment_is_told_in_one_language(string language, string question, string runs, string table, string other)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.RunIn(language, folder.Path, "experiment", folder.Write("toy.yaml", Experiment));
        said.Errors.ShouldBeEmpty();
        said.Code.ShouldBe(CommandLine.Met);
        foreach (var part in (string[])[question, runs, table, "✓", "→"]) said.Output.ShouldContain(part);
        said.Output.ShouldNotContain(other);
        foreach (var file in new[] { "experiment.json", "experiment.csv" }) File.Exists(folder.Of("runs/experiment-toy/" + file)).ShouldBeTrue(file);
        Directory.GetFiles(folder.Of("runs/experiment-toy/replications")).Length.ShouldBe(12);
    }

    [Fact]
    public async Task Json_is_all_that_comes_out_and_is_the_file_that_is_kept()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "experiment", folder.Write("toy.yaml", Experiment), "--json", "--out", "a");
        said.Errors.ShouldBeEmpty();
        said.Output.TrimEnd().ShouldBe(await File.ReadAllTextAsync(folder.Of("a/experiment.json"), TestContext.Current.CancellationToken));
        var arrival = JsonNode.Parse(said.Output)!["indicators"]![0]!;
        arrival["name"]!.GetValue<string>().ShouldBe("orders.arrive.p95");
        arrival["alternatives"]!.AsArray().Select(one => one!["runs"]!.GetValue<int>()).ShouldBe([6, 6]);
        var compared = arrival["comparisons"]!.AsArray().ShouldHaveSingleItem()!;
        compared["finding"]!.GetValue<string>().ShouldBe("better");
        compared["difference"]!.GetValue<double>().ShouldBeLessThan(0);
        var rows = await File.ReadAllLinesAsync(folder.Of("a/experiment.csv"), TestContext.Current.CancellationToken);
        rows[0].ShouldBe("alternative,seed,indicator,unit,value,samples,more-than,run");
        rows.Length.ShouldBe(1 + (12 * 2));
    }

    [Fact]
    public async Task An_experiment_that_is_interrupted_goes_on_and_ends_as_if_nothing_had_been()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("toy.yaml", Experiment.Replace("replications: 6", "replications: 40", StringComparison.Ordinal));
        string[] command = ["experiment", file, "--json", "--runs-at-once", "1"];
        var left = await Client.RunAndSendAfter(Client.Interrupt, 4, folder.Of("a/replications"), "*.json", folder.Path, [.. command, "--out", "a"]);
        left.Code.ShouldBe(CommandLine.Wrong, left.All);
        left.Errors.ShouldContain("of 80 runs are done and kept");
        var kept = Directory.GetFiles(folder.Of("a/replications"), "*.json").Length;
        kept.ShouldBeInRange(4, 79);
        var goneOn = await Client.Run(folder.Path, [.. command, "--out", "a"]);
        var undisturbed = await Client.Run(folder.Path, [.. command[..3], "--out", "b"]);
        goneOn.Code.ShouldBe(CommandLine.Met);
        goneOn.Output.ShouldBe(undisturbed.Output);
        (await File.ReadAllBytesAsync(folder.Of("a/experiment.csv"), TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllBytesAsync(folder.Of("b/experiment.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("staff.crews", "staf.crews", "toy.yaml:8: there is no path staf.crews; did you mean 'staff.crews'?")]
    [InlineData("scenario: toy-storm", "scenario: toy-strom", "toy.yaml:4: scenario: toy-strom: no bundled scenario has this name")]
    public async Task What_is_wrong_in_the_file_is_told_before_the_first_run(string right, string wrong, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("toy.yaml", Experiment.Replace(right, wrong, StringComparison.Ordinal));
        var said = await Client.Run(folder.Path, "experiment", "toy.yaml");
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain(message);
        said.Output.ShouldBeEmpty();
        Directory.Exists(folder.Of("runs")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--runs-at-once", "0", "--runs-at-once must be a whole number from 1, found 0")]
    [InlineData("--out", ".", "exists already")]
    [InlineData("--store", "UseDevelopmentStorage=true", "--store needs --cluster")]
    [InlineData("--cancel", "true", "--cancel needs --cluster")]
    [InlineData("--cluster", "city", "A cluster needs an Azure Storage account")]
    [InlineData("--cluster", "city", "--runs-at-once does not go with --cluster", "--runs-at-once", "2")]
    public async Task An_option_that_cannot_be_is_refused(string option, string value, string message, params string[] others)
    {
        using var folder = new TemporaryFolder();
        folder.Write("toy.yaml", Experiment);
        var said = await Client.Run(folder.Path, ["experiment", "toy.yaml", option, value, .. others]);
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain(message);
    }
}
