using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <summary>
/// A law-enforcement case (行政执法案件): filed, investigated, notice of rights and hearing, decided within its limit, carried out of the
/// party's own accord or by the court, closed, and looked at again.
/// </summary>
/// <param name="rules">What all cases share.</param>
/// <param name="type">What it is about.</param>
/// <param name="incident">What keys its randomness.</param>
/// <param name="town">The jurisdiction of the town it happened in.</param>
/// <param name="cause">The order that gave cause, or none.</param>
public sealed class Case(AffairRules rules, CaseType type, long incident, int town, TwinId cause) : Affair(rules, type, incident, town, cause)
{
    private const int FileAtDesk = 1;
    private const int Investigate = 2;
    private const int Notice = 3;
    private const int Hear = 4;
    private const int DecideAtDesk = 5;
    private const int Wind = 6;
    private static readonly ulong ContestPurpose = StableHash.Of("whose case it is");
    private static readonly ulong EvidencePurpose = StableHash.Of("violation is established");
    private static readonly ulong HearingPurpose = StableHash.Of("hearing is asked for");
    private static readonly ulong CompliancePurpose = StableHash.Of("party complies");
    private readonly int _town = town;
    private SimTime _filed = SimTime.Never;
    private SimTime _carriedOutFrom = SimTime.Never;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Case;

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("filedAt", _filed);
        state.Write("carriedOutFrom", _carriedOutFrom);
    }

    private protected override void Receive(Jurisdiction here)
    {
        State = AffairState.Received;
        AskLead(FileAtDesk, 10, here);
        here.Wake(Until(type.FileWithin, here), MessageKind.Wake, (int)Alarm.Silence);
    }

    private protected override void Step(int step, Jurisdiction here)
    {
        switch (step)
        {
            case FileAtDesk:
                File(here);
                break;
            case Investigate:
                var process = Worked(type.Process, Investigate, here);
                AskForTime(here.Now + process, here);
                here.Wake(process, MessageKind.Wake, (int)Alarm.Processed);
                break;
            case Notice:
                GiveNotice(here);
                break;
            case Hear:
                here.Record((int)OutcomeKind.HearingHeld);
                GoToDecision(here);
                break;
            case DecideAtDesk when State == AffairState.Deciding:
                DecideIt(here);
                break;
            case Wind when State == AffairState.Decided:
                Close(Favours ? 1 : 0, here);
                break;
        }
    }

    private protected override bool Ring(Alarm alarm, in Event rung, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.Silence when State == AffairState.Received:
                // Nobody has said whether it is filed: the desk is reminded.
                here.Record((int)OutcomeKind.AffairWarned, Lead);
                return true;
            case Alarm.Processed:
                Conclude(here);
                return true;
            case Alarm.Statement:
                GoToDecision(here);
                return true;
            case Alarm.Hearing:
                AskLead(Hear, 20, here);
                return true;
            case Alarm.CarriedOut when State == AffairState.Decided && Favours:
                here.Record((int)OutcomeKind.AffairCarriedOut, (int)rung.A, (here.Now - _carriedOutFrom).Milliseconds);
                AskLead(Wind, 5, here);
                return true;
            default:
                return false;
        }
    }

    // The penalty falls; what was carried out is given back.
    private protected override void Overturn(Jurisdiction here)
    {
        Decide(favours: false, Reason.OrderedByReview, here);
        if (State == AffairState.Decided) AskLead(Wind, 5, here);
    }

    // What an order gave cause to can also be seen in other orders: one of the same kind that is open in the same cell.
    private protected override bool IsSeenInTheWorld => Cause.Kind == (byte)TwinKind.Order;

    private protected override double BackByFollowUp => type.Recurs;

    // Who does it again gets a case again; what a follow-up opened opens no further one.
    private protected override void ComeBack(Jurisdiction here)
    {
        if (!AffairIncident.IsAgain(Incident)) here.Join(new Case(Rules, type, AffairIncident.Again(Incident), _town, Id));
    }

    private void File(Jurisdiction here)
    {
        var chance = ChanceOf(ContestPurpose, here);
        if (!WasTransferred && type.Departments.Count > 1 && chance.NextIs(type.Contested))
        {
            Transfer(type.Departments[1], here);
            AskLead(FileAtDesk, 10, here);
            return;
        }

        _filed = here.Now;
        State = AffairState.Examined;
        StartLimit(bySilence: false, here.Now, here);
        AskLead(Investigate, 45, here);
    }

    private void Conclude(Jurisdiction here)
    {
        var chance = ChanceOf(EvidencePurpose, here);
        if (chance.NextIs(type.Established))
        {
            AskLead(Notice, 15, here);
            return;
        }

        Decide(favours: false, chance.NextIs(0.5) ? Reason.NotEstablished : Reason.MinorAndPutRight, here);
        AskLead(Wind, 5, here);
    }

    private void GiveNotice(Jurisdiction here)
    {
        State = AffairState.Noticed;
        here.Record((int)OutcomeKind.NoticeServed, 0, (here.Now - _filed).Milliseconds);
        var chance = ChanceOf(HearingPurpose, here);
        if (!chance.NextIs(type.Hearing))
        {
            here.Wake(Until(Rules.StatementWithin, here), MessageKind.Wake, (int)Alarm.Statement);
            return;
        }

        State = AffairState.Heard;
        here.Wake(Until(Rules.HearingAfter, here), MessageKind.Wake, (int)Alarm.Hearing);
    }

    private void GoToDecision(Jurisdiction here)
    {
        State = AffairState.Deciding;
        AskLead(DecideAtDesk, 20, here);
    }

    private void DecideIt(Jurisdiction here)
    {
        Decide(favours: true, Reason.Established, here);
        MayAppeal(Rules.AppealsDecision, againstDecision: true, here);
        _carriedOutFrom = here.Now;
        var chance = ChanceOf(CompliancePurpose, here);
        var isWilling = chance.NextIs(type.Complies);
        var takes = isWilling ? SimTime.Min(here.Now + Rules.Compliance.Draw(ref chance), here.Now + Rules.CarryOutWithin) - here.Now : Rules.CarryOutWithin + Rules.CourtAfter;
        here.Wake(takes, MessageKind.Wake, (int)Alarm.CarriedOut, a: isWilling ? 1 : 0);
    }
}
