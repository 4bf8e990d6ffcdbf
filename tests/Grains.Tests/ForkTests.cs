using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class ForkTests(SiloFixture silo)
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task A_fork_without_a_change_has_its_parents_digest_and_outcomes(int partitions, bool withCheckpoints)
    {
        var options = new RunOptions { Partitions = partitions, CheckpointEvery = withCheckpoints ? TimeSpan.FromTicks(1) : TimeSpan.Zero };
        var (parent, status) = await silo.RunToEnd(ToyCity.Definition(), options);

        var (fork, forked) = await silo.RunToEnd(ForkOf(parent, ToyCity.Definition(), seconds: 123), options);

        forked.State.ShouldBe(RunState.Finished, forked.Failure?.Text);
        forked.Handled.ShouldBe(status.Handled);
        (await fork.Digests()).ByJurisdiction.ShouldBe((await parent.Digests()).ByJurisdiction);
        (await SiloFixture.AllOutcomes(fork)).ShouldBe(await SiloFixture.AllOutcomes(parent));
    }

    [Fact]
    public async Task A_fork_of_a_running_run_takes_over_its_inputs_and_leaves_it_alone()
    {
        var gate = silo.Gates["gate-forked"];
        var parent = silo.NewRun();
        await parent.Start(ToyCity.Definition(), new RunOptions { Pace = "gate-forked" });
        foreach (var seconds in new[] { 60, 120 })
        {
            gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(seconds));
            await SiloFixture.Stands(parent, gate);
            await parent.Report(InputBatch.Of(new Event { To = new TwinId(EchoTwin.KindNumber, 4, 0), Kind = EchoTwin.Call, A = seconds }));
        }

        var (fork, status) = await silo.RunToEnd(ForkOf(parent, ToyCity.Definition(), seconds: 200), new RunOptions());
        var (earlier, earlierStatus) = await silo.RunToEnd(ForkOf(parent, ToyCity.Definition(), seconds: 100), new RunOptions());
        gate.OpenTo(SimTime.Never);
        (await SiloFixture.EndOf(parent)).Epoch.ShouldBe(1);

        (status.Inputs, earlierStatus.Inputs).ShouldBe((2, 1));
        (await fork.Digests()).Combined.ShouldBe((await parent.Digests()).Combined);
        (await earlier.Digests()).Combined.ShouldNotBe((await parent.Digests()).Combined);
    }

    [Fact]
    public async Task A_fork_of_a_running_run_goes_on_from_its_last_checkpoint_before_the_fork_and_so_do_the_inputs()
    {
        var gate = silo.Gates["gate-ahead"];
        var parent = silo.NewRun();
        await parent.Start(ToyCity.Definition(), new RunOptions { Partitions = 2, Pace = "gate-ahead", CheckpointEvery = TimeSpan.FromTicks(1) });
        // The last one stands just past the fork: no more than one checkpoint can lie between, and older ones keep their state.
        foreach (var seconds in new[] { 60, 120, 201 })
        {
            gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(seconds));
            await SiloFixture.Stands(parent, gate);
            await SiloFixture.HasCheckpoint(parent);
            await parent.Report(InputBatch.Of(new Event { To = new TwinId(EchoTwin.KindNumber, 4, 0), Kind = EchoTwin.Call, A = seconds }));
        }

        var begins = silo.Gates["gate-begins"];
        begins.OpenTo(SimTime.Start + SimDuration.FromSeconds(121));
        var fork = silo.NewRun();
        await fork.Start(ForkOf(parent, ToyCity.Definition(), seconds: 200), new RunOptions { Pace = "gate-begins", CheckpointEvery = TimeSpan.Zero });
        (await fork.Describe())!.Checkpoint!.Value.ShouldBeInRange(SimTime.Start + SimDuration.FromSeconds(1), SimTime.Start + SimDuration.FromSeconds(200));
        begins.OpenTo(SimTime.Never);
        var status = await SiloFixture.EndOf(fork);

        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        status.Inputs.ShouldBe(2);
        var (again, _) = await silo.RunToEnd(ForkOf(parent, ToyCity.Definition(), seconds: 200), new RunOptions { FromBeginning = true });
        (await fork.Digests()).Combined.ShouldBe((await again.Digests()).Combined);
        await parent.Cancel();
    }

    [Fact]
    public async Task What_comes_in_before_a_fork_has_left_its_parent_is_the_forks_and_due_then()
    {
        var (parent, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());
        var gate = silo.Gates["gate-early"];
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(100));
        var fork = silo.NewRun();
        await fork.Start(ForkOf(parent, ToyCity.Definition(), seconds: 200), new RunOptions { Pace = "gate-early", FromBeginning = true });
        await SiloFixture.Stands(fork, gate);

        var receipt = await fork.Report(InputBatch.Of(new Event { To = new TwinId(EchoTwin.KindNumber, 4, 0), Kind = EchoTwin.Call, A = 1 }));
        receipt.Due.ShouldBe(SimTime.Start + SimDuration.FromSeconds(200));
        gate.OpenTo(SimTime.Never);

        var status = await SiloFixture.EndOf(fork);
        (status.State, status.Inputs).ShouldBe((RunState.Finished, 1));
    }

    [Fact]
    public async Task A_fork_that_never_leaves_its_parent_repeats_it_from_the_beginning_inputs_and_all()
    {
        var gate = silo.Gates["gate-repeated"];
        var parent = silo.NewRun();
        await parent.Start(ToyCity.Definition(), new RunOptions { Pace = "gate-repeated", CheckpointEvery = TimeSpan.FromTicks(1) });
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(60));
        await SiloFixture.Stands(parent, gate);
        await parent.Report(InputBatch.Of(new Event { To = new TwinId(EchoTwin.KindNumber, 4, 0), Kind = EchoTwin.Call, A = 60 }));
        gate.OpenTo(SimTime.Never);
        await SiloFixture.EndOf(parent);

        var whole = ToyCity.Definition() with { Fork = new ForkPoint(ToyCity.Definition(), SimTime.Never, parent.GetPrimaryKeyString()) };
        var (fork, status) = await silo.RunToEnd(whole, new RunOptions { CheckpointEvery = TimeSpan.Zero, FromBeginning = true });

        status.Inputs.ShouldBe(1);
        (await fork.Digests()).Combined.ShouldBe((await parent.Digests()).Combined);
    }

    [Fact]
    public async Task A_fork_with_other_twins_than_its_parent_fails_at_once_and_says_why()
    {
        var (parent, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());

        var (_, status) = await silo.RunToEnd(ForkOf(parent, ToyCity.Definition("several"), seconds: 300), new RunOptions());

        status.State.ShouldBe(RunState.Failed);
        status.Failure!.IsUnfit.ShouldBeTrue(status.Failure.Text);
        status.Epoch.ShouldBe(1);
    }

    [Fact]
    public async Task Another_seed_changes_what_comes_after_the_fork_and_nothing_before()
    {
        var (parent, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());

        var (fork, _) = await silo.RunToEnd(ForkOf(parent, ToyCity.Definition(seed: 99), seconds: 300), new RunOptions());

        var (before, after) = (await SiloFixture.AllOutcomes(parent), await SiloFixture.AllOutcomes(fork));
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        same.ShouldBeGreaterThan(before.Length / 3);
        same.ShouldBeLessThan(before.Length);
        MemoryMarshal.Cast<byte, Outcome>(after)[same / Unsafe.SizeOf<Outcome>()].Time.ShouldBeGreaterThanOrEqualTo(300_000);
    }

    private static RunDefinition ForkOf(IRunGrain parent, RunDefinition definition, int seconds) =>
        definition with { Fork = new ForkPoint(ToyCity.Definition(), SimTime.Start + SimDuration.FromSeconds(seconds), parent.GetPrimaryKeyString()) };
}
