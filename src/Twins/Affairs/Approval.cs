using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <summary>
/// An application for an approval (行政审批): papers checked within 5 working days or accepted by silence, corrections asked for once,
/// other departments' word, the decision within its limit, a rejection with its reason, handing over.
/// </summary>
/// <param name="rules">What all approvals share.</param>
/// <param name="item">What is applied for.</param>
/// <param name="incident">What keys its randomness.</param>
/// <param name="town">The jurisdiction of the applicant's town.</param>
public sealed class Approval(AffairRules rules, ApprovalItem item, long incident, int town) : Affair(rules, item, incident, town, TwinId.None)
{
    private const int CheckPapers = 1;
    private const int Examine = 2;
    private const int DecideAtDesk = 3;
    private const int HandOver = 4;
    private const int CheckAgain = 5;
    private const int FirstOpinion = 16;
    private static readonly ulong PapersPurpose = StableHash.Of("papers are complete");
    private static readonly ulong GrantPurpose = StableHash.Of("approval is granted");
    private static readonly ulong RatingPurpose = StableHash.Of("applicant's rating");
    private readonly List<long> _opinionsOpen = [];
    private SimTime _askedOpinions = SimTime.Never;
    private bool _isProcessed;
    private SimTime _handedOverByReview = SimTime.Never;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Approval;

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("opinionsOpen", _opinionsOpen, static (item, department) => item.Write("opinionOf", department));
        state.Write("askedOpinionsAt", _askedOpinions);
        state.Write("isProcessed", _isProcessed);
        state.Write("handedOverByReviewAt", _handedOverByReview);
    }

    private protected override void Receive(Jurisdiction here)
    {
        State = AffairState.Received;
        AskLead(CheckPapers, 15, here);
        here.Wake(Until(Rules.AcceptWithin, here), MessageKind.Wake, (int)Alarm.Silence);
    }

    private protected override void Step(int step, Jurisdiction here)
    {
        switch (step)
        {
            case CheckPapers:
                CheckThem(here);
                break;
            case CheckAgain:
                Accept(bySilence: false, here.Now, here);
                break;
            case Examine:
                var process = Worked(item.Process, Examine, here);
                AskForTime(here.Now + process, here);
                here.Wake(process, MessageKind.Wake, (int)Alarm.Processed);
                break;
            case DecideAtDesk:
                DecideIt(here);
                break;
            case HandOver when State == AffairState.Decided:
                Rate(here);
                Close(Favours ? Rules.RecheckedApprovals : 0, here);
                break;
            // What a review ordered is handed over after the refusal was closed.
            case HandOver:
                _handedOverByReview = here.Now;
                AwaitFollowUp(Rules.RecheckedApprovals, here);
                break;
        }
    }

    private protected override bool Ring(Alarm alarm, in Event rung, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.Silence when State == AffairState.Received && !WasCorrected:
                // By law it counts as accepted on the day it was received.
                Accept(bySilence: true, Received, here);
                return true;
            case Alarm.Corrected:
                State = AffairState.Received;
                AskLead(CheckAgain, 10, here);
                return true;
            case Alarm.Processed:
                _isProcessed = true;
                DecideWhenComplete(here);
                return true;
            case Alarm.Opinion:
                TakeSilence(here);
                return true;
            default:
                return false;
        }
    }

    // Another department's word; after its time is over it says nothing any more.
    private protected override void HearOther(int step, Jurisdiction here)
    {
        if (step < FirstOpinion || !Settle(step - FirstOpinion))
        {
            base.HearOther(step, here);
            return;
        }

        here.Record((int)OutcomeKind.OpinionGiven, step - FirstOpinion, (here.Now - _askedOpinions).Milliseconds);
        DecideWhenComplete(here);
    }

    private protected override void Overturn(Jurisdiction here)
    {
        Decide(favours: true, Reason.OrderedByReview, here);
        AskLead(HandOver, 10, here);
    }

    private protected override double BackByFollowUp => Rules.LapsedApprovals;

    private void CheckThem(Jurisdiction here)
    {
        var chance = ChanceOf(PapersPurpose, here);
        if (chance.NextIs(item.Complete))
        {
            Accept(bySilence: false, here.Now, here);
            return;
        }

        Correct();
        State = AffairState.Correcting;
        here.Record((int)OutcomeKind.CorrectionsAsked, 0, (here.Now - Received).Milliseconds);
        if (chance.NextIs(Rules.Corrected)) here.Wake(Worked(Rules.Correction, CheckAgain, here), MessageKind.Wake, (int)Alarm.Corrected);
        else Close(0, here);
    }

    private void Accept(bool bySilence, SimTime from, Jurisdiction here)
    {
        State = AffairState.Examined;
        StartLimit(bySilence, from, here);
        AskLead(Examine, 55, here);
        AskOpinions(here);
    }

    // The departments are asked at once, beside each other; each has a part of the limit.
    private void AskOpinions(Jurisdiction here)
    {
        if (item.Departments.Count < 2) return;
        _askedOpinions = here.Now;
        var within = item.DecideWithin with { Duration = item.DecideWithin.Duration / Rules.OpinionPart };
        var due = here.Now + Until(within, here);
        foreach (var department in item.Departments.Skip(1))
        {
            _opinionsOpen.Add(department);
            here.Record((int)OutcomeKind.OpinionAsked, department, due.Milliseconds);
            Ask(department, FirstOpinion + department, Drawn(item.Work, GrantPurpose + (ulong)department + 1, here) * 30 / 100, here);
        }

        here.Wake(due - here.Now, MessageKind.Wake, (int)Alarm.Opinion);
    }

    private void TakeSilence(Jurisdiction here)
    {
        if (_opinionsOpen.Count == 0) return;
        foreach (var department in _opinionsOpen) here.Record((int)OutcomeKind.OpinionSilent, (int)department);
        _opinionsOpen.Clear();
        DecideWhenComplete(here);
    }

    private bool Settle(int department) => _opinionsOpen.Remove(department);

    private void DecideWhenComplete(Jurisdiction here)
    {
        if (State != AffairState.Examined || !_isProcessed || _opinionsOpen.Count > 0) return;
        State = AffairState.Deciding;
        AskLead(DecideAtDesk, 20, here);
    }

    private void DecideIt(Jurisdiction here)
    {
        var chance = ChanceOf(GrantPurpose, here);
        var isGranted = chance.NextIs(item.Granted);
        var reason = isGranted ? Reason.Established : (Reason)(1 + chance.NextBelow((int)Reason.NoQuotaLeft));
        Decide(isGranted, reason, here);
        if (!isGranted) MayAppeal(Rules.AppealsDecision, againstDecision: true, here);
        AskLead(HandOver, 10, here);
    }

    // Applicants judge by the time it took, the answer and the ways they had to make.
    private void Rate(Jurisdiction here)
    {
        var habits = Rules.System.Habits;
        var content = habits.ContentAtBest + 30 - (WasCorrected ? habits.CostOfRework / 2 : 0) - (here.Now > DueAt ? habits.CostOfLateness : 0) - (Favours ? 0 : habits.CostOfLateness);
        var chance = ChanceOf(RatingPurpose, here);
        here.Record((int)OutcomeKind.AffairRated, chance.NextIs(content / 1000.0) ? 1 : 0, Lead);
    }
}
