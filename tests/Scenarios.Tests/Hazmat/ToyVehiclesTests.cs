using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>Twenty vehicles of the toy town: determinism, reactions, settings.</summary>
public class ToyVehiclesTests
{
    private const string Ring = "{rings: [{tankers: 3}], decoys: {canteens: 1}}";

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 2_000)]
    [InlineData(7, 2_000)]
    [InlineData(2, 200)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int window) =>
        DigestOf(3, partitions, window).ShouldBe(HazmatRun.Of("toytown", 3, Ring).Digest);

    [Fact]
    public void A_jurisdiction_built_alone_is_the_same()
    {
        var run = new CityRun(CityFiles.Load("toytown"), HazmatRun.Scenario("toytown", 3, Ring), 1);
        var again = new CityRun(CityFiles.Load("toytown"), HazmatRun.Scenario("toytown", 3, Ring), 1);
        for (var index = run.City.Jurisdictions - 1; index >= 0; index--) again.Build(index, new Limits()).Fingerprint().ShouldBe(run.Build(index, new Limits()).Fingerprint());
    }

    [Fact]
    public void Seeds_differ() => HazmatRun.Of("toytown", 3, Ring, 2).Digest.ShouldNotBe(HazmatRun.Of("toytown", 3, Ring).Digest);

    [Fact]
    public void Without_the_section_there_is_no_vehicle() =>
        BareRun.Of("toy-storm", 1).Outcomes.ShouldNotContain(outcome => outcome.Kind >= (int)OutcomeKind.TripBegan && outcome.Kind <= (int)OutcomeKind.ReportsAtEnd);

    [Fact]
    public void A_ring_changes_nothing_for_vehicles_outside_it()
    {
        var (with, without) = (HazmatRun.Of("toytown", 7, "{rings: [{tankers: 3}]}"), HazmatRun.Of("toytown", 7, "{}"));
        var members = with.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RingMember).Select(outcome => outcome.Twin).ToHashSet();
        members.Count.ShouldBe(3);
        HazmatRun.Stops(with).Where(stop => !members.Contains(stop.Vehicle)).ShouldBe(HazmatRun.Stops(without).Where(stop => !members.Contains(stop.Vehicle)));
    }

    [Fact]
    public void Outages_delay_reports_and_lose_none()
    {
        var well = HazmatRun.Of("toytown", 3, "{terminals: {outages-a-day: 0}}");
        var gaps = HazmatRun.Of("toytown", 3, "{terminals: {outages-a-day: 40, outage: {shortest: 20min, longest: 60min}}}");
        well.Value("hazmat.reports.back-filled").ShouldBe(0);
        gaps.Value("hazmat.reports.back-filled").ShouldBeInRange(.2, .9);
        // At the end some are still withheld: less than an hour's for each vehicle.
        (well.Value("hazmat.reports") - gaps.Value("hazmat.reports")).ShouldBeInRange(0, 20 * 130);
        gaps.Value("hazmat.waybills.issued").ShouldBe(well.Value("hazmat.waybills.issued"));
    }

    [Fact]
    public void A_held_vehicle_stays_and_the_ring_stops_visiting()
    {
        var raided = Raid(afterDays: 4, days: 14, release: false);
        var members = raided.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RingMember).Select(outcome => outcome.Twin).ToArray();
        var visits = raided.Stops.Where(stop => stop.Guilty).ToArray();
        visits.ShouldNotBeEmpty();
        visits.ShouldAllBe(stop => stop.From < (4 * HazmatRun.Day) + HazmatRun.Hour);
        raided.Outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.RingScattered).ShouldBe(members.Length - 1);
        raided.Stops.Where(stop => stop.Vehicle == members[0]).MaxBy(stop => stop.From)!.Purpose.ShouldBe(StopPurpose.Held);
        // The others go on with their lawful work.
        raided.Outcomes.ShouldContain(outcome => outcome.Kind == (int)OutcomeKind.WaybillIssued && outcome.Twin == members[1] && outcome.Time > 5 * HazmatRun.Day);
    }

    [Fact]
    public void A_vehicle_that_is_let_go_drives_home_and_works_again()
    {
        var raided = Raid(afterDays: 4, days: 14, release: true);
        var held = raided.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.VehicleHeld && outcome.Code == 0);
        raided.Stops.ShouldContain(stop => stop.Vehicle == held.Twin && stop.Purpose == StopPurpose.Base && stop.From > held.Time);
        raided.Outcomes.ShouldContain(outcome => outcome.Kind == (int)OutcomeKind.WaybillIssued && outcome.Twin == held.Twin && outcome.Time > held.Time);
    }

    [Theory]
    [InlineData("{rings: [{goods: '1203'}]}", "no goods with UN number 1203")]
    [InlineData("{rings: [{tankers: 19}]}", "19 are needed")]
    [InlineData("{rings: [{yard: {longitude: 121.5, latitude: 32.0}}]}", "outside the city's outline")]
    [InlineData("{decoys: {canteens: 90}}", "no free place")]
    public void What_the_city_cannot_hold_is_an_error_that_says_so(string hazmat, string en) =>
        Should.Throw<DefinitionException>(() => HazmatRun.Of("toytown", 1, hazmat)).En.ShouldContain(en);

    [Fact]
    public void A_ring_uses_the_places_that_the_scenario_names()
    {
        var run = HazmatRun.Of("toytown", 7, "{rings: [{tankers: 2, yard: {longitude: 120.88, latitude: 31.99}, source: {longitude: 120.93, latitude: 32.01}}]}");
        var plane = new LocalPlane(run.Run.City.Centre);
        HazmatRun.Stops(run).Where(stop => stop.Purpose == StopPurpose.IllegalSale).Select(stop => stop.Place).Distinct().ShouldBe([plane.On(new(120.88, 31.99))]);
        HazmatRun.Stops(run).Where(stop => stop.Purpose == StopPurpose.IllegalLoading).Select(stop => stop.Place).Distinct().ShouldBe([plane.On(new(120.93, 32.01))]);
    }

    private static (IReadOnlyList<TrueStop> Stops, IReadOnlyList<Outcome> Outcomes) Raid(int afterDays, int days, bool release)
    {
        var run = new CityRun(CityFiles.Load("toytown"), HazmatRun.Scenario("toytown", days, Ring), 1);
        Jurisdiction[] all = [.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits()))];
        var partition = new Partition(0, new int[all.Length], all);
        partition.Begin();
        var member = new TwinId(all.SelectMany(there => there.Outcomes.Items.ToArray()).First(outcome => outcome.Kind == (int)OutcomeKind.RingMember).Twin);
        Hold(all[member.Jurisdiction], member, afterDays * HazmatRun.Day, held: true, number: 0);
        if (release) Hold(all[member.Jurisdiction], member, (afterDays + 1) * HazmatRun.Day, held: false, number: 1);
        while (partition.NextDue < run.End) partition.StepNext(run.City.LinkDelay, run.End);
        partition.Finish(run.End);
        Outcome[] outcomes = [.. all.SelectMany(there => there.Outcomes.Items.ToArray()).OrderBy(outcome => outcome.Time).ThenBy(outcome => outcome.Who.Jurisdiction)];
        return ([.. HazmatRun.StopsOf(outcomes)], outcomes);
    }

    private static void Hold(Jurisdiction there, TwinId vehicle, long at, bool held, uint number)
    {
        var order = new Event { Due = at, Number = number, To = vehicle, Kind = MessageKind.HoldVehicle, Stamp = held ? 1 : 0 };
        there.Deliver(in order);
    }

    private static Digest DigestOf(int days, int partitions, int window) =>
        SplitRun.DigestOf(HazmatRun.Scenario("toytown", days, Ring), 1, partitions, new SimDuration(window));
}
