using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>
/// A drainage crew: at a low point it clears the inlets, sets its pump to work and stays until the water is down; elsewhere it
/// works like any other unit.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="facts">What sets it apart.</param>
/// <param name="pumpCubicMetresPerHour">What its pumps can lift.</param>
public sealed class Crew(CommandSystem system, FieldUnitFacts facts, int pumpCubicMetresPerHour) : FieldUnit(system, facts)
{
    private static readonly ulong ClearingPurpose = StableHash.Of("clearing inlets");

    /// <inheritdoc/>
    protected override void BeginWork(Jurisdiction here)
    {
        if (!PondingIncident.IsPonding(JobIncident))
        {
            base.BeginWork(here);
            return;
        }

        var lowPoint = PondingIncident.LowPointOf(JobIncident);
        here.Send(JobCell, MessageKind.Pump, a: (long)Id.Value, b: lowPoint, c: pumpCubicMetresPerHour);
        var chance = new Chance(here.Seed, (ulong)JobIncident, ClearingPurpose);
        var clearing = SimDuration.FromMinutes(chance.NextLogNormal(20, 0.5));
        here.Send(JobCell, clearing > here.LinkDelay ? clearing : here.LinkDelay, MessageKind.ClearInlets, a: (long)Id.Value, b: lowPoint);
        WakeForJob(System.Habits.CrewStaysAtMost, Alarm.GiveUp, here);
    }

    /// <inheritdoc/>
    protected override void Hear(in Event received, Jurisdiction here)
    {
        if (received.Kind != MessageKind.Drained) base.Hear(in received, here);
        else if (PondingIncident.IsPonding(JobIncident) && received.A == PondingIncident.LowPointOf(JobIncident)) Leave(here);
    }

    /// <inheritdoc/>
    protected override void GiveUp(Jurisdiction here) => Leave(here);

    private void Leave(Jurisdiction here)
    {
        here.Send(JobCell, MessageKind.Pump, a: (long)Id.Value, b: PondingIncident.LowPointOf(JobIncident));
        WakeForJob(SimDuration.FromMinutes(5), Alarm.WorkDone, here);
    }
}
