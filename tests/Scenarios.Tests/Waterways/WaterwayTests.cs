using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Waterways;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Tests.Waterways;

public class WaterwayTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly string[] Short = ["load.requests=0", "load.finds=0", "start=2025-10-14 19:00", "duration=5h"];

    [Fact]
    public void Who_offends_and_who_is_found_are_told_apart_and_pursuits_cross_county_lines()
    {
        var run = Run(2);
        Of(run, OutcomeKind.RiverAlarm).ShouldNotBeEmpty();
        run.Value("river.alarms.precision").ShouldBeInRange(0.2, 0.95);
        run.Value("river.transfers").ShouldBeGreaterThan(0);
        foreach (var handed in Of(run, OutcomeKind.PursuitTransferred)) handed.Code.ShouldNotBe(handed.Who.Jurisdiction);
        var offenders = Of(run, OutcomeKind.OffenceBegan).GroupBy(one => one.A).ToDictionary(one => one.Key, one => one.Min(began => began.Time));
        foreach (var boarded in Of(run, OutcomeKind.OffenderBoarded)) boarded.Time.ShouldBeGreaterThan(offenders[boarded.A]);
        run.Value("finds.unaccounted").ShouldBe(0);
    }

    // A sealed outfall discharges no more: of those the first time is compared.
    [Fact]
    public void Who_watches_changes_nothing_of_what_truly_happens()
    {
        static (long, int, long)[] Truth(BareRun run) => [.. Of(run, OutcomeKind.OffenceBegan).DistinctBy(one => one.A).Select(one => (one.Time, one.Code, one.A))];
        Truth(Run(4, "waterway.stations=0%")).ShouldBe(Truth(Run(4)));
    }

    [Fact]
    public void Outfalls_are_told_by_foul_water_that_the_tide_carries_and_sealed_when_samples_prove_it()
    {
        var run = Run(2);
        var caught = Of(run, OutcomeKind.OffenderBoarded).Where(one => one.Code == (int)Errand.Outfall).ToArray();
        run.Value("coast.outfall.recall").ShouldBeGreaterThan(0.7);
        caught.ShouldNotBeEmpty();
        foreach (var seal in caught) Of(run, OutcomeKind.OffenceBegan).Where(one => one.A == seal.A).ShouldAllBe(began => began.Time < seal.Time);
        Of(run, OutcomeKind.RiverAlarm).Where(alarm => alarm.Code == (int)Suspicion.Outfall).ShouldAllBe(alarm => AlarmAbout.Of(alarm.B).Shore == ShoreKind.Coast);
        Of(Run(2, "staff.squads=0%"), OutcomeKind.OffenderBoarded).ShouldNotContain(one => one.Code == (int)Errand.Outfall);
        Of(Run(2, "waterway.sources.ECO-EMIT.permitted=false"), OutcomeKind.RiverAlarm).ShouldNotContain(alarm => alarm.Code == (int)Suspicion.Outfall);
    }

    [Fact]
    public void Who_keeps_a_lookout_flees_and_some_escape()
    {
        var (careless, watchful) = (Run(1, "waterway.lookouts=0%"), Run(1, "waterway.lookouts=100%"));
        careless.Value("river.fled").ShouldBe(0);
        var fled = Of(watchful, OutcomeKind.OffenceEnded).Where(one => one.C == 1).ToArray();
        fled.Length.ShouldBeGreaterThan(10);
        fled.ShouldAllBe(one => one.Code == (int)Errand.Poacher || one.Code == (int)Errand.Dredger);
        var boarded = Of(watchful, OutcomeKind.OffenderBoarded).Select(one => one.A).ToHashSet();
        fled.Count(one => boarded.Contains(one.A)).ShouldBeInRange(1, fled.Length - 1);
        watchful.Value("river.intercepted.share").ShouldBeLessThan(careless.Value("river.intercepted.share"));
    }

    [Fact]
    public void A_scenario_can_watch_one_shore_alone_and_the_river_is_the_same_with_and_without_the_coast()
    {
        var (both, river) = (Run(3), Run(3, "waterway.shores=['长江北岸']"));
        river.Indicators.Sections.Single(section => section.Id == "river").Finding.En.ShouldNotContain("coast");
        static (long, long)[] Truth(BareRun run) => [.. Of(run, OutcomeKind.OffenceBegan).Where(one => one.D == (long)ShoreKind.River).Select(one => (one.Time, one.B))];
        Truth(river).ShouldBe(Truth(both));
    }

    [Fact]
    public void A_city_without_watched_shores_says_so()
    {
        var toy = Load(["city=toytown", "waterway.matters=['0401', '0405', '0407', '0405']"]);
        Should.Throw<DefinitionException>(() => CityFit.Require(CityFiles.Load("toytown"), toy)).Message.ShouldContain("shores");
        var misspelt = Load(["waterway.shores=['长江南岸']"]);
        Should.Throw<DefinitionException>(() => CityFit.Require(Nantong, misspelt)).Message.ShouldContain("Yangtze north bank");
    }

    [Fact]
    public void More_boats_than_there_are_cannot_be_taken_away() =>
        Should.Throw<DefinitionException>(() => CityFit.Require(Nantong, Load(["waterway.boats=-4"]))).Message.ShouldContain("3");

    [Fact]
    public void More_vessels_than_there_are_numbers_for_are_refused_where_the_scenario_says_so()
    {
        var crowd = Load(["duration=366d", "waterway.traffic=20"]);
        var refused = Should.Throw<DefinitionException>(() => CityFit.Require(Nantong, crowd));
        refused.Message.ShouldContain("waterway.traffic");
        refused.Message.ShouldContain("2097151");
        Should.NotThrow(() => CityFit.Require(Nantong, Load(["duration=300d", "waterway.traffic=20"])));
    }

    // Twelve outfalls: three times a night they pour in a quarter of all cases, sixty times five times each.
    [Theory]
    [InlineData(3, 0.25)]
    [InlineData(18, 1.5)]
    [InlineData(60, 5)]
    [InlineData(200, 200.0 / 12)]
    public void As_many_outfalls_pour_a_night_as_the_scenario_says(double aNight, double each)
    {
        var nights = Enumerable.Range(1, 5).SelectMany(seed => DischargesFrom("2025-10-14 12:00", aNight, (ulong)seed)).ToArray();
        (nights.Sum(outfall => outfall.Length) / (double)nights.Length / 4).ShouldBe(each, 0.12 * each + 0.03);
        foreach (var outfall in nights) outfall.Zip(outfall.Skip(1)).ShouldAllBe(pair => pair.First.To < pair.Second.From);
    }

    [Fact]
    public void A_run_that_begins_at_night_has_the_rest_of_that_night()
    {
        var early = DischargesFrom("2025-10-15 00:00", 12, 1).SelectMany(outfall => outfall).Count(discharge => discharge.From < SimTime.Start + SimDuration.FromHours(3));
        early.ShouldBeGreaterThan(6);
        var offences = TrafficFrom("2025-10-15 00:00", 1, 12, out _).Draw(0).Where(plan => plan.Errand == Errand.Poacher).Select(plan => plan.Appears).ToArray();
        offences.Count(appears => appears < SimTime.Start + SimDuration.FromHours(2.5)).ShouldBeGreaterThan(5);
    }

    private static System.Collections.Immutable.ImmutableArray<NightDischarge>[] DischargesFrom(string start, double aNight, ulong seed)
    {
        var traffic = TrafficFrom(start, seed, aNight, out var outfalls);
        return [.. Enumerable.Range(0, outfalls).Select(traffic.DischargesOf)];
    }

    private static ShoreTraffic TrafficFrom(string start, ulong seed, double outfalls, out int count)
    {
        var scenario = Load([$"start={start}", "duration=4d", "waterway.poachers=40", FormattableString.Invariant($"waterway.outfalls={outfalls}")]);
        var number = Nantong.Shores.ToList().FindIndex(shore => shore.Outfalls > 0);
        var layout = new ShoreLayout(Nantong, Nantong.Shores[number], number, 1);
        count = layout.Outfalls.Length;
        return new ShoreTraffic(scenario.Waterway!, layout, scenario.Start, scenario.Duration, seed);
    }

    [Fact]
    public void Neither_partitions_nor_windows_change_a_result()
    {
        var whole = SplitRun.DigestOf("yangtze-watch", 3, 1, SimDuration.FromSeconds(2), Short);
        SplitRun.DigestOf("yangtze-watch", 3, 7, SimDuration.FromSeconds(2), Short).ShouldBe(whole);
        SplitRun.DigestOf("yangtze-watch", 3, 2, new SimDuration(500), Short).ShouldBe(whole);
    }

    /// <summary>A few hours of many offenders on a river that the toy town does not have otherwise.</summary>
    internal static CityRun ToyWatch(RunSeeds seeds)
    {
        var river = new MapLine(new("长江北岸", "Yangtze north bank (approx)"), MapLineKind.Waterway, [new GeoPoint(120.80, 31.985), new GeoPoint(120.98, 31.985)]);
        var coast = new MapLine(new("海岸", "coast"), MapLineKind.Coast, [new GeoPoint(120.82, 31.99), new GeoPoint(120.97, 31.99)]);
        var city = CityFiles.Load("toytown") with { Lines = [river, coast], Shores = [new WatchedShore(river, 4, 1, 5, 0), new WatchedShore(coast, 3, 1, 0, 4)] };
        return new CityRun(city, Load([.. Short, "city=toytown", "duration=8h", "waterway.matters=['0401', '0405', '0407', '0405']", "waterway.poachers=60", "waterway.dredgers=60", "waterway.dischargers=60", "waterway.outfalls=4"]), seeds);
    }

    private static BareRun Run(ulong seed, params string[] overrides) => BareRun.Of(Nantong, Load(overrides), seed);

    private static ScenarioDefinition Load(string[] overrides) => ScenarioFiles.Load("yangtze-watch", overrides.Prepend("load.requests=0").Prepend("load.finds=0").GroupBy(change => change.Split('=')[0], StringComparer.Ordinal).Select(change => Override.Parse(change.Last()))).Definition;

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];
}
