using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>
/// How orders fared. Closures, the on-time share and the time to closure are of what was closed after the warm-up, whenever it was
/// reported, as the bulletins count; everything else is of orders reported after the warm-up. Times run from the report to the first
/// time a stage was reached; an order that never reached it counts with the time until the run's end, its least wait. An order belongs to the tier that filed it and to the highest priority it had, so it is added to a group when it ends; under that priority its stages count from when it got it. The on-time share is of all that should have been closed (应结案): closed ones and those open past their limit.
/// </summary>
internal sealed class OrderTally(RunSpan span, OrderBook book, RowTally rows, SeriesTally series)
{
    private const int Priorities = 4;
    private const int FewestCalls = 30;
    private static readonly OrderMarks[] Befalling = [OrderMarks.Returned, OrderMarks.Reworked, OrderMarks.Supervised, OrderMarks.Escalated, OrderMarks.Deferred];
    private static readonly OrderMarks[] Reached = [OrderMarks.Dispatched, OrderMarks.Accepted, OrderMarks.Arrived];

    private readonly OrderCounts[] _groups = [.. Enumerable.Range(0, 3 * Priorities).Select(_ => new OrderCounts())];
    private long _fromRequests;
    private long _called;
    private long _satisfied;
    private long _closedInAll;
    private long _openAtEnd;
    private long _refused;
    private long _unreached;

