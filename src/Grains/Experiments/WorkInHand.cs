using Liandong.Grains.Runs;

namespace Liandong.Grains.Experiments;

/// <summary>What a silo does for one experiment, and has not told yet.</summary>
internal sealed class WorkInHand : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WantedRun, CancellationTokenSource> _held = [];
    private readonly List<WantedRun> _made = [];
    private readonly List<FailedRun> _failed = [];
    private readonly List<FailedRun> _unfit = [];

    /// <summary>How many runs are being made or wait for a core.</summary>
    public int Held
    {
        get
        {
            lock (_gate) return _held.Count;
        }
    }

    /// <summary>What is to be told.</summary>
    public WorkReport Report(SiloAddress silo, int free)
    {
        lock (_gate) return new WorkReport { Silo = silo, Held = [.. _held.Keys], Made = [.. _made], Failed = [.. _failed], Unfit = [.. _unfit], Free = free };
    }

    /// <summary>That has been told.</summary>
    public void Told(WorkReport report)
    {
        lock (_gate)
        {
            _made.RemoveRange(0, report.Made.Length);
            _failed.RemoveRange(0, report.Failed.Length);
            _unfit.RemoveRange(0, report.Unfit?.Length ?? 0);
        }
    }

    /// <summary>Begins a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stop">Leaves everything.</param>
    /// <param name="left">Leaves this one.</param>
    /// <returns>Whether it was not begun before.</returns>
    public bool Begin(WantedRun run, CancellationToken stop, out CancellationToken left)
    {
        lock (_gate)
        {
            left = default;
            if (_held.ContainsKey(run)) return false;
            var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
            left = source.Token;
            _held.Add(run, source);
            return true;
        }
    }

    /// <summary>Leaves runs.</summary>
    public void Leave(IEnumerable<WantedRun> runs)
    {
        CancellationTokenSource[] sources;
        lock (_gate) sources = [.. runs.Select(run => _held.GetValueOrDefault(run)).OfType<CancellationTokenSource>()];
        foreach (var source in sources) source.Cancel();
    }

    /// <summary>A run is made.</summary>
    public void Made(WantedRun run) => End(run, () => _made.Add(run));

    /// <summary>A run has failed.</summary>
    public void Failed(WantedRun run, RunFailure why) => End(run, () => _failed.Add(new FailedRun(run, why)));

    /// <summary>A run cannot be made here, though others may.</summary>
    public void Unfit(WantedRun run, RunFailure why) => End(run, () => _unfit.Add(new FailedRun(run, why)));

    /// <summary>A run was left.</summary>
    public void Left(WantedRun run) => End(run, () => { });

    private void End(WantedRun run, Action note)
    {
        lock (_gate)
        {
            if (_held.Remove(run, out var source)) source.Dispose();
            note();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var source in _held.Values) source.Dispose();
            _held.Clear();
        }
    }
}
