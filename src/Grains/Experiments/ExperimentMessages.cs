using Liandong.Grains.Runs;

namespace Liandong.Grains.Experiments;

/// <summary>A run of an experiment.</summary>
/// <param name="Definition">The name of its definition.</param>
/// <param name="Seed">Its seed.</param>
[GenerateSerializer, Immutable, Alias("WantedRun")]
public readonly record struct WantedRun([property: Id(0)] string Definition, [property: Id(1)] long Seed);

/// <summary>A run that cannot be made.</summary>
/// <param name="Run">Which.</param>
/// <param name="Failure">Why.</param>
[GenerateSerializer, Immutable, Alias("FailedRun")]
public sealed record FailedRun([property: Id(0)] WantedRun Run, [property: Id(1)] RunFailure Failure);

/// <summary>How far somebody has read the list of runs that are made.</summary>
/// <param name="List">Which list: a grain that was lost begins another one.</param>
/// <param name="Place">The first place that was not read.</param>
[GenerateSerializer, Immutable, Alias("MadePlace")]
public readonly record struct MadePlace([property: Id(0)] Guid List, [property: Id(1)] int Place);

/// <summary>How an experiment stands.</summary>
[GenerateSerializer, Immutable, Alias("ExperimentLook")]
public sealed record ExperimentLook
{
    /// <summary>How many runs are wanted.</summary>
    [Id(0)]
    public required int Wanted { get; init; }

    /// <summary>How many of them are made; their figures are in the store.</summary>
    [Id(1)]
    public required int Made { get; init; }

    /// <summary>Those made from where was looked, at most <see cref="IExperimentGrain.MostTold"/>.</summary>
    [Id(2)]
    public required WantedRun[] News { get; init; }

    /// <summary>Where to look next.</summary>
    [Id(3)]
    public required MadePlace Next { get; init; }

    /// <summary>Runs that failed, the first ones; the others go on.</summary>
    [Id(4)]
    public required FailedRun[] Failures { get; init; }

    /// <summary>Whether it was called off.</summary>
    [Id(5)]
    public required bool IsCancelled { get; init; }

    /// <summary>How often a run was given to a silo since the grain was activated; more than are wanted when some were given again.</summary>
    [Id(6)]
    public required int Given { get; init; }

    /// <summary>Whether every run is made or has failed.</summary>
    [Id(7)]
    public required bool IsOver { get; init; }
}

/// <summary>What a silo says of its runs of an experiment: the whole of it each time, so that a report or an answer that is lost does no harm.</summary>
[GenerateSerializer, Immutable, Alias("WorkReport")]
public sealed record WorkReport
{
    /// <summary>The silo.</summary>
    [Id(0)]
    public required SiloAddress Silo { get; init; }

    /// <summary>What is being made there, or is about to be. What it was given and does not name is not made there.</summary>
    [Id(1)]
    public required WantedRun[] Held { get; init; }

    /// <summary>What was made since the last report that was answered: it is in the store.</summary>
    [Id(2)]
    public required WantedRun[] Made { get; init; }

    /// <summary>What failed since then.</summary>
    [Id(3)]
    public required FailedRun[] Failed { get; init; }

    /// <summary>How many more it takes.</summary>
    [Id(4)]
    public required int Free { get; init; }

    /// <summary>What cannot be made there, since the last report that was answered, though others may: it and all of its definition. A silo of an earlier build says nothing of it.</summary>
    [Id(5)]
    public FailedRun[]? Unfit { get; init; }
}

/// <summary>The answer to a report.</summary>
/// <param name="Begin">What to make.</param>
/// <param name="Leave">What not to make any more.</param>
/// <param name="IsOver">Whether nothing is left that a silo might be given.</param>
[GenerateSerializer, Immutable, Alias("WorkOrders")]
public sealed record WorkOrders([property: Id(0)] WantedRun[] Begin, [property: Id(1)] WantedRun[] Leave, [property: Id(2)] bool IsOver);
