using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class PaceTests(SiloFixture silo)
{
    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(1, 7)]
    [InlineData(3, 2_000)]
    [InlineData(3, 200)]
    public async Task A_pace_that_waits_delays_windows_and_never_changes_a_digest(int partitions, long windowMilliseconds)
    {
        var (unpaced, ended) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());
        var name = $"gate-{partitions}-{windowMilliseconds}";
        var gate = silo.Gates[name];
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = partitions, Window = new SimDuration(windowMilliseconds), Pace = name });

        var handled = 0L;
        // 61.3 s lies inside a window of any length: only whole windows pass.
        foreach (var seconds in new[] { 0, 60, 61.3, 300 })
        {
            var openTo = SimTime.Start + SimDuration.FromSeconds(seconds);
            if (seconds > 0) gate.OpenTo(openTo);
            var wanted = await Wait(gate);
            var status = await run.Status();
            status.State.ShouldBe(RunState.Running);
            status.Time.ShouldBeLessThanOrEqualTo(openTo);
            wanted.End.ShouldBeGreaterThan(openTo);
            wanted.Start.ShouldBeGreaterThanOrEqualTo(status.Time);
            (status.Handled > handled).ShouldBe(seconds is 60 or 300 || (seconds > 60 && windowMilliseconds < 2_000));
            (await run.Ask(new TwinId(EchoTwin.KindNumber, 2, 0))).Fields.Count.ShouldBe(2);
            handled = status.Handled;
        }

        gate.OpenTo(SimTime.Never);
        var end = await SiloFixture.EndOf(run);
        (end.State, end.Handled).ShouldBe((RunState.Finished, ended.Handled));
        (await run.Digests()).Combined.ShouldBe((await unpaced.Digests()).Combined);
    }

    [Fact]
    public async Task Every_run_has_a_pace_of_its_own()
    {
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions { Pace = "gate-alone" });
        await Wait(silo.Gates["gate-alone"]);

        var (_, other) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions());

        other.State.ShouldBe(RunState.Finished);
        (await run.Status()).State.ShouldBe(RunState.Running);
        silo.Gates["gate-alone"].OpenTo(SimTime.Never);
        (await SiloFixture.EndOf(run)).State.ShouldBe(RunState.Finished);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_pace_can_be_cancelled()
    {
        var run = silo.NewRun();
        await run.Start(ToyCity.Definition(), new RunOptions { Pace = "gate-shut" });
        await Wait(silo.Gates["gate-shut"]);

        await run.Cancel();

        var status = await run.Status();
        (status.State, status.Handled, status.Time).ShouldBe((RunState.Cancelled, 0, SimTime.Start));
    }

    private static Task<Window> Wait(Gate gate) => gate.Waiting.WaitAsync(TestContext.Current.CancellationToken);
}
