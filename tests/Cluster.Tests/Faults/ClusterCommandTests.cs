using System.Text.Json.Nodes;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>What people do with runs of a cluster: fork one while it goes on, verify, stop watching and come back.</summary>
public sealed class ClusterCommandTests(Azurite azurite)
{
    [Fact]
    public async Task A_run_of_a_cluster_is_watched_again_after_ctrl_c_forked_and_verified_with_the_digest_of_one_process()
    {
        using var folder = new TemporaryFolder();
        var name = azurite.NewName("commands");
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, name, members: 2);
        string[] there = ["--cluster", name, "--store", azurite.ConnectionString];
        string[] storm = ["run", "toy-storm", "--duration", "180d", "--set", "load.requests=10", "--json"];
        var alone = await Json(folder, [.. storm, "--store", folder.Of("store"), "--out", folder.Of("alone")]);

        // A watcher that goes leaves the run where it is.
        await using (var watching = Command.StartIn(folder.Path, [.. storm, .. there, "--out", folder.Of(name)]))
        {
            await Begun(cluster, name);
            watching.Interrupt();
            await watching.Ended();
        }

        var watched = await Json(folder, ["runs", "resume", name, .. there, "--out", folder.Of("watched"), "--json"]);
        var fork = await Json(folder, ["fork", name + "@5d", .. there, "--out", folder.Of("fork"), "--json"]);

        Digest(watched).ShouldBe(Digest(alone));
        Digest(fork).ShouldBe(Digest(alone));
        (await Said(folder, ["verify", folder.Of("watched"), folder.Of("fork")])).ShouldStartWith("✓ Equal");
        (await Said(folder, ["verify", name, .. there])).ShouldStartWith("✓");
    }

    private static async Task Begun(MemberCluster cluster, string run)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await MemberCluster.Patiently(() => cluster.Grains.GetGrain<Grains.Runs.IRunGrain>(run).Describe()) is null) await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private static string Digest(JsonNode said) => said["digest"]!.GetValue<string>();

    private static async Task<JsonNode> Json(TemporaryFolder folder, string[] words) => JsonNode.Parse(await Said(folder, words))!;

    private static async Task<string> Said(TemporaryFolder folder, string[] words)
    {
        await using var command = Command.StartIn(folder.Path, words);
        var (code, said) = await command.Ended();
        code.ShouldBeInRange(0, 2, said);
        code.ShouldNotBe(1, said);
        return said;
    }
}
