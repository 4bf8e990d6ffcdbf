using System.Globalization;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>When the next window of one run may open. A pace waits between windows; it never changes simulation time, and so no result.</summary>
public interface IPace
{
    /// <summary>The present in simulation time: an input that arrives now is due no earlier. The run's start where wall time says nothing.</summary>
    SimTime Now { get; }

    /// <summary>
    /// Waits until the window may open, and says up to when windows may follow without asking again (at least its end).
    /// Asked by one run, in turn, for windows that come one after the other; those in which nothing is due are left out. A wait that was
    /// called off may be followed by one for an earlier window, because an input has arrived.
    /// </summary>
    ValueTask<SimTime> Open(Window next, CancellationToken stop);
}

/// <summary>The port through which a silo gets its paces; the host may implement it. <see cref="RunOptions.Pace"/> names one, and each run gets its own.</summary>
public interface IPaceBuilder
{
    /// <summary>A pace for one run.</summary>
    /// <param name="pace">Its name.</param>
    /// <param name="anchor">Where wall time and simulation time meet.</param>
    /// <exception cref="ArgumentException">There is no pace of this name; the message says which there are.</exception>
    IPace Build(string pace, PaceAnchor anchor);
}

/// <summary>As fast as the machine goes.</summary>
public sealed class Unpaced : IPace
{
    /// <summary>Its name in <see cref="RunOptions.Pace"/>.</summary>
    public const string Name = "max";

    /// <inheritdoc/>
    public SimTime Now => SimTime.Start;

    /// <inheritdoc/>
    public ValueTask<SimTime> Open(Window next, CancellationToken stop) => ValueTask.FromResult(SimTime.Never);
}

/// <summary>So many times as fast as life: simulation time follows wall time from where both met. A run that is behind, after a loss, catches up without waiting.</summary>
/// <param name="times">How many seconds of simulation time pass in one of wall time.</param>
/// <param name="anchor">Where they met.</param>
/// <param name="time">The wall clock.</param>
public sealed class WallPace(double times, PaceAnchor anchor, TimeProvider time) : IPace
{
    // What a timer takes.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public SimTime Now => new((long)Math.Clamp(anchor.Milliseconds + ((time.GetUtcNow() - anchor.Wall).TotalMilliseconds * times), 0, SimTime.Latest.Milliseconds));

    /// <inheritdoc/>
    public async ValueTask<SimTime> Open(Window next, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var now = Now;
            if (now >= next.Start) return SimTime.Max(now, next.End);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling((next.Start - now).Milliseconds / times), Longest.TotalMilliseconds)), time, stop);
        }
    }
}

/// <summary>The paces of every silo: <see cref="Unpaced"/>, and a number for so many times as fast as life.</summary>
/// <param name="time">The wall clock.</param>
public sealed class WallPaces(TimeProvider time) : IPaceBuilder
{
    /// <summary>The fastest pace that has a number.</summary>
    public const double Fastest = 100_000;

    /// <inheritdoc/>
    public IPace Build(string pace, PaceAnchor anchor)
    {
        if (pace == Unpaced.Name) return new Unpaced();
        if (double.TryParse(pace, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= Fastest) return new WallPace(times, anchor, time);
        throw new ArgumentException($"There is no pace '{pace}'; it is '{Unpaced.Name}' or how many times as fast as life, up to {Fastest}.", nameof(pace));
    }
}
