using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Hotline;
using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Outages;

public class ToyBurstTests
{
    [Theory]
    [InlineData("burst.announcement=none")]
    [InlineData("burst.announcement=knowledge-base")]
    [InlineData("burst.announcement=recording")]
    [InlineData("burst.announcement=text-message")]
    [InlineData("hotline.lines=2")]
    public void Every_call_of_a_home_has_one_fate(string change)
    {
        var run = BareRun.Of(ToyBurst.With(change), 3);
        run.Value("requests.unaccounted").ShouldBe(0);
        run.Value("finds.unaccounted").ShouldBe(0);
        run.Value("orders.unaccounted").ShouldBe(0);
        var made = CallsOfHomes(run);
        made.Length.ShouldBeGreaterThan(100);
        made.Select(call => call.A).ShouldBeUnique();
        run.Value("burst.calls").ShouldBe(made.Length);
    }

    [Fact]
    public void Only_those_call_who_are_without_water()
    {
        var run = BareRun.Of(ToyBurst.With("burst.announcement=none"), 2);
        var gone = Of(run, OutcomeKind.SupplyChanged).Where(change => change.A == 0).ToDictionary(change => change.Twin, change => change.Time);
        var back = Of(run, OutcomeKind.SupplyChanged).Where(change => change.A == 1).ToDictionary(change => change.Twin, change => change.Time);
        back.Count.ShouldBe(gone.Count);
        foreach (var call in CallsOfHomes(run)) call.Time.ShouldBeInRange(gone[call.Twin], back[call.Twin]);
    }

    [Fact]
    public void The_same_homes_think_of_calling_whatever_is_announced()
    {
        var (silent, told) = (BareRun.Of(ToyBurst.With("burst.announcement=none"), 4), BareRun.Of(ToyBurst.With(), 4));
        Will(told).ShouldBe(Will(silent));
        Callers(told).Except(Callers(silent)).ShouldBeEmpty();
        Callers(told).Length.ShouldBeLessThan(Callers(silent).Length);

        static (ulong, long)[] Will(BareRun run) => [.. Of(run, OutcomeKind.SupplyChanged).Where(change => change.A == 0).Select(change => (change.Twin, change.D))];
        static (ulong, int)[] Callers(BareRun run) => [.. CallsOfHomes(run).Select(call => (call.Twin, RequestNumber.CallerOf(call.A))).Distinct()];
    }

    [Fact]
    public void A_caller_whom_nobody_answers_calls_again_and_one_who_heard_the_recording_does_not()
    {
        var run = BareRun.Of(ToyBurst.With("burst.announcement=recording", "hotline.operators=30%"), 1);
        var calls = CallsOfHomes(run).GroupBy(call => (call.Twin, RequestNumber.CallerOf(call.A))).ToDictionary(caller => caller.Key, caller => caller.Select(call => call.A).ToArray());
        calls.Values.ShouldContain(requests => requests.Length > 2);
        var heard = Of(run, OutcomeKind.RecordingHeard).Where(outcome => RequestNumber.IsOfHomes(outcome.A)).ToArray();
        heard.Length.ShouldBeGreaterThan(10);
        foreach (var one in heard) calls[(run.Run.System.Subject(TwinKind.DryHomes, RequestNumber.CellOfHomes(one.A)).Value, RequestNumber.CallerOf(one.A))][^1].ShouldBe(one.A);
    }

    [Fact]
    public void Requests_of_one_cell_meet_in_one_order_and_after_the_announcement_in_the_main_order()
    {
        var run = BareRun.Of(ToyBurst.With("burst.announcement=knowledge-base", "burst.callers=30%"), 1);
        var burst = Of(run, OutcomeKind.MainBurst).Single();
        var main = Of(run, OutcomeKind.OrderFiled).Single(order => order.D == burst.A);
        var announced = Of(run, OutcomeKind.RepairStep).Single(step => step.Code == (int)RepairStep.Announced).Time;
        var merged = Of(run, OutcomeKind.RequestMerged).Where(one => RequestNumber.IsOfHomes(one.A)).ToArray();
        merged.ShouldContain(one => one.B == (long)main.Twin);
        merged.Where(one => one.Time < announced).ShouldNotContain(one => one.B == (long)main.Twin);
        merged.ShouldAllBe(one => one.Code == 1);
        var closed = Of(run, OutcomeKind.OrderClosed).ToDictionary(order => order.Twin, order => order.Time);
        foreach (var ofCell in Of(run, OutcomeKind.OrderFiled).Where(order => RequestNumber.IsOfHomes(order.A)).GroupBy(order => order.B))
        {
            foreach (var (before, after) in ofCell.Zip(ofCell.Skip(1))) closed[before.Twin].ShouldBeLessThanOrEqualTo(after.Time);
        }
    }

    [Theory]
    [InlineData("burst.gauges=true", RepairStep.SeenByGauges)]
    [InlineData("burst.gauges=false", RepairStep.SeenByComplaints)]
    public void The_company_learns_from_gauges_or_from_complaints(string change, RepairStep how)
    {
        var run = BareRun.Of(ToyBurst.With(change, "burst.callers=30%"), 1);
        Of(run, OutcomeKind.RepairStep)[0].Code.ShouldBe((int)how);
        run.Value("burst.restored").ShouldBeGreaterThan(run.Value("burst.valves-shut"));
    }

    [Fact]
    public void One_crew_takes_longer_than_three_no_more_find_room_and_none_never_mends_it()
    {
        var many = BareRun.Of(ToyBurst.With("burst.repair-crews=20"), 1);
        Of(many, OutcomeKind.RepairStep).Where(step => step.Code == (int)RepairStep.CrewThere).Max(step => step.A).ShouldBe(3);
        BareRun.Of(ToyBurst.With("burst.repair-crews=1"), 1).Value("burst.restored").ShouldBeGreaterThan(many.Value("burst.restored") * 1.5);
        BareRun.Of(ToyBurst.With("burst.repair-crews=0"), 1).Indicators["burst.restored"].Value.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 2_000)]
    [InlineData(4, 700)]
    [InlineData(3, 200)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int windowMilliseconds) =>
        SplitRun.DigestOf(ToyBurst.With(), 5, partitions, new SimDuration(windowMilliseconds)).ShouldBe(BareRun.Of(ToyBurst.With(), 5).Digest);

    [Fact]
    public void The_report_has_its_section()
    {
        var section = BareRun.Of(ToyBurst.With(), 1).Indicators.Sections.Single(one => one.Id == "burst");
        section.Finding.En.ShouldContain("West Subdistrict");
        section.Maps.ShouldHaveSingleItem().Points.Length.ShouldBeGreaterThan(1);
        section.Charts.ShouldAllBe(chart => chart.Series.All(series => series.Values.Length == chart.Categories.Length));
    }

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    private static Outcome[] CallsOfHomes(BareRun run) => [.. Of(run, OutcomeKind.RequestMade).Where(call => RequestNumber.IsOfHomes(call.A))];
}
