namespace Liandong.Grains.Runs;

/// <summary>Everything that can change a run's result: the model, what it is made of, and the seed. Equal definitions give equal digests.</summary>
[GenerateSerializer, Immutable, Alias("RunDefinition")]
public sealed record RunDefinition
{
    /// <summary>Which model the host builds: a name its <see cref="IRunBuilder"/> knows.</summary>
    [Id(0)]
    public required string Model { get; init; }

    /// <summary>The canonical text of city and scenario with all overrides; the model says how to read it.</summary>
    [Id(1)]
    public string Content { get; init; } = "";

    /// <summary>The seed of every keyed stream of random numbers.</summary>
    [Id(2)]
    public ulong Seed { get; init; }
}
