using Liandong.Client.Runs;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Runs;
using Spectre.Console;
using System.Globalization;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of a run: the question, the bar, the answer and the figures.</summary>
internal static class RunScreen
{
    private const string Indent = "  ";
    private const int BarColumns = 20;
    private const int UnknownShown = 5;

    /// <summary>What is asked, what was changed, how fast the run may go, and the command.</summary>
    public static void Begin(Screen screen, ScenarioDefinition scenario, PlannedRun plan, double? times)
    {
        screen.Heading(scenario.Title);
        screen.Paragraph(scenario.Question);
        if (plan.Changes is { } changed) screen.Paragraph(changed, Indent, "yellow");
        if (times is { } pace) screen.Paragraph(Pace(pace), Indent);
        screen.Line(Indent + plan.RepeatCommand);
    }

    private static Text Pace(double times)
    {
        var (number, hour) = (times.ToString("0.###", CultureInfo.InvariantCulture), ValueFormat.Of(TimeSpan.FromHours(1 / times)));
        return new Text($"倍速 {number}：模拟一小时用 {hour.Zh}", $"Paced, {number} times as fast as life: an hour of the run takes {hour.En}");
    }

    /// <summary>The command that makes the same run again.</summary>
    public static void Repeat(Screen screen, string command)
    {
        screen.Line(screen.Say("重复这次运行", "To repeat this run"));
        screen.Line(Indent + command);
    }

    /// <summary>Shows simulated time, speed and events while the work goes on: a bar for who watches, a line every half minute on the error output for a log, nothing for JSON.</summary>
    public static async Task<T> WatchAsync<T>(Screen screen, ScenarioDefinition scenario, bool silent, Func<Action<RunProgress>, Task<T>> work)
        where T : class
    {
        if (silent) return await work(_ => { });
        var speed = new RunSpeed();
        if (!screen.IsWatched)
        {
            var seldom = new SeldomProgress(screen.Aside, Standing, Recovered, TimeProvider.System);
            return await work(seen =>
            {
                speed.See(seen.Status);
                seldom.See(seen);
            });
        }

        T? result = null;
        await AnsiConsole.Progress().AutoClear(enabled: true).HideCompleted(enabled: false)
            .Columns(new ProgressBarColumn { Width = BarColumns }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(screen.Say("准备中", "getting ready"), maxValue: scenario.Duration.Milliseconds);
                result = await work(seen =>
                {
                    var status = seen.Status;
                    speed.See(status);
                    bar.Value = Math.Min(status.Time.Milliseconds, scenario.Duration.Milliseconds);
                    if (seen.IsUnanswered || status.State != RunState.Loading) bar.Description = Markup.Escape(Now(screen, scenario, seen, speed));
                });
            });
        return result!;

