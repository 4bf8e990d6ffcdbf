using System.Collections.Immutable;
using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Silo;

namespace Liandong.Client.Runs;

/// <summary>A recording, and what of it is the alternative and what is the seed.</summary>
/// <param name="Name">As it was named on the command line.</param>
/// <param name="Recording">The recording.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Alternative">Equal for runs that differ only by their seeds.</param>
/// <param name="Seeds">Its seed; for a fork, that of the run it left, and then its own.</param>
internal sealed record SeededRecording(string Name, RecordedRun Recording, ScenarioFile Scenario, string Alternative, ImmutableArray<ulong> Seeds)
{
    /// <summary>The seeds in words.</summary>
    public string Seed => string.Join('/', Seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What was changed for it, without the words around it; null for a scenario as it was written.</summary>
    public Text? Changes => Recording.Changes is { } changes ? new Text(Bare(changes.Zh, RunRequest.ChangesBegin.Zh), Bare(changes.En, RunRequest.ChangesBegin.En)) : null;

    /// <summary>Opens a recording.</summary>
    /// <exception cref="RecordingException">There is no complete recording there.</exception>
    /// <exception cref="RunFailedException">It does not say what it was computed from.</exception>
    public static SeededRecording Open(string name, string folder)
    {
        var recording = RecordedRun.Open(folder);
        var definition = recording.Definition ?? throw new RunFailedException(new(
            $"{name} 的记录里没有它所依据的情景（由较早的版本写下），不能分组比较。请重新运行。",
            $"The recording of {name} does not hold the scenario that it was made from (an earlier version wrote it), so it cannot be compared. Make the run again."));
        return new SeededRecording(name, recording, ScenarioOf(definition), AlternativeOf(definition), SeedsOf(definition));
    }

    private static ScenarioFile ScenarioOf(RecordedDefinition definition) => CityRunBuilder.Scenario(PlannedRun.Of(definition));

    private static string AlternativeOf(RecordedDefinition definition)
    {
        var scenario = ScenarioOf(definition);
        var seedless = ScenarioFiles.Parse(scenario.Canonical, "scenario", [new Override(RunRequest.SeedPath, "0")]).Canonical;
        var own = definition.Content.EndsWith(scenario.Canonical, StringComparison.Ordinal) ? definition.Content[..^scenario.Canonical.Length] + seedless : definition.Content;
        return definition.Fork is { } fork ? string.Create(CultureInfo.InvariantCulture, $"{own}\nfork {fork.At.Milliseconds}\n{AlternativeOf(fork.Parent)}") : own;
    }

    private static ImmutableArray<ulong> SeedsOf(RecordedDefinition definition) => definition.Fork is { } fork ? [.. SeedsOf(fork.Parent), definition.Seed] : [definition.Seed];

    private static string Bare(string words, string begin) => words.StartsWith(begin, StringComparison.Ordinal) ? words[begin.Length..] : words;
}
