using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Client.Screens;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>What became of the reports that were sent.</summary>
/// <param name="Acknowledged">In the journal.</param>
/// <param name="Repeated">There already.</param>
/// <param name="Refused">Not taken.</param>
/// <param name="Reasons">Why, the first of many.</param>
internal sealed record FeedTally(long Acknowledged, long Repeated, long Refused, IReadOnlyList<Text> Reasons);

/// <summary>
/// Sends recorded reports through the doors of a run, each when the run's time has come to it. What is not acknowledged is sent again under the
/// same number, which its twin counts once.
/// </summary>
internal sealed class LiveFeeder(OpenRun run, TimeProvider time)
{
    private const int MostAtOnce = 256;
    private const int ReasonsKept = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly List<Text> _reasons = [];
    private long _acknowledged;
    private long _repeated;
    private long _refused;

    /// <summary>What became of the reports so far.</summary>
    public FeedTally Tally
    {
        get
        {
            lock (_lock) return new FeedTally(_acknowledged, _repeated, _refused, [.. _reasons]);
        }
    }

    /// <summary>Sends reports.</summary>
    /// <param name="reports">By time.</param>
    /// <param name="times">How many seconds of simulation time pass in one of wall time; none sends as fast as is acknowledged.</param>
    /// <param name="stop">Stops between two reports.</param>
    /// <returns>Whether all were sent; not when the run ended before.</returns>
    /// <exception cref="RunFailedException">The run does not answer.</exception>
    public async Task<bool> SendAsync(IReadOnlyList<TimedReport> reports, double? times, CancellationToken stop)
    {
        for (var from = 0; from < reports.Count;)
        {
            var present = await PresentAsync(reports[from].At, times, stop);
            if (present is not { } now) return false;
            var to = from;
            while (to < reports.Count && to - from < MostAtOnce && reports[to].At <= now) to++;
            // Those of one device one after the other, for its numbers rise.
            var byDevice = reports.Skip(from).Take(to - from).GroupBy(report => report.Device);
            if ((await Task.WhenAll(byDevice.Select(device => SendInTurnAsync([.. device], stop)))).Contains(false)) return false;
            from = to;
        }

        return true;
    }

    // Waits until the run's time has come to a report; none when the run has ended.
    private async Task<SimTime?> PresentAsync(SimTime at, double? times, CancellationToken stop)
    {
        while (true)
        {
            var status = await StatusAsync(stop);
            if (status.HasEnded) return null;
            if (times is not { } pace) return SimTime.Never;
            if (status.Present >= at) return status.Present;
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((at - status.Present).Milliseconds / pace));
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stop);
        }
    }

    private async Task<RunStatus> StatusAsync(CancellationToken stop)
    {
        RunStatus? found = null;
        await TryAsync(async () => found = await run.Grain.Status(), stop);
        return found ?? new RunStatus { State = RunState.Finished };
    }

    private async Task<bool> SendInTurnAsync(TimedReport[] reports, CancellationToken stop)
    {
        foreach (var report in reports)
        {
            if (!await SendAsync(report, stop)) return false;
        }

        return true;
    }

    private async Task<bool> SendAsync(TimedReport report, CancellationToken stop)
    {
        var hasEnded = false;
        var isThere = await TryAsync(
            async () =>
            {
                try
                {
                    var receipt = await run.Doors.ReportAsync(report);
                    lock (_lock)
                    {
                        if (receipt.IsRepeated) _repeated++;
                        else _acknowledged++;
                    }
                }
                catch (InputRefusedException refused) when (refused.Zh is not null)
                {
                    Refuse(refused);
                }
                catch (InputRefusedException)
                {
                    hasEnded = (await run.Grain.Status()).HasEnded;
                    if (!hasEnded) throw;
                }
            },
            stop);
        return isThere && !hasEnded;
    }

    private void Refuse(InputRefusedException refused)
    {
        lock (_lock)
        {
            _refused++;
            if (_reasons.Count < ReasonsKept) _reasons.Add(new Text(refused.Zh!, refused.Message));
        }
    }

    // A connection that was lost is made again behind this; a run that recovers refuses for a while. Not done when the run has gone.
    private async Task<bool> TryAsync(Func<Task> attempt, CancellationToken stop)
    {
        for (var began = time.GetTimestamp(); ;)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await attempt();
                return true;
            }
            catch (Exception error) when (error is OrleansException or TimeoutException or InputRefusedException or InvalidOperationException)
            {
                if (run.HasGone) return false;
                if (time.GetElapsedTime(began) > Patience) throw Unanswered(error);
            }

            await Task.Delay(AskAgain, time, stop);
        }
    }

    private static RunFailedException Unanswered(Exception error)
    {
        var seconds = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new RunFailedException(new($"运行在 {seconds} 秒里没有收下数据：{error.Message}。再次执行同一条命令会接着发送，不会重复", $"the run has taken nothing for {seconds} s: {error.Message}. The same command goes on where this one ended, without doubles"));
    }
}
