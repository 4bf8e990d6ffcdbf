using System.Collections.Concurrent;

namespace Liandong.Grains.Tests.Toys;

/// <summary>Breaks the next call to a grain off, as Orleans' directory does while members come and go, or loses its answer, as a connection does.</summary>
public sealed class BrokenWays : IOutgoingGrainCallFilter
{
    private readonly ConcurrentDictionary<GrainId, Exception> _broken = new();
    private readonly ConcurrentDictionary<GrainId, TaskCompletionSource> _silent = new();
    private readonly ConcurrentDictionary<GrainId, bool> _cut = new();

    /// <summary>The next call to a grain does not arrive, and its caller hears this; none is what the directory throws while members come and go.</summary>
    public void BreakOnce(IAddressable grain, Exception? error = null) => _broken[grain.GetGrainId()] = error ?? new TaskCanceledException("The lookup was broken off.");

    /// <summary>The next call to a grain arrives and is carried out, and its answer never comes.</summary>
    /// <returns>Ends when the answer has been lost.</returns>
    public Task SilenceOnce(IAddressable grain) => (_silent[grain.GetGrainId()] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Until they are mended, calls to a grain do not arrive, and nobody hears of that.</summary>
    public void Cut(IAddressable grain) => _cut[grain.GetGrainId()] = true;

    /// <summary>Calls arrive again; those that did not are still answered by nobody.</summary>
    public void Mend(IAddressable grain) => _cut.TryRemove(grain.GetGrainId(), out _);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (_cut.ContainsKey(context.TargetId)) await new TaskCompletionSource().Task;
        if (_broken.TryRemove(context.TargetId, out var error)) throw error;
        _silent.TryRemove(context.TargetId, out var lost);
        await context.Invoke();
        if (lost is null) return;
        lost.SetResult();
        await new TaskCompletionSource().Task;
    }
}
