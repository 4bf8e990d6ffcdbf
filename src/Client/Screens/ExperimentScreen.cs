using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of an experiment: the question, the bar, what each comparison comes to, and the figures.</summary>
/// <param name="screen">Where they see it.</param>
/// <param name="experiment">The experiment.</param>
/// <param name="makers">Who makes its runs, and how many at once.</param>
internal sealed class ExperimentScreen(Screen screen, Experiment experiment, Text makers)
{
    private const string Indent = "  ";

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private ReplicationProgress? _seen;

    /// <summary>What is asked, and how it will be answered.</summary>
    public void Begin()
    {
        var definition = experiment.Definition;
        screen.Heading(definition.Title);
        screen.Paragraph(definition.Question);
        var (paired, pairedEn) = definition.RandomNumbers == RandomNumbers.Common ? ("，随机数相同、成对比较", ", with common random numbers, in pairs") : ("，各用各的随机数", ", each with random numbers of its own");
        var isFixed = definition.Precision.IsEmpty;
        var (runs, runsEn) = isFixed
            ? ($"各运行 {definition.Replications} 次", $"{Plural.Of(definition.Replications, "run")} of each")
            : ($"各运行 {definition.FewestReplications} 到 {definition.Replications} 次，直到够准", $"{definition.FewestReplications} to {definition.Replications} runs of each, until it is known well enough");
        var (from, fromEn) = ("", "Scenario");
        if (experiment.From is { } branch)
        {
            var words = ComparedRuns.FromWords(branch.Run, branch.Local, branch.LocalUntil);
            (from, fromEn) = (words.Zh + "，", words.En + ": scenario");
        }

        screen.Paragraph(
            new Text(
                $"{from}情景 {definition.Scenario}，{experiment.Alternatives.Length} 个{What.Zh}{runs}{paired}",
                $"{fromEn} {definition.Scenario}, {Plural.Of(experiment.Alternatives.Length, What.En)}, {runsEn}{pairedEn}"),
            Indent,
            indentsFirst: true);
    }

    /// <summary>Shows how many runs are done and how long the rest will take.</summary>
    public Task<ExperimentResults> WatchAsync(bool silent, Func<Action<ReplicationProgress>, Task<ExperimentResults>> work) => new ReplicationProgressScreen(screen).WatchAsync(silent, tell => work(seen =>
    {
        _seen = seen;
        tell(seen.Done, seen.All, Standing(seen));
    }));

    /// <summary>That the experiment was stopped, and how to go on.</summary>
    public Text Left(string folder) => new(
        $"已停下：{_seen?.All ?? 0} 次运行完成了 {_seen?.Done ?? 0} 次，保存在 {folder}。再运行同一命令即可继续。",
        $"Stopped: {_seen?.Done ?? 0} of {Plural.Of(_seen?.All ?? 0, "run")} are done and kept in {folder}. The same command goes on.");

    /// <summary>That the experiment goes on in its cluster, and how to come back to it or to call it off.</summary>
    public Text LeftInCluster(string folder) => new(
        $"已离开，试验在集群中继续。{_seen?.All ?? 0} 次运行已取回 {_seen?.Done ?? 0} 次，保存在 {folder}。再运行同一命令即可回来；加 --cancel 叫停它。",
        $"Left; the experiment goes on in the cluster. {_seen?.Done ?? 0} of {Plural.Of(_seen?.All ?? 0, "run")} are here, in {folder}. The same command comes back to it; with --cancel it calls it off.");

    /// <summary>What every comparison comes to, and the figures behind it.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="compared">The same, with the course of its runs.</param>
    /// <param name="folder">Where its files are.</param>
    public void End(ExperimentResults results, ComparedRuns compared, string folder)
    {
        screen.Line("");
        ComparisonScreen.Results(screen, compared);
        if (results.Experiment.WarmUp is { } warmUp) screen.Paragraph(new Text($"预热 {WarmUpPilot.Words(warmUp).Zh}", $"Warm-up: {WarmUpPilot.Words(warmUp).En}"), Indent, indentsFirst: true);
        foreach (var precision in results.Imprecise)
        {
            var label = IndicatorTable.Find(precision.Indicator).Label;
            screen.Paragraph(new Text($"注意：各运行 {results.Each} 次后，{label.Zh}仍不够准", $"Note: after {Plural.Of(results.Each, "run")} of each, “{label.En}” is not known as well as was asked"), Indent, "yellow", indentsFirst: true);
        }

        var wall = ValueFormat.Of(TimeProvider.System.GetElapsedTime(_began));
        var known = _seen?.Known ?? 0;
        var (kept, keptEn) = known == 0 ? ("", "") : ($"，其中 {known} 次已有结果", $", {known} of them made before");
        screen.Paragraph(new Text(
            $"{results.Replications.Length} 次运行{kept}，{makers.Zh}，用时 {wall.Zh}",
            $"{Plural.Of(results.Replications.Length, "run")}{keptEn}, {makers.En}, in {wall.En}"));
        screen.Line(screen.Say("网页：", "The page: ") + Path.Combine(folder, ComparisonPage.ExperimentName) + screen.Say("，结果：", ", results: ") + ExperimentExport.JsonName + screen.Say("，每次运行：", ", every run: ") + ExperimentExport.CsvName + screen.Say("、", ", ") + ExperimentExport.ParquetName);
    }

    private Text What => ComparedRuns.NameOfGroups(!experiment.Definition.Factors.IsEmpty);

    /// <summary>How runs stand, in words.</summary>
    internal static Text Standing(ReplicationProgress seen)
    {
        if (seen.Left is not { } time) return new($"{seen.Done}/{seen.All} 次运行", $"{seen.Done} of {seen.All} runs");
        var left = ValueFormat.Of(time);
        return new($"{seen.Done}/{seen.All} 次运行，还需约 {left.Zh}", $"{seen.Done} of {seen.All} runs, some {left.En} left");
    }
}
