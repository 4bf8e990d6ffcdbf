using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// The open orders of a centre by what they are about, so that requests of one incident meet in one order. Standing water is known
/// by its low point and flood; what others can see by matter and cell, which is all that a filing clerk knows (two incidents of one kind in
/// one cell are taken for one: the report says how often); a private concern, and what befalls one twin, by itself.
/// </summary>
internal sealed class OpenOrders(CommandSystem system)
{
    private readonly SortedDictionary<(long About, ulong Cell), (ulong Order, long Incident)> _open = [];
    private readonly KnownCauses _known = new();

    /// <summary>How many are open.</summary>
    public int Count => _open.Count;

    /// <summary>The open order about the same, and its incident.</summary>
    public bool TryFind(int matter, ulong cell, long incident, out ulong order, out long incidentOfOrder)
    {
        var found = _open.TryGetValue(Key(matter, cell, incident), out var open);
        (order, incidentOfOrder) = open;
        return found;
    }

    /// <summary>The open main order (主单) that a known cause gives to requests like this one; whoever filed before has an order of their own.</summary>
    public bool TryFindMain(int matter, ulong cell, out ulong order, out long incidentOfOrder)
    {
        (order, incidentOfOrder) = (0, 0);
        if (!_known.TryFind(matter, cell, out var main) || !_open.TryGetValue(Key(matter, cell, main), out var open)) return false;
        (order, incidentOfOrder) = open;
        return true;
    }

    /// <summary>Takes in that requests from a cell have a known cause, or no more.</summary>
    public void Hear(in Event told) => _known.Hear(in told);

    /// <summary>Whether this order is open.</summary>
    public bool Has(ulong order)
    {
        foreach (var open in _open.Values)
        {
            if (open.Order == order) return true;
        }

        return false;
    }

    /// <summary>Adds an order.</summary>
    public void Add(int matter, ulong cell, long incident, ulong order) => _open.Add(Key(matter, cell, incident), (order, incident));

    /// <summary>Removes a closed order.</summary>
    public void Remove(int matter, ulong cell, long incident) => _open.Remove(Key(matter, cell, incident));

    /// <summary>Writes which orders are open.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("openOrders", _open, static (item, open) =>
        {
            item.Write("order", new TwinId(open.Value.Order));
            item.Write("incidentOfOrder", open.Value.Incident);
            WriteKey(item, open.Key);
        });
        _known.WriteState(state);
    }

    private static void WriteKey(StateWriter state, (long About, ulong Cell) key)
    {
        state.Write("about", key.About);
        state.Write("cellOfOrder", new TwinId(key.Cell));
    }

    private (long About, ulong Cell) Key(int matter, ulong cell, long incident) =>
        !PondingIncident.IsPonding(incident) && !SubjectIncident.Is(incident) && system.Habits.CanBeSeen(system.Matters[matter]) ? (matter, cell) : (incident, 0);
}
