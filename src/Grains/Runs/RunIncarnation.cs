using System.Globalization;

namespace Liandong.Grains.Runs;

/// <summary>
/// One existence of a run's id, from its start until it is removed: the id may be given again, the mark never is. All that a run keeps beside its
/// head lies under both, so what a former run of the same id still writes, or is late to remove, is nothing of the present one. It changes no result.
/// </summary>
/// <param name="Run">The run's id.</param>
/// <param name="Mark">Drawn when the run is started; empty for one of format 1, which had none.</param>
[GenerateSerializer, Immutable, Alias("RunIncarnation")]
public sealed record RunIncarnation([property: Id(0)] string Run, [property: Id(1)] string Mark)
{
    /// <summary>A new one.</summary>
    public static RunIncarnation New(string run) => new(run, Guid.NewGuid().ToString("N"));

    /// <summary>The key of one of its partitions.</summary>
    public string Partition(int number) => string.Create(CultureInfo.InvariantCulture, $"{Run}/{Mark}/{number}");
}
