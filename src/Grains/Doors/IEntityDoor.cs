using Liandong.Grains.Runs;
using Orleans.Concurrency;

namespace Liandong.Grains.Doors;

/// <summary>
/// The front door (门面) of one entity in a run. The key is <c>run/kind/jurisdiction/index</c>, the last three as in <see cref="Twins.Time.TwinId"/>.
/// A door exists while somebody uses it and holds nothing that is not found again.
/// </summary>
public interface IEntityDoor : IGrainWithStringKey
{
    /// <summary>The entity's fields at the last barrier, from the partition that steps it.</summary>
    /// <exception cref="ArgumentException">The key names no entity of this kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such entity.</exception>
    [Alias("Ask"), AlwaysInterleave]
    Task<TwinFields> Ask();

    /// <summary>
    /// Tells somebody of the entity's changes from now on, for a minute; asking again renews it, at best every half minute, and brings it back after
    /// something was lost. The clock waits for nobody who watches.
    /// </summary>
    /// <returns>The fields from which the changes go on.</returns>
    /// <exception cref="ArgumentException">The key names no entity of this kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such entity.</exception>
    /// <exception cref="InvalidOperationException">Too many watch it.</exception>
    [Alias("Watch"), AlwaysInterleave]
    Task<TwinFields> Watch(ITwinWatcher watcher);

    /// <summary>Tells them no more.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unwatch(ITwinWatcher watcher);
}
