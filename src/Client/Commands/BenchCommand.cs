using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Workloads;
using Liandong.Silo.Workloads;

namespace Liandong.Client.Commands;

/// <summary><c>liandong bench</c>: the benchmark workloads on this machine against bare loops, a week of the city, a day with every system on, and a cold start.</summary>
internal sealed class BenchCommand(Screen screen)
{
    private const string All = "all";
    private const string Week = "week";
    private const string City = "city";
    private const string Windows = "windows";
    private const string Recovery = "recovery";
    private const string Experiment = "experiment";
    private readonly Argument<string> _which = new("workload") { Description = screen.Say("w1（PHOLD）、w2（热线一年）、w3（车辆一天）、week（ordinary-week 与冷启动）、city（全系统的一天）、windows（一个时间窗的代价，见 docs/scaling.zh-CN.md）、recovery（全系统一天的检查点与重算）、experiment（flood-warning 六小时的四十次运行）或 all（前五项）", "w1 (PHOLD), w2 (a hotline's year), w3 (a vehicle day), week (ordinary-week, and a cold start), city (a day with every system on), windows (what a window costs, see docs/scaling.md), recovery (checkpoints and replay of a day with every system on), experiment (forty six-hour runs of flood-warning) or all (of the first five)"), DefaultValueFactory = _ => All };
    private readonly Option<int> _repeats = new("--repeats") { Description = screen.Say("每项次数，取中位数（默认 3）", "runs of each, of which the median counts (default 3)"), DefaultValueFactory = _ => 3, HelpName = "N" };

    // What a fresh process is told that measures an experiment for this one.
    private readonly Option<bool> _here = new(FreshExperiment.Here) { Hidden = true };

    public Command Create()
    {
        _which.AcceptOnlyFromAmong([.. WorkloadBench.Names, Week, City, Windows, Recovery, Experiment, All]);
        var command = new Command("bench", screen.Say("在本机测量引擎", "measure the engine on this machine")) { _which, _repeats, _here };
        command.SetAction((parsed, stop) => screen.Guard(() => BenchAsync(parsed.GetRequiredValue(_which), parsed.GetValue(_repeats), parsed.GetValue(_here), stop)));
        return command;
    }

    private async Task<int> BenchAsync(string which, int repeats, bool here, CancellationToken stop)
    {
        if (repeats is < 1 or > 100) throw new RunFailedException(new($"--repeats 应是 1 到 100 的整数，实际是 {repeats}", $"--repeats must be a whole number from 1 to 100, found {repeats}"));
        if (which == Windows) return await ShowWindowsAsync(repeats, stop);
        if (which == Recovery) return await ShowRecoveryAsync(repeats, stop);
        if (which == Experiment) return here ? await MeasureHereAsync(stop) : await ShowExperimentAsync(repeats, stop);
        screen.Line(new Scenarios.City.Text(
            $"{Environment.ProcessorCount} 核，{repeats} 次的中位数；底线是其间测得的单线程裸循环。",
            $"{Environment.ProcessorCount} processors, median of {repeats}; the floor is a bare single-threaded loop, measured in between."));
        var rows = which is Week or City ? [] : await WorkloadBench.MeasureAsync(which, repeats, stop);
        if (rows.Count > 0) ShowWorkloads(rows);
        if (which is Week or City or All) await ShowCityAsync(which, repeats, stop);
        return rows.All(row => row.Holds) ? CommandLine.Met : CommandLine.Wrong;
    }

    private void ShowWorkloads(IReadOnlyList<WorkloadRow> rows)
    {
        screen.Table(
            [new("负载", "workload"), new("事件", "events"), new("秒", "wall s"), new("CPU 秒", "CPU s"), new("百万/秒", "M/s"), new("底线", "floor"), new("比值", "ratio")],
            rows.Select(row => new[]
            {
                screen.Words.Of(row.Title), Whole(row.Events), Number(row.WallSeconds), Number(row.ProcessorSeconds), Number(row.EventsPerSecond / 1e6), Number(row.FloorPerSecond / 1e6), Number(row.EventsPerSecond / row.FloorPerSecond),
            }),
            numbersFrom: 1);
        foreach (var row in rows) screen.Paragraph(new Scenarios.City.Text($"{(row.Holds ? "✓" : "✗")} {row.Title.Zh}：{row.Checks.Zh}", $"{(row.Holds ? "✓" : "✗")} {row.Title.En}: {row.Checks.En}"), "  ", row.Holds ? "" : "red");
    }

