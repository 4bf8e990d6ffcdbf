using System.Globalization;
using Liandong.Grains.Doors;
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
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
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

    private async Task<RunStatus> StatusAsync(CancellationToken stop) => await TryAsync(() => run.Grain.Status(), stop) ?? new RunStatus { State = RunState.Finished };

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
        var sent = await TryAsync(() => AnswerAsync(report), stop);
        if (sent is not { HasEnded: false }) return false;
        if (sent.Refused is { } refused) Refuse(refused);
        lock (_lock)
        {
            if (sent.Receipt is { IsRepeated: true }) _repeated++;
            else if (sent.Receipt is not null) _acknowledged++;
        }

        return true;
    }

    private async Task<Sent> AnswerAsync(TimedReport report)
    {
        try
        {
            return new Sent(await run.Doors.ReportAsync(report), Refused: null, HasEnded: false);
        }
        catch (InputRefusedException refused) when (refused.Zh is not null)
        {
            return new Sent(Receipt: null, refused, HasEnded: false);
        }
        catch (InputRefusedException refused)
        {
            return (await run.Grain.Status()).HasEnded ? new Sent(Receipt: null, Refused: null, HasEnded: true) : throw new TimeoutException($"Run {run.Id} takes nothing just now.", refused);
        }
    }

    private void Refuse(InputRefusedException refused)
    {
        lock (_lock)
        {
            _refused++;
            if (_reasons.Count < ReasonsKept) _reasons.Add(new Text(refused.Zh!, refused.Message));
        }
    }

    // What was under way to a process that died is answered by nobody. A run that recovers refuses for a while; one that was resumed stands behind another door. Not
    // done when the run is over.
    private async Task<T?> TryAsync<T>(Func<Task<T>> attempt, CancellationToken stop)
        where T : class
    {
        for (var began = time.GetTimestamp(); ;)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return await attempt().WaitAsync(Answer, time, stop);
            }
            catch (Exception error) when (error is OrleansException or TimeoutException or InvalidOperationException)
            {
                if (run.IsOver) return null;
                if (time.GetElapsedTime(began) > Patience) throw Unanswered();
            }

            await Task.Delay(AskAgain, time, stop);
            await run.FollowAsync(stop);
        }
    }

    private RunFailedException Unanswered()
    {
        var seconds = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new RunFailedException(new(
            $"运行 {run.Id} 有 {seconds} 秒没有应答。如果它的进程已经不在，先继续它：./liandong runs resume {run.Id}；再次执行同一条命令会接着发送，不会重复",
            $"run {run.Id} has not answered for {seconds} s. If its process has gone, go on with it first: ./liandong runs resume {run.Id}. The same command goes on where this one ended, without doubles"));
    }

    /// <summary>What became of one report.</summary>
    private sealed record Sent(ReportReceipt? Receipt, InputRefusedException? Refused, bool HasEnded);
}
