using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;

namespace Liandong.Scenarios.Experiments;

/// <summary>Which random numbers the alternatives of an experiment draw.</summary>
public enum RandomNumbers
{
    /// <summary>All have the same seeds: what happens to the city is the same for each, and only what they do about it differs.</summary>
    Common,

    /// <summary>Each has seeds of its own.</summary>
    Independent,
}

/// <summary>What an experiment's file says.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Lower case with hyphens.</summary>
    public required string Name { get; init; }

    public required Text Title { get; init; }

    /// <summary>What it is to answer.</summary>
    public required Text Question { get; init; }

    /// <summary>A bundled scenario's name or a file's path.</summary>
    public required string Scenario { get; init; }

    /// <summary>Changes of the scenario that all alternatives have in common.</summary>
    public required ImmutableArray<Override> Set { get; init; }

    /// <summary>What is compared, one at least; the first is what the others are compared with. With factors, the combinations of their levels.</summary>
    public required ImmutableArray<AlternativeDefinition> Alternatives { get; init; }

    /// <summary>What is varied; empty when the file names the alternatives.</summary>
    public required ImmutableArray<FactorDefinition> Factors { get; init; }

    /// <summary>How many points of a Latin hypercube were asked for; null when every combination of the factors' levels is run.</summary>
    public int? LatinHypercube { get; init; }

    /// <summary>Runs of each alternative; with <see cref="Precision"/>, the most.</summary>
    public required int Replications { get; init; }

    /// <summary>Runs of each alternative before precision is looked at.</summary>
    public required int FewestReplications { get; init; }

    /// <summary>How well means are to be known; empty when the number of runs is fixed.</summary>
    public required ImmutableArray<Precision> Precision { get; init; }

    /// <summary>The seed of the first run; the others follow one by one.</summary>
    public required long FirstSeed { get; init; }

    public required RandomNumbers RandomNumbers { get; init; }

    /// <summary>Names of indicators; empty for those of the scenario's objectives.</summary>
    public required ImmutableArray<string> Indicators { get; init; }

    /// <summary>The seed of one run.</summary>
    /// <param name="alternative">The alternative, from 0.</param>
    /// <param name="replication">The run of it, from 0.</param>
    public long SeedOf(int alternative, int replication) =>
        FirstSeed + replication + (RandomNumbers == RandomNumbers.Common ? 0 : (long)alternative * ExperimentReader.MostReplications);

    /// <summary>The seed of a run that finds the warm-up: none of those that are measured, however many those are.</summary>
    /// <param name="number">The run of each alternative, from 0.</param>
    public long PilotSeed(int number) => SeedOf(Alternatives.Length - 1, ExperimentReader.MostReplications + number);
}

/// <summary>One way to do it, as the experiment's file says.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Set">What it changes.</param>
public sealed record AlternativeDefinition(string Name, Text Title, ImmutableArray<Override> Set)
{
    /// <summary>The level of each factor, from 0; empty in an experiment without factors.</summary>
    public ImmutableArray<int> Levels { get; init; } = [];
}
