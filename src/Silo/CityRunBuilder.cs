using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Silo;

/// <summary>
/// Builds runs of a city under a scenario. A definition's content is the city's content hash on the first line and the scenario's
/// canonical text below; between them, for a run that is fed, one line with the recorded files and their hash, and one with the kinds of devices
/// that report while it goes on. A silo that has other files under those names refuses instead of computing something else.
/// </summary>
/// <param name="known">What whoever defines runs has read already, so that it is neither read nor held twice.</param>
public sealed class CityRunBuilder(FeedJournal? known = null) : IRunBuilder, IReportReaders
{
    /// <summary>The model's name in definitions.</summary>
    public const string Model = "city";

    private const int ReadersKept = 4;

    private readonly Lock _gate = new();
    private readonly List<(RunDefinition Definition, CityReports Reader)> _readers = [];
    private (RunDefinition Definition, CityRun Run)? _last;

    /// <summary>The definition of a run.</summary>
    public static RunDefinition Definition(ScenarioFile scenario, ulong seed, FeedJournal? feed = null) => new()
    {
        Model = Model,
        Content = CityFiles.ContentHash(scenario.Definition.City) + "\n" + CityContent.Lines(feed ?? FeedJournal.None) + scenario.Canonical,
        Seed = seed,
    };

    /// <summary>The content hash of the city that a definition was made with.</summary>
    public static string CityHash(RunDefinition definition) => CityContent.Of(definition).CityHash;

    /// <summary>The scenario that a definition was made with, as it stood then.</summary>
    /// <exception cref="ArgumentException">The definition is none of a city.</exception>
    public static ScenarioFile Scenario(RunDefinition definition) => CityContent.Of(definition).Scenario;

    /// <summary>Whether something of a run does not come from the model: recorded files, or devices that report while it goes on.</summary>
    public static bool IsFed(RunDefinition definition) => CityContent.Of(definition) is { Fed: not null } or { Live.IsEmpty: false };

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

    /// <inheritdoc/>
    public IReportReader For(RunDefinition definition)
    {
        lock (_gate)
        {
            var at = _readers.FindIndex(reader => reader.Definition == definition);
            var found = at < 0 ? (definition, new CityReports(Devices(definition))) : _readers[at];
            // The one asked for last is first, the one not asked for longest goes: doors keep their own.
            if (at >= 0) _readers.RemoveAt(at);
            else if (_readers.Count == ReadersKept) _readers.RemoveAt(ReadersKept - 1);
            _readers.Insert(0, found);
            return found.Item2;
        }
    }

    /// <summary>The run of a definition without what recorded files bring: its twins' names, and the devices that report while it goes on.</summary>
    /// <exception cref="ArgumentException">It is no city's, or of another version of the city than the one here.</exception>
    public static CityRun Devices(RunDefinition definition) => CityContent.Of(definition).Devices(Seeds(definition));

    /// <summary>The seeds of a run: a fork with another one than its parent draws anew only what begins after it.</summary>
    public static RunSeeds Seeds(RunDefinition definition) => definition.Fork is { } fork ? Seeds(fork.Parent).Then(fork.At, definition.Seed) : definition.Seed;

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
        var content = CityContent.Of(definition);
        var devices = content.Devices(Seeds(definition));
        return content.Fed is not { } fed
            ? devices
            : new CityRun(devices.City, devices.Scenario, devices.Seeds, JournalOf(fed, new CityRun(devices.City, devices.Scenario, devices.Seeds)).With(content.Live));
    }

    private FeedJournal JournalOf(FedFiles fed, CityRun run)
    {
        if (known is not null && known.Hash == fed.Hash) return known;
        var journal = FeedReader.Read(run, [.. fed.Files.Select(file => new FeedSource(file.File, file.Mapping))]);
        if (journal.Hash != fed.Hash) throw new OtherFilesException(
            $"The run was defined with another version of {string.Join(", ", fed.Files.Select(file => file.File))} ({fed.Hash[..8]}) than the one here ({journal.Hash[..8]}).",
            $"运行所用的 {string.Join("、", fed.Files.Select(file => file.File))} 是另一个版本（{fed.Hash[..8]}），这里的是 {journal.Hash[..8]}。");
        return journal;
    }
}
