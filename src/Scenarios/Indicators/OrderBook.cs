using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>What the indicators remember of an order while it is open.</summary>
internal sealed class OpenOrder
{
    /// <summary>The most urgent matter that it was about: what a raise makes it.</summary>
    public required Matter Matter { get; set; }

    /// <summary>The tier that filed it and answers for it; a raise leaves it there.</summary>
    public required Tier Tier { get; init; }

    public required int Jurisdiction { get; init; }

    /// <summary>The town it lies in; −1 when it lies in no cell.</summary>
    public required int Town { get; init; }

    public required long Incident { get; init; }

    public required SimTime Reported { get; init; }

    /// <summary>Whether it was reported after the warm-up.</summary>
    public required bool Measured { get; init; }

    /// <summary>Stages it has reached and what befell it, so that each is counted once.</summary>
    public OrderMarks Marks { get; private set; }

    /// <summary>Since when it has had its priority: the report, or the raise.</summary>
    public required SimTime Since { get; set; }

    /// <summary>By stage before closure: when it was reached, or none.</summary>
    public SimTime?[] Reached { get; } = new SimTime?[IndicatorTable.Stages.Length - 1];

    /// <summary>Sets a mark; false when it was set already.</summary>
    public bool Mark(OrderMarks mark)
    {
        if (Marks.HasFlag(mark)) return false;
        Marks |= mark;
        return true;
    }
}

/// <summary>What has happened to an order at least once.</summary>
[Flags]
internal enum OrderMarks
{
    None = 0,
    Dispatched = 1,
    Accepted = 2,
    Arrived = 4,
    Returned = 8,
    Reworked = 16,
    Supervised = 32,
    Escalated = 64,
    Deferred = 128,
}

/// <summary>
/// The open orders of a run. Every order is opened once and ended once (closed, or open at the run's end);
/// whatever breaks that is counted as unaccounted.
/// </summary>
internal sealed class OrderBook(CityDefinition city, RunSpan span)
{
    private readonly Dictionary<ulong, OpenOrder> _open = [];
    private readonly Dictionary<long, int> _openByIncident = [];
    private readonly HashSet<ulong> _ended = [];

    /// <summary>Orders that were opened twice, ended twice, or closed without having been filed.</summary>
    public long Broken { get; private set; }

    /// <summary>Orders filed about an incident that had an open order already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Orders of the whole run.</summary>
    public long Opened { get; private set; }

    /// <summary>Orders opened and never ended. Zero after a whole run.</summary>
    public IReadOnlyCollection<OpenOrder> StillOpen => _open.Values;

    /// <summary>The open order of a twin.</summary>
    public OpenOrder? Find(ulong twin) => _open.GetValueOrDefault(twin);

    /// <summary>Takes an <see cref="OutcomeKind.OrderRaised"/>: the order counts as one of the more urgent matter from its beginning.</summary>
    public void Raise(in Outcome raised)
    {
        var matter = city.Matters[raised.Code];
        if (Find(raised.Twin) is { } order && matter.Priority < order.Matter.Priority) (order.Matter, order.Since) = (matter, raised.At);
    }

    /// <summary>Opens the order of an <see cref="OutcomeKind.OrderFiled"/>.</summary>
    public OpenOrder? File(in Outcome filed)
    {
        var matter = city.Matters[filed.Code];
        var order = new OpenOrder
        {
            Matter = matter,
            Tier = matter.Tier,
            Jurisdiction = filed.Who.Jurisdiction,
            Town = TownOf(new TwinId((ulong)filed.B)),
            Incident = filed.D,
            Reported = new SimTime(filed.C),
            Since = new SimTime(filed.C),
            Measured = filed.C >= span.WarmUp.Milliseconds,
        };
        if (_ended.Contains(filed.Twin) || !_open.TryAdd(filed.Twin, order))
        {
            Broken++;
            return null;
        }

        Opened++;
        if (order.Incident != 0)
        {
            var others = _openByIncident.GetValueOrDefault(order.Incident);
            if (others > 0 && order.Measured) Duplicates++;
            _openByIncident[order.Incident] = others + 1;
        }

        return order;
    }

    private int TownOf(TwinId cell) => cell == TwinId.None ? -1 : cell.Jurisdiction - city.TownJurisdiction(0);

    /// <summary>Ends an order; null when it was never filed.</summary>
    public OpenOrder? End(ulong twin)
    {
        if (!_ended.Add(twin)) Broken++;
        if (!_open.Remove(twin, out var order))
        {
            Broken++;
            return null;
        }

        if (order.Incident != 0 && --_openByIncident[order.Incident] == 0) _openByIncident.Remove(order.Incident);
        return order;
    }
}