    /// <summary>The balance of all orders of the run, the warm-up's included.</summary>
    public OrderAccounting Accounting => new(book.Opened, _closedInAll, _openAtEnd, book.Broken + book.StillOpen.Count);

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.OrderFiled: File(in outcome); break;
            case OutcomeKind.OrderRaised: book.Raise(in outcome); break;
            case OutcomeKind.OrderDispatched: Reach(in outcome, 0); break;
            case OutcomeKind.OrderAccepted: Reach(in outcome, 1); break;
            case OutcomeKind.OrderOnScene: Reach(in outcome, 2); break;
            case OutcomeKind.OrderReworked: Befall(in outcome, OrderMarks.Reworked); break;
            case OutcomeKind.OrderSupervised: Befall(in outcome, OrderMarks.Supervised); break;
            case OutcomeKind.OrderEscalated: Befall(in outcome, OrderMarks.Escalated); break;
            case OutcomeKind.OrderDeferred: Befall(in outcome, OrderMarks.Deferred); break;
            case OutcomeKind.OrderReturned:
                if (Befall(in outcome, OrderMarks.Returned)) rows.Returned(outcome.Who.Jurisdiction, outcome.Code);
                break;
            case OutcomeKind.OrderClosed: Close(in outcome); break;
            case OutcomeKind.OrderOpenAtEnd: LeaveOpen(in outcome); break;
            case OutcomeKind.CommandRefused: _refused++; break;
            case OutcomeKind.CalledBack when outcome.At >= SimTime.Start + span.WarmUp:
                _called++;
                if (outcome.Code == 1) _satisfied++;
                rows.CalledBack(in outcome);
                break;
        }
    }

    /// <summary>Adds the orders that were lost, so that none is left out of its group. Once, after the last outcome.</summary>
    public void Complete()
    {
        foreach (var lost in book.StillOpen) Settle(lost);
    }

    public void Report(IndicatorValues values, long requests)
    {
        foreach (var (prefix, _) in IndicatorTable.OrderScopes)
        {
            var scope = OrderCounts.Sum(_groups.Where((_, group) => IsIn(prefix, group)));
            scope.Report(values, prefix, isOfOnePriority: prefix.StartsWith("priority-", StringComparison.Ordinal));
            if (prefix.Length == 0) ReportAll(values, scope, requests);
        }
    }

    private static bool IsIn(string prefix, int group) => prefix switch
    {
        "" => true,
        "city." => group / Priorities == (int)Tier.City,
        "county." => group / Priorities == (int)Tier.County,
        "town." => group / Priorities == (int)Tier.Town,
        _ => group % Priorities == prefix["priority-".Length] - '1',
    };

    private OrderCounts Group(OpenOrder order) => _groups[((int)order.Tier * Priorities) + (int)order.Matter.Priority - 1];

    private void File(in Outcome outcome)
    {
        if (book.File(in outcome) is not { } order) return;
        series.OrderOpened(outcome.At, order.Tier);
        rows.Opened(order);
        if (order.Measured && outcome.A != 0) _fromRequests++;
    }

    private void Reach(in Outcome outcome, int stage)
    {
        if (book.Find(outcome.Twin) is not { Measured: true } order || !order.Mark(Reached[stage])) return;
        order.Reached[stage] = outcome.At;
    }

    private bool Befall(in Outcome outcome, OrderMarks mark) => book.Find(outcome.Twin) is { Measured: true } order && order.Mark(mark);

    private void Settle(OpenOrder order)
    {
        if (!order.Measured) return;
        var group = Group(order);
        group.Filed++;
        for (var stage = 0; stage < order.Reached.Length; stage++)
        {
            if (order.Reached[stage] is not { } reached) continue;
            group.Took(stage, reached, order);
            if (Reached[stage] == OrderMarks.Arrived) rows.Arrived(order, reached);
        }

        foreach (var mark in Befalling)
        {
            if (order.Marks.HasFlag(mark)) group.Befell(mark);
        }
    }

    private void Close(in Outcome outcome)
    {
        _closedInAll++;
        if (book.End(outcome.Twin) is not { } order) return;
        Settle(order);
        var taken = outcome.At - order.Reported;
        series.OrderClosed(outcome.At, order.Tier);
        if (outcome.At < SimTime.Start + span.WarmUp) return;
        rows.Closed(order, in outcome, taken);
        var group = Group(order);
        group.Closed++;
        group.Took(Reached.Length, outcome.At, order);
        if (outcome.Code == 1) group.OnTime++;
    }

    private void LeaveOpen(in Outcome outcome)
    {
        _openAtEnd++;
        if (book.End(outcome.Twin) is not { } order) return;
        Settle(order);
        var overdue = outcome.B > 0 && outcome.B <= span.Duration.Milliseconds;
        rows.LeftOpen(order, in outcome, overdue);
        Group(order).Open++;
        if (overdue) Group(order).Overdue++;
        if (order.Measured) WaitInVain(order);
    }

    // Whoever still waits when the run ends has waited at least until then: leaving them out would make the worst service look best.
    private void WaitInVain(OpenOrder order)
    {
        for (var stage = 0; stage < Reached.Length; stage++)
        {
            var awaited = Reached[stage] != OrderMarks.Arrived || order.Matter.Executor != Executor.Desk;
            if (!awaited || order.Marks.HasFlag(Reached[stage])) continue;
            Group(order).Took(stage, SimTime.Start + span.Duration, order);
            if (Reached[stage] == OrderMarks.Arrived) rows.Arrived(order, SimTime.Start + span.Duration);
        }

        if (order.Matter.Executor != Executor.Desk && !order.Marks.HasFlag(OrderMarks.Arrived)) _unreached++;
    }

    private void ReportAll(IndicatorValues values, OrderCounts all, long requests)
    {
        values.Set("orders.per-day", all.Filed / span.MeasuredDays);
        values.SetShare("orders.per-requests.share", _fromRequests, requests);
        values.Set("orders.closed", all.Closed);
        values.Set("orders.overdue", all.Overdue);
        // A share of a handful of calls would look like a result.
        values.Set("orders.satisfied.share", _called < FewestCalls ? null : (double)_satisfied / _called, _called);
        values.SetShare("orders.returned.share", all.Returned, all.Filed);
        values.SetShare("orders.reworked.share", all.Reworked, all.Filed);
        values.SetShare("orders.supervised.share", all.Supervised, all.Filed);
        values.SetShare("orders.escalated.share", all.Escalated, all.Filed);
        values.SetShare("orders.deferred.share", all.Deferred, all.Filed);
        values.Set("orders.refused-commands", _refused);
        values.Set("orders.unreached", _unreached);
        values.Set("orders.unaccounted", Accounting.Unaccounted);
    }
}
