using Liandong.Grains.Runs;

namespace Liandong.Client.Screens;

/// <summary>How many times as fast as life a run goes. What lies before the life that is watched does not count: the time before a fork, and what an earlier process computed.</summary>
internal sealed class RunSpeed
{
    private RunStatus? _first;
    private RunStatus? _last;

    /// <summary>Takes note of how the run stands.</summary>
    public void See(RunStatus status)
    {
        if (status.State is not (RunState.Running or RunState.Finished)) return;
        if (_first is null || _first.Epoch != status.Epoch) _first = status;
        _last = status;
    }

    /// <summary>Simulated time over wall time since the life that is watched was first seen; none while too little of it has been.</summary>
    public double? Times => _first is { } first && _last is { } last && last.Wall > first.Wall
        ? (last.Time - first.Time).Milliseconds / (last.Wall - first.Wall).TotalMilliseconds
        : null;
}
