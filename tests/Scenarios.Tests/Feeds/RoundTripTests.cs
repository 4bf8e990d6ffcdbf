using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>What devices reported in a simulated run, fed back into the same scenario, gives what they gave: generator and recording take one way through the twins.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Levels_and_rain_of_a_storm_give_the_same_alarms_and_warnings_when_they_are_fed_back(ulong seed)
    {
        using var folder = new TemporaryFolder();
        string[] faults = ["faults.sensors-offline=15%", "faults.sensors-stuck=10%", "faults.sensors-drifting=10%", "duration=18h"];
        var simulated = BareRun.Of(Fed.Run("toy-storm", seed, [.. faults, "record=[water, rain]"]));
        var reports = await Fed.ReportsOf(simulated, folder.Path);
        var fed = Fed.With(Fed.Run("toy-storm", seed, faults), Path.Combine(reports, "water.csv"), Path.Combine(reports, "rain.csv"));

        var again = BareRun.Of(fed);

        Alarms(simulated).ShouldNotBeEmpty();
        Alarms(again).ShouldBe(Alarms(simulated));
        fed.Feed.Files.Sum(file => file.Accepted).ShouldBe(simulated.Outcomes.Count(outcome => outcome.Kind is (int)OutcomeKind.DepthReported or (int)OutcomeKind.RainReported));
        // Orders follow from alarms and warnings: all figures are the same.
        again.Indicators.All.Select(indicator => (indicator.Name, indicator.Value)).ShouldBe(simulated.Indicators.All.Select(indicator => (indicator.Name, indicator.Value)));
    }

    [Fact]
    public async Task A_run_that_records_what_it_is_fed_records_the_same_again()
    {
        using var folder = new TemporaryFolder();
        var first = await Fed.ReportsOf(BareRun.Of(Fed.Run("toy-storm", 1, "record=[water, rain]")), Path.Combine(folder.Path, "first"));
        var second = await Fed.ReportsOf(BareRun.Of(Fed.With(Fed.Run("toy-storm", 1, "record=[water, rain]"), Path.Combine(first, "water.csv"), Path.Combine(first, "rain.csv"))), Path.Combine(folder.Path, "second"));

        foreach (var name in (string[])["water.csv", "rain.csv"])
        {
            var cancellation = TestContext.Current.CancellationToken;
            (await File.ReadAllTextAsync(Path.Combine(second, name), cancellation)).ShouldBe(await File.ReadAllTextAsync(Path.Combine(first, name), cancellation));
        }
    }

    [Fact]
    public void Another_recording_is_another_run_and_the_rest_of_the_city_is_untouched()
    {
        using var folder = new TemporaryFolder();
        var plain = Fed.Run("toy-storm", 1);
        var file = folder.Write("high.csv", "time,device,kind,level\n2025-06-18 09:00:00,POND-ESTATE,water,450\n2025-06-18 09:01:00,POND-ESTATE,water,460\n");
        var low = folder.Write("low.csv", "time,device,kind,level\n2025-06-18 09:00:00,POND-ESTATE,water,5\n2025-06-18 09:01:00,POND-ESTATE,water,4\n");

        var high = BareRun.Of(Fed.With(plain, file));

        // A single level of 460 mm, twice: the alarm stands at the third level at the second reading, before any rain fell.
        var alarm = Alarms(high).First();
        (alarm.Time, alarm.Kind, alarm.A).ShouldBe((SimDuration.FromMinutes(61).Milliseconds, OutcomeKind.SensorAlarm, 460));
        high.Digest.ShouldNotBe(BareRun.Of(Fed.With(plain, low)).Digest);
        high.Digest.ShouldNotBe(BareRun.Of(plain).Digest);
        Others(high, OutcomeKind.LowPointLevel).ShouldBe(Others(BareRun.Of(Fed.With(plain, low)), OutcomeKind.LowPointLevel).Take(Others(high, OutcomeKind.LowPointLevel).Length));
        Others(high, OutcomeKind.IncidentHappened).ShouldBe(Others(BareRun.Of(plain), OutcomeKind.IncidentHappened));
    }

    [Fact]
    public void A_digest_takes_in_every_report_also_one_that_raises_no_alarm()
    {
        using var folder = new TemporaryFolder();
        var plain = Fed.Run("toy-storm", 1);
        const string Head = "time,device,kind,level\n2025-06-18 09:00:00,POND-ESTATE,water,";
        const string Tail = "\n2025-06-18 19:00:00,POND-ESTATE,water,3\n";
        var one = BareRun.Of(Fed.With(plain, folder.Write("one.csv", Head + "5" + Tail)));
        var other = BareRun.Of(Fed.With(plain, folder.Write("other.csv", Head + "6" + Tail)));

        Alarms(one).ShouldBe(Alarms(other));
        one.Digest.ShouldNotBe(other.Digest);
    }

    [Fact]
    public async Task Requests_that_are_fed_back_are_made_at_the_same_times_in_the_same_places_about_the_same()
    {
        using var folder = new TemporaryFolder();
        var simulated = BareRun.Of(Fed.Run("toy-storm", 2, "record=[requests]", "load.requests=20"));
        var reports = await Fed.ReportsOf(simulated, folder.Path);

        var again = BareRun.Of(Fed.With(Fed.Run("toy-storm", 2, "load.requests=20"), Path.Combine(reports, "requests.csv")));

        Requests(simulated).Length.ShouldBeGreaterThan(200);
        Requests(again).ShouldBe(Requests(simulated));
        // What is about one thing stays about one thing, and nobody's request is lost on the way.
        again.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RequestMade).Select(outcome => outcome.B).Distinct().Count()
            .ShouldBe(simulated.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RequestMade).Select(outcome => outcome.B).Distinct().Count());
        again.Indicators["requests.count"].Value.ShouldBe(simulated.Indicators["requests.count"].Value);
        foreach (var what in new[] { "orders", "requests", "finds" }) again.Indicators[what + ".unaccounted"].Value.ShouldBe(0, what);
    }

    [Fact]
    public async Task Also_the_first_request_of_a_file_is_somebodys()
    {
        using var folder = new TemporaryFolder();
        var simulated = BareRun.Of(Fed.Run("toy-storm", 2, "record=[requests]"));
        var reports = await Fed.ReportsOf(simulated, folder.Path);
        var file = Path.Combine(reports, "requests.csv");
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))[..2], TestContext.Current.CancellationToken);
        string[] never = [.. simulated.Run.Matters.Select(matter => $"matters.{matter.Code}.direct-answer=0%")];

        var again = BareRun.Of(Fed.With(Fed.Run("toy-storm", 2, never), file));

        var made = again.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RequestMade).ShouldHaveSingleItem();
        made.A.ShouldNotBe(0);
        again.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OrderFiled).ShouldContain(filed => filed.A == made.A);
        foreach (var what in new[] { "orders", "requests", "finds" }) again.Indicators[what + ".unaccounted"].Value.ShouldBe(0, what);
    }

    [Fact]
    public async Task Vehicles_whose_positions_are_fed_back_are_where_they_were()
    {
        using var folder = new TemporaryFolder();
        var simulated = BareRun.Of(Fed.Run("toy-storm", 1, "record=[gps]", "hazmat={}", "duration=24h"));
        var reports = await Fed.ReportsOf(simulated, folder.Path);
        var fed = Fed.With(Fed.Run("toy-storm", 1, "record=[gps]", "hazmat={}", "duration=24h"), Path.Combine(reports, "gps.csv"));

        var again = BareRun.Of(fed);

        // A report that a terminal withheld comes at the time at which it was taken.
        var positions = Positions(simulated);
        positions.Length.ShouldBeGreaterThan(3_000);
        Positions(again).ShouldBe(positions);
        again.Outcomes.ShouldNotContain(outcome => outcome.Kind == (int)OutcomeKind.TripBegan);
    }

    [Fact]
    public async Task The_watch_finds_the_same_unexplained_stays_in_positions_that_are_fed_back()
    {
        using var folder = new TemporaryFolder();
        string[] watch = ["hazmat={}", "hazmat-watch={}", "duration=48h"];
        var simulated = BareRun.Of(Fed.Run("toy-storm", 1, [.. watch, "record=[gps]"]));
        var reports = await Fed.ReportsOf(simulated, folder.Path);

        var again = BareRun.Of(Fed.With(Fed.Run("toy-storm", 1, watch), Path.Combine(reports, "gps.csv")));

        StaysFound(simulated).Sum(vehicle => vehicle.Stays).ShouldBeGreaterThan(20);
        StaysFound(again).ShouldBe(StaysFound(simulated));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Wristbands_that_are_fed_back_raise_the_same_alarms(ulong seed)
    {
        using var folder = new TemporaryFolder();
        string[] busy = ["elders.troubles=200", "elders.false-presses=20", "elders.wear=200%"];
        var simulated = BareRun.Of(Fed.Run("toy-storm", seed, [.. busy, "record=[vitals]"]));
        var reports = await Fed.ReportsOf(simulated, folder.Path);
        var fed = Fed.With(Fed.Run("toy-storm", seed, busy), Path.Combine(reports, "vitals.csv"));

        var again = BareRun.Of(fed);

        ElderAlarms(simulated).Length.ShouldBeGreaterThan(5);
        ElderAlarms(again).ShouldBe(ElderAlarms(simulated));
    }

    private static (long, TwinId, int, long, long)[] Requests(BareRun run) =>
        [.. run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RequestMade).Select(outcome => (outcome.Time, outcome.Who, outcome.Code, outcome.C, outcome.D)).Order()];

    // Counted by each vehicle's twin.
    private static (TwinId Vehicle, long Stays)[] StaysFound(BareRun run)
    {
        var found = new List<(TwinId, long)>();
        foreach (var jurisdiction in run.Partition.Jurisdictions)
        {
            for (var i = 0; i < jurisdiction.TwinCount; i++)
            {
                if (jurisdiction[i] is not Twins.Vehicles.Vehicle vehicle) continue;
                var state = new TextStateWriter();
                vehicle.WriteState(state);
                found.Add((vehicle.Id, long.Parse(state.Fields.Single(field => field.Key == "staysFound").Value, System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return [.. found];
    }

    private static (long, TwinId, int, long, long)[] Positions(BareRun run) =>
        [.. run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.PositionReported).Select(outcome => (outcome.B, outcome.Who, outcome.Code, outcome.A, outcome.C)).Order()];

    private static (long, TwinId, int)[] ElderAlarms(BareRun run) =>
        [.. run.Outcomes.Where(outcome => outcome.Kind is (int)OutcomeKind.ElderAlarm).Select(outcome => (outcome.Time, outcome.Who, outcome.Code)).Order()];

    private static (long Time, TwinId Who, OutcomeKind Kind, int Code, long A, long B, long C)[] Alarms(BareRun run) =>
        [.. run.Outcomes.Where(outcome => (OutcomeKind)outcome.Kind is OutcomeKind.SensorAlarm or OutcomeKind.SensorClear or OutcomeKind.WarningIssued).Select(outcome => (outcome.Time, outcome.Who, (OutcomeKind)outcome.Kind, outcome.Code, outcome.A, outcome.B, outcome.C))];

    private static (long, TwinId, int, long)[] Others(BareRun run, OutcomeKind kind) =>
        [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind).Select(outcome => (outcome.Time, outcome.Who, outcome.Code, outcome.A))];
}
