using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>Runs of the toy town in which a ring of tankers is watched.</summary>
internal static class WatchRun
{
    private const string Ring = "{rings: [{tankers: 4}], decoys: {canteens: 1}}";

    public static ScenarioDefinition Scenario(string watch, int days = 10, string hazmat = Ring) => ScenarioFiles.Parse(
        $$"""
        name: watched-vehicles
        title: {zh: 车辆监测, en: Watched vehicles}
        question: {zh: 能否发现?, en: Is the ring found?}
        city: toytown
        start: 2026-06-15 00:00
        duration: {{days}}d
        load: {requests: 0, finds: 0}
        staff: {squads: "+2"}
        hazmat: {{hazmat}}
        hazmat-watch: {{watch}}
        """,
        "watched-vehicles").Definition;

    public static BareRun Of(string watch, ulong seed = 1, int days = 10, string hazmat = Ring) => BareRun.Of(Scenario(watch, days, hazmat), seed);

    public static IEnumerable<Outcome> Of(this BareRun run, OutcomeKind kind) => run.Outcomes.Where(outcome => outcome.Kind == (int)kind);

    public static double? Hazmat(this BareRun run, string name) => run.Indicators["hazmat." + name].Value;
}
