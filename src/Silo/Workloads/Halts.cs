using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Silo.Workloads;

/// <summary>A pace that goes as fast as the machine from halt to halt, and stands there until it is told to go on. A later life goes up to the halt at which the last one stood.</summary>
/// <param name="every">How far it is from one halt to the next.</param>
internal sealed class Halts(SimDuration every) : IPaceBuilder, IPace
{
    /// <summary>Its name; every other one is unpaced.</summary>
    public const string Name = "halts";

    private readonly Lock _lock = new();
    private SimTime _halt = SimTime.Start + every;
    private TaskCompletionSource _stands = NewSource();
    private TaskCompletionSource _goesOn = NewSource();

    /// <inheritdoc/>
    public SimTime Now => SimTime.Start;

    /// <inheritdoc/>
    public IPace Build(string pace, PaceAnchor anchor) => pace == Name ? this : new Unpaced();

    /// <summary>Ends when the run stands at the present halt.</summary>
    public Task Stands()
    {
        lock (_lock) return _stands.Task;
    }

    /// <summary>Opens the way to the next halt.</summary>
    public void GoOn()
    {
        TaskCompletionSource before;
        lock (_lock) (before, _goesOn, _stands, _halt) = (_goesOn, NewSource(), NewSource(), _halt + every);
        before.SetResult();
    }

    /// <summary>From now on it is another life that comes to the present halt.</summary>
    public void BeginAnew()
    {
        lock (_lock) _stands = NewSource();
    }

    /// <inheritdoc/>
    public async ValueTask<SimTime> Open(Window next, CancellationToken stop)
    {
        while (true)
        {
            Task goesOn;
            lock (_lock)
            {
                stop.ThrowIfCancellationRequested();
                if (next.End <= _halt) return _halt;
                _stands.TrySetResult();
                goesOn = _goesOn.Task;
            }

            await goesOn.WaitAsync(stop);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
