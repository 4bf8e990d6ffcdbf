using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>The command <c>compare</c> as a user or another program meets it.</summary>
public sealed class CompareCommandTests(ComparedStorms storms) : IClassFixture<ComparedStorms>
{
    private TemporaryFolder Folder => storms.Folder;

    [Theory]
    [InlineData("en_US.UTF-8", "“staff.crews=+2”", "“the scenario as it is”: 2 runs, seeds 1, 2", "The seeds are the same: compared in pairs", "原情景")]
    [InlineData("zh_CN.UTF-8", "“staff.crews=+2”", "“原情景”：2 次运行，种子 1, 2", "种子相同，成对比较", "compared")]
    public async Task Runs_that_differ_only_by_seed_are_runs_of_one_alternative_and_compared_in_pairs(string language, string change, string runs, string paired, string other)
    {
        var said = await Client.RunIn(language, Folder.Path, "compare", "runs/b", "runs/more-b", "runs/a", "runs/more-a");
        said.Errors.ShouldBeEmpty();
        said.Code.ShouldBe(CommandLine.Met);
        foreach (var part in (string[])[change, runs, paired, "→", "±"]) said.Output.ShouldContain(part);
        said.Output.ShouldNotContain(other);
    }

    [Fact]
    public async Task Of_one_run_each_both_values_and_their_distance_are_told_and_no_certainty()
    {
        var said = await Client.Run(Folder.Path, "compare", "runs/a", "runs/more-a", "--indicators", "orders.arrive.p95,flood.cell-hours", "--json");
        said.Errors.ShouldBeEmpty();
        var indicators = JsonNode.Parse(said.Output)!["indicators"]!.AsArray();
        indicators.Select(one => one!["name"]!.GetValue<string>()).ShouldBe(["orders.arrive.p95", "flood.cell-hours"]);
        foreach (var one in indicators.Select(indicator => indicator!["comparisons"]![0]!))
        {
            one["finding"]!.GetValue<string>().ShouldBe("single");
            one["words"]!["en"]!.GetValue<string>().ShouldStartWith("A single run shows no certainty: ");
            one["difference"]!.GetValue<double>().ShouldBe(one["to"]!.GetValue<double>() - one["from"]!.GetValue<double>(), 1e-9);
            foreach (var unknown in new[] { "halfWidth", "p", "pHolm" }) one[unknown].ShouldBeNull(unknown);
        }
    }

    [Fact]
    public async Task Runs_with_other_seeds_are_not_paired_and_a_page_is_written_where_it_is_asked_for()
    {
        var said = await Client.Run(Folder.Path, "compare", "runs/a", "runs/b", "runs/more-b", "runs/more-c", "--out", "compared");
        said.Errors.ShouldBeEmpty();
        said.Output.ShouldContain("The seeds differ: not compared in pairs");
        said.Output.ShouldContain(Path.Combine("compared", "comparison.html"));
        JsonNode.Parse(await File.ReadAllTextAsync(Folder.Of("compared/comparison.json"), TestContext.Current.CancellationToken))!["paired"]!.GetValue<bool>().ShouldBeFalse();
        (await File.ReadAllTextAsync(Folder.Of("compared/comparison.html"), TestContext.Current.CancellationToken)).ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task A_run_is_found_by_its_id()
    {
        var said = await Client.Run(Folder.Path, "compare", "a", "more-a", "--json");
        said.Errors.ShouldBeEmpty();
        JsonNode.Parse(said.Output)!["alternatives"]!.AsArray().Select(one => one!["title"]!["en"]!.GetValue<string>()).ShouldBe(["the scenario as it is", "staff.crews=+2"]);
    }

    [Theory]
    [InlineData("There is nothing to compare runs/a with", "runs/a")]
    [InlineData("There is no folder runs/nowhere.", "runs/a", "runs/nowhere")]
    [InlineData("runs/a and runs/a are the same run, with the same scenario, changes and seed", "runs/a", "runs/a", "runs/more-a")]
    [InlineData("These 2 runs differ only by their seeds", "runs/a", "runs/b")]
    [InlineData("runs/a and runs/short differ in their duration (", "runs/a", "runs/short")]
    [InlineData("orders.arive.p95", "runs/a", "runs/more-a", "--indicators", "orders.arive.p95")]
    public async Task What_cannot_be_compared_is_told_with_what_could_be(string message, params string[] words)
    {
        var said = await Client.Run(Folder.Path, [.. words.Prepend("compare")]);
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain(message);
        said.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_experiments_folder_shows_its_table_again()
    {
        const string Experiment =
            """
            name: toy
            title: {zh: 多一支抢险队, en: One more crew}
            question: {zh: 多一支好多少？, en: How much better is one more?}
            scenario: toy-storm
            set: {duration: 4h}
            alternatives:
              - {name: base, title: {zh: 现状, en: as it is}}
              - {name: more, title: {zh: 多一支, en: one more}, set: {staff.crews: "+1"}}
            replications: 3
            """;
        var made = await Client.Run(Folder.Path, "experiment", Folder.Write("toy.yaml", Experiment), "--out", "runs/toy");
        made.Errors.ShouldBeEmpty();
        File.Exists(Folder.Of("runs/toy/experiment.html")).ShouldBeTrue();
        var again = await Client.Run(Folder.Path, "compare", "runs/toy");
        again.Errors.ShouldBeEmpty();
        var table = made.Output[made.Output.IndexOf("Time to arrival", StringComparison.Ordinal)..made.Output.IndexOf("6 runs", StringComparison.Ordinal)];
        again.Output.ShouldContain(table.TrimEnd());
    }
}

/// <summary>Runs of the toy city's storm: as it is with seeds 1 and 2, with two more crews and seeds 1, 2 and 3, and a short one.</summary>
public sealed class ComparedStorms : IAsyncLifetime
{
    internal TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, seed, more) in new[] { ("a", "1", ""), ("b", "2", ""), ("more-a", "1", "staff.crews=+2"), ("more-b", "2", "staff.crews=+2"), ("more-c", "3", "staff.crews=+2"), ("short", "1", "duration=5h") })
        {
            string[] change = more.Length == 0 ? [] : ["--set", more];
            await Client.Run(Folder.Path, ["run", "toy-storm", "--json", "--seed", seed, .. change, "--out", "runs/" + name]);
        }
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
