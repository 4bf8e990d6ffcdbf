using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>One thing that waits for, or has, a desk's attention.</summary>
public struct DeskItem
{
    /// <summary>What has to be done.</summary>
    public DeskWork Work;

    /// <summary>1 to 4.</summary>
    public int Priority;

    /// <summary>Index in the matter catalogue.</summary>
    public int Matter;

    /// <summary>The way it came in, for requests; how often it was tried, otherwise.</summary>
    public int Detail;

    /// <summary>The request, or 0.</summary>
    public long Request;

    /// <summary>The order's id, or 0.</summary>
    public ulong Order;

    /// <summary>The cell's id.</summary>
    public ulong Cell;

    /// <summary>The incident.</summary>
    public long Incident;

    /// <summary>When it reached the hotline or, for finds, the centre, in ms.</summary>
    public long Reported;

    /// <summary>When it joined the line, in ms.</summary>
    public long Since;

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("work", Work);
        state.Write("matterIndex", Matter);
        state.Write("order", new TwinId(Order));
        state.Write("since", new SimTime(Since));
        state.Write("itemPriority", Priority);
        state.Write("itemDetail", Detail);
        state.Write("request", Request);
        state.Write("itemCell", new TwinId(Cell));
        state.Write("itemIncident", Incident);
        state.Write("itemReported", new SimTime(Reported));
    }

    /// <summary>Priority I or II, which is taken up at any hour.</summary>
    public readonly bool IsUrgent => Priority <= 2;
}

/// <summary>A desk of several people with one line: whoever is free takes the next item and keeps it until it is done.</summary>
public sealed class Desk
{
    private readonly PriorityLine<DeskItem> _line = new();
    private DeskItem[] _inHand = new DeskItem[4];
    private bool[] _taken = new bool[4];

    /// <summary>How many people sit there; a smaller number lets those at work finish.</summary>
    public int Capacity { get; set; }

    /// <summary>How many are at work.</summary>
    public int Busy { get; private set; }

    /// <summary>How many items wait.</summary>
    public int Waiting => _line.Count;

    /// <summary>Joins the line.</summary>
    public void Add(in DeskItem item) => _line.Add(item.Priority, item);

    /// <summary>Raises an order's waiting item by one priority.</summary>
    public bool Urge(ulong order) => _line.Urge(order, static (item, urged) => item.Order == urged);

    /// <summary>Shows every item with whether it is in somebody's hands: those first, by seat, then the line.</summary>
    public void ForEach(Action<DeskItem, bool> show)
    {
        for (var seat = 0; seat < _taken.Length; seat++)
        {
            if (_taken[seat]) show(_inHand[seat], true);
        }

        _line.ForEach(item => show(item, false));
    }

    /// <summary>Starts the next item if somebody is free; the seat names it until <see cref="Finish"/>.</summary>
    public bool TryStart(out int seat, out DeskItem item)
    {
        (seat, item) = (-1, default);
        if (Busy >= Capacity || !_line.TryTake(out item)) return false;
        seat = Seat(in item);
        return true;
    }

    /// <summary>Starts the first item of priority I or II, whatever else stands before it.</summary>
    public bool TryStartUrgent(out int seat, out DeskItem item)
    {
        (seat, item) = (-1, default);
        if (Busy >= Capacity || !_line.TryTake(2, true, static (waiting, urgent) => waiting.IsUrgent == urgent, out item)) return false;
        seat = Seat(in item);
        return true;
    }

    /// <summary>Ends the item at a seat.</summary>
    public DeskItem Finish(int seat)
    {
        _taken[seat] = false;
        Busy--;
        return _inHand[seat];
    }

    /// <summary>Writes the desk's load.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("deskCapacity", Capacity);
        state.BeginList("deskBusy", Busy);
        for (var seat = 0; seat < _taken.Length; seat++)
        {
            if (!_taken[seat]) continue;
            state.NextItem();
            state.Write("seat", seat);
            _inHand[seat].WriteState(state);
        }

        state.EndList();
        _line.WriteState("deskWaiting", state, static (line, item) => item.WriteState(line));
    }

    private int Seat(in DeskItem item)
    {
        var seat = FreeSeat();
        _inHand[seat] = item;
        _taken[seat] = true;
        Busy++;
        return seat;
    }

    private int FreeSeat()
    {
        for (var i = 0; i < _taken.Length; i++)
        {
            if (!_taken[i]) return i;
        }

        Array.Resize(ref _taken, _taken.Length * 2);
        Array.Resize(ref _inHand, _inHand.Length * 2);
        return Busy;
    }
}
