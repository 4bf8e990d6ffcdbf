using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Report;

namespace Liandong.Client.Runs;

/// <summary>What a run was asked for, and the command that asks for it again.</summary>
public sealed record RunRequest
{
    /// <summary>How the words about changes begin.</summary>
    internal static readonly Text ChangesBegin = new("有改动，标题与问题写的是原情景：", "With changes; title and question are the original scenario's: ");

    /// <summary>A bundled scenario's name or a file's path.</summary>
    public required string Scenario { get; init; }

    public string? City { get; init; }

    public long? Seed { get; init; }

    public string? Duration { get; init; }

    /// <summary>Changes, in order.</summary>
    public IReadOnlyList<Override> Set { get; init; } = [];

    /// <summary>Kinds of device reports to keep, besides those of the scenario.</summary>
    public string? Record { get; init; }

    /// <summary>Recorded files to feed the run with, in order.</summary>
    public IReadOnlyList<string> Feed { get; init; } = [];

    /// <summary>Their mappings: one for all, one for each in order, or none (each file has its own beside it).</summary>
    public IReadOnlyList<string> Mapping { get; init; } = [];

    /// <summary>Kinds of devices that report while the run goes on.</summary>
    public string? Live { get; init; }

    /// <summary>What has to be written behind the command of a fork so that it finds its parent: the parent's store and cluster; empty for the usual ones.</summary>
    public string ParentIn { get; init; } = "";

    /// <summary>How fast the run may go.</summary>
    public string? Pace { get; init; }

    /// <summary>For a fork, what is different from there on: changes, and the seed as one of them.</summary>
    public IReadOnlyList<Override> Since { get; init; } = [];

    /// <summary>The recorded files with their mappings.</summary>
    /// <exception cref="RunFailedException">There are neither one mapping nor as many as files.</exception>
    public IReadOnlyList<FeedSource> Sources()
    {
        if (Mapping.Count > 0 && Feed.Count == 0) throw new RunFailedException(new("--mapping 要与 --feed 一起用", "--mapping needs --feed"));
        if (Mapping.Count > 1 && Mapping.Count != Feed.Count) throw new RunFailedException(new($"--mapping 应写一个，或与 --feed 一样多：有 {Feed.Count} 个文件、{Mapping.Count} 个映射", $"give one --mapping or as many as --feed: {Feed.Count} files, {Mapping.Count} mappings"));
        return [.. Feed.Select((file, place) => new FeedSource(file, Mapping.Count == 0 ? null : Mapping[Mapping.Count == 1 ? 0 : place]))];
    }

    /// <summary>The scenario with all that was asked for in it.</summary>
    public ScenarioFile Load() => ScenarioFiles.Load(Scenario, [.. Options(), .. Set]);

    /// <summary>What was asked for that the scenario's title and question do not know of; null when they still say what is run.</summary>
    /// <param name="city">The name of the city that is run.</param>
    public Text? Changes(Text city)
    {
        var rest = new List<string>();
        if (Duration is not null) rest.Add("duration=" + Duration);
        rest.AddRange(Set.Select(change => change.ToString()));
        rest.AddRange(Feed.Select(file => "--feed " + Path.GetFileName(file)));
        if (Live is not null) rest.Add("--live " + Live);
        var places = City is null ? [] : new[] { city };
        return City is null && rest.Count == 0
            ? null
            : new Text(
                ChangesBegin.Zh + string.Join('、', places.Select(place => "城市改为" + place.Zh).Concat(rest)),
                ChangesBegin.En + string.Join(", ", places.Select(place => "in " + place.En).Concat(rest)));
    }

    /// <summary>The command that makes the same run again; further changes come last.</summary>
    public string Command(long seed, params IEnumerable<Override> further)
    {
        var words = new List<string> { "./liandong", "run", Scenario };
        if (City is not null) words.AddRange(["--city", City]);
        words.AddRange(["--seed", seed.ToString(CultureInfo.InvariantCulture)]);
        if (Duration is not null) words.AddRange(["--duration", Duration]);
        if (Record is not null) words.AddRange(["--record", Record]);
        foreach (var file in Feed) words.AddRange(["--feed", file]);
        foreach (var mapping in Mapping) words.AddRange(["--mapping", mapping]);
        if (Live is not null) words.AddRange(["--live", Live]);
        if (Pace is not null) words.AddRange(["--pace", Pace]);
        foreach (var change in Set.Concat(further)) words.AddRange(["--set", change.ToString()]);
        return string.Join(' ', words.Select(ShellWord.Quoted));
    }

    /// <summary>The command that makes the same fork again.</summary>
    /// <param name="run">The run that is forked.</param>
    /// <param name="time">The local time.</param>
    public string ForkCommand(string run, string time)
    {
        var words = new List<string> { "./liandong", "fork", run + "@" + time };
        if (Pace is not null) words.AddRange(["--pace", Pace]);
        foreach (var change in Since) words.AddRange(change.Path == SeedPath ? ["--seed", change.Value] : ["--set", change.ToString()]);
        return string.Join(' ', words.Select(ShellWord.Quoted)) + ParentIn;
    }

    /// <summary>The command that makes a fork's changes from the beginning on.</summary>
    /// <param name="seed">The seed, the fork's if it has one of its own.</param>
    public string AnewCommand(long seed) => (this with { Pace = null, Since = [] }).Command(seed, Since.Where(change => change.Path != SeedPath));

    private IEnumerable<Override> Options()
    {
        if (City is not null) yield return new Override("city", "'" + City.Replace("'", "''", StringComparison.Ordinal) + "'") { Option = "--city " + City };
        if (Seed is { } seed) yield return new Override(SeedPath, seed.ToString(CultureInfo.InvariantCulture)) { Option = string.Create(CultureInfo.InvariantCulture, $"--seed {seed}") };
        if (Duration is not null) yield return new Override("duration", Duration) { Option = "--duration " + Duration };
        if (Record is not null) yield return new Override("record", "[" + Record + "]") { Option = "--record " + Record };
    }

    internal const string SeedPath = "seed";
}
