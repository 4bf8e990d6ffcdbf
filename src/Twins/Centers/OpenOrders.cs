using Liandong.Twins.Cells;
using Liandong.Twins.Orders;

namespace Liandong.Twins.Centers;

/// <summary>
/// The open orders of a centre by what they are about, so that requests of one incident meet in one order. Standing water is known
/// by its low point; what others can see by matter and cell, which is all that a filing clerk knows (two incidents of one kind in
/// one cell are taken for one: the report says how often); a private concern, and what befalls one twin, by itself.
/// </summary>
internal sealed class OpenOrders(CommandSystem system)
{
    private readonly Dictionary<(long About, ulong Cell), (ulong Order, long Incident)> _open = [];
    private readonly Dictionary<(long About, ulong Cell), int> _closed = [];

    /// <summary>How many are open.</summary>
    public int Count => _open.Count;

    /// <summary>The open order about the same, and its incident.</summary>
    public bool TryFind(int matter, ulong cell, long incident, out ulong order, out long incidentOfOrder)
    {
        var found = _open.TryGetValue(Key(matter, cell, incident), out var open);
        (order, incidentOfOrder) = open;
        return found;
    }

    /// <summary>Adds an order.</summary>
    public void Add(int matter, ulong cell, long incident, ulong order) => _open.Add(Key(matter, cell, incident), (order, incident));

    /// <summary>Removes a closed order; how many of its kind have been closed there (1 for a private concern).</summary>
    public int Remove(int matter, ulong cell, long incident)
    {
        var key = Key(matter, cell, incident);
        _open.Remove(key);
        if (key.Cell == 0) return 1;
        _closed.TryGetValue(key, out var closed);
        _closed[key] = closed + 1;
        return closed + 1;
    }

    private (long About, ulong Cell) Key(int matter, ulong cell, long incident) =>
        !PondingIncident.IsPonding(incident) && !SubjectIncident.Is(incident) && system.Habits.CanBeSeen(system.Matters[matter]) ? (matter, cell) : (incident, 0);
}
