using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <content>
/// The community officer's own leg of the race: of an SOS and of a fall the town's officers are told at once, and the nearest free one sets
/// out. The centre's order, when it is filed, goes to the officer who is on the way.
/// </content>
public sealed partial class Elder
{
    private static readonly ulong OfficerPurpose = StableHash.Of("officer takes the wristband's call");

    private TwinId Officers => system.Team(Executor.Officer, plan.Cell);

    private void TellOfficer(Jurisdiction here)
    {
        var matter = system.Matters[care.Matters[(int)_race.Cause]];
        if (!_race.IsUrgent || _race.OfficerTold || matter.Executor != Executor.Officer) return;
        _race.OfficerTold = true;
        here.Send(Officers, MessageKind.Job, JobStamp.Of(matter.Index, (int)matter.Priority, JobStamp.Settled), (long)Id.Value, (long)plan.Cell.Value, _race.Incident);
    }

    private void HearOfficer(TwinId officer, Jurisdiction here)
    {
        if (!_race.IsOpen)
        {
            here.Send(officer, MessageKind.CallOff, a: (long)Id.Value);
            return;
        }

        _race.Officer = officer;
        var chance = ChanceOf(OfficerPurpose, SubjectIncident.CountOf(_race.Incident), here);
        here.Wake(SimDuration.FromSeconds(chance.NextLogNormal(30, 0.5)), MessageKind.Wake, (int)Alarm.OfficerTakesCall, _race.Incident);
    }

    // Both ways: who was told directly may still wait in the team's line while the order is at the desk.
    private void CallOfficerOff(Jurisdiction here)
    {
        if (_race.Order != TwinId.None || _race.Officer != TwinId.None) here.Record((int)OutcomeKind.ElderRescuerCalledOff, (int)Rescuer.Officer, _race.Incident);
        if (_race.OfficerTold) here.Send(_race.Officer != TwinId.None ? _race.Officer : Officers, MessageKind.CallOff, a: (long)Id.Value);
        if (_race.Order != TwinId.None) here.Send(_race.Order, MessageKind.CallOff, a: (long)Id.Value);
    }
}
