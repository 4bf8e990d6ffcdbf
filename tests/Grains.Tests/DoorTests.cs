using System.Threading.Channels;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

/// <summary>Front doors, with toy sensors behind them.</summary>
public sealed class DoorTests(SiloFixture silo)
{
    private static readonly TwinId Sensor = new((byte)TwinKind.Sensor, 4, 2);

    [Fact]
    public async Task A_report_is_acknowledged_when_the_journal_has_it_and_reaches_its_twin_at_the_time_that_was_told()
    {
        var (run, gate) = await Started("ack", 60);

        var receipt = await Door(run).ReportWater(1, new WaterReport(30));

        (receipt.IsRepeated, receipt.Place, receipt.Due).ShouldBe((false, 0, At(60)));
        (await run.Status()).Inputs.ShouldBe(1);
        await Reach(run, gate, 120);
        (await Total(run)).ShouldBe(30);
    }

    [Fact]
    public async Task A_report_that_the_journal_cannot_take_is_refused_and_counts_once_when_it_is_sent_again()
    {
        var (run, gate) = await Started("away", 60);
        var name = run.GetPrimaryKeyString() + "/";
        silo.Store.Fails = (_, blob) => blob.Contains(name, StringComparison.Ordinal) ? new StoreFailure(int.MaxValue) : null;

        var refused = await Should.ThrowAsync<InputRefusedException>(() => Door(run).ReportWater(1, new WaterReport(30)));
        silo.Store.Fails = (_, _) => null;
        // It was stored all the same, only the answer was lost: nobody can know.
        var again = await Door(run).ReportWater(1, new WaterReport(30));

        refused.Message.ShouldContain("Send it again");
        refused.Zh.ShouldBeNull();
        again.IsRepeated.ShouldBeFalse();
        await Reach(run, gate, 120);
        ((await Total(run)), await Field(run, "repeatedReports")).ShouldBe((30, 1));
    }

    [Fact]
    public async Task A_report_whose_way_to_its_run_is_broken_off_is_not_acknowledged_and_its_sender_is_told_that_nobody_answered()
    {
        var (run, gate) = await Started("way", 60);
        silo.Ways.BreakOnce(run);

        await Should.ThrowAsync<TimeoutException>(() => Door(run).ReportWater(1, new WaterReport(30)));
        var again = await Door(run).ReportWater(1, new WaterReport(30));

        again.IsRepeated.ShouldBeFalse();
        await Reach(run, gate, 120);
        (await Total(run)).ShouldBe(30);
    }

    [Fact]
    public async Task A_repeated_report_is_answered_as_one_and_takes_no_place_in_the_journal()
    {
        var (run, gate) = await Started("again", 60);
        await Door(run).ReportWater(5, new WaterReport(30));
        await Reach(run, gate, 120);

        var same = await Door(run).ReportWater(5, new WaterReport(30));
        var older = await Door(run).ReportWater(4, new WaterReport(40));
        var unnumbered = await Door(run).ReportWater(0, new WaterReport(1));

        (same.IsRepeated, older.IsRepeated, unnumbered.IsRepeated).ShouldBe((true, true, false));
        (await run.Status()).Inputs.ShouldBe(2);
    }

    [Fact]
    public async Task Repeats_are_dropped_also_after_a_partition_was_lost_and_the_digest_is_the_same()
    {
        var undisturbed = await Sent("whole", _ => Task.CompletedTask);
        var recovered = await Sent("lost", async run => await (await silo.PartitionOf(run, 0)).Close(int.MaxValue));

        recovered.Epoch.ShouldBeGreaterThan(undisturbed.Epoch);
        (recovered.Digest, recovered.Total, recovered.Repeated).ShouldBe((undisturbed.Digest, 30 + 50, 1));
    }

