using System.Diagnostics;
using System.Globalization;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Liandong.Silo.Workloads;

/// <summary>Measures what recovery costs: how long a run stands for a checkpoint, how large that is, and how fast a life without one computes again what an earlier one did.</summary>
public static class RecoveryBench
{
    /// <summary>Checkpoints come so often that a day of the city has some.</summary>
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(1);

    // Half of the scenario is replayed; at each halt on the way the centres of all counties decide something.
    private const int HaltsInScenario = 8;
    private const int HaltsReplayed = HaltsInScenario / 2;

    /// <summary>Measures.</summary>
    /// <param name="scenario">What is run.</param>
    /// <param name="repeats">How often; the median counts.</param>
    /// <param name="stop">Gives up between two runs.</param>
    /// <exception cref="InvalidOperationException">A run came to no good end.</exception>
    public static async Task<RecoveryCost> MeasureAsync(ScenarioFile scenario, int repeats, CancellationToken stop = default)
    {
        var definition = CityRunBuilder.Definition(scenario, (ulong)scenario.Definition.Seed);
        var every = new SimDuration(scenario.Definition.Duration.Milliseconds / HaltsInScenario);
        var costs = new List<RecoveryCost>();
        // The first is not counted: code is compiled and buffers are made.
        for (var i = 0; i <= repeats; i++)
        {
            stop.ThrowIfCancellationRequested();
            var halts = new Halts(every);
            await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(), configure: host => host.Services.AddSingleton<IPaceBuilder>(halts), stop: stop);
            var kept = (await Run(silo.Grains, string.Create(CultureInfo.InvariantCulture, $"kept-{i}"), definition, CheckpointEvery, stop)).Checkpoints;
            costs.Add(await Replay(silo, halts, string.Create(CultureInfo.InvariantCulture, $"left-{i}"), definition, stop) with { LongestPause = kept.LongestPause, StateBytes = kept.StateBytes });
        }

        RecoveryCost[] counted = [.. costs.Skip(1)];
        return new RecoveryCost(
            Repeated.Median(counted.Select(cost => cost.LongestPause)),
            Repeated.Median(counted.Select(cost => cost.StateBytes)),
            Repeated.Median(counted.Select(cost => cost.ReplaySpeed)),
            counted[0].Replayed,
            counted[0].Inputs);
    }

    // Let go half way without a checkpoint, as if its member were lost: whoever closes a run leaves one. So the next life begins anew, and does again all
    // that the first one did, with the inputs of its journal.
    private static async Task<RecoveryCost> Replay(EmbeddedSilo silo, Halts halts, string id, RunDefinition definition, CancellationToken stop)
    {
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        await run.Start(definition, new RunOptions { CheckpointEvery = TimeSpan.Zero, Pace = Halts.Name });
        for (var halt = 1; ; halt++)
        {
            await Stand(run, halts, stop);
            if (halt == HaltsReplayed) break;
            await Decide(silo.Grains, id, CityRunBuilder.Devices(definition), halt);
            halts.GoOn();
        }

        var left = await run.Status();
        await run.Abandon(silo.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        halts.BeginAnew();
        var began = Stopwatch.GetTimestamp();
        await run.Resume();
        await Stand(run, halts, stop);
        var took = Stopwatch.GetElapsedTime(began);
        var replayed = await run.Status();
        if (replayed.Lives != left.Lives + 1 || (replayed.Time, replayed.Handled, replayed.Inputs) != (left.Time, left.Handled, left.Inputs)) throw new InvalidOperationException($"The run stood at {left.Time} after {left.Handled} events and {left.Inputs} inputs, and again at {replayed.Time} after {replayed.Handled} and {replayed.Inputs}.");
        await run.Remove();
        var span = replayed.Time - SimTime.Start;
        return new RecoveryCost(TimeSpan.Zero, 0, span.Milliseconds / took.TotalMilliseconds, span, replayed.Inputs);
    }

    private static async Task Stand(IRunGrain run, Halts halts, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var stands = halts.Stands();
        var first = await Task.WhenAny(stands, WorkloadBench.EndOf(run, enough.Token));
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
        if (first == stands) return;
        var status = await run.Status();
        throw new InvalidOperationException($"The run is {status.State}: {status.Failure?.Text}");
    }

    // The level of the warning, another one each time.
    private static async Task Decide(IGrainFactory grains, string id, CityRun model, int halt)
    {
        for (var county = 0; county < model.City.Counties.Length; county++)
        {
            await grains.GetGrain<ICommandCenterGrain>($"{id}/{CommandSystem.Centre(model.City.CountyJurisdiction(county))}").Command(halt, Decision.Warn, halt);
        }
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
}

/// <summary>What recovery costs.</summary>
/// <param name="LongestPause">The longest time for which the run stood for a checkpoint.</param>
/// <param name="StateBytes">The size of the last checkpoint, in bytes.</param>
/// <param name="ReplaySpeed">Simulated time that is replayed over wall time, from the order to go on until the run stands where it was left.</param>
/// <param name="Replayed">How much simulated time was replayed.</param>
/// <param name="Inputs">How many inputs of the journal were replayed with it.</param>
public sealed record RecoveryCost(TimeSpan LongestPause, long StateBytes, double ReplaySpeed, SimDuration Replayed, long Inputs)
{
    /// <summary>What the longest pause may be.</summary>
    public static readonly TimeSpan MostPause = TimeSpan.FromMilliseconds(300);

    /// <summary>How large a checkpoint may be, in bytes.</summary>
    public const long MostBytes = 40_000_000;

    /// <summary>How fast a replay must be at least, in times as fast as life.</summary>
    public const double LeastSpeed = 500;
}
