using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Silo;
using Liandong.Tests;

namespace Liandong.Cluster.Tests.Faults;

public sealed class GrowingClusterTests(Azurite azurite)
{
    [Fact]
    public async Task A_run_on_one_two_and_three_members_ends_with_the_digest_of_a_bare_loop()
    {
        var definition = CityRunBuilder.Definition(ScenarioFiles.Load("toy-storm"), seed: 12);
        var expected = BareCity.DigestOf(definition).ToString();
        await using var cluster = await MemberCluster.Start(azurite.ConnectionString, azurite.NewName("growing"), members: 1);

        for (var members = 1; members <= 3; members++)
        {
            if (members > 1) await cluster.Grow();
            cluster.Members.Count.ShouldBe(members);
            var run = cluster.Grains.GetGrain<IRunGrain>(azurite.NewName("growing"));
            await MemberCluster.Patiently(async () =>
            {
                await run.Start(definition, new RunOptions { Partitions = 3, Placement = PartitionPlacement.OnEverySilo });
                return true;
            });

            var end = await cluster.EndOf(run);
            end.State.ShouldBe(RunState.Finished, end.Failure?.Text);
            end.Digest.ShouldBe(expected);
        }
    }
}
