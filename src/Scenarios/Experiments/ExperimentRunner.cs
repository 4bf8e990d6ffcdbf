using System.Collections.Immutable;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Experiments;

/// <summary>How an experiment stands.</summary>
/// <param name="Done">Runs whose figures are there.</param>
/// <param name="All">Runs of the experiment.</param>
/// <param name="Known">Of those done, the ones that had been run before.</param>
/// <param name="Left">How long the rest will take at the speed so far; null before the first run has ended.</param>
public sealed record ExperimentProgress(int Done, int All, int Known, TimeSpan? Left);

/// <summary>A run of an experiment failed; the others that were under way were left.</summary>
/// <param name="alternative">Of which alternative.</param>
/// <param name="seed">Its seed.</param>
/// <param name="inner">Why.</param>
public sealed class ReplicationFailedException(Alternative alternative, long seed, Exception inner) : Exception($"The run of {alternative.Name} with seed {seed} failed: {inner.Message}", inner)
{
    /// <summary>Of which alternative.</summary>
    public Alternative Alternative { get; } = alternative;

    /// <summary>Its seed.</summary>
    public long Seed { get; } = seed;
}

/// <summary>Makes the runs of an experiment, several at once, each on one thread; what has been run before is taken from its folder.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="folder">Where finished runs are kept.</param>
/// <param name="time">The clock for the time that is left.</param>
public sealed class ExperimentRunner(Experiment experiment, ReplicationFolder folder, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly ImmutableArray<Measurement>[] _measured = new ImmutableArray<Measurement>[experiment.Replications.Length];
    private int _done;
    private int _known;
    private long _began;

    /// <summary>Makes one run; another way than the ordinary one is for those who test or move it elsewhere.</summary>
    internal Func<Alternative, long, CancellationToken, RunIndicators> Measure { get; init; } = BareReplication.Measure;

    /// <summary>Makes the runs that are not there yet. Once.</summary>
    /// <param name="atOnce">How many at once, 1 or more.</param>
    /// <param name="tell">Told how it stands, at the beginning and after every run; never two at a time.</param>
    /// <param name="stop">Leaves the runs that are under way; the others are kept.</param>
    /// <exception cref="ReplicationFailedException">A run failed.</exception>
    /// <exception cref="Recording.RecordingException">A file cannot be written, or is damaged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ExperimentResults> RunAsync(int atOnce, Action<ExperimentProgress> tell, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        var missing = TakeKnown();
        _began = time.GetTimestamp();
        tell(Progress);
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop }, (same, left) =>
        {
            Make(same, tell, left);
            return ValueTask.CompletedTask;
        });
        return new ExperimentResults(experiment, [.. _measured]);
    }

    private ExperimentProgress Progress => new(_done, _measured.Length, _known, _done > _known ? time.GetElapsedTime(_began) / (_done - _known) * (_measured.Length - _done) : null);

    // Runs that come to the same by all that they follow from are made once.
    private (ReplicationKey Key, int[] Places)[] TakeKnown()
    {
        var missing = new List<(ReplicationKey, int[])>();
        var byKey = Enumerable.Range(0, _measured.Length).GroupBy(place => KeyOf(place));
        foreach (var same in byKey)
        {
            int[] places = [.. same];
            if (folder.Find(same.Key) is not { } found)
            {
                missing.Add((same.Key, places));
                continue;
            }

            var known = Compared(found);
            foreach (var place in places) _measured[place] = known;
            _known += places.Length;
        }

        _done = _known;
        return [.. missing];
    }

    private ReplicationKey KeyOf(int place)
    {
        var replication = experiment.Replications[place];
        return ReplicationKey.Of(experiment.Alternatives[replication.Alternative], replication.Seed);
    }

    private void Make((ReplicationKey Key, int[] Places) same, Action<ExperimentProgress> tell, CancellationToken stop)
    {
        var measured = Compared(folder.Keep(same.Key, IndicatorsOf(experiment.Replications[same.Places[0]], stop)));
        lock (_gate)
        {
            foreach (var place in same.Places) _measured[place] = measured;
            _done += same.Places.Length;
            tell(Progress);
        }
    }

    // The files keep every indicator, for other questions later; the memory only what this one is about.
    private ImmutableArray<Measurement> Compared(IReadOnlyDictionary<string, Measurement> measured) =>
        [.. experiment.Indicators.Select(indicator => measured.GetValueOrDefault(indicator.Definition.Name))];

    private RunIndicators IndicatorsOf(Replication replication, CancellationToken stop)
    {
        var alternative = experiment.Alternatives[replication.Alternative];
        try
        {
            return Measure(alternative, replication.Seed, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new ReplicationFailedException(alternative, replication.Seed, error);
        }
    }
}
