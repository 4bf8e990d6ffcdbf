using Liandong.Scenarios.Experiments.Capacity;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of a search: what is asked, the bar, the answer, and the values that were tried.</summary>
/// <param name="screen">Where they see it.</param>
/// <param name="question">What is asked.</param>
/// <param name="makers">Who makes the runs, and how many at once.</param>
internal sealed class CapacityScreen(Screen screen, CapacityQuestion question, Text makers)
{
    private const string Indent = "  ";

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private CapacityProgress? _seen;

    /// <summary>What is asked, and how it will be answered.</summary>
    public void Begin()
    {
        screen.Heading(CapacitySentence.Asked(question));
        screen.Paragraph(CapacitySentence.Method(question), Indent, indentsFirst: true);
    }

    /// <summary>Shows which value is being tried and how its runs stand.</summary>
    public Task<CapacityAnswer> WatchAsync(bool silent, Func<Action<CapacityProgress>, Task<CapacityAnswer>> work) => new ReplicationProgressScreen(screen).WatchAsync(silent, tell => work(seen =>
    {
        _seen = seen;
        var standing = ExperimentScreen.Standing(seen.Runs);
        tell(seen.Runs.Done, seen.Runs.All, new Text($"{seen.Value}：{standing.Zh}", $"{seen.Value}: {standing.En}"));
    }));

    /// <summary>That the search was stopped, and how to go on.</summary>
    public Text Left(string folder)
    {
        var done = (_seen?.Before ?? 0) + (_seen?.Runs.Done ?? 0);
        return new($"已停下：完成的 {done} 次运行保存在 {folder}。再运行同一命令即可继续。", $"Stopped: {Plural.Of(done, "run")} are done and kept in {folder}. The same command goes on.");
    }

    /// <summary>That what was under way goes on in the cluster, and how to come back to it or to call it off.</summary>
    public Text LeftInCluster(string folder)
    {
        var done = (_seen?.Before ?? 0) + (_seen?.Runs.Done ?? 0);
        return new(
            $"已离开，{_seen?.Value} 的运行在集群中继续；已取回的 {done} 次保存在 {folder}。再运行同一命令即可继续查找；加 --cancel 叫停。",
            $"Left; the runs of {_seen?.Value} go on in the cluster, and {Plural.Of(done, "run")} are here, in {folder}. The same command goes on with the search; with --cancel it calls it off.");
    }

    /// <summary>The answer, and what each value came to.</summary>
    public void End(CapacityAnswer answer, string folder)
    {
        screen.Line("");
        var (said, sign, style) = (CapacitySentence.Of(answer), answer.Enough is null ? "✗" : answer.IsShown ? "✓" : "≈", answer.Enough is null ? "red" : answer.IsShown ? "green" : "yellow");
        screen.Paragraph(new Text($"{sign} {said.Zh}", $"{sign} {said.En}"), Indent, style);
        if (CapacitySentence.Certainty(answer) is { } certainty) screen.Paragraph(certainty, Indent, indentsFirst: true);
        screen.Line("");
        screen.Table(
            [new(string.Join("、", question.Paths), string.Join(", ", question.Paths)), .. question.Objectives.Select(objective => IndicatorTable.Find(objective.Indicator).Label), new("次数", "runs"), new("结论", "verdict")],
            answer.Steps.OrderBy(step => question.IsLoad ? -step.Place : step.Place).Select(step => (string[])[step.Value, .. step.Estimates.Select((estimate, at) => screen.Words.Of(CapacitySentence.Figures(question.Objectives[at], estimate))), step.Runs.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), screen.Words.Of(CapacitySentence.Verdict(step.Verdict))]),
            numbersFrom: 0);
        var wall = ValueFormat.Of(TimeProvider.System.GetElapsedTime(_began));
        screen.Paragraph(new Text($"试了 {answer.Steps.Length} 个值，共 {answer.Runs} 次运行，{makers.Zh}，用时 {wall.Zh}", $"{Plural.Of(answer.Steps.Length, "value")} tried, {Plural.Of(answer.Runs, "run")} in all, {makers.En}, in {wall.En}"));
        screen.Line(screen.Say("网页：", "The page: ") + Path.Combine(folder, CapacityPage.Name) + screen.Say("，结果：", ", results: ") + CapacityExport.JsonName);
    }
}
