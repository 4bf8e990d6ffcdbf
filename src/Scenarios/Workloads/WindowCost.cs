using MathNet.Numerics.LinearRegression;

namespace Liandong.Scenarios.Workloads;

/// <summary>A run of which the wall time of a window was measured.</summary>
/// <param name="LocalCalls">Calls in a window to partitions beside the clock.</param>
/// <param name="RemoteCalls">Calls in a window to partitions of another silo.</param>
/// <param name="Events">Events in a window, in all partitions.</param>
/// <param name="RemoteBytes">Bytes of mail in a window that go to another partition and back through the clock, of those that leave a silo.</param>
/// <param name="Microseconds">Wall time of a window.</param>
public sealed record WindowSample(double LocalCalls, double RemoteCalls, double Events, double RemoteBytes, double Microseconds);

/// <summary>
/// What a window costs, linear in what it does (the cost model of docs/scaling.md): a barrier, a call to each partition, its events and the mail
/// that leaves a silo.
/// </summary>
/// <param name="Barrier">Microseconds of the barrier itself.</param>
/// <param name="LocalCall">Microseconds a call to a partition beside the clock.</param>
/// <param name="RemoteCall">Microseconds a call to a partition of another silo.</param>
/// <param name="Event">Microseconds an event.</param>
/// <param name="RemoteByte">Microseconds a byte of mail that leaves a silo.</param>
public sealed record WindowCost(double Barrier, double LocalCall, double RemoteCall, double Event, double RemoteByte)
{
    /// <summary>The cost that fits measured windows best: least squares of the relative error, so that a short window counts as much as a long one.</summary>
    /// <exception cref="ArgumentException">There are fewer samples than constants.</exception>
    public static WindowCost Fit(IReadOnlyList<WindowSample> samples)
    {
        if (samples.Count < 5) throw new ArgumentException($"{samples.Count} samples cannot tell five constants.", nameof(samples));
        var rows = samples.Select(sample => Terms(sample).Select(term => term / sample.Microseconds).ToArray()).ToArray();
        var fitted = MultipleRegression.QR(rows, [.. samples.Select(_ => 1.0)], intercept: false);
        return new WindowCost(fitted[0], fitted[1], fitted[2], fitted[3], fitted[4]);
    }

    /// <summary>The wall time of a window, in microseconds.</summary>
    public double Microseconds(WindowSample window) => Terms(window).Zip([Barrier, LocalCall, RemoteCall, Event, RemoteByte]).Sum(term => term.First * term.Second);

    private static double[] Terms(WindowSample sample) => [1, sample.LocalCalls, sample.RemoteCalls, sample.Events, sample.RemoteBytes];
}
