using System.Collections.Concurrent;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests.Toys;

/// <summary>Paces without a clock: a run paced by <c>gate-…</c> waits until a test opens the gate of that name.</summary>
public sealed class Gates : IPaceBuilder
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    public Gate this[string name] => _gates.GetOrAdd(name, _ => new Gate());

    public IPace Build(string pace, PaceAnchor anchor) => pace == Unpaced.Name ? new Unpaced()
        : pace.StartsWith("gate-", StringComparison.Ordinal) ? this[pace]
        : throw new ArgumentException($"There is no pace '{pace}'.", nameof(pace));
}

/// <summary>Lets windows through up to an instant that a test moves on.</summary>
public sealed class Gate : IPace
{
    private readonly Lock _lock = new();
    private SimTime _openTo = SimTime.Start;
    private TaskCompletionSource<Window> _waiting = NewSource<Window>();
    private TaskCompletionSource _opened = NewSource();

    /// <summary>Ends when a run stands before the gate, with the window that it wants to open.</summary>
    public Task<Window> Waiting
    {
        get
        {
            lock (_lock) return _waiting.Task;
        }
    }

    public SimTime Now
    {
        get
        {
            lock (_lock) return _openTo;
        }
    }

    public void OpenTo(SimTime instant)
    {
        TaskCompletionSource opened;
        lock (_lock) (opened, _openTo, _opened, _waiting) = (_opened, instant, NewSource(), NewSource<Window>());
        opened.SetResult();
    }

    public async ValueTask<SimTime> Open(Window next, CancellationToken stop)
    {
        while (true)
        {
            Task opened;
            lock (_lock)
            {
                if (next.End <= _openTo) return _openTo;
                _waiting.TrySetResult(next);
                opened = _opened.Task;
            }

            await opened.WaitAsync(stop);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
