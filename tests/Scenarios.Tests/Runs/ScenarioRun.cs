using System.Collections.Concurrent;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Credibility;
using Liandong.Scenarios.Tests.HazmatWatch;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>What a bundled scenario measured and how its objectives fared; each is run once, and what other tests run whole is not run again.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Indicators">What was measured.</param>
internal sealed record ScenarioRun(string Scenario, ulong Seed, RunIndicators Indicators)
{
    private static readonly ConcurrentDictionary<(string, ulong), Lazy<ScenarioRun>> Made = new();

    /// <summary>Each objective with its verdict.</summary>
    public IReadOnlyList<ObjectiveResult> Results => [.. ScenarioFiles.Load(Scenario).Definition.Objectives.Select(objective => objective.Judge(Indicators))];

    /// <summary>The indicators of the objectives that are missed; one that was not measured shows nothing.</summary>
    public IReadOnlyList<string> Missed => [.. Results.Where(result => result.Verdict == Verdict.Missed).Select(result => result.Objective.Indicator)];

    /// <summary>The indicators of the objectives that are not met.</summary>
    public IReadOnlyList<string> Unmet => [.. Results.Where(result => result.Verdict != Verdict.Met).Select(result => result.Objective.Indicator)];

    /// <summary>The run of a scenario as it is.</summary>
    public static ScenarioRun Of(string scenario, ulong seed) =>
        Made.GetOrAdd((scenario, seed), _ => new Lazy<ScenarioRun>(() => new ScenarioRun(scenario, seed, Elsewhere(scenario, seed) ?? BareRun.Of(scenario, seed).Indicators))).Value;

    /// <summary>The run of a scenario from which something is taken away.</summary>
    public static ScenarioRun Without(string scenario, ulong seed, params string[] taken) => new(scenario, seed, BareRun.Of(scenario, seed, taken).Indicators);

    private static RunIndicators? Elsewhere(string scenario, ulong seed) => (scenario, seed) switch
    {
        ("ordinary-week", <= 3) => CalibrationRuns.OrdinaryWeeks.Value[(int)seed - 1],
        ("storm-2015", <= 5) => CalibrationRuns.Storms2015.Value[(int)seed - 1].Indicators,
        ("storm-2024", <= 3) => CalibrationRuns.Storms2024.Value[(int)seed - 1].AsItWas,
        ("illegal-refuelling", 1) => IllegalRefuellingTests.Run.Value.Indicators,
        ("hazmat-fortnight", 1) => OrdinaryFortnightTests.Run.Value.Indicators,
        _ => null,
    };
}
