using System.Diagnostics;
using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Workloads;

namespace Liandong.Silo.Workloads;

/// <summary>Measures the engine on the workloads, each against a bare loop in the same process, and checks that the work was done.</summary>
public static class WorkloadBench
{
    private const ulong Seed = 1;

    /// <summary>The workloads that can be asked for.</summary>
    public static IReadOnlyList<string> Names => ["w1", "w2", "w3"];

    /// <summary>Runs workloads three times each and prints a table of medians. Processor time is given too: on a machine with other work it says more than wall time.</summary>
    /// <param name="which"><c>w1</c>, <c>w2</c>, <c>w3</c> or <c>all</c>.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="repeats">How often each is run.</param>
    /// <returns>Whether all checks held.</returns>
    /// <exception cref="ArgumentException">There is no such workload.</exception>
    public static async Task<bool> RunAsync(string which, TextWriter output, int repeats = 3)
    {
        if (which != "all" && !Names.Contains(which)) throw new ArgumentException($"There is no workload '{which}'; there are {string.Join(", ", Names)} and all.", nameof(which));
        var began = Stopwatch.GetTimestamp();
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder());
        var up = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await output.WriteLineAsync($"{Environment.ProcessorCount} processors, median of {repeats} runs; the floor is a bare single-threaded loop, measured in between; the silo was up in {up.ToString("F2", CultureInfo.InvariantCulture)} s");
        await output.WriteLineAsync("workload                 |      events | wall s |  M/s | cpu s | floor M/s | ratio | checks");
        var holds = true;
        foreach (var workload in Workloads().Where(workload => which == "all" || workload.Name == which))
        {
            var row = await Measure(silo.Grains, workload, repeats);
            holds &= row.Holds;
            await output.WriteLineAsync(row.Text);
        }

        return holds;
    }

    private static IEnumerable<Workload> Workloads()
    {
        var crowded = new Phold();
        var sparse = new Phold { Population = 1, Seconds = 1_220 };
        var year = new HotlineYear();
        var day = new VehicleDay();
        yield return new("w1", "PHOLD, population 16", WorkloadRunBuilder.Definition(Phold.Model, crowded, Seed), () => BareLoops.Run(crowded, Seed), WorkloadChecks.Phold);
        yield return new("w1", "PHOLD, population 1", WorkloadRunBuilder.Definition(Phold.Model, sparse, Seed), () => BareLoops.Run(sparse, Seed), WorkloadChecks.Phold);
        yield return new("w2", "hotline year", WorkloadRunBuilder.Definition(HotlineYear.Model, year, Seed), () => BareLoops.Run(year, Seed), WorkloadChecks.HotlineYear);
        yield return new("w3", "vehicle day", WorkloadRunBuilder.Definition(VehicleDay.Model, day, Seed), () => BareLoops.Run(day, Seed), WorkloadChecks.VehicleDay);
    }

    private static async Task<(string Text, bool Holds)> Measure(IGrainFactory grains, Workload workload, int repeats)
    {
        var (walls, processors, floors) = (new List<double>(), new List<double>(), new List<double>());
        long handled = 0;
        var checks = new WorkloadCheck(Holds: false, "not run");
        for (var i = 0; i < repeats; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var bare = workload.Floor();
            floors.Add(bare / Stopwatch.GetElapsedTime(began).TotalSeconds);
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            var run = grains.GetGrain<IRunGrain>($"{workload.Title}-{i}");
            await run.Start(workload.Definition, new RunOptions());
            var status = await EndOf(run);
            processors.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            (handled, checks) = (status.Handled, await workload.Check(run, status));
            walls.Add(status.Wall.TotalSeconds);
            await run.Close();
            if (!checks.Holds) break;
        }

        var (wall, floor) = (Median(walls), Median(floors));
        var speed = handled / wall;
        var text = string.Create(CultureInfo.InvariantCulture, $"{workload.Name} {workload.Title,-21} | {handled,11:N0} | {wall,6:F2} | {speed / 1e6,4:F1} | {Median(processors),5:F2} | {floor / 1e6,9:F1} | {speed / floor,5:F2} | {(checks.Holds ? "ok" : "FAILED")}: {checks.Text}");
        return (text, checks.Holds);
    }

    private static async Task<RunStatus> EndOf(IRunGrain run)
    {
        while (true)
        {
            var status = await run.WaitForEnd(TimeSpan.FromSeconds(10));
            if (status.HasEnded) return status;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Workload(string Name, string Title, RunDefinition Definition, Func<long> Floor, Func<IRunGrain, RunStatus, Task<WorkloadCheck>> Check);
}