    private async Task<int> ShowWindowsAsync(int repeats, CancellationToken stop)
    {
        screen.Line(new Scenarios.City.Text(
            $"{Environment.ProcessorCount} 核，{repeats} 次的中位数；两个 silo 在本机以 TCP 相连。",
            $"{Environment.ProcessorCount} processors, median of {repeats}; two silos are joined by TCP on this machine."));
        var rows = await WindowBench.MeasureAsync(repeats, stop);
        var cost = WindowCost.Fit([.. rows.Select(row => row.Window)]);
        screen.Table(
            [new("silo", "silos"), new("分区", "partitions"), new("每窗事件", "events"), new("每窗跨 silo 字节", "bytes across"), new("微秒", "µs a window"), new("模型微秒", "model µs")],
            rows.Select(row => new[] { Whole(row.Silos), Whole(row.Partitions), Whole(row.Window.Events), Whole(row.Window.RemoteBytes), Whole(row.Window.Microseconds), Whole(cost.Microseconds(row.Window)) }));
        screen.Paragraph(new Scenarios.City.Text(
            $"一个时间窗 = {Number(cost.Barrier)} µs + 本地调用 × {Number(cost.LocalCall)} + 远程调用 × {Number(cost.RemoteCall)} + 事件 × {Number(cost.Event)} + 跨 silo 字节 × {cost.RemoteByte:0.0000}",
            $"a window = {Number(cost.Barrier)} µs + {Number(cost.LocalCall)} a call beside the clock + {Number(cost.RemoteCall)} a call to another silo + {Number(cost.Event)} an event + {cost.RemoteByte:0.0000} a byte across"));
        return CommandLine.Met;
    }

    private async Task<int> ShowRecoveryAsync(int repeats, CancellationToken stop)
    {
        screen.Line(new Scenarios.City.Text(
            $"{Environment.ProcessorCount} 核，{repeats} 次的中位数；whole-city 一天，每秒一个检查点，另有一次不存检查点，半途丢下，再从头重算到那里。",
            $"{Environment.ProcessorCount} processors, median of {repeats}; a day of whole-city with a checkpoint every second, and one without any that is lost half way and computed again up to there."));
        var cost = await RecoveryBench.MeasureAsync(ScenarioFiles.Load("whole-city", []), repeats, stop);
        (Scenarios.City.Text What, string Measured, string Bound, bool Holds)[] rows =
        [
            (new("检查点最长停顿，毫秒", "longest pause for a checkpoint, ms"), Whole(cost.LongestPause.TotalMilliseconds), "≤ " + Whole(RecoveryCost.MostPause.TotalMilliseconds), cost.LongestPause <= RecoveryCost.MostPause),
            (new("检查点大小，MB", "size of a checkpoint, MB"), Number(cost.StateBytes / 1e6), "≤ " + Whole(RecoveryCost.MostBytes / 1e6), cost.StateBytes <= RecoveryCost.MostBytes),
            (new($"重算 {Whole(cost.Replayed.Milliseconds / 3.6e6)} 小时与 {cost.Inputs} 条输入的速度，现实的倍数", $"replay of {Whole(cost.Replayed.Milliseconds / 3.6e6)} h and {cost.Inputs} inputs, times as fast as life"), Whole(cost.ReplaySpeed), "≥ " + Whole(RecoveryCost.LeastSpeed), cost.ReplaySpeed >= RecoveryCost.LeastSpeed),
        ];
        return ShowBounds(rows);
    }

