using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Twins.Waybills;

/// <content>What others ask the register: which waybill a vehicle had during a stay.</content>
public sealed partial class WaybillRegistry
{
    /// <summary>
    /// How much older than a waybill the last report of the stay may be in which its goods were loaded or delivered. It is issued or closed
    /// when the work is done; a parked terminal reports every 5 min, and one of its reports may be far off.
    /// </summary>
    public static readonly SimDuration ReportGap = SimDuration.FromMinutes(10);

    private readonly SortedDictionary<ulong, (Waybill Last, Waybill Before)> _byVehicle = [];

    private long _asked;

    // One that is told of when it is closed may have been loaded before the one that is open.
    private void NoteIssued(TwinId vehicle, in Waybill issued)
    {
        _byVehicle.TryGetValue(vehicle.Value, out var known);
        _byVehicle[vehicle.Value] = issued.LoadedAt < known.Last.LoadedAt ? (known.Last, issued) : (issued, known.Last);
    }

    // Whether the register has the waybill that is closed. A vehicle that reports late may have issued others since.
    private bool NoteClosed(in Event closed)
    {
        if (!_byVehicle.TryGetValue(closed.Sender.Value, out var known)) return false;
        var at = new SimTime(closed.D);
        var isLast = known.Last.Number == closed.A;
        if (isLast) known.Last = known.Last with { Delivered = closed.B, DeliveredAt = at };
        else if (known.Before.Number == closed.A) known.Before = known.Before with { Delivered = closed.B, DeliveredAt = at };
        else return IsRecent(closed.A);
        _byVehicle[closed.Sender.Value] = known;
        return true;
    }

    private bool IsRecent(long number)
    {
        foreach (var waybill in _recent)
        {
            if (waybill.Number == number) return true;
        }

        return false;
    }

    // The waybill that was open during the stay; otherwise the last one before it.
    private void Answer(in Event asked, Jurisdiction here)
    {
        _asked++;
        var stamp = WaybillStamp.None;
        if (_byVehicle.TryGetValue((ulong)asked.D, out var known))
        {
            var to = StayTimes.To(asked.B);
            var had = known.Last.LoadedAt <= to + ReportGap || known.Before.Number == 0 ? known.Last : known.Before;
            if (had.LoadedAt <= to + ReportGap) stamp = WaybillStamp.Of(had.DeliveredAt >= to, had.Goods, had.From, had.To);
        }

        here.Send(asked.Sender, MessageKind.WaybillFound, stamp, asked.A, asked.B, asked.C, asked.D);
    }

    private void WriteQueries(StateWriter state)
    {
        state.Write("asked", _asked);
        state.Write("vehiclesWithWaybills", _byVehicle, static (state, of) =>
        {
            state.Write("vehicleOfWaybills", new TwinId(of.Key));
            of.Value.Last.Write(state);
            of.Value.Before.Write(state);
        });
    }
}
