using System.Collections.Immutable;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;

namespace Liandong.Client.Runs;

/// <summary>Recorded runs side by side: those that differ only by their seeds are runs of one alternative.</summary>
/// <param name="indicators">What to compare by; empty for the objectives of the first run.</param>
internal sealed class RecordedComparison(IReadOnlyList<string> indicators)
{
    private static readonly Text AsWritten = new("原情景", "the scenario as it is");

    /// <summary>Reads and groups them.</summary>
    /// <exception cref="RunFailedException">They cannot be compared: the message says why, and what could be instead.</exception>
    /// <exception cref="RecordingException">A recording is not whole.</exception>
    /// <exception cref="UnknownIndicatorException">There is no such indicator.</exception>
    public async Task<ComparedRuns> ReadAsync(IReadOnlyList<string> names, RunHome home, string repeat, CancellationToken stop)
    {
        // What is asked for wrongly is told before outcomes are read.
        foreach (var name in indicators) IndicatorTable.Find(name);
        var runs = new List<SeededRecording>();
        foreach (var name in names) runs.Add(SeededRecording.Open(name, await FolderOfAsync(name, home, stop)));
        RequireAlike(runs);
        RequireDifferent(runs);
        SeededRecording[][] groups = [.. runs.GroupBy(run => run.Alternative, StringComparer.Ordinal).Select(group => group.OrderBy(run => run.Seeds[0]).ThenBy(run => run.Seed, StringComparer.Ordinal).ToArray())];
        if (groups.Length == 1) throw OneAlternative(groups[0]);
        var city = CityFiles.Load(runs[0].Recording.CityId);
        var compared = Indicators(groups[0][0]);
        var figures = new Dictionary<SeededRecording, ReplicationFigures>();
        foreach (var run in runs) figures.Add(run, ReplicationFigures.Of(await run.Recording.AddUpAsync(city, stop)));
        var titles = Titles(groups);
        return new ComparedRuns
        {
            Title = groups[0][0].Recording.Title,
            Question = groups[0][0].Scenario.Definition.Question,
            Groups = [.. groups.Select((group, place) => Group(group, titles[place], compared, figures))],
            Indicators = compared,
            IsPaired = groups.All(group => group.Select(run => run.Seed).SequenceEqual(groups[0].Select(run => run.Seed))),
            City = CityFiles.ContentHash(city.Id) == runs[0].Recording.CityHash ? city : null,
            Repeat = repeat,
            Warnings = [.. Warnings(runs)],
            Made =
            [
                (new("城市文件", "City's files"), Same(runs[0].Recording.CityHash)),
                (new("运行", "Runs"), Same(string.Join(", ", runs.Select(run => run.Recording.RunId)))),
                (new("版本", "Versions"), Same(string.Join(", ", runs.Select(run => run.Recording.Build ?? "—").Distinct(StringComparer.Ordinal)))),
            ],
        };
    }

    private static async Task<string> FolderOfAsync(string name, RunHome home, CancellationToken stop)
    {
        if (KeptExperiment.IsIn(name)) throw new RunFailedException(new($"{name} 是试验的文件夹：请单独给出它，或给出各次运行的记录。", $"{name} is an experiment's folder: name it alone, or name recordings of runs."));
        return await StoredRuns.RecordingOfAsync(name, home, stop);
    }

    private ImmutableArray<ComparedIndicator> Indicators(SeededRecording first)
    {
        var objectives = first.Scenario.Definition.Objectives;
        string[] names = indicators.Count > 0 ? [.. indicators] : [.. objectives.Select(objective => objective.Indicator).Distinct(StringComparer.Ordinal)];
        if (names.Length == 0) throw new RunFailedException(new($"{first.Name} 的情景没有目标：请用 --indicators 写出按哪些指标比较。", $"The scenario of {first.Name} has no objectives: name with --indicators what to compare by."));
        return [.. names.Select(name => ComparedIndicator.Of(name, objectives))];
    }

    private static ComparedGroup Group(SeededRecording[] runs, Text title, ImmutableArray<ComparedIndicator> compared, Dictionary<SeededRecording, ReplicationFigures> figures) =>
        new(runs[0].Recording.RunId, title, [.. runs.Select(run => run.Seed)])
        {
            Changes = runs[0].Changes ?? new("无", "none"),
            Measured = [.. compared.Select(indicator => runs.Select(run => figures[run].Indicators.GetValueOrDefault(indicator.Definition.Name)).ToImmutableArray())],
            Courses = [.. runs.Select(run => figures[run].Course)],
        };

