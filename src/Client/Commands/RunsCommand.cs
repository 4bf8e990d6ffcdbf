using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Twins.Time;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Commands;

/// <summary><c>liandong runs</c>: the runs that a store keeps; one of them in full, goes on with one, stops one, removes some.</summary>
internal sealed class RunsCommand(Screen screen)
{
    private readonly Argument<string> _run = new("run") { Description = screen.Say("运行的标识，或能区分的开头", "a run's id, or as much of its beginning as no other has") };
    private readonly Argument<string[]> _some = new("run") { Description = screen.Say("运行的完整标识，可多个", "whole ids of runs"), Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _older = new("--older") { Description = screen.Say("删除早于这么久的运行，如 30d", "remove runs older than this, such as 30d"), HelpName = "TIME" };
    private readonly Option<bool> _force = new("--force") { Description = screen.Say("没有结束的也删除", "remove unfinished ones too") };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("记录文件夹（默认为运行时所定）", "the recording's folder (default: the one the run was started with)"), HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only"), Recursive = true };
    private readonly HomeOptions _home = new(screen);

    public Command Create()
    {
        _home.Store.Recursive = _home.Cluster.Recursive = true;
        var list = new Command("list", screen.Say("列出保存的运行", "list the runs that are kept"));
        var show = new Command("show", screen.Say("显示一个运行", "show a run")) { _run };
        var resume = new Command("resume", screen.Say("继续一个运行，直到记录与报告", "go on with a run, to its recording and report")) { _run, _out };
        var halt = new Command("stop", screen.Say("停下一个正在别处进行的运行，留下检查点，以后可以继续", "stop a run that goes on elsewhere, with a checkpoint to go on from later")) { _run };
        var remove = new Command("rm", screen.Say("删除运行（记录文件夹不动）", "remove runs (their recordings stay)")) { _some, _older, _force };
        var command = new Command("runs", screen.Say("保存的运行：列出、显示、继续、停下、删除", "the runs that are kept: list, show, resume, stop, remove")) { list, show, resume, halt, remove, _json };
        _home.AddTo(command);
        foreach (var listing in (Command[])[command, list]) listing.SetAction((parsed, stop) => screen.Guard(() => ListAsync(parsed, stop)));
        show.SetAction((parsed, stop) => screen.Guard(() => ShowAsync(parsed, stop)));
        resume.SetAction((parsed, stop) => screen.Guard(() => ResumeAsync(parsed, stop)));
        halt.SetAction((parsed, stop) => screen.Guard(() => StopAsync(parsed, stop)));
        remove.SetAction((parsed, stop) => screen.Guard(() => RemoveAsync(parsed, stop)));
        return command;
    }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken stop)
    {
        var home = _home.Of(parsed);
        await using var runs = await StoredRuns.OpenAsync(home, stop);
        var found = await runs.ListAsync(stop);
        if (parsed.GetValue(_json)) screen.Line(StoredRunJson.Of(found));
        else new StoredRunScreen(screen).List(found, home);
        return CommandLine.Met;
    }

    private async Task<int> ShowAsync(ParseResult parsed, CancellationToken stop)
    {
        var home = _home.Of(parsed);
        await using var runs = await StoredRuns.OpenAsync(home, stop);
        var run = await runs.WithSizeAsync(await runs.FindAsync(parsed.GetRequiredValue(_run), stop), stop);
        if (parsed.GetValue(_json)) screen.Line(StoredRunJson.Of(run));
        else new StoredRunScreen(screen).Show(run, home);
        return CommandLine.Met;
    }

