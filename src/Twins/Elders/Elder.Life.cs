using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <content>What happens to an elder, and whether the wristband or the elder tells.</content>
public sealed partial class Elder
{
    private static readonly ulong CandidatePurpose = StableHash.Of("what may happen to an elder");
    private static readonly ulong CoursePurpose = StableHash.Of("course of an elder's trouble");
    private static readonly ulong SurgePurpose = StableHash.Of("presses out of the ordinary");
    private static readonly SimDuration PromptTime = SimDuration.FromMinutes(1);

    private Illness _illness;
    private int _troubles;

    private void AwaitCandidate(Happening kind, long number, Jurisdiction here)
    {
        var rate = Happenings.RateOf(kind, plan.Group, plan.Woman, care) * Happenings.MostOf(kind);
        if (rate <= 0) return;
        var chance = CandidateOf(kind, number, here);
        var gap = chance.NextExponential(Happenings.Year / rate);
        // Later than any run: there is no wake-up for it.
        if (gap < SimTime.Latest.Milliseconds - here.Now.Milliseconds) here.Wake(new SimDuration((long)gap), MessageKind.Wake, (int)Alarm.Candidate, (long)kind, number);
    }

    private Chance CandidateOf(Happening kind, long number, Jurisdiction here) => ChanceOf(CandidatePurpose + (ulong)kind, number, here);

    private void Consider(Happening kind, long number, Jurisdiction here)
    {
        AwaitCandidate(kind, number + 1, here);
        var chance = CandidateOf(kind, number, here);
        chance.NextUnit();
        var factor = Happenings.FactorOf(kind, system.Calendar.HourOf(here.Now), care.TenthsAt(here.Now));
        if (chance.NextUnit() * Happenings.MostOf(kind) < factor) Happen(kind, number, here);
    }

    private void Happen(Happening kind, long number, Jurisdiction here)
    {
        var chance = ChanceOf(CoursePurpose + (ulong)kind, number, here);
        switch (kind)
        {
            case Happening.FalsePress when _band.State == DeviceState.Worn:
                Raise(AlarmCause.Sos, 0, Trouble.None, 0, here);
                break;
            case Happening.FalseFall when _band.State == DeviceState.Worn:
                SeeFallWhereThereIsNone(ref chance, here);
                break;
            case Happening.FalsePress or Happening.FalseFall:
                break;
            case Happening.Outing:
                if (_roam.PlaceAt(here.Now, plan.Home) == plan.Home) _roam.Begin(here.Now, SimDuration.FromMinutes(chance.NextLogNormal(70, 0.4)), 0, ref chance);
                break;
            default:
                Befall((Trouble)(kind + 1), ref chance, here);
                break;
        }
    }

    private void SeeFallWhereThereIsNone(ref Chance chance, Jurisdiction here)
    {
        if (!care.AsksFirst) Raise(AlarmCause.Fall, 0, Trouble.None, 0, here);
        else if (chance.NextIs(0.9)) here.Record((int)OutcomeKind.ElderPromptAnswered, 0, plan.Index);
        else here.Wake(PromptTime, MessageKind.Wake, (int)Alarm.Prompt);
    }

    // The draws stand in one order whatever the wristband does, so that a band more or less worn changes nobody's fate.
    private void Befall(Trouble what, ref Chance chance, Jurisdiction here)
    {
        var trouble = ((long)plan.Index << 20) | (uint)(++_troubles & 0xFFFFF);
        here.Record((int)OutcomeKind.ElderBefell, (int)what, trouble, plan.Index, (int)_band.State);
        var isSeen = chance.NextIs(care.FallDetection);
        var presses = chance.NextIs(Ability.PressesIn(what, plan.Group));
        var pressesAfter = SimDuration.FromMinutes(chance.NextLogNormal(2, 0.8));
        var lasts = SimDuration.FromMinutes(chance.NextLogNormal(what == Trouble.Astray ? 360 : 120, 0.4));
        var severity = chance.NextLogNormal(1, 0.3);
        if (StrainOf(what, severity, ref chance) is { } strain) _illness.Begin(trouble, what, here.Now, lasts, strain);
        if (what == Trouble.Astray) _roam.Begin(here.Now, lasts, trouble, ref chance);
        if (_band.State != DeviceState.Worn) return;
        if (what == Trouble.Fall && isSeen) here.Wake(care.AsksFirst ? PromptTime : SimDuration.Zero, MessageKind.Wake, (int)Alarm.Prompt, trouble);
        else if (presses) here.Wake(pressesAfter, MessageKind.Wake, (int)Alarm.Press, trouble, (long)what);
    }

    // Two in three cardiac events race the heart, the others slow it.
    private static VitalStrain? StrainOf(Trouble what, double severity, ref Chance chance) => what switch
    {
        Trouble.Cardiac when chance.NextIs(2.0 / 3) => Strain(48, -34, -4.0, severity),
        Trouble.Cardiac => Strain(-26, -34, -4.0, severity),
        Trouble.Heat => Strain(32, -22, -2.0, severity),
        _ => null,
    };

    private static VitalStrain Strain(double pulse, double systolic, double saturation, double severity) =>
        new((int)(pulse * 1_000 * severity), (int)(systolic * 1_000 * severity), (int)(saturation * 1_000 * severity));

    private void AwaitSurges(Jurisdiction here)
    {
        for (var i = 0; i < care.Surges.Count; i++)
        {
            var surge = care.Surges[i];
            if (surge.Jurisdictions.Count > 0 && !surge.Jurisdictions.Contains(Id.Jurisdiction)) continue;
            var chance = ChanceOf(SurgePurpose, i, here);
            var presses = chance.NextPoisson(surge.Presses);
            for (var press = 0; press < presses; press++)
            {
                var at = surge.From + new SimDuration((long)(chance.NextUnit() * (surge.Until - surge.From).Milliseconds));
                here.Wake(at - here.Now, MessageKind.Wake, (int)Alarm.Surge, i, press);
            }
        }
    }

    private void PressInSurge(int surge, long press, Jurisdiction here)
    {
        var chance = ChanceOf(SurgePurpose + 1, ((long)surge << 32) | press, here);
        var trouble = 0L;
        if (chance.NextIs(care.Surges[surge].Genuine))
        {
            trouble = ((long)plan.Index << 20) | (uint)(++_troubles & 0xFFFFF);
            here.Record((int)OutcomeKind.ElderBefell, (int)Trouble.Unwell, trouble, plan.Index, (int)_band.State);
        }

        Raise(AlarmCause.Sos, trouble, trouble == 0 ? Trouble.None : Trouble.Unwell, 0, here);
    }
}
