using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;

namespace Liandong.Client.Runs;

/// <summary>What a run was asked for, and the command that asks for it again.</summary>
public sealed record RunRequest
{
    /// <summary>A bundled scenario's name or a file's path.</summary>
    public required string Scenario { get; init; }

    public string? City { get; init; }

    public long? Seed { get; init; }

    public string? Duration { get; init; }

    /// <summary>Changes, in order.</summary>
    public IReadOnlyList<Override> Set { get; init; } = [];

    /// <summary>The scenario with all that was asked for in it.</summary>
    public ScenarioFile Load() => ScenarioFiles.Load(Scenario, [.. Options(), .. Set]);

    /// <summary>What was asked for that the scenario's title and question do not know of; null when they still say what is run.</summary>
    /// <param name="city">The name of the city that is run.</param>
    public Text? Changes(Text city)
    {
        var rest = new List<string>();
        if (Duration is not null) rest.Add("duration=" + Duration);
        rest.AddRange(Set.Select(change => change.ToString()));
        var places = City is null ? [] : new[] { city };
        return City is null && rest.Count == 0
            ? null
            : new Text(
                "有改动，标题与问题写的是原情景：" + string.Join('、', places.Select(place => "城市改为" + place.Zh).Concat(rest)),
                "With changes; title and question are the original scenario's: " + string.Join(", ", places.Select(place => "in " + place.En).Concat(rest)));
    }

    /// <summary>The command that makes the same run again; further changes come last.</summary>
    public string Command(long seed, params IEnumerable<Override> further)
    {
        var words = new List<string> { "./liandong", "run", Scenario };
        if (City is not null) words.AddRange(["--city", City]);
        words.AddRange(["--seed", seed.ToString(CultureInfo.InvariantCulture)]);
        if (Duration is not null) words.AddRange(["--duration", Duration]);
        foreach (var change in Set.Concat(further)) words.AddRange(["--set", change.ToString()]);
        return string.Join(' ', words.Select(Quoted));
    }

    private IEnumerable<Override> Options()
    {
        if (City is not null) yield return new Override("city", "'" + City.Replace("'", "''", StringComparison.Ordinal) + "'") { Option = "--city " + City };
        if (Seed is { } seed) yield return new Override("seed", seed.ToString(CultureInfo.InvariantCulture)) { Option = string.Create(CultureInfo.InvariantCulture, $"--seed {seed}") };
        if (Duration is not null) yield return new Override("duration", Duration) { Option = "--duration " + Duration };
    }

    private static string Quoted(string word) => word.All(character => char.IsLetterOrDigit(character) || "-_./=+%:,".Contains(character, StringComparison.Ordinal))
        ? word
        : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
