using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>When the next window may open. A pace waits between windows; it never changes simulation time.</summary>
public interface IPace
{
    /// <summary>Waits until the window may open, and says up to when windows may follow without asking again (at least its end).</summary>
    ValueTask<SimTime> Open(Window next, CancellationToken stop);
}

/// <summary>As fast as the machine goes.</summary>
public sealed class Unpaced : IPace
{
    /// <inheritdoc/>
    public ValueTask<SimTime> Open(Window next, CancellationToken stop) => ValueTask.FromResult(SimTime.Never);
}