    private async Task<int> ResumeAsync(ParseResult parsed, CancellationToken stop)
    {
        var home = _home.Of(parsed);
        StoredRun run;
        await using (var runs = await StoredRuns.OpenAsync(home, stop)) run = await runs.FindAsync(parsed.GetRequiredValue(_run), stop);
        if (run.Id != parsed.GetRequiredValue(_run)) screen.Aside(screen.Say($"继续的是 {run.Id}", $"Going on with {run.Id}"));
        var note = run.Note ?? throw ForkCommand.NotOurs(run.Id);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetValue(_out) ?? note.Folder));
        RequireIdle(note.Folder, run);
        RequireFree(folder, run);
        var plan = PlannedRun.Of(run.Description.Definition, note.Request);
        if (!parsed.GetValue(_json)) new StoredRunScreen(screen).GoesOn(run, folder);
        return await new RunToEnd(screen, RecordingFolder.At(folder), parsed.GetValue(_json)).CarryAsync(progress => new CitySession(plan, home) { Resumed = run.Id, KeptBy = note.Build, Options = run.Description.Options, Progress = progress }, stop);
    }

    // Two processes would take the run from each other.
    private static void RequireIdle(string folder, StoredRun run)
    {
        if (LocalDoor.TryFind(folder) is not { } door || door.Run != run.Id)
        {
            if (run.Carrier is { } carrier) throw RunCarrier.Taken(run.Id, carrier);
            return;
        }

        throw new RunFailedException(new(
            $"运行 {run.Id} 正在进程 {door.Process} 中进行：用 ./liandong ask {run.Id} 查看；要在这里继续，先停下它：./liandong runs stop {run.Id}",
            $"Run {run.Id} is going on in process {door.Process}: look at it with ./liandong ask {run.Id}; to go on here, stop it first: ./liandong runs stop {run.Id}"));
    }

    // Before anything is computed.
    private static void RequireFree(string folder, StoredRun run)
    {
        if (!Path.Exists(folder)) return;
        throw new RunFailedException(folder == run.Recording
            ? new($"运行 {run.Id} 的记录已在 {folder}。要另写一份请用 --out，或先移走它。", $"Run {run.Id} has its recording already, in {folder}. For another one name a folder with --out, or move it away.")
            : new($"{folder} 已存在。请换名（--out），或先移走它。", $"{folder} exists already. Choose another name (--out), or move it away."));
    }

    private async Task<int> StopAsync(ParseResult parsed, CancellationToken stop)
    {
        var home = _home.Of(parsed);
        await using var runs = await StoredRuns.OpenAsync(home, stop);
        var run = await runs.FindAsync(parsed.GetRequiredValue(_run), stop);
        if (!run.IsUnfinished) throw new RunFailedException(new($"运行 {run.Id} 没有在进行：{StoredRunScreen.StateOf(run).Zh}。", $"Run {run.Id} does not go on: it is {StoredRunScreen.StateOf(run).En}."));
        var isAnswered = await runs.StopAsync(run, stop);
        if (parsed.GetValue(_json)) screen.Line(StoredRunJson.Of(await runs.FindAsync(run.Id, stop)));
        else new StoredRunScreen(screen).Stopped(run, home, isAnswered);
        return CommandLine.Met;
    }

    private async Task<int> RemoveAsync(ParseResult parsed, CancellationToken stop)
    {
        var (named, older) = (parsed.GetValue(_some) ?? [], parsed.GetValue(_older));
        if (named.Length == 0 && older is null) throw new RunFailedException(new("请给出运行的标识，或用 --older 30d", "Name runs, or give --older 30d"));
        if (named.Length > 0 && older is not null) throw new RunFailedException(new("标识和 --older 只能给一个：写了标识的运行不论多新都会删除", "Name runs or give --older, not both: what is named is removed however new it is"));
        await using var runs = await StoredRuns.OpenAsync(_home.Of(parsed), stop);
        var wanted = new List<StoredRun>();
        foreach (var id in named) wanted.Add(await runs.FindWholeAsync(id, stop));
        wanted = [.. wanted.DistinctBy(run => run.Id)];
        var force = parsed.GetValue(_force);
        if (!force && wanted.FirstOrDefault(InUse) is { } unfinished)
        {
            var (zh, en) = unfinished.Carrier is { } carrier ? ($"正由{carrier.Words.Zh} 进行", $"is going on in {carrier.Words.En}") : ("没有结束", "has not ended");
            throw new RunFailedException(new(
                $"运行 {unfinished.Id} {zh}，没有删除任何运行。仍要删除请加 --force。",
                $"Run {unfinished.Id} {en}; nothing was removed. To remove it all the same add --force."));
        }

        if (older is not null) wanted.AddRange((await OldAsync(runs, older, stop)).Where(run => force || !InUse(run)));
        foreach (var run in wanted) await runs.RemoveAsync(run.Id, stop);
        await runs.SweepAsync(stop);
        if (parsed.GetValue(_json)) screen.Line(StoredRunJson.Of(wanted));
        else new StoredRunScreen(screen).Removed(wanted);
        return CommandLine.Met;
    }

    // What was stopped can be gone on with, and a run that has ended is carried until its recording is written.
    private static bool InUse(StoredRun run) => run.CanGoOn || run.Carrier is not null;

    private static async Task<IEnumerable<StoredRun>> OldAsync(StoredRuns runs, string older, CancellationToken stop)
    {
        if (!Quantity.TryDuration(older, out SimDuration age, out var why)) throw new RunFailedException(new($"--older {older}：{why.Zh}", $"--older {older}: {why.En}"));
        var latest = TimeProvider.System.GetUtcNow() - TimeSpan.FromMilliseconds(age.Milliseconds);
        return await runs.BeforeAsync(latest, stop);
    }
}
