using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Waterways;

public class WaterwayTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly string[] Short = ["load.requests=0", "load.finds=0", "start=2025-10-14 19:00", "duration=5h"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Stations_find_and_boats_board_most_offenders(ulong seed) => Missed(seed).ShouldBeEmpty();

    [Theory]
    [InlineData(1, "waterway.boats=0", "river.intercepted.share")]
    [InlineData(3, "waterway.boats=0", "river.intercepted.share")]
    [InlineData(1, "waterway.stations=40%", "river.recall")]
    [InlineData(2, "waterway.stations=40%", "river.recall")]
    public void Without_boats_or_stations_they_do_not(ulong seed, string taken, string objective) => Missed(seed, taken).ShouldContain(objective);

    [Fact]
    public void Who_offends_and_who_is_found_are_told_apart_and_pursuits_cross_county_lines()
    {
        var run = Run(2);
        Of(run, OutcomeKind.RiverAlarm).ShouldNotBeEmpty();
        run.Value("river.alarms.precision").ShouldBeInRange(0.2, 0.95);
        run.Value("river.transfers").ShouldBeGreaterThan(0);
        foreach (var handed in Of(run, OutcomeKind.PursuitTransferred)) handed.Code.ShouldNotBe(handed.Who.Jurisdiction);
        var offenders = Of(run, OutcomeKind.OffenceBegan).ToDictionary(one => one.A, one => one.Time);
        foreach (var boarded in Of(run, OutcomeKind.OffenderBoarded)) boarded.Time.ShouldBeGreaterThan(offenders[boarded.A]);
        run.Value("finds.unaccounted").ShouldBe(0);
    }

    [Fact]
    public void Who_watches_changes_nothing_of_what_truly_happens()
    {
        static (long, int, long)[] Truth(BareRun run) => [.. Of(run, OutcomeKind.OffenceBegan).Select(one => (one.Time, one.Code, one.A))];
        Truth(Run(4, "waterway.stations=0%")).ShouldBe(Truth(Run(4)));
    }

    [Fact]
    public void Neither_partitions_nor_windows_change_a_result()
    {
        var whole = SplitRun.DigestOf("yangtze-watch", 3, 1, SimDuration.FromSeconds(2), Short);
        SplitRun.DigestOf("yangtze-watch", 3, 7, SimDuration.FromSeconds(2), Short).ShouldBe(whole);
        SplitRun.DigestOf("yangtze-watch", 3, 2, new SimDuration(500), Short).ShouldBe(whole);
    }

    /// <summary>A few hours of many offenders on a river that the toy town does not have otherwise.</summary>
    internal static CityRun ToyWatch(ulong seed)
    {
        var river = new MapLine(new("长江北岸", "Yangtze north bank (approx)"), MapLineKind.Waterway, [new GeoPoint(120.80, 31.985), new GeoPoint(120.98, 31.985)]);
        return new CityRun(CityFiles.Load("toytown") with { Lines = [river] }, Load([.. Short, "city=toytown", "duration=8h", "waterway.matters=['0401', '0405', '0407']", "waterway.reaches=4", "waterway.poachers=60", "waterway.dredgers=60", "waterway.dischargers=60", "waterway.boats=1"]), seed);
    }

    private static BareRun Run(ulong seed, params string[] overrides) => BareRun.Of(Nantong, Load(overrides), seed);

    private static ScenarioDefinition Load(string[] overrides) => ScenarioFiles.Load("yangtze-watch", overrides.Prepend("load.requests=0").Prepend("load.finds=0").GroupBy(change => change.Split('=')[0], StringComparer.Ordinal).Select(change => Override.Parse(change.Last()))).Definition;

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    private static string[] Missed(ulong seed, params string[] overrides)
    {
        var run = Run(seed, overrides);
        return [.. run.Run.Scenario.Objectives.Where(objective => objective.Judge(run.Indicators).Verdict != Verdict.Met).Select(objective => objective.Indicator)];
    }
}
