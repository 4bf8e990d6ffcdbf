namespace Liandong.Scenarios.Experiments;

/// <summary>A run to be made.</summary>
/// <param name="Alternative">Of which alternative.</param>
/// <param name="Seed">The seed of all its random numbers.</param>
public readonly record struct SeededAlternative(Alternative Alternative, long Seed);

/// <summary>Makes runs: in this process, or on the members of a cluster. Where they are made changes no figure.</summary>
public interface IReplicationMaker
{
    /// <summary>Makes runs, several at once.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="made">Given the run's place in <paramref name="runs"/> and what it measured as soon as it has ended; several may be given at a time.</param>
    /// <param name="stop">Leaves the runs that are under way.</param>
    /// <exception cref="ReplicationFailedException">A run failed; the others that were under way were left.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task MakeAsync(IReadOnlyList<SeededAlternative> runs, Action<int, ReplicationFigures> made, CancellationToken stop);
}

/// <summary>A run of an experiment failed; the others that were under way were left.</summary>
/// <param name="run">Which.</param>
/// <param name="inner">Why.</param>
public sealed class ReplicationFailedException(SeededAlternative run, Exception inner) : Exception($"The run of {run.Alternative.Name} with seed {run.Seed} failed: {inner.Message}", inner)
{
    /// <summary>Of which alternative.</summary>
    public Alternative Alternative => run.Alternative;

    /// <summary>Its seed.</summary>
    public long Seed => run.Seed;
}
