using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>When the next window of one run may open. A pace waits between windows; it never changes simulation time, and so no result.</summary>
public interface IPace
{
    /// <summary>
    /// Waits until the window may open, and says up to when windows may follow without asking again (at least its end).
    /// Asked by one run, in turn, for windows that come one after the other; those in which nothing is due are left out.
    /// </summary>
    ValueTask<SimTime> Open(Window next, CancellationToken stop);
}

/// <summary>The port through which a silo gets its paces; the host may implement it. <see cref="RunOptions.Pace"/> names one, and each run gets its own.</summary>
public interface IPaceBuilder
{
    /// <summary>A pace for one run that begins now.</summary>
    /// <exception cref="ArgumentException">There is no pace of this name; the message says which there are.</exception>
    IPace Build(string pace);
}

/// <summary>As fast as the machine goes.</summary>
public sealed class Unpaced : IPace
{
    /// <summary>Its name in <see cref="RunOptions.Pace"/>.</summary>
    public const string Name = "max";

    /// <inheritdoc/>
    public ValueTask<SimTime> Open(Window next, CancellationToken stop) => ValueTask.FromResult(SimTime.Never);
}

/// <summary>What a silo has without a host's own paces: <see cref="Unpaced"/>.</summary>
internal sealed class UnpacedOnly : IPaceBuilder
{
    /// <inheritdoc/>
    public IPace Build(string pace) => pace == Unpaced.Name ? new Unpaced() : throw new ArgumentException($"There is no pace '{pace}'; this silo has '{Unpaced.Name}'.", nameof(pace));
}
