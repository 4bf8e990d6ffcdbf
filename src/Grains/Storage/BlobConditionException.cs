namespace Liandong.Grains.Storage;

/// <summary>A blob was not as a write, deletion or append required: somebody else was there first. Nothing has changed.</summary>
/// <param name="name">The blob.</param>
/// <param name="required">What was required.</param>
/// <param name="inner">What the store said.</param>
[GenerateSerializer, Alias("BlobConditionException")]
public sealed class BlobConditionException(string name, string required, Exception? inner = null) : Exception($"The blob '{name}' is not as required: {required}.", inner)
{
    /// <summary>The blob.</summary>
    [Id(0)]
    public string Name { get; } = name;

    /// <summary>What was required, for people.</summary>
    [Id(1)]
    public string Required { get; } = required;
}
