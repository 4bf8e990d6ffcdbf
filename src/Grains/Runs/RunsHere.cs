using System.Collections.Concurrent;

namespace Liandong.Grains.Runs;

/// <summary>The runs that this silo carries, so that it can leave them at a barrier before it stops.</summary>
internal sealed class RunsHere
{
    private readonly ConcurrentDictionary<string, bool> _runs = new(StringComparer.Ordinal);

    /// <summary>Their ids.</summary>
    public IReadOnlyCollection<string> Ids => [.. _runs.Keys];

    /// <summary>One begins to be carried here.</summary>
    public void Enter(string run) => _runs[run] = true;

    /// <summary>One has ended, or goes on elsewhere.</summary>
    public void Leave(string run) => _runs.TryRemove(run, out _);
}
