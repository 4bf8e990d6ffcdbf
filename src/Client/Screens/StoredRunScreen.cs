using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>The runs of a store as people see them.</summary>
internal sealed class StoredRunScreen(Screen screen)
{
    private const int Title = 1;
    private const int NarrowestTitle = 16;
    private const int Gap = 3;
    private const int Border = 2;
    private const string HasRecording = "✓";

    /// <summary>A row a run, and how to go on with those that have not ended.</summary>
    public void List(IReadOnlyList<StoredRun> runs, RunHome home)
    {
        if (runs.Count == 0)
        {
            screen.Paragraph(new Text("存储里没有运行。", "The store has no runs."));
            return;
        }

        Text[] heads = [new("运行", "run"), new("情景", "scenario"), new("状态", "state"), new("模拟到", "simulated"), new("创建", "created"), new("记录", "recording"), new("占用", "size")];
        string[][] rows = [.. runs.Select(run => (string[])[run.Id, TitleOf(run), screen.Words.Of(StateOf(run)), Reached(run), Created(run), RecordingOf(run), Size(run)])];
        if (NeededColumns(heads.Select(screen.Words.Of), rows) <= screen.TableColumns) screen.Table(heads, rows, numbersFrom: heads.Length - 1, broken: Title);
        else foreach (var row in rows) Block(heads, row);
        if (!runs.Any(CanBeGoneOnWith)) return;
        screen.Line(screen.Say("继续已停下或已中断的运行", "To go on with one that is stopped or interrupted"));
        screen.Line("  ./liandong runs resume " + screen.Say("运行", "RUN") + home.Words);
    }

    private static bool CanBeGoneOnWith(StoredRun run) => run.Note is not null && (run.IsStopped || run.Status.State == RunState.Cancelled);

    // Where a table would break ids or times, each run has lines of its own: an id must be there to be copied.
    private void Block(Text[] heads, string[] row)
    {
        screen.Line(row[0]);
        foreach (var title in row[Title].Split('\n')) screen.Paragraph(new Text(title, title), "  ", indentsFirst: true);
        // The state speaks for itself.
        var rest = string.Join(screen.Say("，", ", "), Enumerable.Range(Title + 1, row.Length - Title - 1).Where(column => row[column].Length > 0).Select(column => column == Title + 1 ? row[column] : screen.Words.Of(heads[column]) + " " + row[column]));
        screen.Paragraph(new Text(rest, rest), "  ", indentsFirst: true);
    }

    /// <summary>Columns that a table takes when nothing but titles is broken.</summary>
    internal static int NeededColumns(IEnumerable<string> heads, IReadOnlyCollection<string[]> rows) =>
        Border + heads.Select((head, column) => Gap + (column == Title ? NarrowestTitle : rows.Select(row => TextWrap.Width(row[column])).Append(TextWrap.Width(head)).Max())).Sum();

    /// <summary>One run in full, with the commands for what can be done with it.</summary>
    public void Show(StoredRun run, RunHome home)
    {
        screen.Heading(run.Note?.Title ?? new Text(run.Description.Definition.Model, run.Description.Definition.Model));
        var fork = run.Description.Definition.Fork;
        (Text Label, string? Value)[] rows =
        [
            (new("运行", "run"), run.Id),
            (new("状态", "state"), screen.Words.Of(StateOf(run))),
            (new("原因", "why"), run.Status.Failure is { } failure ? screen.Words.Of(FailureText.DetailOf(failure)) : null),
            (new("模拟到", "simulated"), Simulated(run)),
            (new("检查点", "last checkpoint"), run.Description.Checkpoint is { } at ? Local(run, at) : screen.Say("没有", "none")),
            (new("继续过", "gone on with"), run.Status.Lives > 1 ? screen.Words.Of(RunScreen.Times(run.Status.Lives - 1)) : null),
            (new("指纹", "digest"), run.Status.Digest),
            (new("分叉自", "forked from"), fork is null ? null : fork.Run + "@" + Local(run, fork.At)),
            (new("创建", "created"), Created(run)),
            (new("构建", "build"), run.Note?.Build),
            (new("占用", "size"), Size(run)),
            (new("记录", "recording"), run.Recording),
        ];
        var shown = rows.Where(row => row.Value is not null).Select(row => (Label: screen.Words.Of(row.Label), row.Value)).ToArray();
        var first = shown.Max(row => TextWrap.Width(row.Label)) + 2;
        foreach (var (label, value) in shown) screen.Line("  " + TextWrap.Padded(label, first) + value);
        foreach (var notice in run.Status.Notices) screen.Paragraph(new Text($"注意（{Noticed(notice)}）：{notice.Zh}", $"Note ({Noticed(notice)}): {notice.En}"), "  ", indentsFirst: true);
        if (run.Note is null || run.Recording is not null) return;
        if (run.Carrier is { } carrier && run.IsUnfinished)
        {
            screen.Paragraph(new Text($"正由{carrier.Words.Zh} 进行。停下：", $"It is going on in {carrier.Words.En}. To stop it:"));
            screen.Line($"  ./liandong runs stop {run.Id}{home.Words}");
            return;
        }

        if (run.Cluster is { } cluster)
        {
            screen.Paragraph(new Text($"由集群 {cluster} 进行，这里看不到它走到哪里。查看：", $"It belongs to cluster {cluster}; how far it is cannot be seen from here. To see it:"));
            screen.Line($"  ./liandong runs show {run.Id}{(home with { Cluster = cluster }).Words}");
            return;
        }

        screen.Line(run.CanGoOn ? screen.Say("继续", "To go on") : screen.Say("取得记录", "To record it"));
        screen.Line($"  ./liandong runs resume {run.Id}{home.Words}");
    }

