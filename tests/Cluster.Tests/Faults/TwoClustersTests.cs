using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Silo;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>Two clusters that keep their runs in one account.</summary>
public sealed class TwoClustersTests(Azurite azurite)
{
    private static readonly RunDefinition Definition = CityRunBuilder.Definition(ScenarioFiles.Load("toy-storm"), seed: 13);

    [Fact]
    public async Task A_cluster_leaves_the_runs_of_another_one_alone_until_it_is_told_to_go_on_with_them()
    {
        await using var theirs = await MemberCluster.Start(azurite.ConnectionString, azurite.NewName("theirs"), members: 1);
        var their = await Started(theirs, pace: "60");
        foreach (var member in theirs.Members) await member.Kill();

        // One look at the list of runs is enough for one's own, and would be for theirs.
        await using var mine = await MemberCluster.Start(azurite.ConnectionString, azurite.NewName("mine"), members: 1);
        var own = await Started(mine, pace: "2000");
        await mine.Members[0].Kill();
        await mine.StartAll();
        (await mine.EndOf(own)).Epoch.ShouldBeGreaterThan(1);

        var seen = mine.Grains.GetGrain<IRunGrain>(their.GetPrimaryKeyString());
        var left = await MemberCluster.Patiently(() => seen.Status());
        (left.State, left.Epoch).ShouldBe((RunState.Interrupted, 1));
        await MemberCluster.Patiently(async () =>
        {
            await seen.Resume();
            return true;
        });
        (await mine.Until(seen, status => status.State == RunState.Running)).Epoch.ShouldBe(2);
        await seen.Cancel();
    }

    private async Task<IRunGrain> Started(MemberCluster cluster, string pace)
    {
        var run = cluster.Grains.GetGrain<IRunGrain>(azurite.NewName("two"));
        await MemberCluster.Patiently(async () =>
        {
            await run.Start(Definition, new RunOptions { Partitions = 1, Pace = pace });
            return true;
        });
        await cluster.Until(run, status => status.State == RunState.Running);
        return run;
    }
}
