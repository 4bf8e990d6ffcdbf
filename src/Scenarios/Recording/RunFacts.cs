using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Recording;

/// <summary>What is known about a run besides its outcomes: what it was asked, how it was made, how to make it again.</summary>
public sealed record RunFacts
{
    public required string RunId { get; init; }

    /// <summary>Name of the scenario's file, without folder and ending.</summary>
    public required string ScenarioName { get; init; }

    public required Text Title { get; init; }

    /// <summary>The question that the run answers.</summary>
    public required Text Question { get; init; }

    /// <summary>What was changed for this run, so that title and question do not tell all of it; null for the scenario as it was written.</summary>
    public Text? Changes { get; init; }

    /// <summary>Hash of the city's definition, in hexadecimal digits.</summary>
    public required string CityHash { get; init; }

    /// <summary>Hash of the scenario's definition, in hexadecimal digits.</summary>
    public required string ScenarioHash { get; init; }

    public required ulong Seed { get; init; }

    public required Digest Digest { get; init; }

    /// <summary>What made the run: names and versions of Liandong, the runtime, Orleans.</summary>
    public required ImmutableArray<ComponentVersion> Versions { get; init; }

    /// <summary>Events that twins handled.</summary>
    public required long Events { get; init; }

    /// <summary>How long the run took.</summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>From the start of the program to the first window of the run.</summary>
    public TimeSpan ColdStart { get; init; }

    /// <summary>The most memory that the process held, in bytes.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>The language in which the report opens, <c>zh</c> or <c>en</c>; null leaves it to the browser.</summary>
    public string? Language { get; init; }

    /// <summary>The command that makes the same run again.</summary>
    public required string RepeatCommand { get; init; }

    /// <summary>What the run is computed from; null when nobody is to compute it again.</summary>
    public RecordedDefinition? Definition { get; init; }

    /// <summary>How many inputs came while it ran. They are kept in its store and not in the recording.</summary>
    public long Inputs { get; init; }

    /// <summary>A ready what-if to compare with; null when there is none.</summary>
    public AlternativeRun? Counterfactual { get; init; }

    /// <summary>What came from recorded files.</summary>
    public FeedJournal Feed { get; init; } = FeedJournal.None;

    /// <summary>What had to hold, in the scenario's order.</summary>
    public ImmutableArray<Objective> Objectives { get; init; } = [];

    /// <summary>What the reader should know before they trust a figure.</summary>
    public ImmutableArray<Text> Warnings { get; init; } = [];

    /// <summary>Rain in the wettest town in millimetres an hour, one value an hour from the run's start; empty in a run without rain.</summary>
    public ImmutableArray<double> RainMillimetresPerHour { get; init; } = [];
}

/// <summary>A part of the program and its version.</summary>
public sealed record ComponentVersion(string Name, string Version);

/// <summary>Another run that is worth comparing: what is different there, and the command for it.</summary>
public sealed record AlternativeRun(Text Text, string Command);
