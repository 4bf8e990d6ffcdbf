using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;

namespace Liandong.Grains.Tests;

/// <summary>What checkpoints leave that came to nothing, or that are outlived.</summary>
public sealed class CheckpointLeftoversTests(SiloFixture silo)
{
    private static readonly RunIncarnation Toy = new("toy", "1");

    [Theory]
    [InlineData("outcomes-0001")]
    [InlineData("manifest")]
    public async Task What_a_checkpoint_left_that_could_not_be_completed_goes_with_the_next_complete_one(string failing)
    {
        var (run, gate, prefix) = await Standing("gate-left-" + failing);
        await SiloFixture.HasCheckpoint(run);
        FailFor(prefix, "write", failing);
        gate.OpenTo(Seconds(120));
        await Until(run, status => status.Checkpoints.Failure is not null);
        await SiloFixture.Stands(run, gate);
        Incomplete(prefix).ShouldNotBeEmpty();
        silo.Store.Fails = (_, _) => null;
        gate.OpenTo(SimTime.Never);

        (await SiloFixture.EndOf(run)).Checkpoints.Failure.ShouldBeNull();
        Incomplete(prefix).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_life_left_unfinished_goes_in_the_next_one()
    {
        var (run, gate, prefix) = await Standing("gate-left-behind");
        await SiloFixture.HasCheckpoint(run);
        FailFor(prefix, "write", "manifest");
        gate.OpenTo(Seconds(120));
        await Until(run, status => status.Checkpoints.Failure is not null);
        await SiloFixture.Stands(run, gate);
        await (await silo.PartitionOf(run, 0)).Close(int.MaxValue);
        Incomplete(prefix).ShouldNotBeEmpty();
        silo.Store.Fails = (_, _) => null;
        gate.OpenTo(SimTime.Never);

        (await SiloFixture.EndOf(run)).Epoch.ShouldBe(2);
        Incomplete(prefix).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_that_cannot_be_deleted_is_no_checkpoint_that_could_not_be_stored_and_is_tried_again()
    {
        var (run, gate, prefix) = await Standing("gate-undeleted");
        FailFor(prefix, "delete", "");
        foreach (var seconds in new[] { 100, 140, 180, 220, 260 })
        {
            var before = (await run.Status()).Checkpoints.Complete;
            gate.OpenTo(Seconds(seconds));
            await Until(run, status => status.Checkpoints.Complete > before || status.Checkpoints.Failure is not null);
        }

        await SiloFixture.Stands(run, gate);
        (await run.Status()).Checkpoints.Failure.ShouldBeNull();
        States(prefix).ShouldBeGreaterThan(2 * RunCheckpoints.Kept);
        silo.Store.Fails = (_, _) => null;
        gate.OpenTo(SimTime.Never);
        await SiloFixture.EndOf(run);

        States(prefix).ShouldBe(2 * RunCheckpoints.Kept);
    }

    [Fact]
    public async Task Of_earlier_lives_the_last_checkpoints_and_the_outcomes_before_them_stay_and_everything_else_goes()
    {
        var store = new MemoryBlobStore();
        var first = await Stored(store, epoch: 1, number: 1, previous: null);
        var second = await Stored(store, 1, 2, first, first);
        var third = await Stored(store, 1, 3, second, first, second);
        await Stored(store, 1, 4, third, first, second, third);
        var other = await Stored(store, 2, 1, third, first);
        var last = await Stored(store, 2, 2, other, first, other);
        var present = await Stored(store, 3, 1, last, first, other, last);
        var leftovers = new CheckpointLeftovers(Toy, epoch: 3, Ports(store));

        leftovers.Seek(last, last);
        await leftovers.Remove();

        string[] expected = [.. new[] { first, second, third, other, last, present }.SelectMany(Blobs)];
        store.Names.ShouldBe(expected.Except([RunBlobs.State(first, 0), RunBlobs.State(second, 0)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Outcomes_that_a_newer_checkpoint_has_stored_anew_go_when_no_kept_one_needs_them()
    {
        var store = new MemoryBlobStore();
        var first = await Stored(store, epoch: 1, number: 1, previous: null);
        var second = await Stored(store, 1, 2, first, first);
        var together = await Stored(store, 1, 3, second);
        var last = await Stored(store, 1, 4, together, together);
        var leftovers = new CheckpointLeftovers(Toy, epoch: 1, Ports(store));

        leftovers.Outlived(await Manifest(store, first), [await Manifest(store, second), await Manifest(store, together), await Manifest(store, last)]);
        await leftovers.Remove();
        store.Names.ShouldNotContain(RunBlobs.State(first, 0));
        store.Names.ShouldContain(RunBlobs.Outcomes(first, 0));

        leftovers.Outlived(await Manifest(store, second), [await Manifest(store, together), await Manifest(store, last)]);
        await leftovers.Remove();
        store.Names.ShouldBe([.. new[] { together, last }.SelectMany(Blobs).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task What_the_head_names_stays_although_its_writing_was_told_as_failed()
    {
        var store = new MemoryBlobStore();
        var first = await Stored(store, epoch: 1, number: 1, previous: null);
        var second = await Stored(store, 1, 2, first, first);
        var leftovers = new CheckpointLeftovers(Toy, epoch: 1, Ports(store));
        leftovers.Failed(first);
        leftovers.Failed(second);

        leftovers.IsNamed(second);
        await leftovers.Remove();

        store.Names.ShouldBe([.. Blobs(second).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Where_a_manifest_is_damaged_nothing_is_removed()
    {
        var store = new MemoryBlobStore();
        var first = await Stored(store, epoch: 1, number: 1, previous: null);
        var second = await Stored(store, 1, 2, first, first);
        await Stored(store, 1, 3, second, first, second);
        store[RunBlobs.Manifest(second)][5] ^= 1;
        var all = store.Names;
        var leftovers = new CheckpointLeftovers(Toy, epoch: 2, Ports(store));

        leftovers.Seek(second, null);
        await leftovers.Remove();

        store.Names.ShouldBe(all);
    }

    private static async Task<CheckpointPlace> Stored(MemoryBlobStore store, int epoch, int number, CheckpointPlace? previous, params CheckpointPlace[] earlier)
    {
        var place = new CheckpointPlace("toy", epoch, number, "1");
        var part = new CheckpointPart { Partition = 0, StateBytes = 1, StateHash = "", OutcomeBytes = 1, OutcomeHash = "", Sections = [] };
        var manifest = new CheckpointManifest
        {
            Place = place,
            Previous = previous,
            Earlier = [.. earlier.Select(before => new OutcomeSpan(before, 0, 1))],
            Barrier = new RunBarrier(0, SimTime.Start, 0, 0, 0, SimTime.Start, JournalPlace.Start),
            Parts = [part],
        };
        await store.WriteAsync(RunBlobs.Manifest(place), manifest.ToBytes(), default, TestContext.Current.CancellationToken);
        (store[RunBlobs.State(place, 0)], store[RunBlobs.Outcomes(place, 0)]) = ([1], [1]);
        return place;
    }

    private static Task<CheckpointManifest> Manifest(MemoryBlobStore store, CheckpointPlace place) => new CheckpointReader(store).Manifest(place, TestContext.Current.CancellationToken);

    private static string[] Blobs(CheckpointPlace place) => [RunBlobs.Manifest(place), RunBlobs.Outcomes(place, 0), RunBlobs.State(place, 0)];

    private static RunPorts Ports(MemoryBlobStore store) =>
        new(null!, null!, null!, null!, null!, store, new RunsHere(), Options.Create(new ClusterOptions()), new FakeTimeProvider(), NullLogger<RunPorts>.Instance);

    private async Task<(IRunGrain Run, Gate Gate, string Prefix)> Standing(string pace)
    {
        var (run, gate) = (silo.NewRun(), silo.Gates[pace]);
        gate.OpenTo(Seconds(60));
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 2, Pace = pace, CheckpointEvery = TimeSpan.FromTicks(1) });
        await SiloFixture.Stands(run, gate);
        return (run, gate, RunBlobs.Id(run.GetPrimaryKeyString()));
    }

    // No other class makes the silo's store fail.
    private void FailFor(string prefix, string operation, string ending) =>
        silo.Store.Fails = (asked, name) => asked == operation && name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal) ? new StoreFailure() : null;

    // The folders of checkpoints that have no manifest.
    private string[] Incomplete(string prefix) => [.. silo.Store.Names
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.Contains("/checkpoints/", StringComparison.Ordinal))
        .GroupBy(name => name[..name.LastIndexOf('/')]).Where(folder => !folder.Any(name => name.EndsWith("manifest", StringComparison.Ordinal))).Select(folder => folder.Key)];

    private int States(string prefix) => silo.Store.Names.Count(name => name.StartsWith(prefix, StringComparison.Ordinal) && RunBlobs.IsState(name));

    private static async Task Until(IRunGrain run, Func<RunStatus, bool> isSo)
    {
        while (!isSo(await run.Status())) await Task.Yield();
    }

    private static SimTime Seconds(int seconds) => SimTime.Start + SimDuration.FromSeconds(seconds);
}
