using Liandong.Client.Runs;
using Liandong.Client.Screens;

namespace Liandong.Client.Commands;

/// <summary>What <c>run</c>, <c>runs resume</c> and <c>fork</c> have in common: the question, the bar, the answer and the code.</summary>
internal sealed class RunToEnd(Screen screen, RecordingFolder folder, bool json)
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(3);

    /// <summary>Carries a run to its recording.</summary>
    /// <param name="begin">Makes the session; it is given whom to tell how the run stands.</param>
    /// <param name="stop">Leaves the run.</param>
    public async Task<int> CarryAsync(Func<Action<RunProgress>, CitySession> begin, CancellationToken stop)
    {
        folder.RequireFree();
        var watched = new WatchedSession(begin, session => session.RunAsync(folder, screen.Words.Language, stop));
        var plan = watched.Session.Plan;
        var scenario = plan.Scenario.Definition;
        SessionResult result;
        try
        {
            if (watched.Session.Resumed is null && plan.Unforkable is not null) await OpenAsync(watched);
            if (!json) RunScreen.Begin(screen, scenario, plan, PaceOptions.TimesOf(watched.Session.Options.Pace));
            result = await RunScreen.WatchAsync(screen, scenario, json, watched.EndAsync);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new RunFailedException(new("已取消，没有留下记录。", "Cancelled; no recording was kept."));
        }
        catch (RunFailedException failed) when (failed.IsOfRun)
        {
            throw new RunFailedException(failed.Text) { Repeat = plan.RepeatCommand };
        }

        if (json) screen.Line(RunJson.Of(result));
        else RunScreen.End(screen, result);
        return result.IsMet ? CommandLine.Met : CommandLine.NotMet;
    }

    // Whether a fork can have its changes is known when it is where they begin: one that is refused is told nothing else about.
    private async Task OpenAsync(WatchedSession fork)
    {
        var opening = fork.OpenAsync();
        if (await Task.WhenAny(opening, Task.Delay(Silent)) != opening && !json) screen.Aside(screen.Say("正在算到分叉的时刻，看这些改动能否从那里开始", "computing up to the instant of the fork, to see whether the changes can begin there"));
        await opening;
    }
}
