using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>
/// A street's supervisors (街道驻点督导), who keep the cases: find somebody who repairs first, have the units meet, then take the hand-over
/// from step to step, each an order of its own, and look after it until the thing has an owner.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="world">What supervisors and units share.</param>
/// <param name="name">Its name, for whoever asks.</param>
/// <param name="people">How many supervisors.</param>
/// <param name="office">The district's supervisors.</param>
public sealed class StreetSupervisor(CommandSystem system, SupervisionWorld world, string name, int people, TwinId office) : Supervisor(system, world, name, people)
{
    private const int Look = FirstOwnWake;
    private const int PassedOn = FirstOwnWake + 1;
    private const int NewBudget = FirstOwnWake + 2;
    private static readonly ulong IdlePurpose = StableHash.Of("file lies after a step");
    private static readonly ulong RepairPurpose = StableHash.Of("repair first by telephone");
    private readonly SortedDictionary<int, Case> _cases = [];
    private int _handedOver;
    private long _stale;

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        base.WriteState(state);
        state.Write("handedOver", _handedOver);
        state.Write("staleDeadlines", _stale);
        state.Write("cases", _cases, static (item, open) =>
        {
            var one = open.Value;
            item.Write("asset", open.Key);
            item.Write("assetTwin", one.Asset);
            item.Write("cellOfAsset", one.Cell);
            item.Write("units", (long)one.Units);
            item.Write("opened", one.Opened);
            item.Write("stage", one.Stage);
            item.Write("meetingNumber", one.Meetings);
            item.Write("isRaised", one.IsRaised);
            item.Write("repairedFirst", one.RepairsFirst);
            item.Write("hasRecord", one.HasRecord);
            item.Write("step", one.Step);
            item.Write("stepBegan", one.StepBegan);
            item.Write("stepIsDone", one.StepIsDone);
            item.Write("looksAt", one.LooksAt);
            item.Write("order", one.Order);
        });
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        foreach (var (asset, open) in _cases)
        {
            if (open.Stage != CaseStage.HandedOver) here.Record((int)OutcomeKind.CaseOpenAtEnd, (int)open.Stage, asset, (here.Now - open.Opened).Milliseconds);
        }
    }

    /// <inheritdoc/>
    protected override void Hear(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.CaseReported:
                Open(in received, here);
                break;
            case MessageKind.MeetingResult:
                HearMeeting((int)received.A, (MeetingResult)received.Stamp, here);
                break;
            case MessageKind.Progress:
                HearStep(in received, here);
                break;
            case MessageKind.Wake when received.Stamp == Look:
                // A step that was passed on meanwhile has a look of its own.
                if (_cases[(int)received.A].LooksAt == here.Now) Plan(SupervisorTask.FollowUp, (int)received.A, here);
                else _stale++;
                break;
            case MessageKind.Wake when received.Stamp == NewBudget:
                Plan(SupervisorTask.Coordination, (int)received.A, here);
                break;
            case MessageKind.Wake when received.Stamp == PassedOn:
                PassOn((int)received.A, (int)received.B, here);
                break;
            default:
                throw Unknown(in received);
        }
    }

    /// <inheritdoc/>
    protected override void Complete(SupervisorTask what, int asset, Jurisdiction here)
    {
        if (what == SupervisorTask.Coordination) Coordinate(asset, here);
        else FollowUp(asset, here);
    }

    private void Open(in Event reported, Jurisdiction here)
    {
        var asset = new TwinId((ulong)reported.A);
        if (!_cases.TryAdd(reported.Stamp, new Case { Asset = asset, Cell = new TwinId((ulong)reported.C), Units = (ulong)reported.B, Opened = here.Now })) return;
        here.Record((int)OutcomeKind.CaseOpened, 0, reported.Stamp, here.Now.Milliseconds - reported.D);
        Plan(SupervisorTask.Coordination, reported.Stamp, here);
    }

    // Before every meeting somebody searches the archives for papers and calls the units; the first call asks who repairs first.
    private void Coordinate(int asset, Jurisdiction here)
    {
        var open = _cases[asset];
        var chance = new Chance(here.Seed, (ulong)asset, RepairPurpose + (ulong)open.Meetings);
        if (!open.RepairsFirst && chance.NextIs(World.RepairFirstByPhone)) open = RepairFirst(asset, open, byPhone: true, here);
        if (!open.HasRecord && Agreement.Finds(World, asset, open.Meetings, here.Seed))
        {
            open = open with { HasRecord = true };
            here.Record((int)OutcomeKind.RecordFound, open.Meetings + 1, asset, (here.Now - open.Opened).Milliseconds);
        }

        if (!open.IsRaised && open.Meetings >= World.MeetingsUntilRaised)
        {
            open = open with { IsRaised = true };
            here.Record((int)OutcomeKind.CaseRaised, 0, asset, (here.Now - open.Opened).Milliseconds);
        }

        _cases[asset] = open with { Stage = CaseStage.AwaitsMeeting, Meetings = open.Meetings + 1 };
        here.Send(office, MessageKind.MeetingAsked, asset, asset, (long)open.Units, open.Meetings + 1, (open.IsRaised ? 1 : 0) | (open.HasRecord ? 2 : 0));
    }

    private void HearMeeting(int asset, MeetingResult result, Jurisdiction here)
    {
        var open = _cases[asset];
        // Where not even the leader has the money, no further meeting of this year can find it.
        if (result == MeetingResult.NoMoney && open.IsRaised)
        {
            here.Wake(Agreement.NextBudget(here.Now) - here.Now, MessageKind.Wake, NewBudget, asset);
            return;
        }

        if (result != MeetingResult.Agreed)
        {
            Plan(SupervisorTask.Coordination, asset, here);
            return;
        }

        if (!open.RepairsFirst) open = RepairFirst(asset, open, byPhone: false, here);
        _cases[asset] = open with { Stage = CaseStage.HandingOver };
        BeginStep(asset, 0, here);
    }

    private static Case RepairFirst(int asset, Case open, bool byPhone, Jurisdiction here)
    {
        here.Record((int)OutcomeKind.RepairFirstAgreed, byPhone ? 0 : 1, asset, (here.Now - open.Opened).Milliseconds);
        here.Send(open.Asset, MessageKind.RepairFirst);
        return open with { RepairsFirst = true };
    }

    private void BeginStep(int asset, int step, Jurisdiction here)
    {
        var open = _cases[asset] with { Step = step, StepBegan = here.Now, StepIsDone = false, Order = TwinId.None };
        _cases[asset] = open;
        var matter = World.Steps[step];
        var centre = CommandSystem.Centre(System.Responsible(Id.Jurisdiction, System.Matters[matter].Tier));
        here.Record((int)OutcomeKind.StepBegun, step, asset);
        here.Send(centre, MessageKind.File, matter | ((int)Channel.System << 16), 0, (long)open.Cell.Value, SubjectIncident.Of(TwinKind.Supervisor, asset, step));
        LookLater(asset, here);
    }

    private void HearStep(in Event progress, Jurisdiction here)
    {
        var (asset, step) = (SubjectIncident.SubjectOf(progress.C).Number, (int)SubjectIncident.CountOf(progress.C));
        var open = _cases[asset];
        if (open.Step != step || open.StepIsDone || open.Stage != CaseStage.HandingOver) return;
        if ((OrderState)progress.Stamp == OrderState.Filed) open = open with { Order = new TwinId((ulong)progress.A) };
        if ((OrderState)progress.Stamp == OrderState.Handled)
        {
            open = open with { StepIsDone = true };
            here.Record((int)OutcomeKind.StepDone, step, asset, (here.Now - open.StepBegan).Milliseconds);
            LieIdle(asset, step, here);
        }

        _cases[asset] = open;
    }

    // Nobody needs a supervisor to pass a file on; it mostly lies longer.
    private void LieIdle(int asset, int step, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)asset, IdlePurpose + (ulong)step);
        var idle = new SimDuration((long)chance.NextExponential(World.FileLies.Milliseconds));
        here.Wake(System.Calendar.AddWorking(here.Now, idle) - here.Now, MessageKind.Wake, PassedOn, asset, step);
    }

    private void PassOn(int asset, int step, Jurisdiction here)
    {
        var open = _cases[asset];
        if (open.Step == step && open.StepIsDone && open.Stage == CaseStage.HandingOver) GoOn(asset, open, here);
        else _stale++;
    }

    private void LookLater(int asset, Jurisdiction here)
    {
        if (!World.FollowsUp) return;
        var at = System.Calendar.AddWorking(here.Now, World.LooksEvery);
        _cases[asset] = _cases[asset] with { LooksAt = at };
        here.Wake(at - here.Now, MessageKind.Wake, Look, asset);
    }

    // What is done goes on to the next step; what is not is pressed for.
    private void FollowUp(int asset, Jurisdiction here)
    {
        var open = _cases[asset];
        if (open.Stage != CaseStage.HandingOver)
        {
            _stale++;
            return;
        }

        if (!open.StepIsDone)
        {
            if (open.Order != TwinId.None) here.Send(open.Order, MessageKind.Urge, a: (long)open.Order.Value);
            LookLater(asset, here);
        }
        else
        {
            GoOn(asset, open, here);
        }
    }

    private void GoOn(int asset, Case open, Jurisdiction here)
    {
        if (open.Step + 1 < World.Steps.Length)
        {
            BeginStep(asset, open.Step + 1, here);
        }
        else
        {
            _cases[asset] = open with { Stage = CaseStage.HandedOver };
            _handedOver++;
            here.Record((int)OutcomeKind.HandedOver, World.Owners[asset], asset, (here.Now - open.Opened).Milliseconds);
            here.Send(open.Asset, MessageKind.OwnerFound);
        }
    }

    private readonly record struct Case
    {
        public TwinId Asset { get; init; }

        public TwinId Cell { get; init; }

        public ulong Units { get; init; }

        public SimTime Opened { get; init; }

        public CaseStage Stage { get; init; }

        public int Meetings { get; init; }

        public bool IsRaised { get; init; }

        public bool RepairsFirst { get; init; }

        public bool HasRecord { get; init; }

        public int Step { get; init; }

        public SimTime StepBegan { get; init; }

        public bool StepIsDone { get; init; }

        public SimTime LooksAt { get; init; }

        public TwinId Order { get; init; }
    }
}
