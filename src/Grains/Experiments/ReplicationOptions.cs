namespace Liandong.Grains.Experiments;

/// <summary>How a silo makes runs of experiments. Nothing here changes a figure.</summary>
public sealed record ReplicationOptions
{
    /// <summary>How many runs at once; each takes a core.</summary>
    public int AtOnce { get; init; } = Environment.ProcessorCount;
}
