using System.Diagnostics;
using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Workloads;

namespace Liandong.Silo.Workloads;

/// <summary>Measures the engine on the workloads, each against a bare loop in the same process, and checks that the work was done.</summary>
public static class WorkloadBench
{
    private const ulong Seed = 1;

    /// <summary>The workloads that can be asked for.</summary>
    public static IReadOnlyList<string> Names => ["w1", "w2", "w3"];

    /// <summary>Runs workloads and gives the medians. Processor time is given too: on a machine with other work it says more than wall time.</summary>
    /// <param name="which"><c>w1</c>, <c>w2</c>, <c>w3</c> or <c>all</c>.</param>
    /// <param name="repeats">How often each is run.</param>
    /// <param name="stop">Gives up between two runs.</param>
    /// <exception cref="ArgumentException">There is no such workload.</exception>
    public static async Task<IReadOnlyList<WorkloadRow>> MeasureAsync(string which, int repeats, CancellationToken stop = default)
    {
        if (which != "all" && !Names.Contains(which)) throw new ArgumentException($"There is no workload '{which}'; there are {string.Join(", ", Names)} and all.", nameof(which));
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: stop);
        var rows = new List<WorkloadRow>();
        foreach (var workload in Workloads().Where(workload => which == "all" || workload.Name == which)) rows.Add(await Measure(silo.Grains, workload, repeats, stop));
        return rows;
    }

    private static IEnumerable<Workload> Workloads()
    {
        var crowded = new Phold();
        var sparse = new Phold { Population = 1, Seconds = 1_220 };
        var year = new HotlineYear();
        var day = new VehicleDay();
        yield return new("w1", new("PHOLD，每处 16 个", "PHOLD, population 16"), WorkloadRunBuilder.Definition(Phold.Model, crowded, Seed), () => BareLoops.Run(crowded, Seed), WorkloadChecks.Phold);
        yield return new("w1", new("PHOLD，每处 1 个", "PHOLD, population 1"), WorkloadRunBuilder.Definition(Phold.Model, sparse, Seed), () => BareLoops.Run(sparse, Seed), WorkloadChecks.Phold);
        yield return new("w2", new("热线一年", "hotline year"), WorkloadRunBuilder.Definition(HotlineYear.Model, year, Seed), () => BareLoops.Run(year, Seed), WorkloadChecks.HotlineYear);
        yield return new("w3", new("车辆一天", "vehicle day"), WorkloadRunBuilder.Definition(VehicleDay.Model, day, Seed), () => BareLoops.Run(day, Seed), WorkloadChecks.VehicleDay);
    }

    private static async Task<WorkloadRow> Measure(IGrainFactory grains, Workload workload, int repeats, CancellationToken stop)
    {
        var (walls, processors, floors) = (new List<double>(), new List<double>(), new List<double>());
        long handled = 0;
        var checks = new WorkloadCheck(Holds: false, new Text("未运行", "not run"));
        for (var i = 0; i < repeats; i++)
        {
            stop.ThrowIfCancellationRequested();
            var began = Stopwatch.GetTimestamp();
            var bare = workload.Floor();
            floors.Add(bare / Stopwatch.GetElapsedTime(began).TotalSeconds);
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            var run = grains.GetGrain<IRunGrain>(string.Create(CultureInfo.InvariantCulture, $"{workload.Title.En}-{i}"));
            await run.Start(workload.Definition, new RunOptions());
            var status = await EndOf(run, stop);
            processors.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            (handled, checks) = (status.Handled, await workload.Check(run, status));
            walls.Add(status.Wall.TotalSeconds);
            await run.Close();
            if (!checks.Holds) break;
        }

        return new WorkloadRow(workload.Name, workload.Title, handled, Repeated.Median(walls), Repeated.Median(processors), Repeated.Median(floors), checks.Holds, checks.Text);
    }

    internal static async Task<RunStatus> EndOf(IRunGrain run, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var status = await run.WaitForEnd(TimeSpan.FromSeconds(1));
            if (status.HasEnded) return status;
        }
    }

    private sealed record Workload(string Name, Text Title, RunDefinition Definition, Func<long> Floor, Func<IRunGrain, RunStatus, Task<WorkloadCheck>> Check);
}

/// <summary>What a workload came to: medians of its runs.</summary>
/// <param name="Name"><c>w1</c>, <c>w2</c> or <c>w3</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Events">Events of a run.</param>
/// <param name="WallSeconds">Wall time of a run.</param>
/// <param name="ProcessorSeconds">Processor time of a run, of all processors together.</param>
/// <param name="FloorPerSecond">Events a second of the bare loop.</param>
/// <param name="Holds">Whether the work was done.</param>
/// <param name="Checks">The figures that show it.</param>
public sealed record WorkloadRow(string Name, Text Title, long Events, double WallSeconds, double ProcessorSeconds, double FloorPerSecond, bool Holds, Text Checks)
{
    /// <summary>Events a second of the engine.</summary>
    public double EventsPerSecond => Events / WallSeconds;
}