    [Theory]
    [InlineData(4, 2_000, "too deep", "太深")]
    [InlineData(7, 30, "it is simulated", "模拟的")]
    public async Task What_cannot_be_true_or_is_not_expected_is_refused_in_both_languages(int jurisdiction, int level, string en, string zh)
    {
        var (run, _) = await Started($"refused-{jurisdiction}", 60);

        var refused = await Should.ThrowAsync<InputRefusedException>(() => Door(run, new TwinId((byte)TwinKind.Sensor, jurisdiction, 2)).ReportWater(1, new WaterReport(level)));

        (refused.Message, refused.Zh).ShouldBe((en, zh));
        (await run.Status()).Inputs.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_nobody_started_takes_no_reports()
    {
        var refused = await Should.ThrowAsync<InputRefusedException>(() => silo.Grains.GetGrain<ISensorGrain>("nobody/13/4/2").ReportWater(1, new WaterReport(1)));
        refused.Message.ShouldBe("There is no run nobody.");
    }

    [Fact]
    public async Task Who_watches_gets_the_fields_and_then_what_changes()
    {
        var (run, gate) = await Started("watch", 60);
        var watcher = new Watcher();
        var reference = silo.Grains.CreateObjectReference<ITwinWatcher>(watcher);

        var seen = await Door(run).Watch(reference);
        await Door(run).ReportWater(1, new WaterReport(30));
        gate.OpenTo(At(120));
        var change = await watcher.Changes.ReadAsync(TestContext.Current.CancellationToken);

        seen.Fields.ShouldContain(new KeyValuePair<string, string>("total", "0"));
        // The first time all of them.
        change.Changed.ShouldBe([new("lastNumber", "1"), new("repeatedReports", "0"), new("total", "30")]);
        change.Gone.ShouldBeEmpty();
        await Door(run).Unwatch(reference);
    }

    private async Task<(int Epoch, Digest Digest, long Total, long Repeated)> Sent(string name, Func<IRunGrain, Task> disturb)
    {
        var (run, gate) = await Started(name, 60);
        await Door(run).ReportWater(1, new WaterReport(30));
        await Reach(run, gate, 120);
        await disturb(run);
        // Past the door, which would know.
        await run.Report(InputBatch.Of(new Event { To = Sensor, Kind = ToySensor.Level, A = 30, D = 1 }, new Event { To = Sensor, Kind = ToySensor.Level, A = 50, D = 2 }));
        gate.OpenTo(SimTime.Never);
        var end = await SiloFixture.EndOf(run);
        end.State.ShouldBe(RunState.Finished, end.Failure?.Text);
        return (end.Epoch, (await run.Digests()).Combined, await Total(run), await Field(run, "repeatedReports"));
    }

    private async Task<(IRunGrain Run, Gate Gate)> Started(string name, int seconds)
    {
        var gate = silo.Gates["gate-door-" + name];
        var run = silo.NewRun();
        gate.OpenTo(At(seconds));
        await run.Start(ToyCity.Definition("sensors"), new RunOptions { Partitions = 2, Pace = "gate-door-" + name });
        await SiloFixture.Stands(run, gate);
        return (run, gate);
    }

    private static async Task Reach(IRunGrain run, Gate gate, int seconds)
    {
        gate.OpenTo(At(seconds));
        await SiloFixture.Stands(run, gate);
    }

    private ISensorGrain Door(IRunGrain run, TwinId? sensor = null) => silo.Grains.GetGrain<ISensorGrain>($"{run.GetPrimaryKeyString()}/{sensor ?? Sensor}");

    private Task<long> Total(IRunGrain run) => Field(run, "total");

    private async Task<long> Field(IRunGrain run, string name) =>
        long.Parse((await Door(run).Ask()).Fields.Single(field => field.Key == name).Value, System.Globalization.CultureInfo.InvariantCulture);

    private static SimTime At(int seconds) => SimTime.Start + SimDuration.FromSeconds(seconds);

    private sealed class Watcher : ITwinWatcher
    {
        private readonly Channel<TwinChange> _changes = Channel.CreateBounded<TwinChange>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });

        public ChannelReader<TwinChange> Changes => _changes.Reader;

        public Task Changed(TwinChange change) => _changes.Writer.WriteAsync(change).AsTask();
    }
}
