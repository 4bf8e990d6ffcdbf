using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Yaml;
using Liandong.Silo;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>A run and an instant of it, as people write them: <c>storm-1@06:30</c>.</summary>
/// <param name="Run">The run's id, or what it begins with.</param>
/// <param name="Time">The instant, as <see cref="RunTime"/> reads it.</param>
internal sealed record RunPoint(string Run, string Time)
{
    /// <summary>How it is written, for people.</summary>
    public static Text Form => new("运行@时刻，如 storm-1@06:30。时刻可写 " + RunTime.Forms.Zh, "RUN@TIME, such as storm-1@06:30. TIME is " + RunTime.Forms.En);

    /// <summary>Reads one.</summary>
    /// <exception cref="RunFailedException">It is none.</exception>
    public static RunPoint Parse(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1
            ? new(text[..at], text[(at + 1)..])
            : throw new RunFailedException(new($"'{text}' 应是 运行@时刻，如 storm-1@06:30。时刻可写 {RunTime.Forms.Zh}。", $"'{text}' must be RUN@TIME, such as storm-1@06:30. TIME is {RunTime.Forms.En}."));
    }

    /// <summary>Reads the run as it was then; the run itself, going on or over, is left alone.</summary>
    /// <param name="length">How far the futures go; to the run's end when it is null.</param>
    /// <param name="home">Where the run is kept.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RunFailedException">There is no such run or instant, or nobody knows the run's future.</exception>
    public async Task<BranchPoint> BranchAsync(string? length, RunHome home, CancellationToken stop)
    {
        await using var runs = await StoredRuns.OpenAsync(home, stop);
        var run = await runs.FindAsync(Run, stop);
        PlannedRun.RequireCity(run.Description.Definition);
        var at = RunTime.Parse(Time, CityRunBuilder.Scenario(run.Description.Definition).Definition);
        var present = run.Description.Definition.Phases().First(phase => phase.Until > at).Definition;
        if (CityRunBuilder.IsFed(present)) throw new RunFailedException(new(
            $"运行 {run.Id} 的设备由外部上报，以后会报什么没有人知道，不能从它推演未来。请用不接入数据的运行。",
            $"Devices report to run {run.Id} from outside, and what they will report nobody knows: no future can be drawn from it. Take a run that is not fed."));
        var scenario = CityRunBuilder.Scenario(present);
        await ForkParent.RequireReachedAsync(run, at, scenario.Definition, home, stop);
        return new BranchPoint { Run = run.Id, Scenario = scenario, Seeds = CityRunBuilder.Seeds(present), Snapshot = await runs.SnapshotAsync(run, at, stop), Until = UntilOf(length, at, scenario.Definition) };
    }

    private static SimTime UntilOf(string? length, SimTime at, ScenarioDefinition scenario)
    {
        var end = SimTime.Start + scenario.Duration;
        if (length is null) return end;
        if (!Quantity.TryDuration(length, out var span, out var why)) throw new RunFailedException(new($"--for '{length}' 不是时长：{why.Zh}", $"--for '{length}' is no length of time: {why.En}"));
        if (span > SimDuration.Zero && at + span <= end) return at + span;
        var last = RunTime.Shown(scenario.Start.AddMilliseconds(end.Milliseconds));
        throw new RunFailedException(new($"--for {length} 应大于 0，且不超过运行的结束时刻 {last}", $"--for {length} must be more than 0 and go no further than the run's end, {last}"));
    }
}
