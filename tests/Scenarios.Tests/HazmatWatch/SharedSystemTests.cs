using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>What each system of another department changes when it is down: in a toy town where every kind of site has its own register.</summary>
public class SharedSystemTests
{
    private const int Days = 8;
    private static readonly (string Code, SourceRole Role)[] Systems = [("CAR-PARKS", SourceRole.CarParks), ("FUEL", SourceRole.FuelStations), ("BUILDING", SourceRole.BuildingSites), ("PASS", SourceRole.Permits), ("TANKS", SourceRole.TankVolumes)];
    private static readonly CityDefinition Town = Make();
    private static readonly Lazy<BareRun> Whole = new(() => Run("{}"));

    [Theory]
    [InlineData("CAR-PARKS", SourceRole.CarParks, new[] { SiteKind.Depot, SiteKind.Parking })]
    [InlineData("FUEL", SourceRole.FuelStations, new[] { SiteKind.FuelStation, SiteKind.OilDepot })]
    [InlineData("BUILDING", SourceRole.BuildingSites, new[] { SiteKind.ConstructionSite })]
    [InlineData("PARK", SourceRole.Parks, new[] { SiteKind.ChemicalPark })]
    public void Without_its_register_stays_at_a_kind_of_site_have_no_explanation_and_are_marked_so(string code, SourceRole role, SiteKind[] kinds)
    {
        var run = Run($"{{sources: {{{code}: {{permitted: false}}}}}}");

        Told(run).ShouldBe([(role, -1L, 1L)]);
        StaysAt(Whole.Value, kinds).ShouldBe(0);
        StaysAt(run, kinds).ShouldBeGreaterThan(0);
        Stays(run).ShouldAllBe(stay => (stay.Marks & StayMarks.SiteUnknown) != StayMarks.None);
        Stays(Whole.Value).ShouldAllBe(stay => (stay.Marks & StayMarks.SiteUnknown) == StayMarks.None);
    }

    [Fact]
    public void Without_permits_nobody_can_say_who_is_off_the_way()
    {
        var run = Run("{sources: {PASS: {permitted: false}}}");

        Told(run).ShouldBe([(SourceRole.Permits, -1L, 1L)]);
        Stays(run).Where(stay => (stay.Marks & StayMarks.Loaded) != StayMarks.None).ShouldNotBeEmpty();
        Stays(run).ShouldAllBe(stay => (stay.Marks & (StayMarks.Loaded | StayMarks.WayUnknown)) == StayMarks.None || (stay.Marks & (StayMarks.Loaded | StayMarks.WayUnknown)) == (StayMarks.Loaded | StayMarks.WayUnknown));
        Stays(Whole.Value).ShouldAllBe(stay => (stay.Marks & StayMarks.WayUnknown) == StayMarks.None);
    }

    [Fact]
    public void Without_the_volumes_of_tanks_no_level_is_litres()
    {
        var run = Run("{sources: {TANKS: {permitted: false}}}");

        Told(run).ShouldBe([(SourceRole.TankVolumes, -1L, 1L)]);
        Stays(Whole.Value).ShouldContain(stay => stay.TankChange != 0);
        Stays(run).ShouldAllBe(stay => stay.TankChange == 0);
        // Of vehicles without a sensor it is unknown anyway.
        LevelUnknown(run).ShouldBe(LevelUnknown(Whole.Value) + Stays(Whole.Value).Count(stay => stay.TankChange != 0));
        LevelUnknown(Whole.Value).ShouldBeInRange(1, Stays(Whole.Value).Length - 1);
    }

    [Fact]
    public void Each_system_that_is_back_within_six_hours_is_waited_for_and_nothing_is_lost()
    {
        foreach (var code in Systems.Select(system => system.Code).Append("PARK"))
        {
            var run = Run($"{{sources: {{{code}: {{outages: [{{from: 34h, for: 5h}}]}}}}}}");

            Told(run).Select(told => told.Then).ShouldBe([0L], code);
            Stays(run).Select(stay => (stay.Vehicle, stay.From, stay.Marks)).Order().ShouldBe(Stays(Whole.Value).Select(stay => (stay.Vehicle, stay.From, stay.Marks)).Order(), code);
        }
    }

    [Fact]
    public void A_slow_system_makes_alerts_later()
    {
        var run = Run("{sources: {BUILDING: {delay: 3h}}}");

        run.Of(OutcomeKind.StayUnexplained).Select(stay => stay.Time).Min().ShouldBe(Whole.Value.Of(OutcomeKind.StayUnexplained).Select(stay => stay.Time).Min() + SimDuration.FromMinutes(179).Milliseconds);
    }

    [Fact]
    public void The_report_says_what_was_lost_with_a_system()
    {
        var section = Run("{sources: {TANKS: {permitted: false}, FUEL: {outages: [{from: 10h, for: 2h}]}}}").Indicators.Sections.Single(section => section.Id == "hazmat-watch");

        var missing = section.Tables.Single(table => table.Title.En == "Data sources that were missing");
        missing.Rows.Select(row => row[3].En).ShouldBe(["goes on without it: changes of level are no litres, so falling levels and loading without a waybill go unseen", "waits for it"]);
        missing.Rows.ShouldAllBe(row => row[3].Zh.Length > 0 && row[3].Zh != row[3].En);
    }

    private static CityDefinition Make()
    {
        var toy = CityFiles.Load("toytown");
        var works = toy.Sites.First(site => site.Code == "EAST-CHEM");
        var park = works with { Index = toy.Sites.Length, Code = "TOY-PARK", Kind = SiteKind.ChemicalPark, Place = new PlanePoint(works.Place.EastMillimetres + 3_000_000, works.Place.NorthMillimetres + 3_000_000) };
        var systems = toy.DataSources;
        foreach (var (code, role) in Systems) systems = systems.Add(new DataSystem(systems.Length, code, new Text(code, code), new Text("局", "Bureau"), role, SimDuration.FromMinutes(1), -1));
        systems = systems.Add(new DataSystem(systems.Length, "PARK", new Text("园区", "Park"), new Text("园区", "Park"), SourceRole.Parks, SimDuration.FromMinutes(1), park.Index));
        return toy with
        {
            Sites = toy.Sites.Add(park),
            DataSources = systems,
            Hazmat = toy.Hazmat with { Goods = [.. toy.Hazmat.Goods.Select(goods => goods with { LoadsAt = goods.LoadsAt.Add(SiteKind.ChemicalPark) })] },
        };
    }

    private static BareRun Run(string watch) => BareRun.Of(new CityRun(Town, WatchRun.Scenario(watch, Days, "{}"), 1));

    private static (SourceRole Role, long Until, long Then)[] Told(BareRun run) => [.. run.Of(OutcomeKind.SourceMissing).Select(missing => ((SourceRole)missing.B, missing.A < 0 ? -1L : missing.A, missing.C))];

    private static (ulong Vehicle, PlanePoint Place, long From, long TankChange, StayMarks Marks)[] Stays(BareRun run) =>
        [.. run.Of(OutcomeKind.StayUnexplained).Select(stay => ((ulong)stay.D, Vehicle.Unpacked(stay.A), StayTimes.From(stay.B).Milliseconds, stay.C, (StayMarks)stay.Code))];

    private static int LevelUnknown(BareRun run) => Stays(run).Count(stay => (stay.Marks & StayMarks.LevelUnknown) != StayMarks.None);

    private static int StaysAt(BareRun run, SiteKind[] kinds) =>
        Stays(run).Count(stay => Town.Sites.Any(site => kinds.Contains(site.Kind) && site.Place.DistanceTo(stay.Place).Value < 100));
}
