using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Report;
using Liandong.Twins.Time;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Commands;

/// <summary><c>liandong feed</c>: recorded reports through the doors of a run that goes on, each at its time.</summary>
internal sealed class FeedCommand(Screen screen)
{
    private readonly RunOption _run = new(screen);
    private readonly Argument<string> _file = new("file") { Description = screen.Say("实测数据（CSV 或 Parquet）", "recorded device reports (CSV or Parquet)") };
    private readonly Option<string> _mapping = new("--mapping") { Description = screen.Say("列映射（默认为同名 .yaml）", "column mapping (default: the .yaml beside the file)"), HelpName = "FILE" };
    private readonly Option<bool> _atOnce = new("--at-once") { Description = screen.Say("不等到数据的时刻，收下一批就发下一批", "do not wait for the reports' times: as fast as they are acknowledged") };

    public Command Create()
    {
        var command = new Command("feed", screen.Say("把实测数据实时送进一个进行中的运行", "send recorded reports to a run that goes on")) { _run.Run, _file, _mapping, _atOnce, _run.Cluster, _run.Store };
        command.SetAction((parsed, stop) => screen.Guard(() => FeedAsync(parsed, stop)));
        return command;
    }

    private async Task<int> FeedAsync(ParseResult parsed, CancellationToken stop)
    {
        await using var run = await _run.FindAsync(parsed, stop);
        var files = FeedReader.Read(run.Model, [new FeedSource(parsed.GetRequiredValue(_file), parsed.GetValue(_mapping))]);
        var reports = TimedReport.Of(run.Model, files);
        Require(run, files);
        var times = parsed.GetValue(_atOnce) ? null : PaceOptions.TimesOf(run.Description.Options.Pace);
        screen.Paragraph(FeedSection.Finding(files));
        screen.Paragraph(new Text(
            $"发送 {Whole(reports.Count)} 条，从 {Local(run, reports[0].At)} 到 {Local(run, reports[^1].At)}",
            $"Sending {Plural.Of(reports.Count, "report")}, from {Local(run, reports[0].At)} to {Local(run, reports[^1].At)}"));
        if (times is null) WarnOfLater(run, reports, (await run.Grain.Status()).Present);
        var feeder = new LiveFeeder(run, TimeProvider.System);
        try
        {
            var all = await feeder.SendAsync(reports, times, stop);
            Show(feeder.Tally);
            if (all) return feeder.Tally.Refused == 0 ? CommandLine.Met : CommandLine.Wrong;
            screen.Error(new Text("运行已经结束，其余的没有发送。", "The run has ended; the rest was not sent."));
            return CommandLine.Wrong;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Show(feeder.Tally);
            throw new RunFailedException(new("已停下，其余的没有发送。再次执行同一条命令会接着发送，不会重复。", "Stopped; the rest was not sent. The same command goes on where this one ended, without doubles."));
        }
        catch (RunFailedException)
        {
            Show(feeder.Tally);
            throw;
        }
    }

    // A run takes a report when it comes: the time that it bears is not waited for.
    private void WarnOfLater(OpenRun run, IReadOnlyList<TimedReport> reports, SimTime present)
    {
        var later = reports.Count(report => report.At > present);
        if (later == 0) return;
        screen.Warning(new Text(
            $"--at-once：运行里现在是 {Local(run, present)}，其中 {Whole(later)} 条的时刻还没有到；它们会提前送入，按收到时计，不按各自的时刻。不写 --at-once 就等到各自的时刻。",
            $"--at-once: it is {Local(run, present)} in the run, and {Plural.Of(later, "report is", "reports are")} of a later time; they count as of when they come, not as of their own time. Without --at-once each waits for its time."));
    }

    private static void Require(OpenRun run, FeedJournal files)
    {
        foreach (var kind in files.Files.SelectMany(file => file.Kinds).Distinct())
        {
            if (run.Model.Feed.Live.Contains(kind)) continue;
            var word = LiveKinds.Format([kind]);
            throw new RunFailedException(new($"运行 {run.Id} 里 {word} 类设备由模型模拟；启动时写上 --live {word} 才能上报", $"in run {run.Id} the devices for {word} are simulated; start it with --live {word} to let them report"));
        }
    }

    private void Show(FeedTally tally)
    {
        screen.Paragraph(new Text(
            $"收下 {Whole(tally.Acknowledged)} 条，重复 {Whole(tally.Repeated)} 条，拒收 {Whole(tally.Refused)} 条。",
            $"{Whole(tally.Acknowledged)} acknowledged, {Whole(tally.Repeated)} repeated, {Whole(tally.Refused)} refused."));
        foreach (var reason in tally.Reasons) screen.Paragraph(reason, "  ", "yellow");
    }

    private static string Local(OpenRun run, SimTime at) => run.Model.Scenario.Start.AddMilliseconds(at.Milliseconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
