using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>What can be asked of stored runs without changing them.</summary>
public class StoredStormsTests(StoredStorms storms) : IClassFixture<StoredStorms>
{
    [Fact]
    public async Task The_build_that_made_a_run_is_the_one_that_the_program_tells()
    {
        var version = (await Client.Run(storms.Folder.Path, "--version")).Output.Trim();
        JsonNode.Parse(storms.First.Output)!["manifest"]!["versions"]!["Liandong"]!.GetValue<string>().ShouldBe(version);
    }

    [Fact]
    public async Task Verifying_says_equal_or_names_the_first_outcome_that_differs()
    {
        var folder = storms.Folder;
        foreach (var what in new[] { "runs/a", "a" })
        {
            var same = await Client.Run(folder.Path, "verify", what);
            same.Code.ShouldBe(CommandLine.Met, same.All);
            same.Output.ShouldStartWith("✓ Equal");
        }

        var different = await Client.Run(folder.Path, "verify", "runs/a", "b", "--json");
        different.Code.ShouldBe(CommandLine.NotMet, different.All);
        var difference = JsonNode.Parse(different.Output)!["difference"]!;
        difference["first"]!.ToJsonString().ShouldNotBe(difference["second"]!.ToJsonString());
        var told = await Client.Run(folder.Path, "verify", "runs/a", "runs/b");
        told.Output.ShouldContain("The first outcome that differs is number ");
        told.Output.ShouldContain(difference["first"]!["twin"]!.GetValue<string>());
        told.Output.ShouldContain("· different seeds: 1 and 2");
        told.Output.ShouldContain(difference["first"]!["name"]!["en"]!.GetValue<string>());
        var chinese = await Client.RunIn("zh_CN.UTF-8", folder.Path, "verify", "runs/a", "runs/b");
        chinese.Output.ShouldContain("· 随机种子不同：1 与 2");
        chinese.Output.ShouldContain(difference["first"]!["what"]!["zh"]!.GetValue<string>());
        chinese.Output.ShouldNotContain(difference["first"]!["kind"]!.GetValue<string>());
        (await Client.Run(folder.Path, "verify", "runs/c")).Code.ShouldBe(CommandLine.Wrong);
        JsonNode.Parse((await Client.Run(folder.Path, "runs", "--json")).Output)!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("a@14:00", "staff.crews=+2", "staff.crews=+2 cannot be changed from 2025-06-18 14:00 on")]
    [InlineData("a@21:00", "load.requests=3", "2025-06-18 21:00 lies outside the run, which goes from 2025-06-18 08:00 to 2025-06-18 20:00")]
    [InlineData("a@noon", "load.requests=3", "'noon' is no instant: write 06:30 (the first after the start)")]
    [InlineData("a", "load.requests=3", "'a' must be RUN@TIME")]
    public async Task A_fork_that_cannot_be_is_refused_and_leaves_nothing(string point, string set, string hint)
    {
        var folder = storms.Folder;
        var said = await Client.Run(folder.Path, "fork", point, "--set", set, "--out", "runs/f");
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain(hint);
        said.Output.ShouldBeEmpty();
        Directory.Exists(folder.Of("runs/f")).ShouldBeFalse();
        JsonNode.Parse((await Client.Run(folder.Path, "runs", "--json")).Output)!.AsArray().Count.ShouldBe(2);
    }
}
