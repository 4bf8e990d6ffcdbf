using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <content>The call to the wristband, what it gets wrong, and when an elder is found whom it left alone.</content>
public sealed partial class Elder
{
    private static readonly ulong VoicePurpose = StableHash.Of("answers the wristband's call");
    private static readonly ulong AlonePurpose = StableHash.Of("left alone after a call");

    private LeftAlone _alone;

    // What they say belongs to the alarm: a second call would hear the same, but only a desk is in haste. A walk in company is explained by the companion.
    private bool SeemsWell(Rescuer caller, Jurisdiction here)
    {
        var chance = ChanceOf(VoicePurpose, SubjectIncident.CountOf(_race.Incident), here);
        if (_race.Trouble == 0) return chance.NextIs(_race.Cause == AlarmCause.Fence ? 0.9 : Ability.SaysAllIsWell(plan.Group));
        if (chance.NextIs(Ability.DeniesTrouble(_race.What, plan.Group))) return true;
        return caller == Rescuer.Centre && chance.NextIs(Ability.ClosesInHaste(_race.DeskLine));
    }

    // They may press again; else it takes until somebody looks in. Whoever finds them finds all that ails them.
    private void LeaveAlone(Jurisdiction here)
    {
        var chance = ChanceOf(AlonePurpose, SubjectIncident.CountOf(_race.Incident), here);
        var pressesAgain = chance.NextIs(Ability.PressesIn(_race.What, plan.Group));
        var pressesAfter = SimDuration.FromMinutes(chance.NextLogNormal(30, 0.8));
        var looksInAfter = chance.NextLogNormal(1, 0.6);
        if (pressesAgain) here.Wake(pressesAfter, MessageKind.Wake, (int)Alarm.Press, _race.Trouble, (long)_race.What, _race.Incident);
        if (_alone.Trouble != 0) return;
        var (who, hours) = plan.Guardian switch
        {
            { Comes: true } => (Rescuer.Guardian, 4),
            { } => (Rescuer.None, 8),
            null => (Rescuer.None, 14),
        };
        _alone.Begin(_race.Trouble, here.Now);
        here.Wake(SimDuration.FromMinutes(looksInAfter * hours * 60), MessageKind.Wake, (int)Alarm.FoundByChance, _alone.Count, (long)who);
    }

    private void Find(Rescuer who, Jurisdiction here)
    {
        if (_alone.Trouble == 0) return;
        here.Record((int)OutcomeKind.ElderFound, (int)who, _alone.Trouble, (here.Now - _alone.Since).Milliseconds, plan.Index);
        Help(_alone.Trouble);
        _alone.End();
    }

    private void Help(long trouble)
    {
        if (trouble == _illness.Trouble) _illness.End();
        if (trouble == _roam.Trouble) _roam.End();
    }
}
