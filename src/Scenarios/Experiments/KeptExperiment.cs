using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Experiments;

/// <summary>An experiment that was run, read again from its folder: what is there is shown, and nothing is run.</summary>
public static class KeptExperiment
{
    // Columns of the table of runs.
    private const int AlternativeColumn = 0;
    private const int SeedColumn = 1;

    /// <summary>Whether a folder holds an experiment that has ended.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ExperimentExport.JsonName));

    /// <summary>Reads an experiment.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="indicators">What to compare by; empty for what it was compared by.</param>
    /// <param name="repeat">The command that comes to the same.</param>
    /// <exception cref="UnknownIndicatorException">There is no such indicator.</exception>
    /// <exception cref="RecordingException">A file is damaged, missing or cannot be read.</exception>
    public static ComparedRuns Read(string folder, IReadOnlyList<string> indicators, string repeat)
    {
        var path = Path.Combine(folder, ExperimentExport.JsonName);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return Read(document.RootElement, ReplicationFolder.Open(folder), SeedsOf(Path.Combine(folder, ExperimentExport.CsvName)), indicators) with { Repeat = repeat };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or CsvFormatException)
        {
            throw new RecordingException(new($"{path} 已损坏（{error.Message}）。再运行同一 experiment 命令即可重写。", $"{path} is damaged ({error.Message}). The same experiment command writes it again."), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException(new($"无法读取 {folder}：{error.Message}", $"Cannot read {folder}: {error.Message}"), error);
        }
    }

    private static ComparedRuns Read(JsonElement json, ReplicationFolder folder, ILookup<string, long> seeds, IReadOnlyList<string> indicators)
    {
        var compared = Indicators([.. json.GetProperty("indicators").EnumerateArray()], indicators);
        JsonElement[] alternatives = [.. json.GetProperty("alternatives").EnumerateArray()];
        return new ComparedRuns
        {
            Title = Both(json, "title"),
            Question = Both(json, "question"),
            Groups = [.. alternatives.Select(alternative => Group(Word(json, "model"), alternative, folder, [.. seeds[Word(alternative, "name")]], compared))],
            Indicators = compared,
            IsPaired = Word(json, "randomNumbers") == Spelling.Kebab(nameof(RandomNumbers.Common)),
            City = City(alternatives),
            Varied = Plan(json, alternatives),
            Repeat = "",
            From = json.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.Object ? ComparedRuns.FromWords(Word(from, "run"), from.GetProperty("at").GetDateTime(), from.GetProperty("until").GetDateTime()) : null,
            Made =
            [
                (new("情景", "Scenario"), ComparedRuns.Same(Word(json, "scenario"))),
                (new("共同的改动", "Changes of all"), Changes(json)),
                .. json.TryGetProperty("warmUp", out var warmUp) && warmUp.ValueKind == JsonValueKind.Object ? ComparedRuns.WarmUpLine(new SimDuration((long)(warmUp.GetProperty("minutes").GetDouble() * 60_000))) : [],
                (new("城市文件", "City's files"), ComparedRuns.Same(Word(alternatives[0], "cityHash"))),
                (new("模型构建", "Model build"), ComparedRuns.Same(Word(json, "model"))),
            ],
        };
    }

    // What is wanted of one that it was not compared by, the file does not say.
    private static ImmutableArray<ComparedIndicator> Indicators(JsonElement[] kept, IReadOnlyList<string> asked)
    {
        string[] names = asked.Count == 0 ? [.. kept.Select(one => Word(one, "name"))] : [.. asked];
        return [.. names.Select(name => ComparedIndicator.Of(name, kept.Where(one => Word(one, "name") == name).SelectMany(Objectives)))];
    }

    private static IEnumerable<Objective> Objectives(JsonElement indicator)
    {
        var definition = IndicatorTable.Find(Word(indicator, "name"));
        foreach (var objective in indicator.GetProperty("objectives").EnumerateArray())
        {
            var isMost = objective.TryGetProperty(ExperimentExport.AtMost, out var bound);
            yield return new Objective(definition.Name, isMost ? Comparison.AtMost : Comparison.AtLeast, (isMost ? bound : objective.GetProperty(ExperimentExport.AtLeast)).GetDouble(), definition.Label);
        }
    }

    private static ComparedGroup Group(string model, JsonElement alternative, ReplicationFolder folder, long[] seeds, ImmutableArray<ComparedIndicator> compared)
    {
        ReplicationFigures[] runs = [.. seeds.Select(seed => folder.Get(new ReplicationKey(model, Word(alternative, "cityHash"), Word(alternative, "scenarioHash"), seed), Word(alternative, "name")))];
        return new ComparedGroup(Word(alternative, "name"), Both(alternative, "title"), [.. seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))])
        {
            Changes = Changes(alternative),
            Measured = [.. compared.Select(indicator => runs.Select(run => run.Indicators.GetValueOrDefault(indicator.Definition.Name)).ToImmutableArray())],
            Courses = [.. runs.Select(run => run.Course)],
        };
    }

    private static FactorPlan? Plan(JsonElement json, JsonElement[] alternatives)
    {
        ImmutableArray<FactorDefinition> factors = [.. json.GetProperty("factors").EnumerateArray().Select(factor => new FactorDefinition(Word(factor, "name"), Both(factor, "title"), Word(factor, "path"), [.. factor.GetProperty("levels").EnumerateArray().Select(level => level.GetString()!)]))];
        ImmutableArray<int> Point(JsonElement alternative) => [.. factors.Select(factor => factor.Levels.IndexOf(Word(alternative.GetProperty("levels"), factor.Name)))];
        return factors.IsEmpty ? null : new FactorPlan(factors, [.. alternatives.Select(Point)], json.GetProperty("latinHypercube").ValueKind == JsonValueKind.Number);
    }

    // The table names every run that the figures are taken of; the folder may keep others.
    private static ILookup<string, long> SeedsOf(string table)
    {
        var runs = new List<(string Name, long Seed)>();
        using var text = new StreamReader(table);
        using var reader = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw, DetectSeparatorHint = false });
        reader.Read();
        while (reader.Read())
        {
            string[] cells = [.. reader.Current.ToArray()];
            runs.Add((cells[AlternativeColumn], long.Parse(cells[SeedColumn], CultureInfo.InvariantCulture)));
        }

        return runs.Distinct().ToLookup(run => run.Name, run => run.Seed, StringComparer.Ordinal);
    }

    private static CityDefinition? City(JsonElement[] alternatives)
    {
        var (city, hash) = (Word(alternatives[0], "city"), Word(alternatives[0], "cityHash"));
        try
        {
            // Towns of other files than those of the runs would be coloured by others' figures.
            return alternatives.All(alternative => Word(alternative, "cityHash") == hash) && CityFiles.ContentHash(city) == hash ? CityFiles.Load(city) : null;
        }
        catch (DefinitionException)
        {
            return null;
        }
    }

    private static Text Changes(JsonElement json)
    {
        string[] changes = [.. json.GetProperty("set").EnumerateObject().Select(change => $"{change.Name}={change.Value.GetString()}")];
        return changes.Length == 0 ? new("无", "none") : ComparedRuns.Same(string.Join(", ", changes));
    }

    private static string Word(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static Text Both(JsonElement json, string name) => new(json.GetProperty(name).GetProperty("zh").GetString()!, json.GetProperty(name).GetProperty("en").GetString()!);
}
