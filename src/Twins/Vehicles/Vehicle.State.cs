using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>The vehicle's whole state for digests, checkpoints and whoever asks.</summary>
public sealed partial class Vehicle
{
    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("plate", facts.Plate);
        state.Write("state", _state);
        state.Write("stop", _stop.Purpose);
        state.Write("since", _stoppedAt);
        state.Write("place-east-mm", _place.EastMillimetres);
        state.Write("place-north-mm", _place.NorthMillimetres);
        state.Write("tank-cl", _tank);
        state.Write("trips", _trips);
        state.Write("loaded-cl", _loaded);
        state.Write("delivered-cl", _delivered);
        state.Write("loaded-unapproved-cl", _loadedIllegally);
        state.Write("sold-cl", _sold);
        state.Write("driven-mm", _millimetres);
        state.Write("reports", _reports);
        state.Write("reports-back-filled", _backFilled);
        state.Write("position-jumps", _jumps);
        state.Write("held", _held);
        state.Write("warned", _warned);
        WriteStays(state);
        WriteWay(state);
        WriteStops(state);
        WriteWaybills(state);
        _log.Write(state);
    }

    private void WriteWay(StateWriter state)
    {
        state.Write("node", _node);
        state.Write("on-node", _onNode);
        state.Write("leg-end", _legEnd);
        state.Write("leg-node", _legNode);
        state.Write("leg-to-east-mm", _legTo.EastMillimetres);
        state.Write("leg-to-north-mm", _legTo.NorthMillimetres);
        state.Write("leg-from", _legFrom);
        state.Write("leg-until", _legUntil);
        state.Write("set-out-at", _setOutAt);
        state.Write("drove-from", _droveFrom);
        state.Write("acts", _acts);
        state.Write("report-interval", _interval);
        state.Write("report-rhythm", _rhythm);
        state.Write("silent-until", _silentUntil);
        state.Write("stale", _stale);
        state.Write("road-chance", in _road);
        state.Write("terminal-chance", in _terminal);
        state.Write("withheld", _withheldCount);
        for (var i = 0; i < _withheldCount; i++)
        {
            state.Write("withheld-at", _withheld[i].At);
            state.Write("withheld-east-mm", _withheld[i].Place.EastMillimetres);
            state.Write("withheld-north-mm", _withheld[i].Place.NorthMillimetres);
            state.Write("withheld-speed", _withheld[i].Speed);
            state.Write("withheld-tank-cl", _withheld[i].Tank);
        }
    }

    private void WriteStops(StateWriter state)
    {
        state.Write("detouring", _detouring);
        Write(state, in _detour);
        state.Write("at-goal", _reachedGoal);
        state.Write("gate-passed", _gatePassed);
        state.Write("next-stop", _next);
        state.Write("stops", _count);
        for (var i = 0; i < _count; i++) Write(state, in _stops[i]);
    }

    private static void Write(StateWriter state, in Stop stop)
    {
        state.Write("stop-purpose", stop.Purpose);
        state.Write("stop-site", stop.Site);
        state.Write("stop-node", stop.At.Node);
        state.Write("stop-east-mm", stop.At.Place.EastMillimetres);
        state.Write("stop-north-mm", stop.At.Place.NorthMillimetres);
        state.Write("stop-length", stop.Milliseconds);
        state.Write("stop-cl", stop.Centilitres);
    }

    private void WriteWaybills(StateWriter state)
    {
        state.Write("waybills", _issued);
        for (var back = 0; back < Math.Min(_issued, KeptWaybills); back++)
        {
            ref readonly var waybill = ref WaybillAt(back);
            state.Write("waybill", waybill.Number);
            state.Write("waybill-goods", waybill.Goods);
            state.Write("waybill-from", waybill.From);
            state.Write("waybill-to", waybill.To);
            state.Write("waybill-loaded-cl", waybill.Loaded);
            state.Write("waybill-loaded-at", waybill.LoadedAt);
            state.Write("waybill-delivered-cl", waybill.Delivered);
            state.Write("waybill-delivered-at", waybill.DeliveredAt);
        }
    }
}
