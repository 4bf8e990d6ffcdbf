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
            for (var stage = 0; stage < sum.Times.Length; stage++) sum.Times[stage].AddAll(group.Times[stage]);
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

    public void Report(IndicatorValues values, string prefix)
    {
        values.Set(prefix + "orders.count", Filed);
        values.SetShare(prefix + "orders.on-time.share", OnTime, Closed + Overdue);
        values.Set(prefix + "orders.open", Open);
        for (var stage = 0; stage < Times.Length; stage++)
        {
            var name = $"{prefix}orders.{IndicatorTable.Stages[stage].Name}.";
            values.Set(name + "mean", Times[stage].Mean, Times[stage].Count);
            values.Set(name + "median", Times[stage].Quantile(50), Times[stage].Count);
            values.Set(name + "p90", Times[stage].Quantile(90), Times[stage].Count);
            values.Set(name + "p95", Times[stage].Quantile(95), Times[stage].Count);
        }
    }
}
