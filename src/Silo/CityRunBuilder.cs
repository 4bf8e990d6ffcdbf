using System.Text.Json;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Silo;

/// <summary>
/// Builds runs of a city under a scenario. A definition's content is the city's content hash on the first line and the scenario's
/// canonical text below; between them, for a run that is fed, one line with the recorded files and their hash. A silo that has other files
/// under those names refuses instead of computing something else.
/// </summary>
/// <param name="known">What whoever defines runs has read already, so that it is neither read nor held twice.</param>
public sealed class CityRunBuilder(FeedJournal? known = null) : IRunBuilder
{
    /// <summary>The model's name in definitions.</summary>
    public const string Model = "city";

    private const string FeedMark = "feed ";

    private readonly Lock _gate = new();
    private (RunDefinition Definition, CityRun Run)? _last;

    /// <summary>The definition of a run.</summary>
    public static RunDefinition Definition(ScenarioFile scenario, ulong seed, FeedJournal? feed = null) => new()
    {
        Model = Model,
        Content = CityFiles.ContentHash(scenario.Definition.City) + "\n" + FeedLine(feed ?? FeedJournal.None) + scenario.Canonical,
        Seed = seed,
    };

    /// <summary>The content hash of the city that a definition was made with.</summary>
    public static string CityHash(RunDefinition definition) => definition.Content[..definition.Content.IndexOf('\n', StringComparison.Ordinal)];

    /// <inheritdoc/>
    public RunShape Shape(RunDefinition definition)
    {
        var run = RunOf(definition);
        // Some ten events a window of two seconds: a grain call for each would cost more than the work.
        return new RunShape { Jurisdictions = run.City.Jurisdictions, LinkDelay = run.City.LinkDelay, End = run.End, SuggestedPartitions = 1 };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions)
    {
        var run = RunOf(definition);
        var limits = Shape(definition).Limits;
        return [.. jurisdictions.Select(index => run.Build(index, limits))];
    }

    // The partitions of a run ask one after the other; the city is read for the first of them.
    private CityRun RunOf(RunDefinition definition)
    {
        lock (_gate)
        {
            if (_last is { } last && last.Definition == definition) return last.Run;
            var run = Read(definition);
            _last = (definition, run);
            return run;
        }
    }

    private CityRun Read(RunDefinition definition)
    {
        var end = definition.Content.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0) throw new ArgumentException("A city run's content is the city's hash, a line's end and the scenario.", nameof(definition));
        var text = definition.Content[(end + 1)..];
        FedFiles? fed = null;
        if (text.StartsWith(FeedMark, StringComparison.Ordinal))
        {
            var line = text.IndexOf('\n', StringComparison.Ordinal);
            fed = JsonSerializer.Deserialize<FedFiles>(text[FeedMark.Length..line]);
            text = text[(line + 1)..];
        }

        var scenario = ScenarioFiles.Parse(text, "scenario").Definition;
        var (wanted, found) = (definition.Content[..end], CityFiles.ContentHash(scenario.City));
        if (wanted != found) throw new ArgumentException($"The run was defined with another version of city {scenario.City} ({wanted[..8]}) than the one here ({found[..8]}).", nameof(definition));
        var city = CityFiles.Load(scenario.City);
        return new CityRun(city, scenario, definition.Seed, fed is null ? null : JournalOf(fed, new CityRun(city, scenario, definition.Seed)));
    }

    private FeedJournal JournalOf(FedFiles fed, CityRun run)
    {
        if (known is not null && known.Hash == fed.Hash) return known;
        var journal = FeedReader.Read(run, [.. fed.Files.Select(file => new FeedSource(file.File, file.Mapping))]);
        if (journal.Hash != fed.Hash) throw new ArgumentException($"The run was defined with another version of {string.Join(", ", fed.Files.Select(file => file.File))} ({fed.Hash[..8]}) than the one here ({journal.Hash[..8]}).", nameof(fed));
        return journal;
    }

    private static string FeedLine(FeedJournal feed) =>
        feed.IsEmpty ? "" : FeedMark + JsonSerializer.Serialize(new FedFiles(feed.Hash, [.. feed.Files.Select(file => new FedFile(file.File, file.Mapping))])) + "\n";

    private sealed record FedFiles(string Hash, FedFile[] Files);

    private sealed record FedFile(string File, string? Mapping);
}
