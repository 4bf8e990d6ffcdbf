using Liandong.Client.Runs;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
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

    public static void Begin(Screen screen, ScenarioDefinition scenario, Text? changes, string command)
    {
        screen.Heading(scenario.Title);
        screen.Paragraph(scenario.Question);
        if (changes is { } changed) screen.Paragraph(changed, Indent, "yellow");
        screen.Line(Indent + command);
    }

    /// <summary>The command that makes the same run again.</summary>
    public static void Repeat(Screen screen, string command)
    {
        screen.Line(screen.Say("重复这次运行", "To repeat this run"));
        screen.Line(Indent + command);
    }

    /// <summary>Shows simulated time, speed and events while the work goes on; nothing into a file or for JSON.</summary>
    public static async Task<SessionResult> WatchAsync(Screen screen, ScenarioDefinition scenario, bool silent, Func<Action<RunStatus>, Task<SessionResult>> work)
    {
        if (silent || !screen.IsWatched) return await work(_ => { });
        SessionResult? result = null;
        await AnsiConsole.Progress().AutoClear(enabled: true).HideCompleted(enabled: false)
            .Columns(new ProgressBarColumn { Width = BarColumns }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(screen.Say("准备中", "getting ready"), maxValue: scenario.Duration.Milliseconds);
                result = await work(status =>
                {
                    bar.Value = Math.Min(status.Time.Milliseconds, scenario.Duration.Milliseconds);
                    if (status.State != RunState.Loading) bar.Description = Markup.Escape(Now(screen, scenario, status));
                });
            });
        return result!;
    }

    public static void End(Screen screen, SessionResult result)
    {
        var rows = SummaryTable.SummaryRows(result.Recording.Indicators);
        var isBoth = screen.Words == Words.Both;
        screen.Table(
            isBoth ? [new("指标", "指标"), new("indicator", "indicator"), new("值", "value"), new("n", "n")] : [new("指标", "indicator"), new("值", "value"), new("n", "n")],
            rows.Select(row => screen.Words.Each(row.Label).Concat(isBoth && row.Label.Zh == row.Label.En ? [""] : []).Append(screen.Words.Of(row.Value)).Append(Samples(screen, row))));
        foreach (var objective in result.Objectives) ShowObjective(screen, objective);
        if (result.Objectives.Count > 0) screen.Line("");
        screen.Heading(AnswerSentence.Of(result.Objectives, result.Recording.Indicators));
        foreach (var asked in result.Asked) ShowTwin(screen, result, asked);
        ShowRun(screen, result);
    }

    private static string Now(Screen screen, ScenarioDefinition scenario, RunStatus status)
    {
        var local = scenario.Start.AddMilliseconds(status.Time.Milliseconds).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        var speed = Whole(status.Time.Milliseconds / 1_000.0 / Math.Max(status.Wall.TotalSeconds, 0.001));
        return $"{local} ×{speed} {Whole(status.Handled)} " + screen.Say("个事件", "events");
    }

    private static string Samples(Screen screen, SummaryRow row) => row.Samples is { } samples ? screen.Words.Of(samples)["n = ".Length..] : "";

    private static void ShowObjective(Screen screen, ObjectiveResult objective)
    {
        var label = objective.Objective.Label;
        var (measured, bound) = (AnswerSentence.Measured(objective), AnswerSentence.Bound(objective));
        if (ValueFormat.SamplesOf(objective.Indicator) is { } samples) measured = new($"{measured.Zh}，{samples.Zh}", $"{measured.En}, {samples.En}");
        var (sign, style, verdict) = objective.Verdict switch
        {
            Verdict.Met => ("✓", "green", new Text("达到", "met")),
            Verdict.Missed => ("✗", "red", new Text("未达到", "missed")),
            _ => ("?", "yellow", new Text("无法衡量", "not measured")),
        };
        screen.Paragraph(new Text($"{sign} {verdict.Zh}：{label.Zh}——{measured.Zh}（{bound.Zh}）", $"{sign} {verdict.En}: {label.En} — {measured.En} ({bound.En})"), Indent, style);
    }

    private static void ShowTwin(Screen screen, SessionResult result, TwinAnswer answer)
    {
        screen.Line("");
        var name = answer.Question.Name;
        var at = result.Model.Scenario.Start.AddMilliseconds(answer.State.Time.Milliseconds).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        screen.Heading(new Text($"{name.Zh}，{at} 时的状态", $"{name.En} at {at}"));
        var rows = new TwinScreen(result.Model).Fields(answer.State.Fields).Select(field => (Label: screen.Words.Of(field.Label), Value: screen.Words.Of(field.Value))).ToArray();
        var first = rows.Max(row => TextWrap.Width(row.Label)) + 2;
        foreach (var (label, value) in rows) screen.Line(Indent + TextWrap.Padded(label, first) + value);
    }

    private static void ShowRun(Screen screen, SessionResult result)
    {
        var facts = result.Facts;
        var (wall, start, recorded) = (ValueFormat.Of(facts.WallTime), ValueFormat.Of(facts.ColdStart), ValueFormat.Of(result.Recorded));
        screen.Line("");
        if (!facts.Feed.IsEmpty) ShowFeed(screen, facts.Feed);
        foreach (var warning in Caveats.Of(facts, result.Recording.Indicators)) screen.Paragraph(new Text("注意：" + warning.Zh, "Note: " + warning.En), Indent);
        screen.Paragraph(new Text(
            $"{Whole(facts.Events)} 个事件，用时 {wall.Zh}（另启动 {start.Zh}，记录与报告 {recorded.Zh}），内存 {ValueFormat.OfBytes(facts.PeakMemoryBytes).Zh}",
            $"{Whole(facts.Events)} events in {wall.En} (besides: start {start.En}, recording and report {recorded.En}), memory {ValueFormat.OfBytes(facts.PeakMemoryBytes).En}"));
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
