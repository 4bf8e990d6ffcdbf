using Liandong.Client.Screens;
using Liandong.Grains.Runs;

namespace Liandong.Client.Runs;

/// <summary>A session that may be begun before somebody watches it: what keeps it from beginning is told alone.</summary>
internal sealed class WatchedSession
{
    private readonly Func<CitySession, Task<SessionResult>> _run;
    private readonly TaskCompletionSource _isOpen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<RunProgress> _watch = _ => { };
    private Task<SessionResult>? _end;

    /// <summary>Makes the session, and begins nothing.</summary>
    /// <param name="make">Makes it; it is given whom to tell how the run stands.</param>
    /// <param name="run">Runs it.</param>
    public WatchedSession(Func<Action<RunProgress>, CitySession> make, Func<CitySession, Task<SessionResult>> run) => (Session, _run) = (make(See), run);

    /// <summary>The session.</summary>
    public CitySession Session { get; }

    /// <summary>Begins a fork; ends when it has come past its parent's state with its changes.</summary>
    /// <exception cref="RunFailedException">It cannot be.</exception>
    public async Task OpenAsync()
    {
        if (await Task.WhenAny(Begun, _isOpen.Task) == _end) await _end;
    }

    /// <summary>Ends with the run.</summary>
    /// <param name="watch">Told from now on how it stands.</param>
    public Task<SessionResult> EndAsync(Action<RunProgress> watch)
    {
        _watch = watch;
        return Begun;
    }

    private Task<SessionResult> Begun => _end ??= _run(Session);

    private void See(RunProgress seen)
    {
        // Up to its point a fork is its parent. Why it has failed is told by its end.
        if (seen.IsUnanswered || seen.Status.State is RunState.Finished or RunState.Interrupted || seen.Status.Time > Session.Plan.Definition.Fork?.At) _isOpen.TrySetResult();
        _watch(seen);
    }
}
