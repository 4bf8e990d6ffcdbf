using System.Globalization;
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
