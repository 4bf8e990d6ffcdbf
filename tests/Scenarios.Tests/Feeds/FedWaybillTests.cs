using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.HazmatWatch;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Sharing;
using Liandong.Twins.Tracing;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>A recorded day of vehicles with hazardous goods, positions and waybills, in the same watch.</summary>
public sealed class FedWaybillTests
{
    private static readonly string[] Watched = ["hazmat={}", "hazmat-watch={}", "duration=8d"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Positions_and_waybills_that_are_fed_back_give_the_same_unexplained_stays_and_the_same_alerts(ulong seed)
    {
        using var folder = new TemporaryFolder();
        var (simulated, fed) = await RoundTrip(folder, new CityRunOf("toy-storm", Watched), seed, "gps", "waybills");

        Unexplained(simulated).Length.ShouldBeGreaterThan(10);
        Unexplained(fed).ShouldBe(Unexplained(simulated));
        Alerts(fed).ShouldBe(Alerts(simulated));
        fed.Indicators["hazmat.waybills.closed"].Value.ShouldBe(simulated.Indicators["hazmat.waybills.closed"].Value);
        fed.Of(OutcomeKind.SourceMissing).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_of_the_whole_citys_3000_vehicles_gives_the_same_alerts_when_it_is_fed_back()
    {
        using var folder = new TemporaryFolder();
        var (simulated, fed) = await RoundTrip(folder, new CityRunOf("hazmat-fortnight", ["duration=1d"]), 1, "gps", "waybills");

        Alerts(simulated).Length.ShouldBeGreaterThan(20);
        Alerts(fed).ShouldBe(Alerts(simulated));
        Unexplained(fed).ShouldBe(Unexplained(simulated));
    }

    [Fact]
    public async Task Without_waybills_the_watch_takes_them_for_unknown_and_says_for_how_many_vehicles()
    {
        using var folder = new TemporaryFolder();
        var (_, fed) = await RoundTrip(folder, new CityRunOf("toy-storm", Watched), 1, "gps");

        var missing = fed.Of(OutcomeKind.SourceMissing).ShouldHaveSingleItem();
        (missing.A, missing.B, missing.C, missing.D).ShouldBe((-1L, (long)SourceRole.Waybills, 1L, 20L));
        fed.Of(OutcomeKind.StayUnexplained).ShouldNotBeEmpty();
        fed.Of(OutcomeKind.StayUnexplained).ShouldAllBe(stay => ((StayMarks)stay.Code & (StayMarks.WaybillUnknown | StayMarks.NoWaybill)) == StayMarks.WaybillUnknown);
        var told = fed.Indicators.Sections.Single(section => section.Id == "hazmat-watch").Tables.Single(table => table.Title.En == "Data sources that were missing").Rows.ShouldHaveSingleItem();
        told[2].Zh.ShouldBe("20 辆接入的车辆没有运单记录");
        told[2].En.ShouldBe("not recorded for 20 vehicles of a feed");
    }

    [Fact]
    public async Task A_ring_in_a_recording_is_found_and_traced_with_the_same_waybills_as_evidence()
    {
        using var folder = new TemporaryFolder();
        var (simulated, fed) = await RoundTrip(folder, Ring, 2, "gps", "waybills");

        Evidence(simulated).ShouldContain(row => row.Waybills > 0);
        Evidence(fed).ShouldBe(Evidence(simulated));
        fed.Of(OutcomeKind.SourceRanked).First().A.ShouldBe(simulated.Of(OutcomeKind.SourceRanked).First().A);
    }

    [Fact]
    public async Task A_ring_in_a_recording_without_waybills_leaves_evidence_that_says_unknown_and_not_none()
    {
        using var folder = new TemporaryFolder();
        // Marks that need waybills are missing from the score, so its threshold is lower here.
        var (_, fed) = await RoundTrip(folder, Ring with { Watch = "{spots-from: 4d, alarm-score: 400}" }, 2, "gps");

        fed.Of(OutcomeKind.VehicleTraced).ShouldNotBeEmpty();
        Evidence(fed).ShouldAllBe(row => row.Waybills == -1);
        fed.Of(OutcomeKind.VehicleTraced).ShouldAllBe(traced => traced.B == 0);
        var chain = fed.Indicators.Sections.Single(section => section.Id == "hazmat-watch").Tables.Single(table => table.Title.En.StartsWith("Chain of evidence", StringComparison.Ordinal));
        chain.Rows.ShouldAllBe(row => row[3].Zh == "未知" && row[3].En == "unknown" && row[5].En == "unknown");
        chain.Rows.ShouldAllBe(row => row[0].Zh.StartsWith("苏F", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_row_that_cannot_be_used_says_why()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "kind: waybills\nunits: {mass: t}\nstates: {已签收: closed}\nsites: {上海某库: elsewhere}\n");
        var file = folder.Write("a.csv", """
            time,device,number,state,un,origin,destination,mass
            2025-06-18 09:00:00,HV-00008,W1,issued,UN1202,WHARF-OIL,EAST-CHEM,20
            2025-06-18 10:00:00,HV-00008,W1,已签收,UN1202,码头油库,East Chemical Works,20
            2025-06-18 10:00:00,HV-00008,W1,已签收,UN1202,码头油库,East Chemical Works,20
            2025-06-18 10:30:00,HV-00008,W2,issued,1202,上海某库,EAST-CHEM,20
            2025-06-18 10:31:00,HV-00008,W3,issued,1202,WHARF-OIL,EAST-CHEMS,20
            2025-06-18 10:32:00,HV-00008,W4,on the way,1202,WHARF-OIL,EAST-CHEM,20
            2025-06-18 10:33:00,HV-00008,W5,issued,diesel,WHARF-OIL,EAST-CHEM,20
            2025-06-18 10:34:00,HV-00008,,issued,1202,WHARF-OIL,EAST-CHEM,20
            2025-06-18 10:35:00,HV-00008,W6,issued,9999,WHARF-OIL,EAST-CHEM,20
            2025-06-18 10:36:00,HV-00008,W7,issued,1202,WHARF-OIL,EAST-CHEM,
            """);

        var feed = FeedReader.Read(Fed.Run("toy-storm", 1, "hazmat={}"), [new(file)]);

        var account = feed.Files.ShouldHaveSingleItem();
        (account.Rows, account.Accepted, account.Repeated, account.Bad).ShouldBe((10L, 3L, 1L, 6L));
        feed.Rejected.Select(rejection => (rejection.Line, rejection.Text.En.Split([';', ':'])[0])).ShouldBe(
        [
            (6L, "the city has no site 'EAST-CHEMS'"), (7L, "unknown state of a waybill 'on the way'"), (8L, "'diesel' is not a UN number (four digits)"),
            (9L, "the waybill has no number"), (10L, "the city does not know how heavy these goods are"), (11L, "no quantity is given"),
        ]);
    }

    [Fact]
    public void What_a_recorded_vehicle_delivers_without_a_waybill_is_found_and_reported()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "kind: waybills\n");
        var file = folder.Write("a.csv", """
            time,device,number,state,un,origin,destination,quantity
            2025-06-18 08:30:00,HV-00008,900,closed,1202,WHARF-OIL,EAST-CHEM,20000
            2025-06-18 09:00:00,HV-00008,901,issued,1202,WHARF-OIL,EAST-CHEM,20000
            2025-06-18 10:00:00,HV-00008,901,closed,1202,WHARF-OIL,EAST-CHEM,20000
            2025-06-18 11:00:00,HV-00008,902,closed,1202,WHARF-OIL,EAST-CHEM,15000
            2025-06-18 11:30:00,HV-00014,700,issued,1202,WHARF-OIL,EAST-CHEM,18000
            2025-06-18 12:00:00,HV-00014,700,closed,1202,WHARF-OIL,EAST-CHEM,18000
            """);

        var run = BareRun.Of(Fed.With(Fed.Run("toy-storm", 1, "hazmat={}", "duration=8h"), file));

        var missing = run.Of(OutcomeKind.WaybillFaulty).Where(faulty => faulty.Code == (int)WaybillFault.Missing).ShouldHaveSingleItem();
        missing.A.ShouldBe(902, "900 was issued before the recording began, 901 and 700 are all there");
        var vehicle = run.Of(OutcomeKind.WaybillClosed).Single(closed => closed.A == 902);
        ((ulong)missing.D).ShouldBe(vehicle.Who.Value);
        run.Of(OutcomeKind.WaybillIssued).Count(issued => issued.Twin == vehicle.Twin).ShouldBe(2);
        var table = run.Indicators.Sections.Single(section => section.Id == "hazmat").Tables.Single(table => table.Title.En == "Waybills that do not agree with the registers of licences");
        table.Rows.Single(row => row[0].En == "Delivered without a waybill")[1].En.ShouldBe("1");
        table.Rows.Single(row => row[0].Zh == "卸货而没有运单")[1].Zh.ShouldBe("1");
    }

    [Theory]
    [InlineData("2025-06-18 10:30:00,HV-00008,902,issued,1202,WHARF-OIL,EAST-CHEMS,15000", "a site that the city has not")]
    [InlineData("2025-06-18 08:50:00,HV-00008,902,issued,1202,WHARF-OIL,EAST-CHEM,15000", "late")]
    [InlineData("2025-06-17 10:30:00,HV-00008,902,issued,1202,WHARF-OIL,EAST-CHEM,15000", "before the run")]
    [InlineData("2025-06-18 10:30:00,HV-00009999,902,issued,1202,WHARF-OIL,EAST-CHEM,15000", "a vehicle that the city has not")]
    [InlineData("yesterday,HV-00008,902,issued,1202,WHARF-OIL,EAST-CHEM,15000", "no time")]
    public void A_waybill_whose_issue_was_refused_is_not_taken_for_missing(string refused, string why)
    {
        using var folder = new TemporaryFolder();
        var (run, notes) = Deliveries(folder, refused);

        Missing(run).ShouldBeEmpty(why);
        run.Of(OutcomeKind.WaybillIssued).Select(issued => issued.A).ShouldBe([901L, 902L], why);
        notes.ShouldContain(note => note.StartsWith("Of 1 waybills that were closed the row of their issue was refused", StringComparison.Ordinal), why);
        Missing(Deliveries(folder).Run).ShouldBe([902L], "without that row nothing says that it was ever issued");
    }

    [Fact]
    public void A_waybill_of_before_the_recording_may_be_closed_after_the_next_was_issued()
    {
        using var folder = new TemporaryFolder();
        var run = Of(
            folder,
            "2025-06-18 09:00:00,HV-00008,901,issued,1202,WHARF-OIL,EAST-CHEM,20000",
            "2025-06-18 09:10:00,HV-00008,900,closed,1202,WHARF-OIL,EAST-CHEM,18000",
            "2025-06-18 10:00:00,HV-00008,901,closed,1202,WHARF-OIL,EAST-CHEM,20000",
            "2025-06-18 11:00:00,HV-00008,902,closed,1202,WHARF-OIL,EAST-CHEM,15000").Run;

        Missing(run).ShouldBe([902L]);
        run.Of(OutcomeKind.WaybillIssued).Select(issued => issued.A).ShouldBe([901L, 900L]);
        run.Of(OutcomeKind.WaybillClosed).Select(closed => closed.A).ShouldBe([900L, 901L, 902L]);
    }

    [Fact]
    public async Task Of_a_recording_of_closed_waybills_alone_nothing_is_missing_and_the_watch_takes_them_for_unknown()
    {
        using var folder = new TemporaryFolder();
        var what = new CityRunOf("toy-storm", Watched);
        var reports = await Fed.ReportsOf(BareRun.Of(what.Make(1, ["gps", "waybills"])), folder.Path);
        var waybills = Path.Combine(reports, "waybills.csv");
        File.WriteAllLines(waybills, File.ReadAllLines(waybills).Where(line => !line.Contains(",issued,", StringComparison.Ordinal)).ToArray());

        var run = Fed.With(what.Make(1, []), Path.Combine(reports, "gps.csv"), waybills);
        var fed = BareRun.Of(run);

        Missing(fed).ShouldBeEmpty();
        var closed = fed.Of(OutcomeKind.WaybillClosed).Select(waybill => waybill.A).ToArray();
        closed.Length.ShouldBeGreaterThan(50);
        fed.Of(OutcomeKind.WaybillIssued).Select(waybill => waybill.A).ShouldBe(closed);
        fed.Of(OutcomeKind.SourceMissing).ShouldHaveSingleItem().D.ShouldBe(20L);
        fed.Of(OutcomeKind.StayUnexplained).ShouldAllBe(stay => ((StayMarks)stay.Code & (StayMarks.WaybillUnknown | StayMarks.NoWaybill)) == StayMarks.WaybillUnknown);
        FeedSection.Notes(run.Feed).ShouldContain(note => note.En.StartsWith("The files have rows of closed waybills alone", StringComparison.Ordinal) && note.Zh.StartsWith("运单文件里只有签收", StringComparison.Ordinal));
    }

    private static (BareRun Run, string[] Notes) Deliveries(TemporaryFolder folder, params string[] more) => Of(
        folder,
        [
            "2025-06-18 09:00:00,HV-00008,901,issued,1202,WHARF-OIL,EAST-CHEM,20000",
            "2025-06-18 10:00:00,HV-00008,901,closed,1202,WHARF-OIL,EAST-CHEM,20000",
            .. more,
            "2025-06-18 11:00:00,HV-00008,902,closed,1202,WHARF-OIL,EAST-CHEM,15000",
        ]);

    private static (BareRun Run, string[] Notes) Of(TemporaryFolder folder, params string[] rows)
    {
        folder.Write("a.yaml", "kind: waybills\n");
        var file = folder.Write("a.csv", "time,device,number,state,un,origin,destination,quantity\n" + string.Join('\n', rows) + "\n");
        var run = Fed.With(Fed.Run("toy-storm", 1, "hazmat={}", "duration=8h"), file);
        return (BareRun.Of(run), [.. FeedSection.Notes(run.Feed).Select(note => note.En)]);
    }

    private static long[] Missing(BareRun run) => [.. run.Of(OutcomeKind.WaybillFaulty).Where(faulty => faulty.Code == (int)WaybillFault.Missing).Select(faulty => faulty.A)];

    private static readonly CityRunOf Ring = new("", []) { Watch = "{spots-from: 4d}" };

    private static async Task<(BareRun Simulated, BareRun Fed)> RoundTrip(TemporaryFolder folder, CityRunOf what, ulong seed, params string[] kinds)
    {
        var simulated = BareRun.Of(what.Make(seed, [.. kinds]));
        var reports = await Fed.ReportsOf(simulated, folder.Path);
        return (simulated, BareRun.Of(Fed.With(what.Make(seed, []), [.. kinds.Select(kind => Path.Combine(reports, kind + ".csv"))])));
    }

    private static (ulong Vehicle, long Place, long Times, long Tank, int Marks)[] Unexplained(BareRun run) =>
        [.. run.Of(OutcomeKind.StayUnexplained).Select(stay => ((ulong)stay.D, stay.A, stay.B, stay.C, stay.Code)).Order()];

    private static (ulong Vehicle, int Kind, long From, long Place)[] Alerts(BareRun run) =>
        [.. run.Of(OutcomeKind.VehicleAlert).Select(alert => ((ulong)alert.D, alert.Code, alert.C, alert.B)).Order()];

    // Of the first tracing: what the raid then changes is not in the recording.
    private static (ulong Vehicle, long Unaccounted, long Sold, int Waybills)[] Evidence(BareRun run)
    {
        var traced = run.Of(OutcomeKind.VehicleTraced).ToList();
        return [.. traced.Where(row => row.D % (1 << 20) == traced[0].D % (1 << 20)).DistinctBy(row => row.A).Select(row => ((ulong)row.A, row.B, row.C, (int)(row.D >> 40))).Order()];
    }

    private sealed record CityRunOf(string Scenario, string[] Overrides)
    {
        public string? Watch { get; init; }

        public CityRun Make(ulong seed, string[] record)
        {
            if (Watch is null) return Fed.Run(Scenario, seed, [.. Overrides, $"record=[{string.Join(", ", record)}]"]);
            var scenario = WatchRun.Scenario(Watch) with { Record = [.. record.Select(kind => Enum.Parse<FeedKind>(kind, ignoreCase: true))] };
            return new CityRun(City.CityFiles.Load(scenario.City), scenario, seed);
        }
    }
}
