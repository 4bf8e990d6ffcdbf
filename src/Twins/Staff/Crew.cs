using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>
/// A drainage crew: at a low point it sets its pump to work, clears the inlets and stays until they are clear and the water is down;
/// elsewhere it works like any other unit.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="facts">What sets it apart.</param>
/// <param name="pumpCubicMetresPerHour">What its pumps can lift.</param>
public sealed class Crew(CommandSystem system, FieldUnitFacts facts, int pumpCubicMetresPerHour) : FieldUnit(system, facts)
{
    private static readonly ulong ClearingPurpose = StableHash.Of("clearing inlets");
    private bool _packs;

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("packs", _packs);
    }

    /// <inheritdoc/>
    protected override void BeginWork(Jurisdiction here)
    {
        _packs = false;
        if (!PondingIncident.IsPonding(JobIncident))
        {
            base.BeginWork(here);
            return;
        }

        if (pumpCubicMetresPerHour > 0) Pump(pumpCubicMetresPerHour, here);
        var chance = new Chance(here.Seed, (ulong)JobIncident, JobStamp.Again(ClearingPurpose, JobStampNow));
        WakeForJob(System.Habits.ClearInlets.Draw(ref chance), Alarm.InletsCleared, here);
        WakeForJob(System.Habits.CrewStaysAtMost, Alarm.GiveUp, here);
    }

    /// <inheritdoc/>
    protected override void Hear(in Event received, Jurisdiction here)
    {
        if (received.Kind != MessageKind.Drained) base.Hear(in received, here);
        else if (IsWorking && PondingIncident.IsPonding(JobIncident) && received.A == PondingIncident.LowPointOf(JobIncident)) Leave(here);
    }

    /// <inheritdoc/>
    protected override void AtScene(Alarm alarm, Jurisdiction here)
    {
        if (alarm == Alarm.GiveUp) Leave(here);
        else if (!_packs) here.Send(JobCell, MessageKind.ClearInlets, a: (long)Id.Value, b: PondingIncident.LowPointOf(JobIncident));
    }

    private void Leave(Jurisdiction here)
    {
        if (_packs) return;
        _packs = true;
        if (pumpCubicMetresPerHour > 0) Pump(0, here);
        WakeForJob(System.Habits.PackUp, Alarm.WorkDone, here);
    }

    private void Pump(long cubicMetresPerHour, Jurisdiction here) =>
        here.Send(JobCell, MessageKind.Pump, a: (long)Id.Value, b: PondingIncident.LowPointOf(JobIncident), c: cubicMetresPerHour);
}
