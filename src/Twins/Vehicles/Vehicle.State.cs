using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>The vehicle's whole state for digests, checkpoints and whoever asks.</summary>
public sealed partial class Vehicle
{
    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("plate", facts.Plate);
        state.Write("carrier", facts.Carrier);
        state.Write("goods", facts.GoodsName);
        state.Write("driver", facts.Driver);
        state.Write("escort", facts.Escort);
        state.Write("state", _state);
        state.Write("stop", _stop.Purpose);
        state.Write("since", _stoppedAt);
        state.Write("leftAlone", _leftAlone);
        state.Write("eastMillimetres", _place.EastMillimetres);
        state.Write("northMillimetres", _place.NorthMillimetres);
        state.Write("tankCl", _tank);
        state.Write("trips", _trips);
        state.Write("loadedCl", _loaded);
        state.Write("deliveredCl", _delivered);
        state.Write("loadedUnapprovedCl", _loadedIllegally);
        state.Write("soldCl", _sold);
        state.Write("drivenMm", _millimetres);
        state.Write("reports", _reports);
        state.Write("reportsBackFilled", _backFilled);
        state.Write("positionJumps", _jumps);
        state.Write("held", _held);
        state.Write("warned", _warned);
        WriteStays(state);
        WriteWay(state);
        WriteNightBan(state);
        WriteStops(state);
        WriteWaybills(state);
        _log.Write(state);
        _numbers?.WriteState(state);
    }

    private void WriteWay(StateWriter state)
    {
        state.Write("node", _node);
        state.Write("onNode", _onNode);
        state.Write("legEnd", _legEnd);
        state.Write("legNode", _legNode);
        state.Write("legRoad", _legRoad);
        state.Write("legToEastMm", _legTo.EastMillimetres);
        state.Write("legToNorthMm", _legTo.NorthMillimetres);
        state.Write("legFrom", _legFrom);
        state.Write("legUntil", _legUntil);
        state.Write("setOutAt", _setOutAt);
        state.Write("droveFrom", _droveFrom);
        state.Write("acts", _acts);
        state.Write("reportInterval", _interval);
        state.Write("reportRhythm", _rhythm);
        state.Write("silentUntil", _silentUntil);
        state.Write("stale", _stale);
        state.Write("roadChance", in _road);
        state.Write("terminalChance", in _terminal);
        state.BeginList("withheld", _withheldCount);
        for (var i = 0; i < _withheldCount; i++)
        {
            state.NextItem();
            state.Write("withheldAt", _withheld[i].At);
            state.Write("withheldEastMm", _withheld[i].Place.EastMillimetres);
            state.Write("withheldNorthMm", _withheld[i].Place.NorthMillimetres);
            state.Write("withheldSpeed", _withheld[i].Speed);
            state.Write("withheldTankCl", _withheld[i].Tank);
        }

        state.EndList();
    }

    private void WriteStops(StateWriter state)
    {
        state.Write("detouring", _detouring);
        Write(state, in _detour);
        Write(state, in _stop);
        state.Write("atGoal", _reachedGoal);
        state.Write("gatePassed", _gatePassed);
        state.Write("nextStop", _next);
        state.BeginList("stops", _count);
        for (var i = 0; i < _count; i++)
        {
            state.NextItem();
            Write(state, in _stops[i]);
        }

        state.EndList();
    }

    private static void Write(StateWriter state, in Stop stop)
    {
        state.Write("stopPurpose", stop.Purpose);
        state.Write("stopSite", stop.Site);
        state.Write("stopNode", stop.At.Node);
        state.Write("stopEastMm", stop.At.Place.EastMillimetres);
        state.Write("stopNorthMm", stop.At.Place.NorthMillimetres);
        state.Write("stopLength", stop.Milliseconds);
        state.Write("stopCl", stop.Centilitres);
    }

    private void WriteWaybills(StateWriter state)
    {
        state.Write("waybillsKnown", facts.HasWaybills);
        state.Write("waybillsIssued", _issued);
        var kept = Math.Min(_issued, KeptWaybills);
        state.BeginList("waybills", kept);
        for (var back = 0; back < kept; back++)
        {
            state.NextItem();
            WaybillAt(back).Write(state);
            if (state.IsForPeople) world.Words?.FormOf(facts.Number, in WaybillAt(back))?.Write(state, WaybillAt(back).Entry.Blank);
        }

        state.EndList();
    }
}