    // By what was changed; where that does not tell them apart, by the scenario, and at last by the run.
    private static Text[] Titles(SeededRecording[][] groups)
    {
        var isOneScenario = groups.Select(group => group[0].Recording.Title).Distinct().Count() == 1;
        Text[] titles = [.. groups.Select(group => (isOneScenario, group[0].Changes) switch
        {
            (_, null) when isOneScenario => AsWritten,
            (_, null) => group[0].Recording.Title,
            (true, { } changes) => changes,
            (false, { } changes) => new Text($"{group[0].Recording.Title.Zh}，{changes.Zh}", $"{group[0].Recording.Title.En}, {changes.En}"),
        })];
        return [.. titles.Select((title, place) => titles.Count(other => other == title) == 1 ? title : new Text($"{title.Zh}（{groups[place][0].Recording.RunId}）", $"{title.En} ({groups[place][0].Recording.RunId})"))];
    }

    // Whatever else than scenario and seed a run follows from.
    private static IEnumerable<Text> Warnings(List<SeededRecording> runs)
    {
        string[] builds = [.. runs.Select(run => run.Recording.Build ?? "—").Distinct(StringComparer.Ordinal)];
        if (builds.Length > 1) yield return new($"这些运行由不同的版本算出（{string.Join("、", builds)}）：差别可能来自程序。", $"These runs were made by several builds ({string.Join(", ", builds)}): what differs may be the program.");
        foreach (var run in runs.Where(run => run.Recording.Inputs > 0)) yield return new($"{run.Name} 运行期间收到 {run.Recording.Inputs} 条输入：差别可能来自输入。", $"{run.Name} took {run.Recording.Inputs} inputs while it ran: what differs may be those.");
    }

    private static void RequireAlike(List<SeededRecording> runs)
    {
        var first = runs[0];
        foreach (var run in runs.Skip(1))
        {
            if (run.Recording.CityId != first.Recording.CityId) throw Unlike(first, run, new("城市", "city"), first.Recording.CityId, run.Recording.CityId);
            if (run.Recording.CityHash != first.Recording.CityHash) throw Unlike(first, run, new("城市文件", "city's files"), first.Recording.CityHash[..8], run.Recording.CityHash[..8]);
            if (run.Recording.Span.Start != first.Recording.Span.Start) throw Unlike(first, run, new("开始时间", "start"), RunTime.Shown(first.Recording.Span.Start), RunTime.Shown(run.Recording.Span.Start));
            if (run.Recording.Span.Duration != first.Recording.Span.Duration) throw Unlike(first, run, new("时长", "duration"), first.Recording.Span.Duration.ToString(), run.Recording.Span.Duration.ToString());
            if (run.Recording.Span.WarmUp != first.Recording.Span.WarmUp) throw Unlike(first, run, new("预热期", "warm-up"), first.Recording.Span.WarmUp.ToString(), run.Recording.Span.WarmUp.ToString());
        }
    }

    private static void RequireDifferent(List<SeededRecording> runs)
    {
        if (runs.GroupBy(run => (run.Alternative, run.Seed)).FirstOrDefault(same => same.Count() > 1) is not { } twice) return;
        string[] names = [.. twice.Select(run => run.Name).Take(2)];
        throw new RunFailedException(new(
            $"{names[0]} 与 {names[1]} 是同一次运行（情景、改动、种子都相同）：请换一个种子（--seed）或改动（--set）。",
            $"{names[0]} and {names[1]} are the same run, with the same scenario, changes and seed: make one with another seed (--seed) or change (--set)."));
    }

    private static RunFailedException Unlike(SeededRecording first, SeededRecording run, Text what, string one, string other) => new(new(
        $"{first.Name} 与 {run.Name} 的{what.Zh}不同（{one} 与 {other}），数字不可比。请用同样的{what.Zh}重新运行其中一个。",
        $"{first.Name} and {run.Name} differ in their {what.En} ({one} and {other}), so their figures cannot be compared. Make one of them again with the other's {what.En}."));

    private static RunFailedException OneAlternative(SeededRecording[] runs) => new(new(
        $"这 {runs.Length} 次运行只有种子不同，是同一个方案：请再给一个有改动的运行（--set）。",
        $"These {runs.Length} runs differ only by their seeds and are of one alternative: name one with a change (--set) too."));

    private static Text Same(string text) => new(text, text);
}
