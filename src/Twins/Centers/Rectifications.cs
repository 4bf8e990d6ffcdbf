using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// Rectifications (随时改) of a centre: when the same thing was put right again and again in one place within a window of days, somebody
/// has to look for its cause. A rectification that passed its check is checked again later: it passes only if the thing did not come
/// back in between.
/// </summary>
internal sealed class Rectifications(CommandSystem system)
{
    // Above all incidents of towns, below the mark of ponding.
    private const long Mark = 1L << 60;
    private readonly List<Closure> _closures = [];
    private readonly SortedDictionary<long, Rectification> _cases = [];

    /// <summary>Takes note of a closed order; whether it is the last of as many in the window as call for a rectification, which then starts the count anew.</summary>
    public bool IsCalledFor(int matter, ulong cell, long incident, SimTime now)
    {
        var habits = system.Habits;
        if (habits.RectifyMatter < 0 || matter == habits.RectifyMatter || PondingIncident.IsPonding(incident) || SubjectIncident.Is(incident) || !habits.CanBeSeen(system.Matters[matter])) return false;
        var (kept, there) = (0, 1);
        for (var i = 0; i < _closures.Count; i++)
        {
            var closure = _closures[i];
            if (now - closure.At > habits.RectifyWithin) continue;
            if (closure.Matter == matter && closure.Cell == cell) there++;
            _closures[kept++] = closure;
        }

        _closures.RemoveRange(kept, _closures.Count - kept);
        if (there < habits.RepeatsThatRectify) _closures.Add(new Closure(matter, cell, now));
        else StartAnew(matter, cell);
        return there >= habits.RepeatsThatRectify;
    }

    /// <summary>Begins a case; its incident, which is its own and not that of the order that gave rise to it.</summary>
    public long Open(int matter, ulong cell, long incident)
    {
        _cases[Mark | incident] = new Rectification(matter, cell, IsWatched: false, CameBack: false);
        return Mark | incident;
    }

    /// <summary>An order was filed: whatever is watched there has come back.</summary>
    public void See(int matter, ulong cell)
    {
        if (_cases.Count == 0) return;
        foreach (var (incident, seen) in _cases.ToArray())
        {
            if (seen.IsWatched && seen.Matter == matter && seen.Cell == cell) _cases[incident] = seen with { CameBack = true };
        }
    }

    /// <summary>
    /// The verdict of a check. The first one that is passed begins to watch the place, the next one asks whether it came back. Whatever
    /// has no known cause (an order that is no rectification, or one that was found) is judged by its work alone.
    /// </summary>
    public bool Judge(long incident, bool isDoneWell)
    {
        if (!_cases.TryGetValue(incident, out var judged)) return isDoneWell;
        var passes = isDoneWell && !judged.CameBack;
        _cases[incident] = judged with { IsWatched = passes, CameBack = false };
        return passes;
    }

    /// <summary>Ends the case of a closed order, if it has one.</summary>
    public void Close(long incident) => _cases.Remove(incident);

    /// <summary>Writes the closures that count and the open cases.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("closures", _closures, static (item, closure) =>
        {
            item.Write("matterIndex", closure.Matter);
            item.Write("cell", new TwinId(closure.Cell));
            item.Write("closedAt", closure.At);
        });
        state.Write("rectifications", _cases, static (item, open) =>
        {
            item.Write("incident", open.Key);
            item.Write("matterIndex", open.Value.Matter);
            item.Write("cell", new TwinId(open.Value.Cell));
            item.Write("isWatched", open.Value.IsWatched);
            item.Write("cameBack", open.Value.CameBack);
        });
    }

    private void StartAnew(int matter, ulong cell) => _closures.RemoveAll(closure => closure.Matter == matter && closure.Cell == cell);

    private readonly record struct Closure(int Matter, ulong Cell, SimTime At);

    private readonly record struct Rectification(int Matter, ulong Cell, bool IsWatched, bool CameBack);
}
