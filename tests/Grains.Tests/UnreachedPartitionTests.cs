using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

/// <summary>A partition whose member lives and is not to be reached from the clock's.</summary>
public sealed class UnreachedPartitionTests(SiloFixture silo)
{
    [Fact]
    public async Task A_partition_that_is_out_of_reach_is_not_waited_for_long_and_the_digest_stays()
    {
        var (undisturbed, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 2 });
        var time = new ArmedClock(RunPartitions.TickEvery);
        await using var own = new SiloFixture { Time = time };
        await own.InitializeAsync();
        var (run, gate) = (own.NewRun(), own.Gates["gate-out-of-reach"]);
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 2, Pace = "gate-out-of-reach" });
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(60));
        await SiloFixture.Stands(run, gate);

        var partition = await own.PartitionOf(run, 0);
        own.Ways.Cut(partition);
        gate.OpenTo(SimTime.Never);
        for (var waited = TimeSpan.Zero; waited < RunPartitions.LongestAnswer; waited += RunPartitions.TickEvery)
        {
            (await run.Status()).Epoch.ShouldBe(1);
            time.Advance(await time.ArmedAsync());
        }

        own.Ways.Mend(partition);
        // The pause before the next life.
        while (await run.Status() is { Epoch: 1, HasEnded: false }) time.Advance(TimeSpan.FromMilliseconds(200));
        var status = await SiloFixture.EndOf(run);
        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        status.Epoch.ShouldBe(2);
        (await run.Digests()).ByJurisdiction.ShouldBe((await undisturbed.Digests()).ByJurisdiction);
    }
}
