using Liandong.Client.Runs;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Spectre.Console;
using System.Globalization;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of a run: the question, the bar, the answer and the figures.</summary>
internal static class RunScreen
{
    public static void Begin(Screen screen, ScenarioDefinition scenario, string repeat)
    {
        screen.Heading(scenario.Title);
        screen.Line(scenario.Question);
        screen.Line(new Text("重复这次运行：", "To repeat this run:"));
        screen.Line("  " + repeat);
    }

    /// <summary>Shows simulated time, speed and events while the work goes on; nothing into a file or for JSON.</summary>
    public static async Task<SessionResult> WatchAsync(Screen screen, ScenarioDefinition scenario, bool silent, Func<Action<RunStatus>, Task<SessionResult>> work)
    {
        if (silent || !screen.IsWatched) return await work(_ => { });
        SessionResult? result = null;
        await AnsiConsole.Progress().AutoClear(enabled: true).HideCompleted(enabled: false)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(screen.Words.Of(new("准备中", "getting ready")), maxValue: scenario.Duration.Milliseconds);
                result = await work(status =>
                {
                    bar.Value = Math.Min(status.Time.Milliseconds, scenario.Duration.Milliseconds);
                    bar.Description = Markup.Escape(screen.Words.Of(Now(scenario, status)));
                });
            });
        return result!;
    }

    public static void End(Screen screen, SessionResult result)
    {
        foreach (var asked in result.Asked)
        {
            screen.Line(new Text($"孪生体 {asked.Twin}：", $"Twin {asked.Twin}:"));
            foreach (var (name, value) in asked.Fields) screen.Line($"  {name} = {value}");
        }

        screen.Table(
            [new("指标", "indicator"), new("值", "value")],
            SummaryTable.SummaryRows(result.Recording.Indicators).Select(row => new[] { screen.Words.Of(row.Label), screen.Words.Of(row.Value) }));
        if (result.Objectives.Count > 0) ShowObjectives(screen, result);
        screen.Heading(AnswerSentence.Of(result.Objectives, result.Recording.Indicators));
        ShowRun(screen, result);
    }

    private static Text Now(ScenarioDefinition scenario, RunStatus status)
    {
        var local = scenario.Start.AddMilliseconds(status.Time.Milliseconds).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        var seconds = Math.Max(status.Wall.TotalSeconds, 0.001);
        var speed = Whole(status.Time.Milliseconds / 1_000.0 / seconds);
        return new Text($"{local}　{speed} 倍速　{Whole(status.Handled)} 个事件", $"{local}  ×{speed}  {Whole(status.Handled)} events");
    }

    private static void ShowObjectives(Screen screen, SessionResult result) => screen.Table(
        [new("目标", "objective"), new("要求", "bound"), new("结果", "measured"), new("", "")],
        result.Objectives.Select(objective => new[]
        {
            screen.Words.Of(objective.Objective.Label),
            screen.Words.Of(AnswerSentence.Bound(objective)),
            screen.Words.Of(AnswerSentence.Measured(objective)),
            screen.Words.Of(objective.Verdict switch { Verdict.Met => new("达到", "met"), Verdict.Missed => new("未达到", "missed"), _ => new("无法衡量", "not measured") }),
        }));

    private static void ShowRun(Screen screen, SessionResult result)
    {
        var facts = result.Facts;
        var wall = ValueFormat.Of(facts.WallTime);
        foreach (var warning in facts.Warnings) screen.Line(new Text("注意：" + warning.Zh, "Note: " + warning.En));
        screen.Line(new Text(
            $"{Whole(facts.Events)} 个事件，{wall.Zh}，{ValueFormat.OfBytes(facts.PeakMemoryBytes).Zh}，指纹 {facts.Digest}",
            $"{Whole(facts.Events)} events, {wall.En}, {ValueFormat.OfBytes(facts.PeakMemoryBytes).En}, digest {facts.Digest}"));
        screen.Line(new Text("报告：" + result.Recording.Report, "Report: " + result.Recording.Report));
        screen.Line(new Text("重复这次运行：", "To repeat this run:"));
        screen.Line("  " + facts.RepeatCommand);
        if (facts.Counterfactual is not { } other) return;
        screen.Line(new Text($"对比（{other.Text.Zh}）：", $"To compare ({other.Text.En}):"));
        screen.Line("  " + other.Command);
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
