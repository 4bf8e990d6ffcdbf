using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class RunLifeTests(SiloFixture silo)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_running_run_answers_and_can_be_cancelled(int partitions)
    {
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition("endless"), new RunOptions { Partitions = partitions });

        var early = await run.WaitForEnd(TimeSpan.FromMilliseconds(1));
        early.HasEnded.ShouldBeFalse();
        (await run.Status()).HasEnded.ShouldBeFalse();
        await run.Cancel();

        var status = await run.Status();
        status.State.ShouldBe(RunState.Cancelled);
        status.Time.ShouldBeLessThan(SimTime.Latest);
        (await run.Digests()).ByJurisdiction.Count.ShouldBe(ToyCity.Jurisdictions);
    }

    [Fact]
    public async Task A_run_that_nobody_started_says_so()
    {
        (await silo.NewRun().Status()).State.ShouldBe(RunState.NotStarted);
    }

    [Fact]
    public async Task Starting_twice_changes_nothing_and_another_definition_is_refused()
    {
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions());
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 3 });

        await Should.ThrowAsync<InvalidOperationException>(() => run.Start(ToyCity.Definition(seed: 99), new RunOptions()));
        (await SiloFixture.EndOf(run)).State.ShouldBe(RunState.Finished);
    }

    [Fact]
    public async Task A_closed_run_is_forgotten_with_its_partitions()
    {
        var (run, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 2 });
        var partition = await silo.PartitionOf(run, 0);
        (await partition.Digests()).Count.ShouldBe(ToyCity.Jurisdictions / 2);

        await run.Close();
        (await run.Status()).State.ShouldBe(RunState.Finished);
        await Should.ThrowAsync<InvalidOperationException>(run.Digests);
        await run.Remove();

        (await run.Status()).State.ShouldBe(RunState.NotStarted);
        silo.Store.Names.ShouldNotContain(name => name.StartsWith("runs/" + run.GetPrimaryKeyString() + "/"));
        await Should.ThrowAsync<PartitionRefusedException>(partition.Digests);
    }

    [Fact]
    public async Task A_twin_is_asked_through_its_run_or_its_front_door()
    {
        var (run, status) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 3 });
        // The toy's echo has the number of a command centre.
        var door = silo.Grains.GetGrain<ICommandCenterGrain>(run.GetPrimaryKeyString() + "/1/5/0");

        var (asked, told) = (await run.Ask(new TwinId(1, 5, 0)), await door.Ask());

        asked.Time.ShouldBe(status.End);
        asked.Fields.Select(field => field.Key).ShouldBe(["calls", "sum"]);
        long.Parse(asked.Fields[0].Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(100);
        told.Fields.ShouldBe(asked.Fields);
    }

    [Theory]
    [InlineData("/12/5/0")]
    [InlineData("/1/5")]
    [InlineData("/1/x/0")]
    public async Task A_front_door_refuses_a_key_of_another_kind(string tail)
    {
        var door = silo.Grains.GetGrain<ICommandCenterGrain>("toy" + tail);

        await Should.ThrowAsync<ArgumentException>(door.Ask);
    }

    [Fact]
    public async Task A_twin_that_does_not_exist_is_refused_by_name()
    {
        var (run, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());

        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => run.Ask(new TwinId(1, 5, 40)))).Message.ShouldContain("1/5/40");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => run.Ask(new TwinId(1, 5_000, 0)))).Message.ShouldContain("1/5000/0");
    }
}
