namespace Liandong.Grains.Experiments;

/// <summary>
/// The port through which a silo makes the runs of experiments; the host implements it. What comes out is a function of the definition and the seed alone, so it does not
/// matter which silo makes a run, and how often.
/// </summary>
public interface IReplicationBuilder
{
    /// <summary>Which build of the model makes runs here; another one may come to other figures.</summary>
    string Build { get; }

    /// <summary>Makes a run from its beginning to its figures, on the caller's thread. Several are made at once.</summary>
    /// <param name="definition">What is run, of this <see cref="Build"/>.</param>
    /// <param name="seed">The seed of all its random numbers.</param>
    /// <param name="stop">Leaves the run.</param>
    /// <returns>The figures, as they are kept.</returns>
    /// <exception cref="ArgumentException">The definition cannot be understood, or was made with other files than the ones here.</exception>
    /// <exception cref="OperationCanceledException">It was left.</exception>
    ReadOnlyMemory<byte> Make(ReplicationDefinition definition, long seed, CancellationToken stop);
}
