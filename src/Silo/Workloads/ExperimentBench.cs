using System.Diagnostics;
using Liandong.Scenarios.Experiments;

namespace Liandong.Silo.Workloads;

/// <summary>Measures what an experiment costs in this process, with as many runs at once as it has processors.</summary>
public static class ExperimentBench
{
    private const ulong BareSteps = 500_000_000;

    /// <summary>Forty six-hour runs of the storm of <c>flood-warning</c> over all of Nantong: the last alternative of <c>typhoon-crews</c>, which is that scenario's own.</summary>
    /// <exception cref="Scenarios.Yaml.DefinitionException">The experiment is not there.</exception>
    public static Experiment Storm() => Of(ExperimentFiles.Load("typhoon-crews"), runs: 40);

    /// <summary>Runs of the last alternative of an experiment.</summary>
    public static Experiment Of(Experiment experiment, int runs) => experiment with
    {
        Alternatives = [experiment.Alternatives[^1]],
        Definition = experiment.Definition with { Alternatives = [experiment.Definition.Alternatives[^1]], Replications = runs, FewestReplications = runs },
    };

    /// <summary>Measures an experiment once, after it was made once so that code is compiled.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ExperimentCost> MeasureAsync(Experiment experiment, CancellationToken stop = default)
    {
        await MakeAsync(experiment, stop);
        using var process = Process.GetCurrentProcess();
        var (worked, began) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        await MakeAsync(experiment, stop);
        var took = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        return new ExperimentCost(took.TotalSeconds, (process.TotalProcessorTime - worked) / took / Environment.ProcessorCount, process.PeakWorkingSet64);
    }

    /// <summary>How many times as much two processors do in a bare loop as one: what this machine gives at this moment, of two at most.</summary>
    public static async Task<double> BareSpeedUpAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await BareLoop();
        var alone = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        await Task.WhenAll(BareLoop(), BareLoop());
        return 2 * (alone / Stopwatch.GetElapsedTime(began));
    }

    private static Task<ulong> BareLoop() => Task.Factory.StartNew(
        () =>
        {
            var sum = 0ul;
            for (var i = 0ul; i < BareSteps; i++) sum = (sum * 6_364_136_223_846_793_005) + i;
            return sum;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static async Task MakeAsync(Experiment experiment, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("liandong-bench-");
        try
        {
            var book = new ReplicationBook(ReplicationFolder.Open(folder.FullName), new ReplicationsHere(Environment.ProcessorCount), TimeProvider.System);
            await new ExperimentRunner(experiment, book).RunAsync(_ => { }, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>What an experiment costs.</summary>
/// <param name="Seconds">Wall time, in seconds.</param>
/// <param name="Busy">The share of the processors' time that was worked meanwhile.</param>
/// <param name="PeakBytes">The most memory that the process has had, in bytes.</param>
public sealed record ExperimentCost(double Seconds, double Busy, long PeakBytes)
{
    /// <summary>What it may take, in seconds: forty six-hour runs of the whole city on two processors.</summary>
    public const double MostSeconds = 90;

    /// <summary>How much of the processors' time must be worked at least.</summary>
    public const double LeastBusy = 0.9;

    /// <summary>How many times as fast two processors must be at least as one.</summary>
    public const double LeastSpeedUp = 1.8;

    /// <summary>How much memory it may have, in bytes.</summary>
    public const long MostBytes = 4_000_000_000;
}
