using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>A stop as a vehicle truly made it; <see cref="Over"/> is false when the run ended before it.</summary>
internal sealed record TrueStop(ulong Vehicle, StopPurpose Purpose, bool Registered, bool Guilty, long From, long To, int Site, PlanePoint Place, bool Over)
{
    public long Length => To - From;
}

/// <summary>Runs with vehicles and without citizens, and what is read off their outcomes.</summary>
internal static class HazmatRun
{
    public const long Hour = 3_600_000;
    public const long Day = 24 * Hour;

    public static BareRun Of(string city, int days, string hazmat, ulong seed = 1) => BareRun.Of(Scenario(city, days, hazmat), seed);

    public static ScenarioDefinition Scenario(string city, int days, string hazmat) => ScenarioFiles.Parse(
        $$"""
        name: vehicles
        title: {zh: 车辆, en: Vehicles}
        question: {zh: 车辆怎样走?, en: How do vehicles move?}
        city: {{city}}
        start: 2026-06-15 00:00
        duration: {{days}}d
        load: {requests: 0, finds: 0}
        hazmat: {{hazmat}}
        """,
        "vehicles").Definition;

    public static IReadOnlyList<TrueStop> Stops(BareRun run) => [.. StopsOf(run.Outcomes)];

    public static IEnumerable<TrueStop> StopsOf(IEnumerable<Outcome> outcomes) => outcomes
        .Where(outcome => (OutcomeKind)outcome.Kind is OutcomeKind.StopMade or OutcomeKind.StopOpenAtEnd)
        .Select(Stop);

    private static TrueStop Stop(Outcome outcome) => new(
        outcome.Twin, (StopPurpose)(outcome.Code & 255), (outcome.Code & 256) != 0, (outcome.Code & 512) != 0, outcome.A, outcome.Time, (int)outcome.B, Vehicle.Unpacked(outcome.C), (OutcomeKind)outcome.Kind == OutcomeKind.StopMade);
}