        string Standing(RunProgress seen) => Share(scenario, seen) + " " + Now(screen, scenario, seen, speed);
        // Where it will stand is known when its partitions have been opened again.
        string Recovered(RunProgress seen) => seen.Status.State == RunState.Loading
            ? screen.Say("一个成员失去，运行从已存下的状态继续。", "A member was lost; the run goes on from what is stored.")
            : screen.Say("一个成员失去，运行从已存下的状态继续：", "A member was lost; the run goes on from what is stored: ") + Standing(seen);
    }

    public static void End(Screen screen, SessionResult result)
    {
        screen.Line("");
        screen.Heading(AnswerSentence.Of(result.Objectives, result.Recording.Indicators));
        foreach (var objective in result.Objectives) ShowObjective(screen, objective);
        foreach (var asked in result.Asked) ShowTwin(screen, result.Model, asked);
        ShowFigures(screen, result);
        ShowRun(screen, result);
    }

    private static void ShowFigures(Screen screen, SessionResult result)
    {
        var isBoth = screen.Words == Words.Both;
        screen.Table(
            isBoth ? [new("指标", "指标"), new("indicator", "indicator"), new("值", "value"), new("n", "n")] : [new("指标", "indicator"), new("值", "value"), new("n", "n")],
            SummaryTable.SummaryGroups(result.Recording.Indicators, result.Facts.Objectives).SelectMany((group, place) => Rows(screen, group, isFirst: place == 0)));
    }

    /// <summary>How often: once, twice, 3 times.</summary>
    public static Text Times(int number) => new($"{number} 次", number switch { 1 => "once", 2 => "twice", _ => $"{number} times" });

    private static string Share(ScenarioDefinition scenario, RunProgress seen) =>
        (Math.Min(1, (double)seen.Status.Time.Milliseconds / scenario.Duration.Milliseconds)).ToString("P0", CultureInfo.InvariantCulture);

    private static string Now(Screen screen, ScenarioDefinition scenario, RunProgress seen, RunSpeed speed)
    {
        var status = seen.Status;
        if (seen.IsUnanswered) return screen.Say("集群没有应答，重试中", "the cluster does not answer; trying again");
        if (status.State == RunState.Interrupted) return screen.Say("等待另一个成员接手", "waiting for another member to take over");
        var lives = status.Lives > 1 ? screen.Say($"，继续过 {Times(status.Lives - 1).Zh}", $", gone on with {Times(status.Lives - 1).En}") : "";
        var local = scenario.Start.AddMilliseconds(status.Time.Milliseconds).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        var times = speed.Times is { } known ? $" ×{Whole(known)}" : "";
        return $"{local}{times} {Whole(status.Handled)} " + screen.Say("个事件", "events") + lives;
    }

    // A group's title on a line of its own, its figures under it.
    private static IEnumerable<string[]> Rows(Screen screen, SummaryGroup group, bool isFirst)
    {
        if (!isFirst) yield return [.. Cells(screen, new("", "")), "", ""];
        yield return [.. Cells(screen, group.Title), "", ""];
        foreach (var row in group.Rows) yield return [.. Cells(screen, new(Indent + row.Label.Zh, Indent + row.Label.En)), screen.Words.Of(row.Value), Samples(screen, row)];
    }

    private static IEnumerable<string> Cells(Screen screen, Text label) => screen.Words == Words.Both ? [label.Zh, label.En] : screen.Words.Each(label);

    private static string Samples(Screen screen, SummaryRow row) => row.Samples is { } samples ? screen.Words.Of(samples)["n = ".Length..] : "";

    private static void ShowObjective(Screen screen, ObjectiveResult objective)
    {
        var label = objective.Objective.Label;
        var (measured, bound) = (AnswerSentence.Measured(objective), AnswerSentence.Bound(objective));
        if (objective.Verdict == Verdict.NotMeasured) measured = new("没有可以衡量的事件", "nothing happened to measure it by");
        if (ValueFormat.SamplesOf(objective.Indicator) is { } samples) measured = new($"{measured.Zh}，{samples.Zh}", $"{measured.En}, {samples.En}");
        var (sign, style, verdict) = objective.Verdict switch
        {
            Verdict.Met => ("✓", "green", new Text("达到", "met")),
            Verdict.Missed => ("✗", "red", new Text("未达到", "missed")),
            _ => ("?", "yellow", new Text("无法衡量", "not measured")),
        };
        screen.Paragraph(new Text($"{sign} {verdict.Zh}：{label.Zh}——{measured.Zh}（{bound.Zh}）", $"{sign} {verdict.En}: {label.En} — {measured.En} ({bound.En})"), Indent, style);
    }

    /// <summary>A twin's fields at a barrier.</summary>
    public static void ShowTwin(Screen screen, CityRun model, TwinAnswer answer)
    {
        screen.Line("");
        var name = answer.Question.Name;
        var at = model.Scenario.Start.AddMilliseconds(answer.State.Time.Milliseconds).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        screen.Heading(new Text($"{name.Zh}，{at} 时的状态", $"{name.En} at {at}"));
        var rows = new TwinScreen(model).Fields(answer.State.Fields).Select(field => (Label: screen.Words.Of(field.Label), Value: screen.Words.Of(field.Value))).ToArray();
        var first = rows.Max(row => TextWrap.Width(row.Label)) + 2;
        foreach (var (label, value) in rows) screen.Line(Indent + TextWrap.Padded(label, first) + value);
    }

    private static void ShowRun(Screen screen, SessionResult result)
    {
        var facts = result.Facts;
        var (wall, start, recorded) = (ValueFormat.Of(facts.WallTime), ValueFormat.Of(facts.ColdStart), ValueFormat.Of(result.Recorded));
        if (!facts.Feed.IsEmpty) ShowFeed(screen, facts.Feed);
        foreach (var warning in Caveats.Of(facts, result.Recording.Indicators)) screen.Paragraph(new Text("注意：" + warning.Zh, "Note: " + warning.En), Indent);
        screen.Paragraph(new Text(
            $"{Whole(facts.Events)} 个事件，用时 {wall.Zh}（另启动 {start.Zh}，记录与报告 {recorded.Zh}），内存 {ValueFormat.OfBytes(facts.PeakMemoryBytes).Zh}",
            $"{Whole(facts.Events)} events in {wall.En} (besides: start {start.En}, recording and report {recorded.En}), memory {ValueFormat.OfBytes(facts.PeakMemoryBytes).En}"));
        if (result.Status.Checkpoints is { Complete: > 0 } kept)
        {
            screen.Paragraph(new Text(
                $"检查点 {kept.Complete} 个，每个 {ValueFormat.OfBytes(kept.StateBytes).Zh}，推演共停顿 {ValueFormat.Of(kept.Pauses).Zh}，最长 {ValueFormat.Of(kept.LongestPause).Zh}",
                $"{Plural.Of(kept.Complete, "checkpoint")} of {ValueFormat.OfBytes(kept.StateBytes).En}, for which the run stood {ValueFormat.Of(kept.Pauses).En} in all and {ValueFormat.Of(kept.LongestPause).En} at most"));
        }

        if (result.Status.Checkpoints.Failure is { } unstored) screen.Paragraph(new Text("注意：检查点没能存下：" + unstored.Zh, "Note: a checkpoint could not be stored: " + unstored.Text), Indent);
        foreach (var notice in result.Status.Notices) screen.Paragraph(new Text("注意：" + notice.Zh, "Note: " + notice.En), Indent);
        if (result.Status.Lives > 1)
        {
            screen.Paragraph(new Text(
                $"运行中断过 {Times(result.Status.Lives - 1).Zh}，每次都接着完成；指纹与没有中断的运行相同。",
                $"Interrupted {Times(result.Status.Lives - 1).En} and gone on each time: the digest is that of an undisturbed run."));
        }

        screen.Line(screen.Say("指纹", "Digest") + " " + facts.Digest);
        screen.Line(screen.Say("报告", "Report"));
        screen.Line(Indent + Near(result.Recording.Report));
        Repeat(screen, facts.RepeatCommand);
        if (facts.Counterfactual is not { } other) return;
        screen.Paragraph(new Text($"对比：{other.Text.Zh}", $"To compare: {other.Text.En}"));
        screen.Line(Indent + other.Command);
    }

    private static void ShowFeed(Screen screen, FeedJournal feed)
    {
        screen.Paragraph(FeedSection.Finding(feed), Indent);
        var unknown = feed.Files.SelectMany(file => file.UnknownDevices).ToArray();
        foreach (var device in unknown.Take(UnknownShown)) screen.Paragraph(new Text($"没有设备“{device.Name}”（{Whole(device.Rows)} 行）；{device.Hint.Zh}", $"no device '{device.Name}' ({Plural.Of(device.Rows, "row")}); {device.Hint.En}"), Indent + Indent, "yellow");
        if (unknown.Length > UnknownShown) screen.Paragraph(new Text($"还有 {unknown.Length - UnknownShown} 个，见报告", $"and {unknown.Length - UnknownShown} more, in the report"), Indent + Indent);
    }

    // As short as it can be typed from here.
    private static string Near(string path)
    {
        var near = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return near.StartsWith("..", StringComparison.Ordinal) ? path : near;
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
