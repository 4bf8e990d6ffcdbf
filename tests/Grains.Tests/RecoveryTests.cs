using System.Net.Sockets;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
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

    /// <summary>What Orleans and the network were seen to throw, and what nobody has seen yet.</summary>
    public static TheoryData<string, Func<Exception>> Losses => new()
    {
        { "silo", () => new SiloUnavailableException("The member is gone.") },
        { "rejected", () => new OrleansException("The member's port is closed.") },
        { "tag", () => new Orleans.Storage.InconsistentStateException("The head has another tag.") },
        { "disposed", () => new ObjectDisposedException("A connection") },
        { "socket", () => new SocketException((int)SocketError.ConnectionReset) },
        { "io", () => new IOException("The connection was closed.") },
        { "cancelled", () => new OperationCanceledException("The lookup was broken off.") },
        { "unknown", () => new InvalidDataException("Of a kind that nobody has listed.") },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Whatever_a_call_to_a_partition_throws_the_run_goes_on_by_itself_with_the_same_digest(string name, Func<Exception> lost)
    {
        var undisturbed = await Disturbed(1, withCheckpoints: false, "calm-" + name, (_, _) => Task.CompletedTask);
        var recovered = await Disturbed(1, withCheckpoints: false, "thrown-" + name, async (run, _) => silo.Ways.BreakOnce(await silo.PartitionOf(run, 0), lost()));

        recovered.Status.Epoch.ShouldBeGreaterThan(undisturbed.Status.Epoch);
        recovered.Digests.ByJurisdiction.ShouldBe(undisturbed.Digests.ByJurisdiction);
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
    public async Task A_run_of_many_checkpoints_is_gone_on_with_from_few_blobs_and_with_the_same_answer()
    {
        const int MostSpans = 2 * (OutcomeChain.Fan - 1);
        var (undisturbed, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 2 });
        var (run, gate) = (silo.NewRun(), silo.Gates["gate-old"]);
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 2, Pace = "gate-old", CheckpointEvery = TimeSpan.FromTicks(1) });
        for (var complete = 0; complete < 150; complete = (await run.Status()).Checkpoints.Complete)
        {
            gate.OpenTo((await run.Status()).Time + ToyCity.LinkDelay);
            await SiloFixture.Stands(run, gate);
        }

        await run.Close();
        var before = silo.Store.Reads.Count;
        await run.Resume();
        gate.OpenTo(SimTime.Never);
        await SiloFixture.EndOf(run);

        silo.Store.Reads.Skip(before).Count(name => name.StartsWith(RunBlobs.Id(run.GetPrimaryKeyString()), StringComparison.Ordinal) && name.Contains("/checkpoints/", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2 * 2 * MostSpans + 20);
        (await run.Digests()).ByJurisdiction.ShouldBe((await undisturbed.Digests()).ByJurisdiction);
        (await SiloFixture.AllOutcomes(run)).ShouldBe(await SiloFixture.AllOutcomes(undisturbed));
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_member_that_was_cut_off_acknowledges_nothing_after_its_run_was_stopped_elsewhere(bool hasCheckpoint)
    {
        var pace = $"gate-stopped-elsewhere-{hasCheckpoint}";
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions { Pace = pace, CheckpointEvery = hasCheckpoint ? TimeSpan.FromTicks(1) : TimeSpan.Zero });
        await SiloFixture.Stands(run, silo.Gates[pace]);
        var epoch = (await run.Status()).Epoch;
        await run.Close();
        // Whoever carries it elsewhere is in the epoch that is the last, and does not know that it was stopped.
        var carrier = new JournalWriter(silo.Store, (await run.Describe())!.Incarnation, epoch, next: 0);
        await carrier.Append(Call(0), TestContext.Current.CancellationToken);

        await run.Cancel();

        await Should.ThrowAsync<BlobConditionException>(() => carrier.Append(Call(1), TestContext.Current.CancellationToken));
        await run.Resume();
        silo.Gates[pace].OpenTo(SimTime.Never);
        (await SiloFixture.EndOf(run)).Inputs.ShouldBe(1, "what was acknowledged before the stop counts");
    }

    [Fact]
    public async Task A_stop_that_could_not_close_the_journals_is_told_and_completed_when_it_is_said_again()
    {
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions { Pace = "gate-half-stopped", CheckpointEvery = TimeSpan.Zero });
        await SiloFixture.Stands(run, silo.Gates["gate-half-stopped"]);
        await run.Close();
        var incarnation = (await run.Describe())!.Incarnation;
        var carrier = new JournalWriter(silo.Store, incarnation, epoch: 1, next: 0);
        var journal = RunBlobs.Journal(incarnation, 1, 0);
        silo.Store.FailsUnder[journal] = (action, _) => action == "append" ? new StoreFailure() : null;
        await Should.ThrowAsync<BlobStoreException>(run.Cancel);
        silo.Store.FailsUnder.TryRemove(journal, out _);

        await run.Cancel();

        await Should.ThrowAsync<BlobConditionException>(() => carrier.Append(Call(0), TestContext.Current.CancellationToken));
    }

    private static Event[] Call(int number) => [new Event { To = Echo, Kind = EchoTwin.Call, Source = InputGate.Source, Number = (uint)number }];

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
