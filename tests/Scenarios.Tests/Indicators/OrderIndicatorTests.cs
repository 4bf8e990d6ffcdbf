using CsCheck;
using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Orders;

namespace Liandong.Scenarios.Tests.Indicators;

public sealed class OrderIndicatorTests
{
    private const long Minute = OutcomeStream.Minute;

    [Fact]
    public void Times_run_from_the_report_to_the_first_time_a_stage_was_reached()
    {
        var indicators = new OutcomeStream()
            .Filed(10, order: 1)
            .At(12, OutcomeKind.OrderDispatched, OutcomeStream.Order(1), (int)Executor.Officer)
            .At(15, OutcomeKind.OrderAccepted, OutcomeStream.Order(1))
            .At(30, OutcomeKind.OrderOnScene, OutcomeStream.Order(1))
            .At(50, OutcomeKind.OrderDispatched, OutcomeStream.Order(1), (int)Executor.Officer)
            .At(80, OutcomeKind.OrderOnScene, OutcomeStream.Order(1))
            .Closed(100, order: 1)
            .Indicators(minutes: 600);

        indicators["orders.dispatch.mean"].Value.ShouldBe(2 * Minute);
        indicators["orders.accept.median"].Value.ShouldBe(5 * Minute);
        indicators["town.orders.arrive.p95"].Value.ShouldBe(20 * Minute);
        indicators["priority-1.orders.close.p90"].Value.ShouldBe(90 * Minute);
        indicators["county.orders.close.p90"].Value.ShouldBeNull();
    }

    [Fact]
    public void Quantiles_are_nearest_ranks_of_all_values()
    {
        var stream = new OutcomeStream();
        for (var i = 1; i <= 100; i++) stream.Filed(0, i).Closed(101 - i, i);
        var indicators = stream.Indicators(minutes: 600);

        indicators["orders.close.median"].Value.ShouldBe(50 * Minute);
        indicators["orders.close.p90"].Value.ShouldBe(90 * Minute);
        indicators["orders.close.p95"].Value.ShouldBe(95 * Minute);
        indicators["orders.close.mean"].Value.ShouldBe(50.5 * Minute);
    }

    [Fact]
    public void On_time_share_counts_open_orders_past_their_limit_as_late()
    {
        var indicators = new OutcomeStream()
            .Filed(0, 1).Closed(10, 1)
            .Filed(0, 2).Closed(20, 2, onTime: false)
            .Filed(0, 3).At(600, OutcomeKind.OrderOpenAtEnd, OutcomeStream.Order(3), 2, b: 599 * Minute)
            .Filed(0, 4).At(600, OutcomeKind.OrderOpenAtEnd, OutcomeStream.Order(4), 2, b: 900 * Minute)
            .Indicators(minutes: 600);

        indicators["orders.on-time.share"].Value.ShouldBe(1 / 3.0);
        indicators["orders.open"].Value.ShouldBe(2);
        indicators["orders.overdue"].Value.ShouldBe(1);
    }

    [Fact]
    public void What_befalls_an_order_twice_is_counted_once()
    {
        var order = OutcomeStream.Order(1);
        var indicators = new OutcomeStream()
            .Filed(0, 1).Filed(0, 2)
            .At(1, OutcomeKind.OrderReturned, order, 4).At(2, OutcomeKind.OrderReturned, order, 5)
            .At(3, OutcomeKind.OrderReworked, order, 1).At(4, OutcomeKind.OrderReworked, order, 2)
            .At(5, OutcomeKind.OrderSupervised, order, 1).At(6, OutcomeKind.OrderEscalated, order, 1).At(7, OutcomeKind.OrderDeferred, order)
            .Closed(9, 1, department: 3).Closed(9, 2, department: 3)
            .Indicators(minutes: 60);

        foreach (var name in new[] { "returned", "reworked", "supervised", "escalated", "deferred" }) indicators[$"orders.{name}.share"].Value.ShouldBe(0.5, name);
        indicators.Departments[4].Returned.ShouldBe(1);
        indicators.Departments[3].ShouldSatisfyAllConditions(row => row.Orders.ShouldBe(2), row => row.Reworked.ShouldBe(1), row => row.Supervised.ShouldBe(1), row => row.OnTime.ShouldBe(2));
        indicators.Centres[2].ShouldSatisfyAllConditions(row => row.Returned.ShouldBe(1), row => row.Reworked.ShouldBe(1), row => row.Supervised.ShouldBe(1), row => row.OnTime.ShouldBe(2));
    }

