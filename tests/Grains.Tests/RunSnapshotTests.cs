using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Grains.Tests;

/// <summary>A run as it was at an instant, read while it goes on or when it is over, and gone on with by the test itself.</summary>
public sealed class RunSnapshotTests(SiloFixture silo)
{
    private static readonly RunDefinition Toy = ToyCity.Definition();

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task Whoever_goes_on_from_a_snapshot_comes_to_the_runs_own_end(int partitions, bool withCheckpoints)
    {
        var (run, status) = await Told(partitions, withCheckpoints, "told");
        var digests = (await run.Digests()).ByJurisdiction;
        var outcomes = await SiloFixture.AllOutcomes(run);

        foreach (var seconds in new[] { 30, 60, 123, 300, 599 })
        {
            var (found, recorded) = GoOn(await Snapshot(run, Toy, seconds), status.End, Toy);
            // What is reported after a snapshot nobody knows in it.
            if (seconds < 300) found.ShouldNotBe(digests);
            else found.ShouldBe(digests);
            if (seconds >= 300) recorded.ShouldBe(outcomes.Length);
        }
    }

    [Fact]
    public void A_snapshot_has_the_same_hash_whatever_windows_led_to_it() => Stepped(new SimDuration(1)).Hash.ShouldBe(Stepped(ToyCity.LinkDelay).Hash);

    [Fact]
    public async Task A_fork_is_read_from_the_stretch_that_it_shares_with_its_parent_and_from_its_own()
    {
        var (parent, _) = await silo.RunToEnd(Toy, new RunOptions());
        var other = ToyCity.Definition(seed: 8);
        var definition = other with { Fork = new ForkPoint(Toy, Second(200), parent.GetPrimaryKeyString()) };
        var (fork, status) = await silo.RunToEnd(definition, new RunOptions());

        GoOn(await Snapshot(fork, definition, 400), status.End, other).Digests.ShouldBe((await fork.Digests()).ByJurisdiction);
        GoOn(await Snapshot(fork, definition, 100), status.End, Toy).Digests.ShouldBe((await parent.Digests()).ByJurisdiction);
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_passed_over()
    {
        var (run, status) = await silo.RunToEnd(Toy, new RunOptions { CheckpointEvery = TimeSpan.FromTicks(1) });
        foreach (var blob in silo.Store.Names.Where(name => name.StartsWith(RunBlobs.Id(run.GetPrimaryKeyString()), StringComparison.Ordinal) && RunBlobs.IsState(name))) silo.Store[blob][9] ^= 1;

        GoOn(await Snapshot(run, Toy, 599), status.End, Toy).Digests.ShouldBe((await run.Digests()).ByJurisdiction);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_read_without_disturbing_it()
    {
        var gate = silo.Gates["gate-snapshot"];
        var run = silo.NewRun();
        await run.Start(Toy, new RunOptions { Pace = "gate-snapshot", CheckpointEvery = TimeSpan.FromTicks(1) });
        gate.OpenTo(Second(100));
        await SiloFixture.Stands(run, gate);

        var snapshot = await Snapshot(run, Toy, 90);
        gate.OpenTo(SimTime.Never);
        var status = await SiloFixture.EndOf(run);

        status.Epoch.ShouldBe(1);
        GoOn(snapshot, status.End, Toy).Digests.ShouldBe((await run.Digests()).ByJurisdiction);
    }

    // Told something at 60 s and at 300 s, before which the later snapshots' inputs all lie.
    private async Task<(IRunGrain Run, RunStatus Status)> Told(int partitions, bool withCheckpoints, string name)
    {
        var pace = $"gate-snapshot-{name}-{partitions}";
        var (run, gate) = (silo.NewRun(), silo.Gates[pace]);
        await run.Start(Toy, new RunOptions { Partitions = partitions, Pace = pace, CheckpointEvery = withCheckpoints ? TimeSpan.FromTicks(1) : TimeSpan.Zero });
        foreach (var seconds in new[] { 60, 299 })
        {
            gate.OpenTo(Second(seconds));
            await SiloFixture.Stands(run, gate);
            await run.Report(InputBatch.Of(new Event { To = new TwinId(EchoTwin.KindNumber, 4, 0), Kind = EchoTwin.Call, A = seconds }));
        }

        gate.OpenTo(SimTime.Never);
        return (run, await SiloFixture.EndOf(run));
    }

    // To 100.5 s.
    private static Snapshot Stepped(SimDuration windows)
    {
        var (partition, until) = (new Partition(0, new int[ToyCity.Jurisdictions], new ToyCity().Build(Toy, [.. Enumerable.Range(0, ToyCity.Jurisdictions)])), Second(100) + new SimDuration(500));
        partition.Begin();
        while (partition.NextDue < until) partition.StepNext(windows, until);
        return Twins.Time.Checkpoints.Snapshot.Of(partition, until);
    }

    private Task<Snapshot> Snapshot(IRunGrain run, RunDefinition definition, int seconds) =>
        RunSnapshot.ReadAsync(silo.Store, new ToyCity(), definition, run.Source, Second(seconds), TestContext.Current.CancellationToken);

    private static (IReadOnlyList<Digest> Digests, int Recorded) GoOn(Snapshot snapshot, SimTime end, RunDefinition definition)
    {
        var partition = new Partition(0, new int[ToyCity.Jurisdictions], new ToyCity().Build(definition, [.. Enumerable.Range(0, ToyCity.Jurisdictions)]));
        snapshot.RestoreInto(partition);
        while (partition.NextDue < end) partition.StepNext(ToyCity.LinkDelay, end);
        partition.Finish(end);
        return ([.. partition.Jurisdictions.Select(jurisdiction => jurisdiction.Fingerprint())], partition.Jurisdictions.Sum(jurisdiction => jurisdiction.Outcomes.Bytes.Length));
    }

    private static SimTime Second(int seconds) => SimTime.Start + SimDuration.FromSeconds(seconds);
}
