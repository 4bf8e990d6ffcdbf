using Liandong.Grains.Runs;

namespace Liandong.Grains.Experiments;

/// <summary>What a silo does for one experiment, and has not told yet.</summary>
internal sealed class WorkInHand : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WantedRun, CancellationTokenSource> _held = [];
    private readonly List<WantedRun> _made = [];
    private readonly List<FailedRun> _failed = [];

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
        lock (_gate) return new WorkReport { Silo = silo, Held = [.. _held.Keys], Made = [.. _made], Failed = [.. _failed], Free = free };
    }

    /// <summary>That has been told.</summary>
    public void Told(WorkReport report)
    {
        lock (_gate)
        {
            _made.RemoveRange(0, report.Made.Length);
            _failed.RemoveRange(0, report.Failed.Length);
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

    /// <summary>A run is made, has failed, or was left.</summary>
    public void End(WantedRun run, bool isMade, RunFailure? failure)
    {
        lock (_gate)
        {
            if (_held.Remove(run, out var source)) source.Dispose();
            if (isMade) _made.Add(run);
            if (failure is not null) _failed.Add(new FailedRun(run, failure));
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
