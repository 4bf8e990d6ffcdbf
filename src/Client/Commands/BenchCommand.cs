using System.CommandLine;
using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Workloads;
using Liandong.Silo;
using Liandong.Silo.Workloads;

namespace Liandong.Client.Commands;

/// <summary><c>liandong bench</c>: the benchmark workloads on this machine, the median of some runs each.</summary>
internal static class BenchCommand
{
    private static readonly Argument<string> Which = new("workload") { Description = "w1 (PHOLD) | w2 (热线一年 / a hotline's year) | w3 (车辆一天 / a vehicle day) | all", DefaultValueFactory = _ => "all" };
    private static readonly Option<int> Repeat = new("--repeat") { Description = "重复次数 / runs of each", DefaultValueFactory = _ => 3 };
    private static readonly Option<int> Partitions = new("--partitions") { Description = "分区数，0 自动 / partitions, 0 for auto" };

    public static Command Create(Func<ParseResult, Screen> open)
    {
        Which.AcceptOnlyFromAmong("w1", "w2", "w3", "all");
        var command = new Command("bench", "在本机测量引擎 / measure the engine on this machine") { Which, Repeat, Partitions };
        command.SetAction((parsed, stop) =>
        {
            var screen = open(parsed);
            return screen.Guard(() => Bench(parsed, screen, stop));
        });
        return command;
    }

    private static async Task<int> Bench(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var repeat = Math.Clamp(parsed.GetValue(Repeat), 1, 100);
        var options = new RunOptions { Partitions = Math.Max(0, parsed.GetValue(Partitions)) };
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: stop);
        var rows = new List<string[]>();
        foreach (var (name, definition) in Workloads(parsed.GetRequiredValue(Which)))
        {
            var runs = new List<RunStatus>();
            var digests = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < repeat; i++)
            {
                var (status, digest) = await RunAsync(silo, definition, options, stop);
                runs.Add(status);
                digests.Add(digest);
            }

            if (digests.Count != 1) throw new RunFailedException(new($"{name}：重复运行的指纹不同。", $"{name}: repeated runs have different digests."));
            var median = runs.OrderBy(status => status.Wall).ElementAt(runs.Count / 2);
            rows.Add([name, Count(median.Handled), Number(median.Wall.TotalSeconds), Number(median.Handled / median.Wall.TotalSeconds / 1e6), Count(median.Partitions), digests.Single()[..12]]);
        }

        screen.Table([new("负载", "workload"), new("事件", "events"), new("秒", "seconds"), new("百万事件/秒", "M events/s"), new("分区", "partitions"), new("指纹", "digest")], rows);
        screen.Line(new Text($"{repeat} 次运行的中位数，{Environment.ProcessorCount} 核。", $"Median of {repeat} runs on {Environment.ProcessorCount} cores."));
        return CommandLine.Met;
    }

    private static async Task<(RunStatus Status, string Digest)> RunAsync(EmbeddedSilo silo, RunDefinition definition, RunOptions options, CancellationToken stop)
    {
        var run = silo.Grains.GetGrain<IRunGrain>("bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            await run.Start(definition, options);
            RunStatus status;
            do
            {
                stop.ThrowIfCancellationRequested();
                status = await run.WaitForEnd(TimeSpan.FromSeconds(1));
            }
            while (!status.HasEnded);
            if (status.Failure is { } failure) throw new RunFailedException(new(failure.Text, failure.Text));
            return (status, (await run.Digests()).Combined.ToString());
        }
        finally
        {
            await run.Close();
        }
    }

    private static IEnumerable<(string Name, RunDefinition Definition)> Workloads(string which)
    {
        if (which is "w1" or "all")
        {
            yield return ("W1 PHOLD ×16", WorkloadRunBuilder.Definition(Phold.Model, new Phold(), 1));
            yield return ("W1 PHOLD ×1", WorkloadRunBuilder.Definition(Phold.Model, new Phold { Population = 1, Seconds = 1220 }, 1));
        }

        if (which is "w2" or "all") yield return ("W2 hotline year", WorkloadRunBuilder.Definition(HotlineYear.Model, new HotlineYear(), 1));
        if (which is "w3" or "all") yield return ("W3 vehicle day", WorkloadRunBuilder.Definition(VehicleDay.Model, new VehicleDay(), 1));
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
