using System.Runtime.InteropServices;
using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class RunDigestTests(SiloFixture silo)
{
    public static TheoryData<int, long> PartitionsAndWindows =>
        [.. from partitions in (int[])[1, 2, 7] from window in (long[])[2_000, 200, 7] select (partitions, window)];

    [Theory, MemberData(nameof(PartitionsAndWindows))]
    public async Task Partitions_and_windows_never_change_a_digest_or_an_outcome(int partitions, long windowMilliseconds)
    {
        var (plain, status) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 1 });
        var (split, splitStatus) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = partitions, Window = new SimDuration(windowMilliseconds) });

        splitStatus.State.ShouldBe(RunState.Finished, splitStatus.Failure?.Text);
        splitStatus.Partitions.ShouldBe(partitions);
        splitStatus.Handled.ShouldBe(status.Handled);
        splitStatus.Handled.ShouldBeGreaterThan(10_000);
        splitStatus.Windows.ShouldBeGreaterThanOrEqualTo(status.Windows);
        var (expected, found) = (await plain.Digests(), await split.Digests());
        found.ByJurisdiction.ShouldBe(expected.ByJurisdiction);
        found.Combined.ShouldBe(expected.Combined);
        (await SiloFixture.AllOutcomes(split)).ShouldBe(await SiloFixture.AllOutcomes(plain));
    }

    [Fact]
    public async Task Another_seed_gives_another_digest()
    {
        var (one, _) = await silo.RunToEnd(ToyCity.Definition(seed: 1), new RunOptions());
        var (two, _) = await silo.RunToEnd(ToyCity.Definition(seed: 2), new RunOptions());

        (await two.Digests()).Combined.ShouldNotBe((await one.Digests()).Combined);
    }

    [Fact]
    public async Task Outcomes_come_in_canonical_order_and_chunk_by_chunk_as_in_one_piece()
    {
        var (run, _) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 3 });
        var partition = await silo.PartitionOf(run, 1);

        var all = MemoryMarshal.Cast<byte, Outcome>(await SiloFixture.AllOutcomes(run)).ToArray();
        var pieces = new List<Outcome>();
        for (var chunk = await partition.ReadOutcomes(default, 17); ; chunk = await partition.ReadOutcomes(chunk.Next, 17))
        {
            chunk.Outcomes.Length.ShouldBeLessThanOrEqualTo(17);
            pieces.AddRange(chunk.Outcomes);
            if (chunk.Last) break;
        }

        all.Select(outcome => (outcome.Time, outcome.Who.Jurisdiction)).ShouldBeInOrder();
        pieces.ShouldBe(all.Where(outcome => outcome.Who.Jurisdiction % 3 == 1));
    }

    [Fact]
    public async Task A_run_that_has_not_ended_shows_no_digest()
    {
        var run = silo.NewRun();

        await Should.ThrowAsync<InvalidOperationException>(run.Digests);
    }
}
