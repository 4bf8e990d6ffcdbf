using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>A ring among the twenty vehicles of the toy town: found, traced and raided, and what happens when something is missing.</summary>
public class ToyWatchTests
{
    private const string Live = "{spots-from: 5d}";
    private const string NoWaybills = "{spots-from: 5d, sources: {PSB-EWB: {permitted: false}}}";
    private const string NoPositions = "{spots-from: 5d, sources: {PSB-VEH: {permitted: false}}}";
    private const string OneAfterTheOther = "{spots-from: 5d, raid: {together: false, word-travels: 3min}}";
    private const string NoPlates = "{spots-from: 5d, sources: {PSB-PREV: {permitted: false}}}";

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    public void The_ring_is_found_traced_to_its_tanks_and_caught_at_both_ends(ulong seed, int wrongAlarms)
    {
        var run = WatchRun.Of(Live, seed);
        run.Hazmat("rings.recall").ShouldBe(1);
        Math.Round((1 - run.Hazmat("spots.precision")!.Value) * run.Hazmat("spots.alarms")!.Value).ShouldBe(wrongAlarms);
        run.Hazmat("source.rank").ShouldBe(1);
        run.Hazmat("rings.both-ends").ShouldBe(1);
        run.Hazmat("guilty-held.share").ShouldBe(1);
        run.Hazmat("innocent-held").ShouldBe(0);
        run.Hazmat("stays.recall")!.Value.ShouldBeGreaterThan(.95);
        run.Hazmat("raid.after")!.Value.ShouldBeGreaterThan(run.Hazmat("alarm.after")!.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Without_waybills_the_other_signs_decide_and_the_alarm_says_how_many_there_were(ulong seed)
    {
        var (run, whole) = (WatchRun.Of(NoWaybills, seed), WatchRun.Of(Live, seed));
        run.Of(OutcomeKind.SourceMissing).ShouldHaveSingleItem().B.ShouldBe((long)SourceRole.Waybills);
        // Night, vehicles, recurrence and the level of the tank.
        run.Of(OutcomeKind.SpotAlarm).ShouldNotBeEmpty();
        run.Of(OutcomeKind.SpotAlarm).Select(SignsOf).ShouldAllBe(signs => signs == 4);
        whole.Of(OutcomeKind.SpotAlarm).Select(SignsOf).ShouldContain(6);
        run.Hazmat("innocent-held").ShouldBe(0);
        Timeline(run).ShouldContain(row => row.Contains("(4 of 6 signs known)", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_positions_nobody_sees_anything_and_says_so()
    {
        var run = WatchRun.Of(NoPositions);
        run.Of(OutcomeKind.StayUnexplained).ShouldBeEmpty();
        var missing = run.Of(OutcomeKind.SourceMissing).ShouldHaveSingleItem();
        (missing.A, missing.B, missing.C).ShouldBe((-1, (long)SourceRole.Positions, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void When_one_end_is_raided_first_the_other_one_is_warned(ulong seed)
    {
        var run = WatchRun.Of(OneAfterTheOther, seed);
        run.Hazmat("rings.both-ends").ShouldBe(0);
        run.Of(OutcomeKind.SiteCleared).Count().ShouldBe(1);
        run.Of(OutcomeKind.SiteRaided).Count(site => site.C > 0).ShouldBe(1);
    }

    [Fact]
    public void Without_plates_only_vehicles_that_stand_there_are_held()
    {
        var run = WatchRun.Of(NoPlates, 2);
        run.Of(OutcomeKind.PlatesAsked).ShouldAllBe(asked => asked.Code == 1);
        run.Hazmat("guilty-held")!.Value.ShouldBeLessThan(WatchRun.Of(Live, 2).Hazmat("guilty-held")!.Value);
    }

    [Fact]
    public void Plates_are_asked_for_again_when_their_system_is_back_within_six_hours()
    {
        var whole = WatchRun.Of(Live, 2);
        var hour = whole.Of(OutcomeKind.PlatesAsked).First().Time / 3_600_000;
        var run = WatchRun.Of($"{{spots-from: 5d, sources: {{PSB-PREV: {{outages: [{{from: {hour - 1}h, for: 4h}}]}}}}}}", 2);
        run.Of(OutcomeKind.PlatesAsked).Select(asked => asked.Code).ShouldBe([2, 0]);
        run.Hazmat("guilty-held").ShouldBe(whole.Hazmat("guilty-held"));
    }

    [Fact]
    public void A_source_that_is_down_for_an_hour_is_waited_for_and_one_that_is_down_for_days_is_not()
    {
        var whole = WatchRun.Of("{spots-from: 4d}", 2, days: 5);
        var hours = WatchRun.Of("{spots-from: 4d, sources: {PSB-EWB: {outages: [{from: 2d, for: 5h}]}}}", 2, days: 5);
        var days = WatchRun.Of("{spots-from: 4d, sources: {PSB-EWB: {outages: [{from: 1d, for: 3d}]}}}", 2, days: 5);
        hours.Of(OutcomeKind.SourceMissing).ShouldHaveSingleItem().C.ShouldBe(0);
        days.Of(OutcomeKind.SourceMissing).ShouldHaveSingleItem().C.ShouldBe(1);
        Unknown(hours).ShouldBe(0);
        hours.Of(OutcomeKind.StayUnexplained).Count().ShouldBe(whole.Of(OutcomeKind.StayUnexplained).Count());
        Unknown(days).ShouldBeGreaterThan(20);
        days.Of(OutcomeKind.StayUnexplained).Count().ShouldBeGreaterThanOrEqualTo(whole.Of(OutcomeKind.StayUnexplained).Count());
    }

    [Fact]
    public void Without_a_ring_nobody_is_raided_or_held()
    {
        var run = WatchRun.Of("{}", hazmat: "{decoys: {canteens: 1}}");
        run.Of(OutcomeKind.SiteRaided).ShouldBeEmpty();
        run.Hazmat("innocent-held").ShouldBe(0);
        run.Indicators.Sections.ShouldContain(section => section.Id == "hazmat-watch");
    }

    [Fact]
    public void The_report_shows_the_map_the_chain_of_evidence_the_funnel_and_the_sources()
    {
        var section = WatchRun.Of(Live, 2).Indicators.Sections.Single(section => section.Id == "hazmat-watch");
        section.Finding.Zh.ShouldContain("两端同时查获");
        section.Finding.En.ShouldContain("both ends were caught in business");
        section.Maps.ShouldHaveSingleItem().Points.ShouldContain(point => point.Colour == 2);
        section.Charts[0].Series[0].Values.Length.ShouldBe(section.Charts[0].Categories.Length);
        section.Tables.Select(table => table.Title.En).ShouldBe(["From alarm to raid", "Chain of evidence: vehicles that stayed at the spot", "Candidates for the other end", "Models against chance", "The 5 systems that are shared"]);
        section.Tables.ShouldAllBe(table => table.Rows.All(row => row.Length == table.Columns.Length));
        section.Tables[1].Rows.ShouldAllBe(row => row[0].Zh.StartsWith("苏F", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 2_000)]
    [InlineData(7, 2_000)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int window)
    {
        var scenario = WatchRun.Scenario("{spots-from: 2d}", days: 4);
        SplitRun.DigestOf(scenario, 2, partitions, new SimDuration(window)).ShouldBe(BareRun.Of(scenario, 2).Digest);
    }

    private static int SignsOf(Outcome alarm) => (int)(alarm.C >> 24) & 0xFF;

    private static IEnumerable<string> Timeline(BareRun run) =>
        run.Indicators.Sections.Single(section => section.Id == "hazmat-watch").Tables.Single(table => table.Title.En == "From alarm to raid").Rows.Select(row => row[1].En);

    private static int Unknown(BareRun run) => run.Of(OutcomeKind.StayUnexplained).Count(stay => ((StayMarks)stay.Code & StayMarks.WaybillUnknown) != StayMarks.None);
}
