using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

/// <summary>What a run that went on all the same tells whoever answers for it, while it goes on and afterwards.</summary>
public sealed class NoticeTests(SiloFixture silo)
{
    [Fact]
    public async Task An_undisturbed_run_has_nothing_to_tell()
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());

        status.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_checkpoint_that_could_not_be_read_is_told_with_its_damage()
    {
        var notice = await Damaged("gate-notice-state", "state-0000", blob => blob[blob.Length / 2] ^= 1);

        notice.En.ShouldMatch("^Checkpoint \\d+ of life 1 cannot be used; the run goes on from (its beginning|checkpoint \\d+ of life 1), with the same result\\. The blob .* does not have the sum that its manifest tells: it is damaged\\.$");
        notice.Zh.ShouldMatch("^第 1 段的第 \\d+ 个检查点不能用，运行改从.+继续，结果不变。存储内容 .* 与清单里的校验和不符：已损坏。$");
    }

    [Fact]
    public async Task A_manifest_that_could_not_be_read_is_told_with_its_damage()
    {
        var notice = await Damaged("gate-notice-manifest", "manifest", blob => blob[5] ^= 1);

        notice.En.ShouldMatch("^Checkpoint \\d+ of life 1 cannot be used; the run goes on from its beginning, with the same result\\. The checkpoint .* is damaged\\.$");
    }

    [Fact]
    public async Task Half_a_record_of_the_journal_is_told_with_its_bytes()
    {
        var (run, gate) = await Standing("gate-notice-torn");
        await run.Report(InputBatch.Of(new Event { To = new TwinId(EchoTwin.KindNumber, 4, 0), Kind = EchoTwin.Call }));
        await run.Close();
        var journal = Newest(run, "journal/000000");
        silo.Store[journal] = [.. silo.Store[journal], .. "LDJOURN"u8, 2, 1, 1];

        await run.Resume();
        gate.OpenTo(SimTime.Never);

        var status = await SiloFixture.EndOf(run);
        status.Notices.ShouldHaveSingleItem().En.ShouldBe("The journal has 10 bytes of half-written records: their writer died before it could acknowledge them, and they do not count.");
        await run.Close();
        (await run.Status()).Notices.ShouldBe(status.Notices);
    }

    private async Task<RunNotice> Damaged(string pace, string blob, Action<byte[]> damage)
    {
        var (run, gate) = await Standing(pace);
        await SiloFixture.HasCheckpoint(run);
        await run.Close();
        damage(silo.Store[Newest(run, blob)]);
        await run.Resume();
        gate.OpenTo(SimTime.Never);
        return (await SiloFixture.EndOf(run)).Notices.ShouldHaveSingleItem();
    }

    private async Task<(IRunGrain Run, Gate Gate)> Standing(string pace)
    {
        var (run, gate) = (silo.NewRun(), silo.Gates[pace]);
        await run.Start(ToyCity.Definition(), new RunOptions { Pace = pace, CheckpointEvery = TimeSpan.FromTicks(1) });
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(60));
        await SiloFixture.Stands(run, gate);
        return (run, gate);
    }

    private string Newest(IRunGrain run, string ending) =>
        silo.Store.Names.Where(name => name.StartsWith(RunBlobs.Id(run.GetPrimaryKeyString()), StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal)).Max(StringComparer.Ordinal)!;
}
