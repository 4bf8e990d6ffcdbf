namespace Liandong.Scenarios.Experiments;

/// <summary>How many runs are there.</summary>
/// <param name="Done">Runs whose figures are there.</param>
/// <param name="All">Runs that were asked for.</param>
/// <param name="Known">Of those done, the ones that had been made before this book was opened.</param>
/// <param name="Left">How long the rest will take at the speed so far; null before the first run has ended.</param>
public sealed record ReplicationProgress(int Done, int All, int Known, TimeSpan? Left);

/// <summary>Has the figures of runs: those that were made before from their folder, and the others made and kept.</summary>
/// <param name="folder">Where finished runs are kept.</param>
/// <param name="maker">Who makes runs.</param>
/// <param name="time">The clock for the time that is left.</param>
public sealed class ReplicationBook(ReplicationFolder folder, IReplicationMaker maker, TimeProvider time)
{
    private readonly HashSet<ReplicationKey> _own = [];

    /// <summary>The figures of runs; those that come to the same by all that they follow from are made once.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="take">What of a run's figures is wanted: the folder keeps all of them, for other questions later.</param>
    /// <param name="tell">Told how it stands, at the beginning and after every run; never two at a time.</param>
    /// <param name="stop">Leaves the runs that are under way; the others are kept.</param>
    /// <returns>What was taken, in the order of the runs.</returns>
    /// <exception cref="ReplicationFailedException">A run failed.</exception>
    /// <exception cref="Recording.RecordingException">A file cannot be written, or is damaged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<T[]> ReadAsync<T>(IReadOnlyList<SeededAlternative> runs, Func<ReplicationFigures, T> take, Action<ReplicationProgress> tell, CancellationToken stop)
    {
        var (taken, gate, began) = (new T[runs.Count], new Lock(), time.GetTimestamp());
        var missing = new List<(ReplicationKey Key, int[] Places)>();
        foreach (var same in Enumerable.Range(0, runs.Count).GroupBy(place => ReplicationKey.Of(runs[place].Alternative, runs[place].Seed)))
        {
            if (folder.Find(same.Key) is { } found) Put(found, [.. same]);
            else missing.Add((same.Key, [.. same]));
        }

        var done = runs.Count - missing.Sum(same => same.Places.Length);
        var (before, known) = (done, done - runs.Count(run => _own.Contains(ReplicationKey.Of(run.Alternative, run.Seed))));
        tell(new ReplicationProgress(done, runs.Count, known, Left: null));
        await maker.MakeAsync([.. missing.Select(same => runs[same.Places[0]])], Keep, stop);
        return taken;

        void Keep(int place, ReplicationFigures figures)
        {
            var (key, places) = missing[place];
            folder.Keep(key, figures);
            lock (gate)
            {
                Put(figures, places);
                _own.Add(key);
                done += places.Length;
                tell(new ReplicationProgress(done, runs.Count, known, time.GetElapsedTime(began) / (done - before) * (runs.Count - done)));
            }
        }

        void Put(ReplicationFigures figures, int[] places)
        {
            var wanted = take(figures);
            foreach (var place in places) taken[place] = wanted;
        }
    }
}
