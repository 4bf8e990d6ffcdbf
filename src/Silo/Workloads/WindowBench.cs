using System.Globalization;
using System.Runtime.CompilerServices;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Workloads;
using Liandong.Twins.Time;

namespace Liandong.Silo.Workloads;

/// <summary>
/// Measures what a window costs, on one silo and on two that talk over TCP on this machine: PHOLD with few and many events, with little mail and
/// much, in 2 to 16 partitions.
/// </summary>
public static class WindowBench
{
    private const ulong Seed = 1;
    private const int Windows = 2_000;
    private static readonly int[] Partitions = [2, 4, 8, 16];

    private static readonly Phold[] Loads =
    [
        new() { Processes = 1, Population = 1, Remote = 0.1 },
        new() { Processes = 16, Population = 1, Remote = 0.1 },
        new() { Processes = 16, Population = 1, Remote = 1 },
        new() { Processes = 64, Population = 1, Remote = 0.1 },
        new() { Processes = 64, Population = 1, Remote = 1 },
    ];

    /// <summary>Measures.</summary>
    /// <param name="repeats">How often each is run; the median counts.</param>
    /// <param name="stop">Gives up between two runs.</param>
    public static async Task<IReadOnlyList<WindowRow>> MeasureAsync(int repeats, CancellationToken stop = default)
    {
        var rows = new List<WindowRow>();
        foreach (var silos in new[] { 1, 2 })
        {
            await using var first = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: stop);
            await using var second = silos == 1 ? null : await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), new EmbeddedSiloOptions { PrimarySiloPort = first.SiloPort }, stop: stop);
            foreach (var load in Loads)
            {
                foreach (var partitions in Partitions) rows.Add(await Measure(first.Grains, silos, load, partitions, repeats, stop));
            }
        }

        return rows;
    }

    private static async Task<WindowRow> Measure(IGrainFactory grains, int silos, Phold load, int partitions, int repeats, CancellationToken stop)
    {
        var definition = WorkloadRunBuilder.Definition(Phold.Model, load with { Seconds = Windows * Phold.LinkDelay.Milliseconds / 1_000.0 }, Seed);
        var walls = new List<double>();
        var events = 0.0;
        // The first is not counted: code is compiled and connections are opened.
        for (var i = 0; i <= repeats; i++)
        {
            stop.ThrowIfCancellationRequested();
            var run = grains.GetGrain<IRunGrain>(string.Create(CultureInfo.InvariantCulture, $"windows-{silos}-{load.Processes}-{load.Remote}-{partitions}-{i}"));
            await run.Start(definition, new RunOptions { Partitions = partitions, Placement = PartitionPlacement.OnEverySilo, CheckpointEvery = TimeSpan.Zero, IsKept = false });
            var status = await WorkloadBench.EndOf(run, stop);
            if (status.State != RunState.Finished) throw new InvalidOperationException($"The run is {status.State}: {status.Failure?.Text}");
            if (i > 0) walls.Add(status.Wall.TotalMicroseconds / status.Windows);
            events = (double)status.Handled / status.Windows;
            await run.Close();
        }

        var remote = silos == 1 ? 0 : partitions / 2;
        // Mail leaves its partition with probability 1 - 1/partitions; of two silos each of its two ways crosses over half of the time.
        var bytes = silos == 1 ? 0 : events * load.Remote * (1 - (1.0 / partitions)) * Unsafe.SizeOf<Event>();
        return new WindowRow(silos, partitions, new WindowSample(partitions - remote, remote, events, bytes, walls.Order().ElementAt(walls.Count / 2)));
    }
}

/// <summary>A measured window.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Partitions">How many partitions.</param>
/// <param name="Window">What it did, and how long it took.</param>
public sealed record WindowRow(int Silos, int Partitions, WindowSample Window);
