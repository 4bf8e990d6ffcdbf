using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Silo.Tests;

/// <summary>A pace that stands still several times on the way, evenly spaced, until it is told to go on. All lives of a run share it.</summary>
internal sealed class Steps(SimDuration duration, int stands) : IPaceBuilder, IPace
{
    /// <summary>Its name; every other one is unpaced.</summary>
    public const string Name = "steps";

    private readonly Lock _lock = new();
    private int _next = 1;
    private TaskCompletionSource _stands = NewSource();
    private TaskCompletionSource _goesOn = NewSource();

    /// <summary>Ends when the run stands.</summary>
    public Task Stands
    {
        get
        {
            lock (_lock) return _stands.Task;
        }
    }

    public SimTime Now => SimTime.Start;

    private SimTime OpenTo => _next > stands ? SimTime.Never : new SimTime(duration.Milliseconds * _next / (stands + 1));

    public IPace Build(string pace, PaceAnchor anchor) => pace == Name ? this : new Unpaced();

    public void GoOn()
    {
        TaskCompletionSource before;
        lock (_lock) (before, _goesOn, _stands, _next) = (_goesOn, NewSource(), NewSource(), _next + 1);
        before.SetResult();
    }

    public async ValueTask<SimTime> Open(Window next, CancellationToken stop)
    {
        while (true)
        {
            Task goesOn;
            lock (_lock)
            {
                if (next.End <= OpenTo) return OpenTo;
                _stands.TrySetResult();
                goesOn = _goesOn.Task;
            }

            await goesOn.WaitAsync(stop);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
