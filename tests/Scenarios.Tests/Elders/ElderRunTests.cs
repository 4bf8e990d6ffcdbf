using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Elders;

public class ElderRunTests
{
    // Forty wearers to whom as much happens in half a day as to thousands.
    private static readonly string[] Busy = ["city=toytown", "elders.troubles=1200", "elders.false-presses=100", "elders.days=[{low: -8, high: 2}]", "elders.surges=[{start: 5h, duration: 20min, presses: 1.5, genuine: 10%}]", "duration=20h"];

    [Theory]
    [InlineData(2, 2_000)]
    [InlineData(4, 2_000)]
    [InlineData(1, 200)]
    [InlineData(3, 200)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int windowMilliseconds)
    {
        var one = SplitRun.DigestOf("cold-wave-elders", 3, 1, SimDuration.FromSeconds(2), Busy);
        SplitRun.DigestOf("cold-wave-elders", 3, partitions, new SimDuration(windowMilliseconds), Busy).ShouldBe(one);
        BareRun.Of("cold-wave-elders", 3, Busy).Digest.ShouldBe(one);
    }

    [Fact]
    public void Seven_partitions_of_the_whole_city_agree_with_one()
    {
        string[] busyHour = ["load.requests=0", "load.finds=0", "duration=1h", "elders.troubles=50", "elders.false-presses=100"];
        var one = SplitRun.DigestOf("cold-wave-elders", 4, 1, SimDuration.FromSeconds(2), busyHour);
        SplitRun.DigestOf("cold-wave-elders", 4, 7, SimDuration.FromSeconds(2), busyHour).ShouldBe(one);
    }

    [Fact]
    public void Somebody_arrives_at_each_alarm_at_most_once_and_first_closes_it()
    {
        var (reached, settled) = (0, 0);
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var run = BareRun.Of("cold-wave-elders", seed, Busy);
            var alarms = Of(run, OutcomeKind.ElderAlarm).Select(alarm => alarm.A).ToHashSet();
            var ends = Of(run, OutcomeKind.ElderAlarmSettled).Concat(Of(run, OutcomeKind.ElderAlarmOpenAtEnd)).Select(end => end.A).ToArray();
            ends.ShouldBe(alarms, ignoreOrder: true);
            var arrivals = Of(run, OutcomeKind.ElderReached).ToDictionary(arrival => arrival.A, arrival => arrival.Time);
            foreach (var closed in Of(run, OutcomeKind.ElderAlarmSettled)) (closed.Code == 0).ShouldBe(arrivals.TryGetValue(closed.A, out var at) && at == closed.Time);
            NoOfficerComesAfterwards(run);
            (reached, settled) = (reached + arrivals.Count, settled + ends.Length);
        }

        reached.ShouldBeGreaterThan(150);
        settled.ShouldBeGreaterThan(reached + 100);
    }

    [Fact]
    public void All_orders_of_alarms_are_accounted_for()
    {
        var run = BareRun.Of("cold-wave-elders", 5, Busy);
        var filed = Of(run, OutcomeKind.OrderFiled);
        filed.Count(order => SubjectIncident.Is(order.D)).ShouldBeGreaterThan(100);
        Of(run, OutcomeKind.OrderClosed).Concat(Of(run, OutcomeKind.OrderOpenAtEnd)).Select(order => order.Twin).ShouldBe(filed.Select(order => order.Twin), ignoreOrder: true);
        run.Value("orders.unaccounted").ShouldBe(0);
    }

    [Fact]
    public void One_more_guardian_changes_what_befalls_nobody()
    {
        var scenario = ScenarioFiles.Load("cold-wave-elders", Busy.Select(Override.Parse)).Definition;
        var city = CityFiles.Load("toytown");
        var lonely = city.Homes.Elders.First(elder => elder.Guardian is null);
        var kind = lonely with { Guardian = new Guardian(new Text("陈一", "Chen Yi"), new Text("邻居", "neighbour"), 80, GuardianHours.Home) };
        var (before, after) = (BareRun.Of(city, scenario, 2), BareRun.Of(city with { Homes = city.Homes with { Elders = city.Homes.Elders.SetItem(lonely.Index, kind) } }, scenario, 2));
        Befallen(after).ShouldBe(Befallen(before));
        Pressed(after, lonely.Index).ShouldBe(Pressed(before, lonely.Index));
        Befallen(before).Length.ShouldBeGreaterThan(100);
        Pressed(before, lonely.Index).Length.ShouldBeGreaterThan(100);
        after.Digest.ShouldNotBe(before.Digest);

        static (long, int, long, long)[] Befallen(BareRun run) => [.. Of(run, OutcomeKind.ElderBefell).Select(fact => (fact.Time, fact.Code, fact.A, fact.B)).Order()];

        // Presses and falls of all others, whether they opened an alarm or joined one.
        static (long, int, long, long)[] Pressed(BareRun run, int but) =>
            [.. Of(run, OutcomeKind.ElderAlarm).Concat(Of(run, OutcomeKind.ElderAlarmRepeated)).Where(alarm => alarm.Code <= (int)AlarmCause.Fall && alarm.B != but).Select(alarm => (alarm.Time, alarm.Code, alarm.B, alarm.C)).Order()];
    }

    [Fact]
    public void Half_as_many_guardians_take_part_and_the_same_befalls_everybody()
    {
        var (all, half) = (BareRun.Of("cold-wave-elders", 6, Busy), BareRun.Of("cold-wave-elders", 6, [.. Busy, "elders.guardians=50%"]));
        Of(half, OutcomeKind.ElderBefell).Select(fact => (fact.Time, fact.A)).ShouldBe(Of(all, OutcomeKind.ElderBefell).Select(fact => (fact.Time, fact.A)));
        half.Value("elders.first.guardian.share").ShouldBeLessThan(all.Value("elders.first.guardian.share"));
    }

    [Fact]
    public void A_scenario_without_the_section_has_no_wearers()
    {
        var run = BareRun.Of("toy-storm", 1);
        run.Outcomes.ShouldAllBe(outcome => outcome.Kind < (int)OutcomeKind.ElderBefell);
        run.Indicators["elders.alarms.count"].Value.ShouldBeNull();
        run.Indicators.Sections.ShouldNotContain(section => section.Id == "elders");
    }

    // Once others settled an alarm its officer turns round; only a failed check sends one again. An order that is filed while an officer is there already finds them on the scene.
    private static void NoOfficerComesAfterwards(BareRun run)
    {
        var orders = Of(run, OutcomeKind.OrderFiled).Where(filed => SubjectIncident.Is(filed.D)).ToDictionary(filed => filed.Twin, filed => filed.D);
        var reworked = Of(run, OutcomeKind.OrderReworked).Select(order => order.Twin).ToHashSet();
        var settled = Of(run, OutcomeKind.ElderAlarmSettled).Where(end => end.C != (long)Rescuer.Officer).ToDictionary(end => end.A, end => end.Time);
        foreach (var scene in Of(run, OutcomeKind.OrderOnScene).Where(scene => orders.ContainsKey(scene.Twin) && !reworked.Contains(scene.Twin)))
        {
            if (settled.TryGetValue(orders[scene.Twin], out var at)) scene.Time.ShouldBeLessThanOrEqualTo(at + run.Run.City.LinkDelay.Milliseconds);
        }
    }

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];
}
