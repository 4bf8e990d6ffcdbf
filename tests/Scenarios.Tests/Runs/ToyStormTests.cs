using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

public class ToyStormTests
{
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [Fact]
    public void Every_order_is_closed_or_accounted_for_at_the_end()
    {
        var run = Busy(seed: 1);
        var filed = Of(run, OutcomeKind.OrderFiled).Select(order => order.Twin).ToArray();
        filed.Length.ShouldBeGreaterThan(100);
        var ended = Of(run, OutcomeKind.OrderClosed).Concat(Of(run, OutcomeKind.OrderOpenAtEnd)).Select(order => order.Twin);
        ended.ShouldBe(filed, ignoreOrder: true);
        run.Value("orders.unaccounted").ShouldBe(0);
    }

    [Fact]
    public void No_request_vanishes_between_the_caller_and_the_order()
    {
        var run = Busy(seed: 2);
        var made = Of(run, OutcomeKind.RequestMade).ToDictionary(request => request.A, request => request.Time);
        var fates = new[] { OutcomeKind.AnsweredDirectly, OutcomeKind.CallAbandoned, OutcomeKind.CallBlocked, OutcomeKind.OrderFiled, OutcomeKind.RequestMerged, OutcomeKind.RequestOpenAtEnd };
        var ended = fates.SelectMany(fate => Of(run, fate)).Select(Request).Where(request => request != 0).ToArray();
        ended.ShouldBeUnique();
        ended.ShouldAllBe(request => made.ContainsKey(request));

        // The rest was in the mail when the run ended: just sent to the hotline, or just sent on by it.
        var toHotline = run.Run.End.Milliseconds - run.Run.City.LinkDelay.Milliseconds;
        var sentOn = Of(run, OutcomeKind.RequestAnswered).ToDictionary(answered => answered.A, answered => answered.Time + answered.C);
        made.Keys.Except(ended).ShouldAllBe(request => sentOn.GetValueOrDefault(request, made[request]) >= toHotline);
        run.Value("requests.unaccounted").ShouldBe(0);
        Without(run, OutcomeKind.OrderFiled, filed => filed.A != 0)["requests.unaccounted"].Value.ShouldBe(1);
        Of(run, OutcomeKind.OrderClosed).Sum(order => order.C).ShouldBe(CallersOf(run) - Of(run, OutcomeKind.OrderOpenAtEnd).Sum(order => order.C));
    }

    [Fact]
    public void Every_find_is_filed_joined_or_still_on_the_desk()
    {
        var run = Busy(seed: 3);
        var requested = Of(run, OutcomeKind.RequestMade).Select(request => request.B).ToHashSet();
        var finds = Of(run, OutcomeKind.IncidentHappened).Where(incident => !requested.Contains(incident.A)).ToArray();
        var traced = Of(run, OutcomeKind.OrderFiled).Where(filed => filed.A == 0).Select(filed => filed.D)
            .Concat(Of(run, OutcomeKind.FindMerged).Select(merged => merged.A))
            .Concat(Of(run, OutcomeKind.RequestOpenAtEnd).Where(open => open.A == 0).Select(open => open.B)).ToHashSet();
        finds.Length.ShouldBeGreaterThan(30);
        run.Value("finds.unaccounted").ShouldBe(0);
        Without(run, OutcomeKind.OrderFiled, filed => filed.A == 0 && finds.Any(find => find.A == filed.D))["finds.unaccounted"].Value.ShouldBe(1);
        finds.Where(find => !traced.Contains(find.A)).ShouldAllBe(find => find.Time >= run.Run.End.Milliseconds - run.Run.City.LinkDelay.Milliseconds);
    }

    [Fact]
    public void Nobody_is_called_back_twice_or_without_having_called()
    {
        var run = BareRun.Of("toy-storm", 4, "duration=4d", "load.requests=20");
        var made = Of(run, OutcomeKind.RequestMade).Select(request => request.A).ToHashSet();
        var called = Of(run, OutcomeKind.CalledBack).Concat(Of(run, OutcomeKind.NotReached)).Select(call => call.A).ToArray();
        called.Length.ShouldBeGreaterThan(60);
        called.ShouldBeUnique();
        called.ShouldAllBe(request => made.Contains(request));
    }

    [Fact]
    public void Without_crews_the_water_stays_longer()
    {
        var differences = Seeds.Select(seed => Flooded(seed, "0%") - Flooded(seed, "100%")).ToArray();
        Paired.LowerBound(differences).ShouldBeGreaterThan(0, string.Join(", ", differences));

        static double Flooded(ulong seed, string crews) => BareRun.Of("toy-storm", seed, $"staff.crews={crews}").Value("flood.cell-hours");
    }

