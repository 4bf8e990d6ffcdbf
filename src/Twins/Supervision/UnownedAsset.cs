using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>Something without an owner, as the district has it.</summary>
/// <param name="Index">Its place in the district's list.</param>
/// <param name="Key">Of its code: what its chances hang on.</param>
/// <param name="Name">Its name, for whoever asks.</param>
/// <param name="What">What it is.</param>
/// <param name="Cell">Where it stands.</param>
/// <param name="Units">Units that must agree on its hand-over, a bit each.</param>
/// <param name="Supervisor">The community's supervisors.</param>
/// <param name="FailsAt">When the scenario has it fail, or never.</param>
public sealed record UnownedAssetPlan(int Index, ulong Key, string Name, AssetKind What, TwinId Cell, ulong Units, TwinId Supervisor, SimTime FailsAt);

/// <summary>
/// Something in a street that nobody owns (权属不清设施). It fails now and then. With supervisors its community hears of it; without, it
/// becomes an order that departments return. Once somebody answers for it, it is an ordinary order.
/// </summary>
public sealed class UnownedAsset(CommandSystem system, SupervisionWorld world, UnownedAssetPlan plan) : Twin
{
    private const double DaysAYear = 365;
    private static readonly ulong FailurePurpose = StableHash.Of("failure of an asset");
    private static readonly ulong ReportPurpose = StableHash.Of("report of a failed asset");
    private int _failures;
    private int _drawn;
    private bool _isFailed;
    private bool _isReported;
    private bool _isCared;
    private bool _isOwned;
    private SimTime _failedAt = SimTime.Never;

    private enum Alarm
    {
        Fails = 1,
        Reported = 2,
        FailsAsPlanned = 3,
    }

    private long Incident => SubjectIncident.Of(TwinKind.UnownedAsset, plan.Index, _failures);

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.UnownedAsset;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        AwaitFailure(here);
        if (plan.FailsAt != SimTime.Never) here.Wake(plan.FailsAt - here.Now, MessageKind.Wake, (int)Alarm.FailsAsPlanned);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when received.Stamp == (int)Alarm.Fails:
                AwaitFailure(here);
                Fail(here);
                break;
            case MessageKind.Wake when received.Stamp == (int)Alarm.FailsAsPlanned:
                Fail(here);
                break;
            case MessageKind.Wake:
                Report(here);
                break;
            case MessageKind.RepairFirst:
                _isCared = true;
                if (_isFailed && _isReported) FileAs(world.RepairMatter, here);
                break;
            case MessageKind.OwnerFound:
                _isOwned = true;
                break;
            case MessageKind.Progress when (OrderState)received.Stamp == OrderState.Handled && received.C == Incident:
                Restore(here);
                break;
            case MessageKind.Progress:
                break;
            default:
                throw new InvalidOperationException($"An asset does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (_isFailed) here.Record((int)OutcomeKind.AssetFailedAtEnd, 0, Incident, plan.Index, (here.Now - _failedAt).Milliseconds);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("assetName", plan.Name);
        state.Write("what", plan.What);
        state.Write("isFailed", _isFailed);
        state.Write("failedAt", _failedAt);
        state.Write("isReported", _isReported);
        state.Write("somebodyRepairs", _isCared);
        state.Write("hasOwner", _isOwned);
        state.Write("failures", _failures);
        state.Write("failuresDrawn", _drawn);
    }

    // When it fails is drawn without regard to what is done about it; a failure of what has failed is none.
    private void AwaitFailure(Jurisdiction here)
    {
        if (world.FailuresAYear <= 0) return;
        var chance = new Chance(here.Seed, plan.Key + (ulong)_drawn++, FailurePurpose);
        here.Wake(SimDuration.FromDays(chance.NextExponential(DaysAYear / world.FailuresAYear)), MessageKind.Wake, (int)Alarm.Fails);
    }

    private void Fail(Jurisdiction here)
    {
        if (_isFailed) return;
        (_isFailed, _isReported, _failedAt) = (true, false, here.Now);
        _failures++;
        here.Record((int)OutcomeKind.AssetFailed, (int)plan.What, Incident, plan.Index);
        var chance = new Chance(here.Seed, plan.Key + (ulong)_failures, ReportPurpose);
        here.Wake(new SimDuration((long)chance.NextExponential(world.ReportedAfter.Milliseconds)), MessageKind.Wake, (int)Alarm.Reported);
    }

    private void Report(Jurisdiction here)
    {
        _isReported = true;
        if (_isCared || _isOwned) FileAs(world.RepairMatter, here);
        else if (world.Supervised) here.Send(plan.Supervisor, MessageKind.CaseReported, plan.Index, (long)Id.Value, (long)plan.Units, (long)plan.Cell.Value, _failedAt.Milliseconds);
        else FileAs(world.UnclearMatter, here);
    }

    private void FileAs(int matter, Jurisdiction here)
    {
        var centre = CommandSystem.Centre(system.Responsible(Id.Jurisdiction, system.Matters[matter].Tier));
        here.Send(centre, MessageKind.File, matter | ((int)Channel.System << 16), 0, (long)plan.Cell.Value, Incident);
    }

    private void Restore(Jurisdiction here)
    {
        if (!_isFailed) return;
        here.Record((int)OutcomeKind.AssetRestored, 0, Incident, plan.Index, (here.Now - _failedAt).Milliseconds);
        (_isFailed, _isReported, _failedAt) = (false, false, SimTime.Never);
    }
}
