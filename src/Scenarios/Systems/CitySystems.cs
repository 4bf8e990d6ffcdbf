using System.Collections.Immutable;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Affairs;
using Liandong.Scenarios.Systems.Hazmat;

namespace Liandong.Scenarios.Systems;

/// <summary>The systems that a scenario turns on, in the order in which they stand in every jurisdiction.</summary>
internal static class CitySystems
{
    /// <summary>Every system there is; each is null when the scenario has no section for it. New ones are added at the end.</summary>
    private static readonly Func<CityRun, CitySystem?>[] All =
    [
        run => run.Scenario.Hazmat is { } hazmat ? new HazmatSystem(run, hazmat) : null,
        run => run.Scenario.Elders is null ? null : new EldersSystem(run),
        run => run.Scenario.Care is { } care ? new CareSystem(run, care) : null,
        run => run.Scenario.Supervision is { } supervision ? new SupervisionSystem(run, supervision) : null,
        run => run.Scenario.Release is { } release ? new ReleaseSystem(run, release) : null,
        run => run.Scenario.Affairs is { } affairs ? new AffairSystem(run, affairs, run.Demand) : null,
        run => run.Scenario.Burst is { } burst ? new BurstSystem(run, burst) : null,
        run => run.Scenario.Renewals is { } renewals ? new RenewalSystem(run, renewals) : null,
        run => run.Scenario.Waterway is { } waterway ? new WaterwaySystem(run, waterway) : null,
    ];

    /// <param name="run">The run, whose city, scenario and command system are known.</param>
    public static ImmutableArray<CitySystem> Of(CityRun run) => [.. All.Select(make => make(run)).OfType<CitySystem>()];
}
