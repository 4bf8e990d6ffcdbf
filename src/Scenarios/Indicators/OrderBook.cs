using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>What the indicators remember of an order while it is open.</summary>
internal sealed class OpenOrder
{
    public required Matter Matter { get; init; }

    public required int Jurisdiction { get; init; }

    /// <summary>The town it lies in; −1 when it lies in no cell.</summary>
    public required int Town { get; init; }

    public required long Incident { get; init; }

    public required SimTime Reported { get; init; }

    /// <summary>Whether it was reported after the warm-up.</summary>
    public required bool Measured { get; init; }

    /// <summary>Stages it has reached and what befell it, so that each is counted once.</summary>
    public OrderMarks Marks { get; set; }

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
/// The open orders of a run. Every order is opened once and ended once (closed, declined, or open at the run's end);
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

    /// <summary>Orders of the whole run: filed, or ended before they were filed.</summary>
    public long Opened { get; private set; }

    /// <summary>Orders opened and never ended. Zero after a whole run.</summary>
    public int StillOpen => _open.Count;

    /// <summary>The open order of a twin.</summary>
    public OpenOrder? Find(ulong twin) => _open.GetValueOrDefault(twin);

    /// <summary>Opens the order of an <see cref="OutcomeKind.OrderFiled"/>.</summary>
    public OpenOrder? File(in Outcome filed)
    {
        var order = new OpenOrder
        {
            Matter = city.Matters[filed.Code],
            Jurisdiction = filed.Who.Jurisdiction,
            Town = TownOf(new TwinId((ulong)filed.B)),
            Incident = filed.D,
            Reported = new SimTime(filed.C),
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
    /// <param name="twin">The order.</param>
    /// <param name="mayBeUnfiled">Whether this end can come before filing: declined, or not yet filed when the run ended.</param>
    public OpenOrder? End(ulong twin, bool mayBeUnfiled)
    {
        if (!_ended.Add(twin)) Broken++;
        if (!_open.Remove(twin, out var order))
        {
            if (mayBeUnfiled) Opened++;
            else Broken++;
            return null;
        }

        if (order.Incident != 0 && --_openByIncident[order.Incident] == 0) _openByIncident.Remove(order.Incident);
        return order;
    }
}
