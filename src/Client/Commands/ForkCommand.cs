using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Silo;
using Liandong.Twins.Time;

namespace Liandong.Client.Commands;

/// <summary><c>liandong fork</c>: another run that is as its parent up to an instant, and then goes on under changes. The parent, running or not, is left alone.</summary>
internal sealed class ForkCommand(Screen screen)
{
    private readonly Argument<string> _point = new("run@time") { Description = screen.Words.Of(RunPoint.Form) };
    private readonly Option<string[]> _set = new("--set") { Description = screen.Say("其后的改动，可重复", "a change from there on, repeatable"), HelpName = "path=value", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private readonly Option<long?> _seed = new("--seed") { Description = screen.Say("其后的随机种子", "seed of all random numbers from there on"), HelpName = "N" };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("记录文件夹（默认 runs/运行-fork-时间）", "the recording's folder (default: runs/run-fork-time)"), HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };
    private readonly HomeOptions _home = new(screen);
    private readonly CarryOptions _carry = new(screen);

    public Command Create()
    {
        var command = new Command("fork", screen.Say("从一次运行的某一刻分叉", "fork a run at an instant")) { _point, _set, _seed, _out, _json };
        _carry.AddTo(command);
        _home.AddTo(command);
        command.SetAction((parsed, stop) => screen.Guard(() => ForkAsync(parsed, stop)));
        return command;
    }

    private async Task<int> ForkAsync(ParseResult parsed, CancellationToken stop)
    {
        var home = _home.Of(parsed);
        _carry.Require(parsed, home);
        var (id, time) = RunPoint.Parse(parsed.GetRequiredValue(_point));
        var since = (parsed.GetValue(_set) ?? []).Select(Override.Parse).ToList();
        if (parsed.GetValue(_seed) is { } seed) since.Add(new Override(RunRequest.SeedPath, seed.ToString(CultureInfo.InvariantCulture)) { Option = string.Create(CultureInfo.InvariantCulture, $"--seed {seed}") });
        StoredRun parent;
        await using (var runs = await StoredRuns.OpenAsync(home, stop)) parent = await runs.FindAsync(id, stop);
        PlannedRun.RequireCity(parent.Description.Definition);
        var was = CityRunBuilder.Scenario(parent.Description.Definition);
        var at = RunTime.Parse(time, was.Definition);
        RequireOwn(parent, at, was.Definition);
        await ForkParent.RequireReachedAsync(parent, at, was.Definition, home, stop);
        var plan = Plan(parent, was, at, since, _carry.Pace(parsed), home);
        var options = _carry.Of(parsed, plan);
        var folder = RecordingFolder.Of(parsed.GetValue(_out), parent.Id + "-fork");
        return await new RunToEnd(screen, folder, parsed.GetValue(_json)).CarryAsync(progress => new CitySession(plan, home) { Options = options, KeptBy = parent.Note!.Build, Progress = progress }, stop);
    }

    private static PlannedRun Plan(StoredRun parent, ScenarioFile was, SimTime at, List<Override> since, string? pace, RunHome home)
    {
        var note = parent.Note ?? throw NotOurs(parent.Id);
        var scenario = since.Count == 0 ? was : ScenarioFiles.Parse(was.Canonical, "scenario", since);
        RequireSameFaults(was.Definition, scenario.Definition);
        // What reports to the parent reports to the fork, at the parent's pace unless another is named; any other fork is not kept waiting.
        var request = note.Request with { Since = since, ParentIn = home.Words, Pace = pace ?? (note.Request.Live is null ? null : note.Request.Pace) };
        var model = PlannedRun.ModelOf(request, scenario.Definition, CityRunBuilder.Seeds(parent.Description.Definition).Then(at, (ulong)scenario.Definition.Seed));
        if (model.End <= at) throw new RunFailedException(new($"改动让运行在 {Local(model, model.End)} 结束，不能在其后的 {Local(model, at)} 分叉。", $"With the change the run ends at {Local(model, model.End)}; it cannot be forked at {Local(model, at)}, which is not before that."));
        var definition = CityRunBuilder.Definition(scenario, model.Seed, model.Feed) with { Fork = new ForkPoint(parent.Description.Definition, at, parent.Id) };
        return new PlannedRun(request, scenario, model, definition);
    }

    // Before that it is its parent, and what begins later there is drawn with that one's seed.
    private static void RequireOwn(StoredRun run, SimTime at, ScenarioDefinition scenario)
    {
        if (run.Description.Definition.Fork is not { } fork || at >= fork.At) return;
        var (there, own) = (Shown(at), Shown(fork.At));
        throw new RunFailedException(new(
            $"运行 {run.Id} 自己是从 {fork.Run} 的 {own} 分叉的，此前就是 {fork.Run}。要在 {there} 分叉，请写 {fork.Run}@{there}。",
            $"Run {run.Id} is itself a fork of {fork.Run} at {own}, and before that it is {fork.Run}. To fork at {there}, write {fork.Run}@{there}."));

        string Shown(SimTime time) => RunTime.Shown(scenario.Start.AddMilliseconds(time.Milliseconds));
    }

    private static void RequireSameFaults(ScenarioDefinition was, ScenarioDefinition now)
    {
        if (was.Faults.HasSensorsOf(now.Faults)) return;
        throw new RunFailedException(new(
            "传感器何时故障在运行开始时就已定下，分叉不能再改 faults.sensors-…；要比较不同的故障率，请从头运行。",
            "When a sensor fails is settled at the run's beginning; a fork cannot change faults.sensors-… any more. To compare other shares, run anew from the beginning."));
    }

    private static string Local(CityRun model, SimTime time) => RunTime.Shown(model.Scenario.Start.AddMilliseconds(time.Milliseconds));

    internal static RunFailedException NotOurs(string id) => new(new($"运行 {id} 不是 ./liandong run 启动的，这里不知道它是什么。", $"Run {id} was not started by ./liandong run; what it is is not known here."));
}