    /// <summary>Which run is gone on with, and where its recording will be.</summary>
    public void GoesOn(StoredRun run, string folder) => screen.Line(screen.Say($"继续 {run.Id}，记录将写到 {Near(folder)}", $"Going on with {run.Id}; its recording will be in {Near(folder)}"));

    /// <summary>What was removed.</summary>
    public void Removed(IReadOnlyList<StoredRun> runs)
    {
        if (runs.Count == 0) screen.Paragraph(new Text("没有要删除的运行。", "There is nothing to remove."));
        foreach (var run in runs)
        {
            screen.Line(screen.Say("已删除", "Removed") + " " + run.Id);
            if (run.Recording is { } folder) screen.Line("  " + screen.Say("记录还在", "its recording stays in") + " " + Near(folder));
        }
    }

    /// <summary>What was stopped.</summary>
    /// <param name="run">The run.</param>
    /// <param name="home">Where it is kept.</param>
    /// <param name="isAnswered">Whether whoever carries it has answered; otherwise nobody may, or a process that cannot be called.</param>
    public void Stopped(StoredRun run, RunHome home, bool isAnswered)
    {
        screen.Line(screen.Say("已停下", "Stopped") + " " + run.Id);
        if (!isAnswered && !run.IsStopped) screen.Paragraph(new Text("如果另一个进程正在运行它，那个进程在下一个检查点或结束时得知并停下，最多损失那之后的计算。", "If another process runs it, that one finds out at its next checkpoint or at its end, and stops; no more than what it computes until then is lost."), "  ", indentsFirst: true);
        screen.Line(screen.Say("继续", "To go on"));
        screen.Line($"  ./liandong runs resume {run.Id}{home.Words}");
    }

    /// <summary>What a run is doing, in words.</summary>
    internal static Text StateOf(StoredRun run)
    {
        var state = run.IsBrokenOff ? new("已中断", "interrupted") : StateOf(run.IsStopped ? RunState.Cancelled : run.State);
        if (run.Cluster is { } cluster) return new($"{state.Zh}（集群 {cluster}）", $"{state.En} (cluster {cluster})");
        return run.Carrier is { } carrier && run.State == RunState.Running ? new($"{state.Zh}（{carrier.Words.Zh}）", $"{state.En} ({carrier.Words.En})") : state;
    }

    private static Text StateOf(RunState state) => state switch
    {
        RunState.NotStarted => new("未开始", "not started"),
        RunState.Loading => new("准备中", "getting ready"),
        RunState.Running => new("运行中", "running"),
        RunState.Finished => new("已结束", "finished"),
        RunState.Cancelled => new("已停下", "stopped"),
        RunState.Failed => new("出错", "failed"),
        RunState.Interrupted => new("未结束", "unfinished"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A run's state."),
    };

    private string TitleOf(StoredRun run) => run.Note is { } note ? string.Join('\n', screen.Words.Each(note.Title)) : run.Description.Definition.Model;

    private string Simulated(StoredRun run)
    {
        if (run.Note is not { } note) return run.Reached.ToString();
        return Local(run, run.Reached) + " / " + Shown(note.Start.AddMilliseconds(note.DurationMilliseconds));
    }

    // The end needs no saying.
    private static string Reached(StoredRun run)
    {
        if (run.Note is not { } note || run.Status.State == RunState.Finished) return Local(run, run.Reached);
        return string.Create(CultureInfo.InvariantCulture, $"{Local(run, run.Reached)} ({(double)run.Reached.Milliseconds / note.DurationMilliseconds:P0})");
    }

    private static string Size(StoredRun run) => run.Bytes switch
    {
        null => "",
        // A run's head takes a few thousand that are not counted.
        < 10_000 => "<10 KB",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{run.Bytes / 1e3:N0} KB"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{run.Bytes / 1e6:N1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{run.Bytes / 1e6:N0} MB"),
    };

    // Usually it lies under the run's id.
    private static string RecordingOf(StoredRun run) => run.Recording is not { } folder ? "" : Near(folder) is var near && near == Path.Combine("runs", run.Id) ? HasRecording : near;

    private static string Local(StoredRun run, SimTime at) => run.Note is { } note ? Shown(note.Start.AddMilliseconds(at.Milliseconds)) : at.ToString();

    private static string Shown(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Created(StoredRun run) => Shown(run.Description.Created.LocalDateTime);

    private static string Noticed(RunNotice notice) => Shown(notice.At.LocalDateTime);

    private static string Near(string path)
    {
        var near = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return near.StartsWith("..", StringComparison.Ordinal) ? path : near;
    }
}
