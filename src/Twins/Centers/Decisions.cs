using Liandong.Twins.Orders;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>What the people of a centre decide from outside: carried out at once, or refused with a reason; both are left as an outcome.</summary>
internal sealed class Decisions(CommandSystem system)
{
    private readonly ReportNumbers _numbers = new();
    private long _taken;
    private long _refused;

    /// <summary>Carries a decision out, on the centre's open orders and its warning.</summary>
    public void Take(in Event decided, OpenOrders open, RainWarning warning, Jurisdiction here)
    {
        if (!_numbers.IsNew(decided.D)) return;
        var (decision, what) = ((Decision)decided.Stamp, decided.A);
        var fault = decision switch
        {
            Decision.Warn => FaultOfLevel(what, warning.Level, here),
            Decision.Post => FaultOfPost(new TwinId((ulong)what), here),
            Decision.Urge => open.Has((ulong)what) ? DecisionFault.None : DecisionFault.Unknown,
            _ => DecisionFault.Unknown,
        };
        if (fault != DecisionFault.None)
        {
            _refused++;
            here.Record((int)OutcomeKind.DecisionRefused, (int)decision, what, (int)fault);
            return;
        }

        _taken++;
        here.Record((int)OutcomeKind.DecisionTaken, (int)decision, what);
        if (decision == Decision.Warn) warning.Decide((int)what, here);
        else if (decision == Decision.Post) here.Send(CommandSystem.Crews(here.Index), MessageKind.Post, a: what);
        else here.Send(new TwinId((ulong)what), MessageKind.Urge, a: what);
    }

    /// <summary>Writes how many were carried out and refused.</summary>
    public void WriteState(StateWriter state)
    {
        _numbers.WriteState(state);
        state.Write("decisionsTaken", _taken);
        state.Write("decisionsRefused", _refused);
    }

    private DecisionFault FaultOfLevel(long level, int present, Jurisdiction here) =>
        system.TierOf(here.Index) != Tier.County ? DecisionFault.NotOurs
        : level is < 0 or > 4 ? DecisionFault.Unknown
        : level == present ? DecisionFault.AlreadySo
        : DecisionFault.None;

    private DecisionFault FaultOfPost(TwinId cell, Jurisdiction here)
    {
        if (system.TierOf(here.Index) != Tier.County) return DecisionFault.NotOurs;
        if (cell.Jurisdiction >= system.Jurisdictions || system.TierOf(cell.Jurisdiction) != Tier.Town) return DecisionFault.Unknown;
        var number = cell.Index - CommandSystem.FirstCell;
        if (cell.Kind != (byte)TwinKind.GridCell || number < 0 || number >= system.CellsOf(cell.Jurisdiction)) return DecisionFault.Unknown;
        return system.Above(cell.Jurisdiction) == here.Index ? DecisionFault.None : DecisionFault.NotOurs;
    }
}
