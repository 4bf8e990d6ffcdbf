using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>Counts and times of a group of orders.</summary>
internal sealed class OrderCounts
{
    public long Filed { get; set; }

    public long Closed { get; set; }

    public long OnTime { get; set; }

    public long Open { get; set; }

    public long Overdue { get; set; }

    public long Returned { get; private set; }

    public long Reworked { get; private set; }

    public long Supervised { get; private set; }

    public long Escalated { get; private set; }

    public long Deferred { get; private set; }

    /// <summary>Times from the report, by stage.</summary>
    public Samples[] Times { get; } = [.. IndicatorTable.Stages.Select(_ => new Samples())];

    /// <summary>
    /// Times by stage since the order had its priority, as its limits run: from the raise when it was raised, nothing when the stage had
    /// been reached by then. Closure is what people wait for, and counts from the report here too.
    /// </summary>
    public Samples[] TimesAtPriority { get; } = [.. IndicatorTable.Stages.Select(_ => new Samples())];

    /// <summary>Several groups as one.</summary>
    public static OrderCounts Sum(IEnumerable<OrderCounts> groups)
    {
        var sum = new OrderCounts();
        foreach (var group in groups)
        {
            sum.Filed += group.Filed;
            sum.Closed += group.Closed;
            sum.OnTime += group.OnTime;
            sum.Open += group.Open;
            sum.Overdue += group.Overdue;
            sum.Returned += group.Returned;
            sum.Reworked += group.Reworked;
            sum.Supervised += group.Supervised;
            sum.Escalated += group.Escalated;
            sum.Deferred += group.Deferred;
            for (var stage = 0; stage < sum.Times.Length; stage++)
            {
                sum.Times[stage].AddAll(group.Times[stage]);
                sum.TimesAtPriority[stage].AddAll(group.TimesAtPriority[stage]);
            }
        }

        return sum;
    }

    /// <summary>Counts that something befell an order for the first time.</summary>
    public void Befell(OrderMarks mark)
    {
        switch (mark)
        {
            case OrderMarks.Returned: Returned++; break;
            case OrderMarks.Reworked: Reworked++; break;
            case OrderMarks.Supervised: Supervised++; break;
            case OrderMarks.Escalated: Escalated++; break;
            case OrderMarks.Deferred: Deferred++; break;
            default: throw new ArgumentOutOfRangeException(nameof(mark), mark, "Stages are timed, not counted.");
        }
    }

    /// <summary>Counts how long an order needed to a stage.</summary>
    public void Took(int stage, SimTime reached, OpenOrder order)
    {
        Times[stage].Add((reached - order.Reported).Milliseconds);
        var since = stage == Times.Length - 1 ? order.Reported : order.Since;
        TimesAtPriority[stage].Add(Math.Max(0, (reached - since).Milliseconds));
    }

    public void Report(IndicatorValues values, string prefix, bool isOfOnePriority)
    {
        var times = isOfOnePriority ? TimesAtPriority : Times;
        values.Set(prefix + "orders.count", Filed);
        values.SetShare(prefix + "orders.on-time.share", OnTime, Closed + Overdue);
        values.Set(prefix + "orders.open", Open);
        for (var stage = 0; stage < times.Length; stage++)
        {
            var name = $"{prefix}orders.{IndicatorTable.Stages[stage].Name}.";
            values.Set(name + "mean", times[stage].Mean, times[stage].Count);
            values.Set(name + "median", times[stage].Quantile(50), times[stage].Count);
            values.Set(name + "p90", times[stage].Quantile(90), times[stage].Count);
            values.Set(name + "p95", times[stage].Quantile(95), times[stage].Count);
        }
    }
}
