using System.Collections.Concurrent;

namespace Liandong.Grains.Tests.Toys;

/// <summary>Breaks the next call to a grain off, as Orleans' directory does while members come and go.</summary>
public sealed class BrokenWays : IOutgoingGrainCallFilter
{
    private readonly ConcurrentDictionary<GrainId, bool> _broken = new();

    /// <summary>The next call to a grain does not arrive.</summary>
    public void BreakOnce(IAddressable grain) => _broken[grain.GetGrainId()] = true;

    public Task Invoke(IOutgoingGrainCallContext context) => _broken.TryRemove(context.TargetId, out _)
        ? throw new TaskCanceledException("The lookup was broken off.")
        : context.Invoke();
}
