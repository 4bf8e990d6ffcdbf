using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Experiments;

/// <summary>Runs in groups that are compared: the alternatives of an experiment, or recordings that differ by more than their seeds.</summary>
public sealed record ComparedRuns
{
    public required Text Title { get; init; }

    /// <summary>What is to be answered.</summary>
    public required Text Question { get; init; }

    /// <summary>Two at least, or one alone with nothing beside it; the first is what the others are compared with.</summary>
    public required ImmutableArray<ComparedGroup> Groups { get; init; }

    /// <summary>What they are compared by.</summary>
    public required ImmutableArray<ComparedIndicator> Indicators { get; init; }

    /// <summary>Whether all groups have the same seeds, so that their runs are compared in pairs.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>The city of all of them, for the map; null when there is none that is the same for all.</summary>
    public CityDefinition? City { get; init; }

    /// <summary>The command that comes to the same.</summary>
    public required string Repeat { get; init; }

    /// <summary>How the runs were made: what, and how it was with these.</summary>
    public ImmutableArray<(Text Label, Text Value)> Made { get; init; } = [];

    /// <summary>The run from which all go on, in words; null when they begin at the scenario's beginning.</summary>
    public Text? From { get; init; }

    /// <summary>What the reader should know before they trust a difference.</summary>
    public ImmutableArray<Text> Warnings { get; init; } = [];

    /// <summary>What groups come to where each is judged by itself; null where they are compared with the first.</summary>
    public JudgedByBounds? Judged { get; init; }

    /// <summary>What was varied, so that effects of factors can be told; null where alternatives were named.</summary>
    public FactorPlan? Varied { get; init; }

    /// <summary>How many runs there are.</summary>
    public int Runs => Groups.Sum(group => group.Seeds.Length);

    /// <summary>What they come to, by each indicator.</summary>
    public ImmutableArray<IndicatorSummary> Summaries() => [.. Indicators.Select((indicator, place) => ExperimentSummary.Of(indicator, [.. Groups.Select(group => group.Measured[place])], IsPaired))];

    /// <summary>Its alternatives from the best to the worst, by each indicator; empty where they cannot be ranked.</summary>
    public ImmutableArray<ImmutableArray<RankedAlternative>> Rankings() => [.. Indicators.Select((indicator, place) => Ranking.Of(indicator, [.. Groups.Select(group => group.Measured[place])], IsPaired))];

    /// <summary>What its groups are called, one of them.</summary>
    public Text GroupName => NameOfGroups(Varied is not null);

    /// <summary>What groups are called, one of them.</summary>
    /// <param name="isVaried">Whether they are combinations of factors' levels.</param>
    public static Text NameOfGroups(bool isVaried) => isVaried ? new("组合", "combination") : new("方案", "alternative");

    /// <summary>What factors do, by each indicator; empty where alternatives were named.</summary>
    public ImmutableArray<FactorEffects> Effects() => Varied is { } plan ? [.. Indicators.Select((indicator, place) => FactorAnalysis.Of(plan, indicator, [.. Groups.Select(group => group.Measured[place])]))] : [];

    /// <summary>An experiment, with the course of its runs from where they are kept.</summary>
    /// <param name="results">The experiment's figures.</param>
    /// <param name="folder">Where its runs are kept.</param>
    /// <param name="repeat">The command that comes to the same.</param>
    /// <exception cref="Recording.RecordingException">A run's file cannot be read.</exception>
    public static ComparedRuns Of(ExperimentResults results, ReplicationFolder folder, string repeat)
    {
        var (experiment, definition) = (results.Experiment, results.Experiment.Definition);
        var first = experiment.Alternatives[0];
        return new ComparedRuns
        {
            Title = definition.Title,
            Question = definition.Question,
            Groups = [.. Enumerable.Range(0, experiment.Alternatives.Length).Select(place => Group(results, place, folder))],
            Indicators = experiment.Indicators,
            IsPaired = definition.RandomNumbers == RandomNumbers.Common,
            City = experiment.Alternatives.All(alternative => alternative.CityHash == first.CityHash) ? first.City : null,
            Varied = definition.Factors.IsEmpty ? null : FactorPlan.Of(experiment),
            Repeat = repeat,
            From = experiment.From is { } from ? FromWords(from.Run, from.Local, from.LocalUntil) : null,
            Made =
            [
                (new("情景", "Scenario"), Same(definition.Scenario)),
                (new("共同的改动", "Changes of all"), ChangesOf(definition.Set)),
                .. experiment.WarmUp is { } warmUp ? WarmUpLine(warmUp) : [],
                (new("城市文件", "City's files"), Same(first.CityHash)),
                (new("模型构建", "Model build"), Same(ReplicationKey.ThisModel)),
            ],
        };
    }

    internal static (Text Label, Text Value)[] WarmUpLine(SimDuration found) => [(new("预热", "Warm-up"), WarmUpPilot.Words(found))];

    /// <summary>The run from which others go on, in words.</summary>
    public static Text FromWords(string run, DateTime at, DateTime until) => new(
        $"从运行 {run} 的 {ValueFormat.LocalTime(at)} 推演到 {ValueFormat.LocalTime(until)}",
        $"From run {run} at {ValueFormat.LocalTime(at)} on, until {ValueFormat.LocalTime(until)}");

    private static ComparedGroup Group(ExperimentResults results, int place, ReplicationFolder folder)
    {
        var (experiment, alternative) = (results.Experiment, results.Experiment.Alternatives[place]);
        long[] seeds = [.. results.Replications.Where(run => run.Alternative == place).Select(run => run.Seed)];
        return new ComparedGroup(alternative.Name, alternative.Title, [.. seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))])
        {
            Changes = ChangesOf(alternative.Definition.Set),
            Measured = [.. Enumerable.Range(0, experiment.Indicators.Length).Select(indicator => results.Of(place, indicator))],
            Courses = [.. seeds.Select(seed => folder.Get(ReplicationKey.Of(alternative, seed), alternative.Name).Course)],
        };
    }

    internal static Text Same(string text) => new(text, text);

    private static Text ChangesOf(ImmutableArray<Definition.Override> changes) => changes.IsEmpty ? new("无", "none") : Same(string.Join(", ", changes));
}

/// <summary>Runs that differ only by their seeds.</summary>
/// <param name="Name">A short name for files.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Seeds">By run, in the order in which runs are compared.</param>
public sealed record ComparedGroup(string Name, Text Title, ImmutableArray<string> Seeds)
{
    /// <summary>What it changes.</summary>
    public required Text Changes { get; init; }

    /// <summary>By indicator and run what was measured.</summary>
    public required ImmutableArray<ImmutableArray<Measurement>> Measured { get; init; }

    /// <summary>By run how it went over time and by town.</summary>
    public required ImmutableArray<RunCourse> Courses { get; init; }

    /// <summary>The seeds in words: from the first to the last where they follow one by one.</summary>
    public string SeedsInWords
    {
        get
        {
            long[] numbers = [.. Seeds.Select(seed => long.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
            var isRow = numbers.Length > 2 && numbers[0] >= 0 && !numbers.Where((number, place) => number != numbers[0] + place).Any();
            return isRow ? $"{Seeds[0]}–{Seeds[^1]}" : string.Join(", ", Seeds);
        }
    }
}
