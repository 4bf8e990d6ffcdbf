using Liandong.Client.Runs;
using Liandong.Client.Screens;

namespace Liandong.Client.Commands;

/// <summary>What <c>run</c>, <c>runs resume</c> and <c>fork</c> have in common: the question, the bar, the answer and the code.</summary>
internal sealed class RunToEnd(Screen screen, RecordingFolder folder, bool json)
{
    /// <summary>Carries a run to its recording.</summary>
    /// <param name="begin">Makes the session; it is given whom to tell how the run stands.</param>
    /// <param name="stop">Leaves the run.</param>
    public async Task<int> CarryAsync(Func<Action<RunProgress>, CitySession> begin, CancellationToken stop)
    {
        folder.RequireFree();
        var session = begin(_ => { });
        var plan = session.Plan;
        var scenario = plan.Scenario.Definition;
        if (!json) RunScreen.Begin(screen, scenario, plan, PaceOptions.TimesOf(session.Options.Pace));
        SessionResult result;
        try
        {
            result = await RunScreen.WatchAsync(screen, scenario, json, progress => begin(progress).RunAsync(folder, screen.Words.Language, stop));
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
}
