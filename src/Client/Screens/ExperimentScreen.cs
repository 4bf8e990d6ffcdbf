using System.Globalization;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Report;
using Spectre.Console;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of an experiment: the question, the bar, what each comparison comes to, and the figures.</summary>
internal sealed class ExperimentScreen(Screen screen, Experiment experiment, int atOnce)
{
    private const string Indent = "  ";
    private const int BarColumns = 20;

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private ReplicationProgress? _seen;

    /// <summary>What is asked, and how it will be answered.</summary>
    public void Begin()
    {
        var definition = experiment.Definition;
        screen.Heading(definition.Title);
        screen.Paragraph(definition.Question);
        var (paired, pairedEn) = definition.RandomNumbers == RandomNumbers.Common ? ("，随机数相同、成对比较", ", with common random numbers, in pairs") : ("，各用各的随机数", ", each with random numbers of its own");
        screen.Paragraph(
            new Text(
                $"情景 {definition.Scenario}，{experiment.Alternatives.Length} 个方案各运行 {definition.Replications} 次{paired}",
                $"Scenario {definition.Scenario}, {Plural.Of(experiment.Alternatives.Length, "alternative")}, {Plural.Of(definition.Replications, "run")} of each{pairedEn}"),
            Indent,
            indentsFirst: true);
    }

    /// <summary>Shows how many runs are done and how long the rest will take: a bar for who watches, a line every half minute on the error output for a log, nothing for JSON.</summary>
    public async Task<ExperimentResults> WatchAsync(bool silent, Func<Action<ReplicationProgress>, Task<ExperimentResults>> work)
    {
        if (silent) return await work(seen => _seen = seen);
        if (!screen.IsWatched) return await work(Seldom());
        ExperimentResults? results = null;
        await AnsiConsole.Progress().AutoClear(enabled: true).HideCompleted(enabled: false)
            .Columns(new ProgressBarColumn { Width = BarColumns }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("", maxValue: experiment.Replications.Length);
                results = await work(seen =>
                {
                    _seen = seen;
                    bar.Value = seen.Done;
                    bar.Description = Markup.Escape(screen.Words.Of(Standing(seen)));
                });
            });
        return results!;
    }

    /// <summary>That the experiment was stopped, and how to go on.</summary>
    public Text Left(string folder) => new(
        $"已停下：{experiment.Replications.Length} 次运行完成了 {_seen?.Done ?? 0} 次，保存在 {folder}。再运行同一命令即可继续。",
        $"Stopped: {_seen?.Done ?? 0} of {Plural.Of(experiment.Replications.Length, "run")} are done and kept in {folder}. The same command goes on.");

    /// <summary>What every comparison comes to, and the figures behind it.</summary>
    public void End(ExperimentResults results, string folder)
    {
        screen.Line("");
        var summaries = ExperimentSummary.Of(results);
        foreach (var summary in summaries)
        {
            foreach (var compared in summary.Comparisons) Find(summary, compared);
        }

        foreach (var summary in summaries) new ExperimentTable(screen, experiment, summary).Show();
        var wall = ValueFormat.Of(TimeProvider.System.GetElapsedTime(_began));
        var known = _seen?.Known ?? 0;
        var (kept, keptEn) = known == 0 ? ("", "") : ($"，其中 {known} 次已有结果", $", {known} of them made before");
        screen.Paragraph(new Text(
            $"{experiment.Replications.Length} 次运行{kept}，同时 {atOnce} 次，用时 {wall.Zh}",
            $"{Plural.Of(experiment.Replications.Length, "run")}{keptEn}, {atOnce} at once, in {wall.En}"));
        screen.Line(screen.Say("结果：", "Results: ") + Path.Combine(folder, ExperimentExport.JsonName) + screen.Say("，每次运行：", ", every run: ") + ExperimentExport.CsvName);
    }

    private void Find(IndicatorSummary summary, BesideTheBase compared)
    {
        var (sign, style) = compared.Finding switch
        {
            Finding.Better => ("✓", "green"),
            Finding.Worse => ("✗", "red"),
            Finding.Less or Finding.More => ("•", "bold"),
            Finding.NotShown or Finding.Same => ("=", ""),
            _ => ("?", "yellow"),
        };
        var said = FindingSentence.Of(experiment, summary, compared);
        screen.Paragraph(new Text($"{sign} {said.Zh}", $"{sign} {said.En}"), Indent, style);
    }

    private Action<ReplicationProgress> Seldom()
    {
        var last = TimeProvider.System.GetTimestamp();
        return seen =>
        {
            _seen = seen;
            if (TimeProvider.System.GetElapsedTime(last) < SeldomProgress.Every) return;
            last = TimeProvider.System.GetTimestamp();
            screen.Aside(((double)seen.Done / seen.All).ToString("P0", CultureInfo.InvariantCulture) + " " + screen.Words.Of(Standing(seen)));
        };
    }

    private static Text Standing(ReplicationProgress seen)
    {
        if (seen.Left is not { } time) return new($"{seen.Done}/{seen.All} 次运行", $"{seen.Done} of {seen.All} runs");
        var left = ValueFormat.Of(time);
        return new($"{seen.Done}/{seen.All} 次运行，还需约 {left.Zh}", $"{seen.Done} of {seen.All} runs, some {left.En} left");
    }
}
