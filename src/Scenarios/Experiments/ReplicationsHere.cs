namespace Liandong.Scenarios.Experiments;

/// <summary>Makes runs in this process, each on one thread.</summary>
/// <param name="atOnce">How many at once, 1 or more.</param>
public sealed class ReplicationsHere(int atOnce) : IReplicationMaker
{
    /// <inheritdoc/>
    public Task MakeAsync(IReadOnlyList<SeededAlternative> runs, Action<int, ReplicationFigures> made, CancellationToken stop) => Parallel.ForEachAsync(
        Enumerable.Range(0, runs.Count),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop },
        (place, left) =>
        {
            made(place, Make(runs[place], left));
            return ValueTask.CompletedTask;
        });

    private static ReplicationFigures Make(SeededAlternative run, CancellationToken stop)
    {
        try
        {
            return BareReplication.Measure(run.Alternative, run.Seed, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new ReplicationFailedException(run, error);
        }
    }
}
