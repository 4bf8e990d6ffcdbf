using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Experiments;

/// <summary>Which values of an indicator are wanted.</summary>
public enum WantedSide
{
    /// <summary>No objective says: there is less or more, and no better or worse.</summary>
    Neither,

    /// <summary>The objectives have an upper bound.</summary>
    Less,

    /// <summary>The objectives have a lower bound.</summary>
    More,
}

/// <summary>An indicator that alternatives are compared by.</summary>
/// <param name="Definition">Its name, label and unit.</param>
/// <param name="Wanted">Which values are wanted.</param>
/// <param name="Objectives">What the scenario wants of it.</param>
public sealed record ComparedIndicator(IndicatorDefinition Definition, WantedSide Wanted, ImmutableArray<Objective> Objectives)
{
    /// <summary>An indicator as the objectives of a scenario want it.</summary>
    /// <exception cref="UnknownIndicatorException">There is none of that name.</exception>
    public static ComparedIndicator Of(string name, IEnumerable<Objective> objectives)
    {
        ImmutableArray<Objective> about = [.. objectives.Where(objective => objective.Indicator == name)];
        Comparison[] sides = [.. about.Select(objective => objective.Comparison).Distinct()];
        var wanted = sides switch
        {
            [Comparison.AtMost] => WantedSide.Less,
            [Comparison.AtLeast] => WantedSide.More,
            _ => WantedSide.Neither,
        };
        return new(IndicatorTable.Find(name), wanted, about);
    }
}

/// <summary>An alternative that can be run: the scenario with its changes, in its city.</summary>
/// <param name="Definition">What the file says of it.</param>
/// <param name="Scenario">The scenario with all changes.</param>
/// <param name="City">Its city, which all runs share.</param>
/// <param name="CityHash">The content hash of the city's files.</param>
public sealed record Alternative(AlternativeDefinition Definition, ScenarioFile Scenario, CityDefinition City, string CityHash)
{
    public string Name => Definition.Name;

    public Text Title => Definition.Title;

    /// <summary>The run from which it goes on; null when it begins at the scenario's beginning.</summary>
    public BranchPoint? From { get; init; }

    /// <summary>The hash of what its runs follow from, but for the city and the seed.</summary>
    public string ScenarioHash => From?.HashWith(Scenario.Hash) ?? Scenario.Hash;

    /// <summary>The level of each factor, from 0; empty in an experiment without factors.</summary>
    public ImmutableArray<int> Levels => Definition.Levels;
}

/// <summary>An experiment that was read and found fit to be run, with all its alternatives.</summary>
/// <param name="Definition">What its file says.</param>
/// <param name="Source">The file it came from, or what its text was called.</param>
/// <param name="Alternatives">In the file's order; the first is what the others are compared with.</param>
/// <param name="Indicators">What they are compared by.</param>
public sealed record Experiment(ExperimentDefinition Definition, string Source, ImmutableArray<Alternative> Alternatives, ImmutableArray<ComparedIndicator> Indicators)
{
    /// <summary>The warm-up that <see cref="WarmUpPilot"/> found; null when the scenarios say theirs, or before it is found.</summary>
    public SimDuration? WarmUp { get; init; }

    /// <summary>The run from which all alternatives go on; null when they begin at the scenario's beginning.</summary>
    public BranchPoint? From => Alternatives[0].From;

    /// <summary>Its first runs: the first of each alternative, then the second of each, so that what is left of a stopped experiment is paired.</summary>
    /// <param name="each">How many of each alternative.</param>
    public ImmutableArray<Replication> Replications(int each) =>
    [
        .. from number in Enumerable.Range(0, each)
           from alternative in Enumerable.Range(0, Alternatives.Length)
           select new Replication(alternative, number, Definition.SeedOf(alternative, number)),
    ];
}

/// <summary>One run of an experiment.</summary>
/// <param name="Alternative">Of which alternative, from 0.</param>
/// <param name="Number">Which run of it, from 0.</param>
/// <param name="Seed">The seed of all its random numbers.</param>
public readonly record struct Replication(int Alternative, int Number, long Seed);
