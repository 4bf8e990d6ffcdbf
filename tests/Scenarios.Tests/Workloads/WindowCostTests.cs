using Liandong.Scenarios.Workloads;

namespace Liandong.Scenarios.Tests.Workloads;

public sealed class WindowCostTests
{
    private static readonly WindowCost Planted = new(Barrier: 50, LocalCall: 2, RemoteCall: 25, Event: 0.15, RemoteByte: 0.004);

    private static readonly double[] RemoteShares = [0, 0.5];
    private static readonly double[] Calls = [2, 4, 8, 16];
    private static readonly double[] Events = [12, 200, 800];
    private static readonly double[] MailShares = [0.1, 1];

    [Fact]
    public void Constants_that_were_planted_are_found()
    {
        var found = WindowCost.Fit([.. Windows().Select(window => window with { Microseconds = Planted.Microseconds(window) })]);

        found.Barrier.ShouldBe(Planted.Barrier, 1e-6);
        found.LocalCall.ShouldBe(Planted.LocalCall, 1e-6);
        found.RemoteCall.ShouldBe(Planted.RemoteCall, 1e-6);
        found.Event.ShouldBe(Planted.Event, 1e-6);
        found.RemoteByte.ShouldBe(Planted.RemoteByte, 1e-6);
    }

    [Fact]
    public void Too_few_windows_are_refused() => Should.Throw<ArgumentException>(() => WindowCost.Fit([.. Windows().Take(4)]));

    private static IEnumerable<WindowSample> Windows() =>
        from remote in RemoteShares
        from calls in Calls
        from events in Events
        from mail in MailShares
        select new WindowSample(calls * (1 - remote), calls * remote, events, remote * 64 * events * mail, Microseconds: 1);
}
