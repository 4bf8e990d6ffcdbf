using Liandong.Scenarios.Experiments.Capacity;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>The command <c>capacity --cluster</c>: members as processes, and the command as its user starts it.</summary>
public sealed class ClusterCapacityTests(Azurite azurite)
{
    [Fact]
    public async Task A_search_by_a_cluster_that_loses_a_member_comes_to_the_answer_of_one_process()
    {
        using var folder = new TemporaryFolder();
        var name = azurite.NewName("capacity");
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, name, members: 2, ["--runs-at-once", "1"]);
        await using var search = Search(folder, "there", "--cluster", name, "--store", azurite.ConnectionString);
        await Made(folder.Of("there", "replications"), atLeast: 3);
        await cluster.Members[0].Kill();
        search.Lives.ShouldBeTrue("the search ended before anything was lost");
        var (code, said) = await search.Ended();
        await using var here = Search(folder, "here");
        (await here.Ended()).Code.ShouldBe(code, said);

        said.ShouldContain("by the cluster " + name);
        (await File.ReadAllTextAsync(folder.Of("there", CapacityExport.JsonName), TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllTextAsync(folder.Of("here", CapacityExport.JsonName), TestContext.Current.CancellationToken));
        // A page is handed on; the store's key is not.
        var page = await File.ReadAllTextAsync(folder.Of("there", CapacityPage.Name), TestContext.Current.CancellationToken);
        page.ShouldNotContain("AccountKey");
        page.ShouldContain(" --cluster ");
    }

    private static Command Search(TemporaryFolder folder, string into, params IEnumerable<string> further) => Command.Start(
        ["capacity", "toy-storm", "--set", "duration=4h", "--vary", "staff.crew-pumps=50%..400%/50%", "--until", "flood.cell-hours <= 0.3", "--fewest-runs", "10", "--most-runs", "40", "--out", folder.Of(into), .. further]);

    private static async Task Made(string folder, int atLeast)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.json").Length < atLeast) await looks.WaitForNextTickAsync(limit.Token);
    }
}
