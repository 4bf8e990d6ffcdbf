using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What the engine must know of a run before anything is built.</summary>
public sealed record RunShape
{
    /// <summary>How many jurisdictions the run has.</summary>
    public required int Jurisdictions { get; init; }

    /// <summary>The least time mail takes between jurisdictions.</summary>
    public required SimDuration LinkDelay { get; init; }

    /// <summary>Nothing due at or after this instant is handled; a run in which nothing is due any more ends earlier.</summary>
    public required SimTime End { get; init; }

    /// <summary>What jurisdictions may hold and do.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>How many partitions suit the model; 0 when it does not matter. A model with few events a window is fastest with one.</summary>
    public int SuggestedPartitions { get; init; }
}

/// <summary>
/// The port through which a silo gets its models; the host implements it. Both methods are functions of the definition
/// alone: every silo that is given the same definition builds the same twins.
/// </summary>
public interface IRunBuilder
{
    /// <summary>The run's shape.</summary>
    /// <exception cref="ArgumentException">The definition cannot be understood; the message says what to change.</exception>
    RunShape Shape(RunDefinition definition);

    /// <summary>Builds these jurisdictions with their twins, not yet begun.</summary>
    IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions);
}
