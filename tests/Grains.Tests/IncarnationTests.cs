using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

/// <summary>An id may be given again: what a removed run of that id still does is nothing of the run that has it now.</summary>
public sealed class IncarnationTests(SiloFixture silo)
{
    private static readonly TwinId Echo = new(EchoTwin.KindNumber, 4, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_removed_run_writes_late_or_deletes_late_is_not_the_new_runs_of_that_id()
    {
        var (undisturbed, _) = await Told(silo.NewRun(), "gate-first", _ => Task.CompletedTask);
        var expected = (await undisturbed.Digests()).Combined;
        var (run, _) = await Told(silo.NewRun(), "gate-former", _ => Task.CompletedTask);
        var former = await IncarnationOf(run);
        await run.Remove();

        var (again, status) = await Told(run, "gate-again", async present =>
        {
            var mark = await IncarnationOf(present);
            mark.ShouldNotBe(former);
            // The same id, epoch and segment as the present run's.
            await new JournalWriter(silo.Store, former, epoch: 1, next: 0).Append(new[] { new Event { Source = InputGate.Source, To = Echo, Kind = EchoTwin.Call, A = 999 } }, Stop);
            await RunRemains.Remove(silo.Store, former);
            BlobsOf(former).ShouldBeEmpty();
            BlobsOf(mark).ShouldNotBeEmpty();
            await present.Close();
            await present.Resume();
        });

        (status.State, status.Inputs).ShouldBe((RunState.Finished, 2));
        (await again.Digests()).Combined.ShouldBe(expected);
    }

    [Fact]
    public async Task What_is_left_of_a_former_run_goes_when_its_id_is_given_again_and_counts_for_nobody()
    {
        var run = silo.NewRun();
        var former = new RunIncarnation(run.GetPrimaryKeyString(), "former");
        silo.Store[RunBlobs.Journal(former, 1, 0)] = new byte[20_000_000];
        var (_, status) = await SiloFixture.RunToEnd(run, ToyCity.Definition(), new RunOptions { CheckpointEvery = TimeSpan.FromTicks(1) });

        status.State.ShouldBe(RunState.Finished);
        BlobsOf(former).ShouldBeEmpty();

        silo.Store[RunBlobs.Journal(former, 1, 0)] = new byte[20_000_000];
        (await RunSizes.OfAsync(silo.Store, await IncarnationOf(run), Stop)).ShouldBeInRange(1, 19_999_999);
        (await RunSizes.AllAsync(silo.Store, Stop))[former].ShouldBe(20_000_000);
        await run.Remove();
        silo.Store.Names.ShouldNotContain(name => name.StartsWith(RunBlobs.Id(former.Run), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_of_the_first_format_is_removed_and_the_one_that_has_its_id_now_stays()
    {
        var store = new MemoryBlobStore();
        var present = new RunIncarnation("a", "ab12");
        store["runs/a/000001/journal/000000"] = [1];
        store[RunBlobs.Journal(present, 1, 0)] = [1];

        await RunRemains.Remove(store, new RunIncarnation("a", ""));

        store.Names.ShouldBe([RunBlobs.Journal(present, 1, 0)]);
    }

    [Fact]
    public void A_head_of_the_first_format_is_refused_with_what_is_different()
    {
        var refused = Should.Throw<RunMisfitException>(() => new RunHead { Format = 1 }.RequireFormat("a"));

        refused.Message.ShouldContain("Run a is of format 1; this version reads format 2. Format 1 keeps journals and checkpoints under the run's id alone");
    }

    [Fact]
    public async Task A_fork_whose_inputs_from_its_parent_are_gone_does_not_go_on_without_them()
    {
        var (parent, _) = await Told(silo.NewRun(), "gate-bequeathing", _ => Task.CompletedTask);
        var gate = silo.Gates["gate-heir"];
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(10));
        var fork = silo.NewRun();
        await fork.Start(ToyCity.Definition() with { Fork = new ForkPoint(ToyCity.Definition(), SimTime.Start + SimDuration.FromSeconds(200), parent.GetPrimaryKeyString()) }, new RunOptions { Pace = "gate-heir", FromBeginning = true });
        await SiloFixture.Stands(fork, gate);
        await fork.Close();
        await silo.Store.DeleteAsync(RunBlobs.Journal(await IncarnationOf(fork), 0, 0), stop: Stop);

        await fork.Resume();

        (await SiloFixture.EndOf(fork)).Failure.ShouldNotBeNull().Text.ShouldContain("ends with input 0 although the run took 2 over");
    }

    // Stands at 60 s and is told two things.
    private async Task<(IRunGrain Run, RunStatus Status)> Told(IRunGrain run, string pace, Func<IRunGrain, Task> meanwhile)
    {
        var gate = silo.Gates[pace];
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 2, Pace = pace });
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(60));
        await SiloFixture.Stands(run, gate);
        await run.Report(InputBatch.Of(new Event { To = Echo, Kind = EchoTwin.Call, A = 5 }, new Event { To = Echo, Kind = EchoTwin.Call, A = 7 }));
        await meanwhile(run);
        gate.OpenTo(SimTime.Never);
        return (run, await SiloFixture.EndOf(run));
    }

    private static async Task<RunIncarnation> IncarnationOf(IRunGrain run) => (await run.Describe())!.Incarnation;

    private string[] BlobsOf(RunIncarnation run) => [.. silo.Store.Names.Where(name => name.StartsWith(RunBlobs.Run(run), StringComparison.Ordinal))];
}
