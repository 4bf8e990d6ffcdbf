using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;

namespace Liandong.Silo.Workloads;

/// <summary>Measures what recovery costs: how long a run stands for a checkpoint, how large that is, and how fast a life without one computes again what an earlier one did.</summary>
public static class RecoveryBench
{
    /// <summary>Checkpoints come so often that a day of the city has some.</summary>
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(1);

    /// <summary>Measures.</summary>
    /// <param name="scenario">What is run.</param>
    /// <param name="repeats">How often; the median counts.</param>
    /// <param name="stop">Gives up between two runs.</param>
    /// <exception cref="InvalidOperationException">A run came to no good end.</exception>
    public static async Task<RecoveryCost> MeasureAsync(ScenarioFile scenario, int repeats, CancellationToken stop = default)
    {
        var definition = CityRunBuilder.Definition(scenario, (ulong)scenario.Definition.Seed);
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(), stop: stop);
        var costs = new List<RecoveryCost>();
        // The first is not counted: code is compiled and buffers are made.
        for (var i = 0; i <= repeats; i++)
        {
            stop.ThrowIfCancellationRequested();
            var kept = (await Run(silo.Grains, string.Create(CultureInfo.InvariantCulture, $"kept-{i}"), definition, CheckpointEvery, stop)).Checkpoints;
            costs.Add(new RecoveryCost(kept.LongestPause, kept.StateBytes, await ReplaySpeed(silo.Grains, string.Create(CultureInfo.InvariantCulture, $"left-{i}"), definition, scenario, stop)));
        }

        RecoveryCost[] counted = [.. costs.Skip(1)];
        return new RecoveryCost(Median([.. counted.Select(cost => cost.LongestPause)]), Median([.. counted.Select(cost => cost.StateBytes)]), Median([.. counted.Select(cost => cost.ReplaySpeed)]));
    }

    // Left without a checkpoint, so that the next life begins anew.
    private static async Task<double> ReplaySpeed(IGrainFactory grains, string id, RunDefinition definition, ScenarioFile scenario, CancellationToken stop)
    {
        var run = grains.GetGrain<IRunGrain>(id);
        await run.Start(definition, new RunOptions { CheckpointEvery = TimeSpan.Zero });
        await run.Close();
        await run.Resume();
        var status = await End(run, stop);
        return scenario.Definition.Duration.Milliseconds / status.Wall.TotalMilliseconds;
    }

    private static async Task<RunStatus> Run(IGrainFactory grains, string id, RunDefinition definition, TimeSpan every, CancellationToken stop)
    {
        var run = grains.GetGrain<IRunGrain>(id);
        await run.Start(definition, new RunOptions { CheckpointEvery = every });
        return await End(run, stop);
    }

    private static async Task<RunStatus> End(IRunGrain run, CancellationToken stop)
    {
        var status = await WorkloadBench.EndOf(run, stop);
        if (status.State != RunState.Finished) throw new InvalidOperationException($"The run is {status.State}: {status.Failure?.Text}");
        await run.Close();
        return status;
    }

    private static T Median<T>(IReadOnlyList<T> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>What recovery costs.</summary>
/// <param name="LongestPause">The longest time for which the run stood for a checkpoint.</param>
/// <param name="StateBytes">The size of the last checkpoint, in bytes.</param>
/// <param name="ReplaySpeed">Simulated time over wall time of a life that begins anew.</param>
public sealed record RecoveryCost(TimeSpan LongestPause, long StateBytes, double ReplaySpeed)
{
    /// <summary>What the longest pause may be.</summary>
    public static readonly TimeSpan MostPause = TimeSpan.FromMilliseconds(300);

    /// <summary>How large a checkpoint may be, in bytes.</summary>
    public const long MostBytes = 40_000_000;

    /// <summary>How fast a replay must be at least, in times as fast as life.</summary>
    public const double LeastSpeed = 500;
}
