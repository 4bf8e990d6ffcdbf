using Liandong.Grains.Runs;

namespace Liandong.Grains.Doors;

/// <summary>The front door (门面) of one entity in a run. The key is <c>run/kind/jurisdiction/index</c>, the last three as in <see cref="Twins.Time.TwinId"/>.</summary>
public interface IEntityDoor : IGrainWithStringKey
{
    /// <summary>The entity's fields at the last barrier, from the partition that steps it.</summary>
    /// <exception cref="ArgumentException">The key names no entity of this kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such entity.</exception>
    [Alias("Ask")]
    Task<TwinFields> Ask();
}
