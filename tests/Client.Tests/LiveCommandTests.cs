using System.Collections.Concurrent;
using System.Diagnostics;
using Liandong.Client.Runs;
using Liandong.Grains.Runs;

namespace Liandong.Client.Tests;

/// <summary>Paced runs, and who wants to reach one.</summary>
public class LiveCommandTests
{
    [Theory]
    [InlineData("--live needs --pace", "run", "toy-storm", "--live", "water")]
    [InlineData("unknown 'snow'", "run", "toy-storm", "--live", "snow", "--pace", "1")]
    [InlineData("unknown 'waybills'", "run", "toy-storm", "--live", "waybills", "--pace", "1")]
    [InlineData("the run has no devices for", "run", "toy-storm", "--live", "gps", "--pace", "1")]
    [InlineData("--pace must be max or how many times as fast as life, up to 100000; found fast", "run", "toy-storm", "--pace", "fast")]
    [InlineData("--window must be a whole number of milliseconds from 1 to 2000, found 5000", "run", "toy-storm", "--pace", "1", "--window", "5000")]
    [InlineData("no run nobody goes on here", "ask", "nobody", "hotline")]
    [InlineData("no run nobody goes on here", "feed", "nobody", "levels.csv")]
    [InlineData("--store needs --cluster", "ask", "nobody", "hotline", "--store", "here")]
    public async Task What_cannot_be_is_told_before_anything_is_left(string said, params string[] words)
    {
        using var folder = new TemporaryFolder();
        var answer = await Client.Run(folder.Path, words);
        answer.Code.ShouldBe(CommandLine.Wrong);
        string.Join(' ', answer.Errors.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ShouldContain(said);
        Directory.Exists(folder.Of("runs")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_paced_run_gives_the_digest_of_one_that_does_not_wait()
    {
        using var folder = new TemporaryFolder();
        var free = await Client.Run(folder.Path, "run", "toy-storm", "--duration", "6h", "--json", "--out", "runs/free");
        var paced = await Client.Run(folder.Path, "run", "toy-storm", "--duration", "6h", "--json", "--out", "runs/paced", "--pace", "50000", "--window", "70");

        paced.Errors.ShouldBeEmpty();
        Digest(paced).ShouldBe(Digest(free));
        Directory.GetFileSystemEntries(folder.Of("runs")).Select(Path.GetFileName).ShouldBe([".store", "free", "paced"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_twin_that_is_watched_is_shown_at_each_change_until_the_run_has_ended()
    {
        using var folder = new TemporaryFolder();
        var running = Client.Run(folder.Path, "run", "toy-storm", "--duration", "4h", "--pace", "400", "--out", "runs/live");
        await Askable(folder, running, "POND-STATION");
        var watched = await Client.Run(folder.Path, "ask", "live", "POND-STATION", "--watch", "--json");

        watched.Code.ShouldBe(CommandLine.Met, watched.Errors);
        (await running).Code.ShouldNotBe(CommandLine.Wrong);
        var shown = watched.Output.TrimEnd().Split('\n').Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!).ToArray();
        shown.Length.ShouldBeGreaterThan(2);
        shown.Select(state => state["timeMs"]!.GetValue<long>()).ShouldBeInOrder();
        foreach (var (one, next) in shown.Zip(shown.Skip(1))) next["fields"]!.ToJsonString().ShouldNotBe(one["fields"]!.ToJsonString());
    }

    [Fact]
    public async Task A_watch_goes_on_when_the_runs_process_is_killed_and_the_run_is_resumed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var folder = new TemporaryFolder();
        var stop = TestContext.Current.CancellationToken;
        var killed = Client.Run(folder.Path, "run", "toy-storm", "--duration", "4h", "--pace", "600", "--out", "runs/live");
        await Askable(folder, killed, "POND-STATION");
        await using var run = await OpenRun.FindAsync(folder.Of("runs/live"), cluster: null, store: null, stop);
        var (seen, first) = (new ConcurrentQueue<TwinFields>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var watch = new TwinFollower(run, new TwinNames(run.Model).Find("POND-STATION").Twin, TimeProvider.System).FollowAsync(Seen, stop);
        await first.Task.WaitAsync(stop);

        using (var process = Process.GetProcessById(LocalDoor.Read(folder.Of("runs/live"))!.Process)) process.Kill();
        (await killed).Code.ShouldBe(128 + Client.Kill);
        var before = seen.Count;
        var reached = seen.Max(state => state.Time);
        var resumed = await Client.Run(folder.Path, "runs", "resume", "live");
        await watch;

        resumed.Code.ShouldNotBe(CommandLine.Wrong, resumed.All);
        seen.Skip(before).Count(state => state.Time > reached).ShouldBeGreaterThan(1);

        void Seen(TwinFields state)
        {
            seen.Enqueue(state);
            first.TrySetResult();
        }
    }

    [Fact]
    public async Task What_has_no_front_door_is_not_watched()
    {
        using var folder = new TemporaryFolder();
        var running = Client.Run(folder.Path, "run", "toy-storm", "--duration", "4h", "--pace", "600", "--out", "runs/live");
        string said;
        do
        {
            running.IsCompleted.ShouldBeFalse("nobody could ask while it went on");
            said = (await Client.Run(folder.Path, "ask", "live", "hotline", "--watch")).Errors;
        }
        while (said.Contains("goes on here", StringComparison.Ordinal));

        said.ShouldContain("has no front door");
        await running;
    }

    [Fact]
    public async Task A_decision_is_carried_out_by_its_centre_and_what_is_none_is_told()
    {
        using var folder = new TemporaryFolder();
        var running = Client.Run(folder.Path, "run", "toy-storm", "--duration", "4h", "--pace", "300", "--out", "runs/live");
        await Askable(folder, running, "Toy District");

        var given = await Client.Run(folder.Path, "decide", "live", "Toy District", "warn", "4");
        var wrong = await Task.WhenAll(
            Client.Run(folder.Path, "decide", "live", "Toy District", "warn", "5"),
            Client.Run(folder.Path, "decide", "live", "Toy District", "wait", "1"),
            Client.Run(folder.Path, "decide", "live", "POND-STATION", "warn", "1"));
        System.Text.Json.Nodes.JsonNode fields;
        do
        {
            running.IsCompleted.ShouldBeFalse("the decision did not reach its centre");
            fields = System.Text.Json.Nodes.JsonNode.Parse((await Client.Run(folder.Path, "ask", "live", "Toy District", "--json")).Output)!["fields"]!;
        }
        while (fields["decisionsTaken"]!.GetValue<string>() != "1");

        given.Code.ShouldBe(CommandLine.Met, given.Errors);
        given.Output.ShouldContain("The decision of Toy District Command Centre is in the journal and holds from 2025-06-18 ");
        fields["warningLevel"]!.GetValue<string>().ShouldBe("4");
        wrong.Select(said => said.Code).ShouldAllBe(code => code == CommandLine.Wrong);
        foreach (var (said, message) in wrong.Zip((string[])["the level must be from 0 (lifted) to 4 (red), found '5'", "There is no decision 'wait'; write one of warn, post, urge", "POND-STATION is no command centre"])) said.Errors.ShouldContain(message);
        await running;
    }

    // Its door opens some time after its process has begun.
    private static async Task Askable(TemporaryFolder folder, Task running, string twin)
    {
        while ((await Client.Run(folder.Path, "ask", "live", twin)).Code != CommandLine.Met) running.IsCompleted.ShouldBeFalse("nobody could ask while it went on");
    }

    private static string Digest(Said said) => System.Text.Json.Nodes.JsonNode.Parse(said.Output)!["digest"]!.GetValue<string>();
}
