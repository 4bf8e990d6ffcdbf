using System.Collections.Immutable;
using System.Text.Json;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;

namespace Liandong.Silo;

/// <summary>What the content of a city run's definition says.</summary>
/// <param name="CityHash">The content hash of the city that it was defined with.</param>
/// <param name="Scenario">The scenario, as it stood then.</param>
/// <param name="Fed">The recorded files and their hash; none without.</param>
/// <param name="Live">The kinds of devices that report while the run goes on.</param>
internal sealed record CityContent(string CityHash, ScenarioFile Scenario, FedFiles? Fed, ImmutableArray<FeedKind> Live)
{
    private const string FeedMark = "feed ";
    private const string LiveMark = "live ";

    /// <summary>Reads a definition.</summary>
    /// <exception cref="ArgumentException">It is no city's.</exception>
    public static CityContent Of(RunDefinition definition)
    {
        var end = definition.Content.IndexOf('\n', StringComparison.Ordinal);
        if (definition.Model != CityRunBuilder.Model || end < 0) throw new ArgumentException("A city run's content is the city's hash, a line's end and the scenario.", nameof(definition));
        var text = definition.Content[(end + 1)..];
        var fed = Take(FeedMark, ref text) is { } files ? JsonSerializer.Deserialize<FedFiles>(files) : null;
        var live = Take(LiveMark, ref text) is { } kinds ? LiveKinds.Parse(kinds) : [];
        return new CityContent(definition.Content[..end], ScenarioFiles.Parse(text, "scenario"), fed, live);
    }

    /// <summary>The run of this content under its seeds, without what recorded files bring.</summary>
    /// <exception cref="OtherFilesException">The city here is another version than the one that the content was made with.</exception>
    public CityRun Devices(RunSeeds seeds)
    {
        RequireSameCity();
        return new CityRun(CityFiles.Load(Scenario.Definition.City), Scenario.Definition, seeds, FeedJournal.None.With(Live));
    }

    /// <summary>Requires the city's files here to be those that the content was made with.</summary>
    /// <exception cref="OtherFilesException">They are not.</exception>
    public void RequireSameCity()
    {
        var city = Scenario.Definition.City;
        var found = CityFiles.ContentHash(city);
        if (CityHash != found) throw new OtherFilesException(
            $"The run was defined with another version of city {city} ({CityHash[..8]}) than the one here ({found[..8]}).",
            $"运行所用的城市 {city} 是另一个版本（{CityHash[..8]}），这里的是 {found[..8]}。");
    }

    /// <summary>The content of a run that only the model brings about.</summary>
    public static string Text(string cityHash, ScenarioFile scenario) => cityHash + "\n" + scenario.Canonical;

    /// <summary>The lines about what does not come from the model.</summary>
    public static string Lines(FeedJournal feed)
    {
        var files = feed.IsEmpty ? "" : FeedMark + JsonSerializer.Serialize(new FedFiles(feed.Hash, [.. feed.Files.Select(file => new FedFile(file.File, file.Mapping))])) + "\n";
        return feed.Live.IsEmpty ? files : files + LiveMark + LiveKinds.Format(feed.Live) + "\n";
    }

    private static string? Take(string mark, ref string text)
    {
        if (!text.StartsWith(mark, StringComparison.Ordinal)) return null;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = text[mark.Length..end];
        text = text[(end + 1)..];
        return line;
    }
}

/// <summary>The recorded files of a run.</summary>
/// <param name="Hash">The hash of their contents and mappings.</param>
/// <param name="Files">Where they lie.</param>
internal sealed record FedFiles(string Hash, FedFile[] Files);

/// <summary>A recorded file.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="Mapping">Where its mapping lies; none when it needs none.</param>
internal sealed record FedFile(string File, string? Mapping);