    [Fact]
    public void A_raised_order_counts_under_its_highest_priority_with_all_that_it_went_through_before()
    {
        var order = OutcomeStream.Order(1);
        var indicators = new OutcomeStream()
            .Filed(0, 1, matter: 1)
            .At(2, OutcomeKind.OrderDispatched, order).At(3, OutcomeKind.OrderEscalated, order, 1)
            .At(4, OutcomeKind.OrderRaised, order, code: 2, a: 1).At(5, OutcomeKind.OrderRaised, order, code: 0, a: 2).At(5, OutcomeKind.OrderRaised, order, code: 3, a: 0)
            .At(25, OutcomeKind.OrderOnScene, order)
            .Closed(30, 1)
            .Indicators(minutes: 60);

        indicators["priority-1.orders.count"].Value.ShouldBe(1);
        indicators["priority-1.orders.dispatch.mean"].Value.ShouldBe(0, "it was out when it was raised");
        indicators["priority-1.orders.arrive.mean"].Value.ShouldBe(20 * Minute, "from the raise at 5, as its limit runs");
        indicators["orders.dispatch.mean"].Value.ShouldBe(2 * Minute);
        indicators["orders.arrive.mean"].Value.ShouldBe(25 * Minute);
        indicators["priority-1.orders.close.mean"].Value.ShouldBe(30 * Minute);
        foreach (var priority in new[] { 2, 3, 4 }) indicators[$"priority-{priority}.orders.count"].Value.ShouldBe(0);
        indicators["town.orders.count"].Value.ShouldBe(1, "the county's matter did not take it away from the town that filed it");
        indicators["orders.escalated.share"].Value.ShouldBe(1);
        indicators.Orders.Backlog.ShouldAllBe(tier => tier.Last() == 0);
    }

    [Fact]
    public void Closures_after_the_warm_up_are_measured_whenever_the_order_was_reported()
    {
        var indicators = new OutcomeStream()
            .Filed(10, 1).Closed(400, 1, onTime: false)
            .Filed(20, 3).Closed(30, 3)
            .Filed(300, 2).Closed(310, 2)
            .Indicators(minutes: 600, warmUpMinutes: 240);

        indicators["orders.count"].Value.ShouldBe(1);
        indicators["orders.per-day"].Value.ShouldBe(4);
        indicators["orders.closed"].Value.ShouldBe(2);
        indicators["orders.on-time.share"].Value.ShouldBe(0.5);
        indicators["orders.close.mean"].Value.ShouldBe(200 * Minute);
        indicators.Accounting.ShouldBe(new OrderAccounting(Opened: 3, Closed: 3, Open: 0, Unaccounted: 0));
    }

    [Fact]
    public void Requests_merged_rightly_and_repeats_missed_give_precision_and_recall()
    {
        var indicators = new OutcomeStream()
            .Filed(0, 1, request: 1, incident: 7)
            .At(1, OutcomeKind.RequestMerged, OutcomeStream.Town(), 1, 2, 1)
            .At(2, OutcomeKind.RequestMerged, OutcomeStream.Town(), 1, 3, 1)
            .At(3, OutcomeKind.RequestMerged, OutcomeStream.Town(), 1, 4, 1)
            .At(4, OutcomeKind.RequestMerged, OutcomeStream.Town(), 0, 5, 1)
            .At(4, OutcomeKind.RequestMerged, OutcomeStream.Town(), -1, 7, 1)
            .Filed(5, 2, request: 6, incident: 7)
            .Closed(9, 1).Closed(9, 2)
            .Filed(20, 3, request: 8, incident: 7).Closed(30, 3)
            .Indicators(minutes: 60);

        indicators["merge.precision"].Value.ShouldBe(0.75);
        indicators["merge.recall"].Value.ShouldBe(0.75);
    }

    [Fact]
    public void Every_order_that_is_lost_ended_twice_or_never_filed_is_unaccounted()
    {
        new OutcomeStream().Filed(0, 1).Indicators(60).Accounting.Unaccounted.ShouldBe(1);
        new OutcomeStream().Filed(0, 1).Closed(1, 1).Closed(2, 1).Indicators(60).Accounting.Unaccounted.ShouldBeGreaterThan(0);
        new OutcomeStream().Closed(1, 1).Indicators(60).Accounting.Unaccounted.ShouldBe(1);
        new OutcomeStream().Filed(0, 1).Filed(1, 1).Closed(2, 1).Indicators(60).Accounting.Unaccounted.ShouldBe(1);
        new OutcomeStream().Filed(0, 1).Filed(0, 2).Closed(1, 2).Closed(2, 2).Indicators(60).Accounting.Unaccounted.ShouldBeGreaterThan(1, "a lost order and a doubled one must not cancel");
    }

    [Fact]
    public void Orders_in_any_mixture_of_ends_balance_exactly() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 500], Gen.Int[0, 99], Gen.Int[0, 3]).List[0, 60].Sample(orders =>
        {
            var stream = new OutcomeStream();
            for (var i = 0; i < orders.Count; i++)
            {
                var (end, filed, taken, matter) = orders[i];
                stream.Filed(filed, i, matter);
                if (end == 0) stream.Closed(filed + taken, i);
                if (end == 1) stream.At(600, OutcomeKind.OrderOpenAtEnd, OutcomeStream.Order(i));
            }

            var indicators = stream.Indicators(600, warmUpMinutes: 100);
            var balance = indicators.Accounting;
            balance.ShouldBe(new OrderAccounting(orders.Count, orders.Count(order => order.Item1 == 0), orders.Count(order => order.Item1 == 1), 0));
            balance.Difference.ShouldBe(0);
            indicators.Orders.Backlog.Sum(tier => tier[^1]).ShouldBe(balance.Open);
            indicators.Centres.Sum(centre => centre.Backlog).ShouldBe(balance.Open);
        });
}