    private async Task<int> ShowExperimentAsync(int repeats, CancellationToken stop)
    {
        screen.Line(new Scenarios.City.Text(
            $"{repeats} 次的中位数；flood-warning 的暴雨六小时、南通全市运行 40 次，在只用一核与用两核的进程里轮流。",
            $"Median of {repeats}; forty six-hour runs of flood-warning's storm over all of Nantong, in turn in processes with one processor and with two."));
        var (one, two, bare) = (new List<ExperimentCost>(), new List<ExperimentCost>(), new List<double>());
        for (var i = 0; i < repeats; i++)
        {
            bare.Add(await ExperimentBench.BareSpeedUpAsync());
            one.Add(await FreshExperiment.OfAsync(processors: 1, stop));
            two.Add(await FreshExperiment.OfAsync(processors: 2, stop));
        }

        var (seconds, busy, bytes) = (Repeated.Median(two.Select(cost => cost.Seconds)), Repeated.Median(two.Select(cost => cost.Busy)), Repeated.Median(two.Select(cost => cost.PeakBytes)));
        var (speedUp, loops) = (Repeated.Median(one.Zip(two, (alone, both) => alone.Seconds / both.Seconds)), Repeated.Median(bare));
        return ShowBounds(
        [
            (new("两核，秒", "two processors, s"), Number(seconds), "≤ " + Whole(ExperimentCost.MostSeconds), seconds <= ExperimentCost.MostSeconds),
            (new("其间两核忙碌，%", "both busy meanwhile, %"), Whole(busy * 100), "≥ " + Whole(ExperimentCost.LeastBusy * 100), busy >= ExperimentCost.LeastBusy),
            (new($"比一核快，倍（裸循环：{Number(loops)}）", $"times as fast as on one (bare loops: {Number(loops)})"), Number(speedUp), "≥ " + Number(ExperimentCost.LeastSpeedUp), speedUp >= ExperimentCost.LeastSpeedUp),
            (new("内存最多，MB", "most memory, MB"), Whole(bytes / 1e6), "≤ " + Whole(ExperimentCost.MostBytes / 1e6), bytes <= ExperimentCost.MostBytes),
        ]);
    }

    private async Task<int> MeasureHereAsync(CancellationToken stop)
    {
        screen.Line(JsonSerializer.Serialize(await ExperimentBench.MeasureAsync(ExperimentBench.Storm(), stop)));
        return CommandLine.Met;
    }

    private int ShowBounds((Scenarios.City.Text What, string Measured, string Bound, bool Holds)[] rows)
    {
        screen.Table([new("项目", "figure"), new("测得", "measured"), new("界限", "bound"), new("", "")], rows.Select(row => new[] { screen.Words.Of(row.What), row.Measured, row.Bound, row.Holds ? "✓" : "✗" }), numbersFrom: 1);
        return rows.All(row => row.Holds) ? CommandLine.Met : CommandLine.NotMet;
    }

    // In processes of their own: only so are the start cold and the peak of memory the run's.
    private async Task ShowCityAsync(string which, int repeats, CancellationToken stop)
    {
        string[] scenarios = which switch
        {
            Week => ["toy-storm", "ordinary-week"],
            City => ["whole-city"],
            _ => ["toy-storm", "ordinary-week", "whole-city"],
        };
        var runs = scenarios.Select(scenario => (Name: scenario, Runs: new List<FreshRun>())).ToArray();
        for (var i = 0; i < repeats; i++)
        {
            foreach (var (scenario, done) in runs) done.Add(await FreshRun.OfAsync(scenario, stop));
        }

        screen.Table(
            [new("城市", "city run"), new("事件", "events"), new("秒", "wall s"), new("每城市日秒", "s a city-day"), new("事件/秒", "events/s"), new("内存 MB", "peak MB"), new("冷启动毫秒", "cold start ms")],
            runs.Select(run => Row(run.Name, run.Runs)),
            numbersFrom: 1);
    }

    private static string[] Row(string name, List<FreshRun> runs)
    {
        var wall = Repeated.Median(runs.Select(run => run.WallMilliseconds / 1_000.0));
        return [name, Whole(runs[0].Events), Number(wall), Number(wall / runs[0].Days), Whole(runs[0].Events / Math.Max(wall, 0.001)), Whole(Repeated.Median(runs.Select(run => run.PeakMemoryBytes / 1e6))), Whole(Repeated.Median(runs.Select(run => (double)run.ColdStartMilliseconds)))];
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
