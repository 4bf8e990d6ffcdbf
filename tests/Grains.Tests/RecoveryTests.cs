using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class RecoveryTests(SiloFixture silo)
{
    private static readonly TwinId Echo = new(EchoTwin.KindNumber, 4, 0);

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public async Task A_run_that_loses_a_partition_goes_on_by_itself_and_ends_with_the_same_digest(int partitions, bool withCheckpoints)
    {
        var undisturbed = await Disturbed(partitions, withCheckpoints, "none", (_, _) => Task.CompletedTask);
        var recovered = await Disturbed(partitions, withCheckpoints, "lost", async (run, _) =>
        {
            await (await silo.PartitionOf(run, 0)).Close(int.MaxValue);
        });

        (undisturbed.Status.Epoch, recovered.Status.Epoch).ShouldBe((1, 3));
        recovered.Digests.ByJurisdiction.ShouldBe(undisturbed.Digests.ByJurisdiction);
        recovered.Outcomes.ShouldBe(undisturbed.Outcomes);
        recovered.Status.Handled.ShouldBe(undisturbed.Status.Handled);
        recovered.Status.Inputs.ShouldBe(6);
    }

    /// <summary>What can break a life of a run off: its way to a partition, its silo, or somebody who stops it.</summary>
    public enum Break
    {
        /// <summary>A call to a partition does not arrive.</summary>
        Way,

        /// <summary>The silo lets go of the run, and it is resumed.</summary>
        Left,

        /// <summary>The run is stopped, which leaves a checkpoint; nobody goes on with it until it is resumed.</summary>
        Stopped,
    }

    [Theory]
    [InlineData(Break.Way, true)]
    [InlineData(Break.Left, true)]
    [InlineData(Break.Stopped, false)]
    public async Task A_run_that_is_broken_off_and_goes_on_ends_with_the_same_digest(Break kind, bool withCheckpoints)
    {
        var undisturbed = await Disturbed(2, withCheckpoints, $"not-{kind}", (_, _) => Task.CompletedTask);
        var recovered = await Disturbed(2, withCheckpoints, $"{kind}", (run, _) => BreakOff(run, kind));

        recovered.Status.Epoch.ShouldBeGreaterThan(undisturbed.Status.Epoch);
        recovered.Digests.ByJurisdiction.ShouldBe(undisturbed.Digests.ByJurisdiction);
        recovered.Outcomes.ShouldBe(undisturbed.Outcomes);
    }

    [Fact]
    public async Task An_answer_that_is_lost_between_two_that_live_is_asked_for_again_and_the_run_goes_on_in_the_same_life()
    {
        var undisturbed = await Disturbed(2, withCheckpoints: false, "heard", (_, _) => Task.CompletedTask);
        var time = new ArmedClock(RunPartitions.TickEvery);
        await using var own = new SiloFixture { Time = time };
        await own.InitializeAsync();
        var waits = new List<Task>();
        var asked = await Disturbed(2, withCheckpoints: false, "unheard", async (run, _) => waits.Add(AskedAgain(own.Ways.SilenceOnce(await own.PartitionOf(run, 0)), time)), own).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await Task.WhenAll(waits);
        asked.Status.Epoch.ShouldBe(undisturbed.Status.Epoch);
        asked.Digests.ByJurisdiction.ShouldBe(undisturbed.Digests.ByJurisdiction);
        asked.Outcomes.ShouldBe(undisturbed.Outcomes);
        asked.Status.Handled.ShouldBe(undisturbed.Status.Handled);
    }

    [Theory]
    [InlineData("state-0001")]
    [InlineData("outcomes-0000")]
    [InlineData("manifest")]
    public async Task A_damaged_checkpoint_is_passed_over_and_the_digest_stays(string blob)
    {
        var undisturbed = await Disturbed(2, withCheckpoints: true, "whole-" + blob, (_, _) => Task.CompletedTask);
        var recovered = await Disturbed(2, withCheckpoints: true, "damaged-" + blob, async (run, _) =>
        {
            await run.Close();
            var newest = silo.Store.Names.Where(name => name.StartsWith($"runs/{run.GetPrimaryKeyString()}/", StringComparison.Ordinal) && name.EndsWith(blob, StringComparison.Ordinal)).Max(StringComparer.Ordinal)!;
            silo.Store[newest][silo.Store[newest].Length / 2] ^= 1;
            await run.Resume();
        });

        recovered.Digests.ByJurisdiction.ShouldBe(undisturbed.Digests.ByJurisdiction);
        recovered.Outcomes.ShouldBe(undisturbed.Outcomes);
        recovered.Status.Inputs.ShouldBe(6);
    }

    [Fact]
    public async Task Only_the_last_checkpoints_keep_their_state_however_many_lives_took_them()
    {
        var run = "";
        await Disturbed(2, withCheckpoints: true, "trimmed", async (left, _) =>
        {
            run = left.GetPrimaryKeyString();
            await left.Close();
            await left.Resume();
        });

        silo.Store.Names.Count(name => name.StartsWith($"runs/{run}/", StringComparison.Ordinal) && name.Contains("/state-", StringComparison.Ordinal)).ShouldBe(2 * RunCheckpoints.Kept);
    }

    [Fact]
    public async Task A_finished_run_that_was_closed_is_repeated_when_it_is_resumed()
    {
        var (run, status) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 2 });
        var digest = (await run.Digests()).Combined;
        await run.Close();

        (await run.Status()).Digest.ShouldBe(digest.ToString());
        await run.Resume();

        (await SiloFixture.EndOf(run)).Handled.ShouldBe(status.Handled);
        (await run.Digests()).Combined.ShouldBe(digest);
    }

    [Fact]
    public async Task A_cancelled_run_stays_cancelled_when_its_silo_forgets_it()
    {
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition("endless"), new RunOptions());
        await run.Cancel();
        await run.Close();

        (await run.Status()).State.ShouldBe(RunState.Cancelled);
    }

    private async Task BreakOff(IRunGrain run, Break kind)
    {
        switch (kind)
        {
            case Break.Way:
                silo.Ways.BreakOnce(await silo.PartitionOf(run, 0));
                return;
            case Break.Left:
                await run.Close();
                (await run.Status()).State.ShouldBe(RunState.Interrupted);
                break;
            default:
                await run.Cancel();
                await run.Close();
                await run.Tend();
                (await run.Status()).State.ShouldBe(RunState.Cancelled);
                (await run.Describe())!.Checkpoint.ShouldNotBeNull();
                break;
        }

        await run.Resume();
    }

    // The first of two ticks may have come at once.
    private static async Task AskedAgain(Task lost, ArmedClock time)
    {
        await lost;
        for (var ticks = 0; ticks < 2; ticks++) time.Advance(await time.ArmedAsync());
    }

    // Stands at 60 s and at 300 s; at each of these something happens and an input for a twin comes.
    private async Task<Ended> Disturbed(int partitions, bool withCheckpoints, string name, Func<IRunGrain, Gate, Task> disturb, SiloFixture? other = null)
    {
        var pace = $"gate-recovery-{name}-{partitions}-{withCheckpoints}";
        var at = other ?? silo;
        var gate = at.Gates[pace];
        var run = at.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = partitions, Pace = pace, CheckpointEvery = withCheckpoints ? TimeSpan.FromTicks(1) : TimeSpan.Zero });
        foreach (var seconds in new[] { 60, 300 })
        {
            gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(seconds));
            await SiloFixture.Stands(run, gate);
            var receipt = await run.Report(InputBatch.Of(new Event { To = Echo, Kind = EchoTwin.Call, A = seconds }, new Event { To = new TwinId(EchoTwin.KindNumber, 7, 0), Kind = EchoTwin.Call }));
            receipt.Due.ShouldBe(SimTime.Start + SimDuration.FromSeconds(seconds));
            await disturb(run, gate);
            await run.Report(InputBatch.Of(new Event { To = Echo, Kind = EchoTwin.Call, A = -seconds }));
        }

        gate.OpenTo(SimTime.Never);
        var status = await SiloFixture.EndOf(run);
        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        if (withCheckpoints) status.Checkpoints.Complete.ShouldBeGreaterThan(0, status.Checkpoints.Failure?.Text);
        return new Ended(status, await run.Digests(), await SiloFixture.AllOutcomes(run));
    }

    private sealed record Ended(RunStatus Status, RunDigests Digests, byte[] Outcomes);
}