    [Fact]
    public void One_more_officer_in_each_town_meets_the_same_incidents_with_the_same_work()
    {
        var (fewer, more) = (BareRun.Of("toy-storm", 7, "load.requests=40", "load.finds=40", "staff.officers=+20"), BareRun.Of("toy-storm", 7, "load.requests=40", "load.finds=40", "staff.officers=+21"));
        Happened(more).ShouldBe(Happened(fewer));
        Requested(more).ShouldBe(Requested(fewer));
        var (few, many) = (Work(fewer), Work(more));
        var both = few.Keys.Where(many.ContainsKey).ToArray();
        both.Length.ShouldBeGreaterThan(50);
        both.ShouldAllBe(incident => few[incident] == many[incident]);
        more.Digest.ShouldNotBe(fewer.Digest);

        static IEnumerable<(long, int, long, long)> Happened(BareRun run) => Of(run, OutcomeKind.IncidentHappened).OrderBy(incident => incident.A).Select(incident => (incident.Time, incident.Code, incident.A, incident.B));
        static IEnumerable<(long, int, long)> Requested(BareRun run) => Of(run, OutcomeKind.RequestMade).Where(request => PondingIncident.IsPonding(request.B) || request.A == RequestNumber.OfReport(request.B, 0)).OrderBy(request => request.A).Select(request => (request.Time, request.Code, request.A));
    }

    [Fact]
    public void More_crews_change_no_request_about_water_that_stands_as_it_did()
    {
        var (alike, changed, told) = (0, 0, 0);
        foreach (var seed in Seeds)
        {
            var (few, many) = (BareRun.Of("toy-storm", seed, "faults.blocked-inlets=60%"), BareRun.Of("toy-storm", seed, "faults.blocked-inlets=60%", "staff.crews=+2"));
            var (water, waterOfMany) = (Water(few), Water(many));
            var same = water.Keys.Where(point => waterOfMany.TryGetValue(point, out var levels) && levels.SequenceEqual(water[point])).ToHashSet();
            var toldOfSame = Told(few, same);
            Told(many, same).ShouldBe(toldOfSame);
            (alike, changed, told) = (alike + same.Count, changed + water.Count - same.Count, told + toldOfSame.Length);
        }

        (alike, changed, told).ShouldSatisfyAllConditions(() => alike.ShouldBeGreaterThan(10), () => changed.ShouldBeGreaterThan(3), () => told.ShouldBeGreaterThan(3));

        // Each change of level with its time and depth, and the volumes of the whole run.
        static Dictionary<int, (long, long, long)[]> Water(BareRun run) => Of(run, OutcomeKind.LowPointLevel).Concat(Of(run, OutcomeKind.WaterBalance)).GroupBy(water => water.Code).ToDictionary(point => point.Key, point => point.Select(water => (water.Time, water.A, water.B)).ToArray());
        static (long, int, long)[] Told(BareRun run, HashSet<int> points) => [.. Of(run, OutcomeKind.RequestMade).Where(request => PondingIncident.IsPonding(request.B) && points.Contains(PondingIncident.LowPointOf(request.B))).OrderBy(request => request.A).Select(request => (request.Time, request.Code, request.A))];
    }

    private static BareRun Busy(ulong seed) => BareRun.Of("toy-storm", seed, "load.requests=60", "load.finds=20", "hotline.patience=2min");

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    private static long Request(Outcome outcome) => outcome.A;

    // Those who filed or joined, less those whom a closed order sent back to be filed anew.
    private static long CallersOf(BareRun run) =>
        Of(run, OutcomeKind.OrderFiled).Count(filed => filed.A != 0) + Of(run, OutcomeKind.RequestMerged).Length
        - Of(run, OutcomeKind.CommandRefused).Count(refused => refused.Code % 256 == (int)OrderCommand.Merge);

    // The work of the first job of each incident's order.
    private static Dictionary<long, long> Work(BareRun run)
    {
        var incidents = Of(run, OutcomeKind.OrderFiled).ToDictionary(filed => filed.Twin, filed => filed.D);
        var work = new Dictionary<long, long>();
        foreach (var freed in Of(run, OutcomeKind.UnitFreed).Where(freed => freed.Code == 1 && !PondingIncident.IsPonding(incidents[(ulong)freed.C]))) work.TryAdd(incidents[(ulong)freed.C], freed.B);
        return work;
    }

    // The same run as if one of its outcomes had been lost.
    private static RunIndicators Without(BareRun run, OutcomeKind kind, Func<Outcome, bool> which)
    {
        var lost = run.Outcomes.ToList().FindIndex(outcome => outcome.Kind == (int)kind && which(outcome));
        return IndicatorPass.Over(run.Run.City, run.Run.Span, run.Outcomes.Where((_, i) => i != lost));
    }
}
