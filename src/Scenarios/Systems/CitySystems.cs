using System.Collections.Immutable;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Affairs;

namespace Liandong.Scenarios.Systems;

/// <summary>The systems that a scenario turns on, in the order in which they stand in every jurisdiction.</summary>
internal static class CitySystems
{
    /// <summary>Every system there is; each is null when the scenario has no section for it. New ones are added at the end.</summary>
    private static readonly Func<CityRun, CitySystem?>[] All =
    [
        run => run.Scenario.Affairs is { } affairs ? new AffairSystem(run, affairs, run.Demand) : null,
    ];

    /// <param name="run">The run, whose city, scenario and command system are known.</param>
    public static ImmutableArray<CitySystem> Of(CityRun run) => [.. All.Select(make => make(run)).OfType<CitySystem>()];
}
