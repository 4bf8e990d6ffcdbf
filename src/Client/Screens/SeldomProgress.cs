using Liandong.Client.Runs;
using Liandong.Grains.Runs;

namespace Liandong.Client.Screens;

/// <summary>
/// Tells how a run stands where nobody watches a bar: every half minute, so that a log shows that it goes on and stays short; and at once when its cluster does not
/// answer any more, answers again, or has gone on with it after a member was lost.
/// </summary>
/// <param name="tell">Writes a line.</param>
/// <param name="words">The line.</param>
/// <param name="recovered">The line when the run has just gone on after a loss.</param>
/// <param name="time">The clock.</param>
internal sealed class SeldomProgress(Action<string> tell, Func<RunProgress, string> words, Func<RunProgress, string> recovered, TimeProvider time)
{
    /// <summary>How much time lies between two lines, and before the first.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private long _last = time.GetTimestamp();
    private RunProgress? _seen;

    /// <summary>Takes note of how the run stands.</summary>
    public void See(RunProgress seen)
    {
        var before = _seen ?? seen with { IsUnanswered = false };
        _seen = seen;
        var hasGoneOn = before.Status.Epoch > 0 && before.Status.Epoch < seen.Status.Epoch;
        if (!hasGoneOn && IsWaiting(before) == IsWaiting(seen) && time.GetElapsedTime(_last) < Every) return;
        _last = time.GetTimestamp();
        tell(hasGoneOn ? recovered(seen) : words(seen));
    }

    private static bool IsWaiting(RunProgress seen) => seen.IsUnanswered || seen.Status.State == RunState.Interrupted;
}
