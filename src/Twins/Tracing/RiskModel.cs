using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <summary>
/// The city's monitoring models of hazardous goods (危化监测预警模型): unexplained stays come together here, become alerts about vehicles and
/// alarms about spots, and these become orders; a person decides what is behind them. A confirmed spot is traced and ends in a joint action.
/// </summary>
public sealed partial class RiskModel(HazmatWatch watch) : Twin
{
    private const int SecondBits = 28;

    private static readonly SourceRole[] Needed = [SourceRole.Positions, SourceRole.Waybills, SourceRole.Sites, SourceRole.Plates, SourceRole.Approvals];

    private readonly SpotClusters _clusters = new(watch.Spots);
    private readonly List<RiskCase> _cases = [];

    [NotState("It follows from the cases, each of which writes its incident.")]
    private readonly Dictionary<long, int> _caseOf = [];
    private readonly List<Investigation> _investigations = [];

    private enum Alarm
    {
        SourceDown = 1,
        Approvals = 2,
        SendSquads = 3,
        Hour = 4,
        NoLonger = 5,
        Plates = 6,
        Waybills = 7,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.RiskModel;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (watch.WithoutWaybills > 0) here.Record((int)OutcomeKind.SourceMissing, watch.Sources[SourceRole.Waybills]?.Index ?? -1, -1, (int)SourceRole.Waybills, 1, watch.WithoutWaybills);
        foreach (var role in Needed)
        {
            if (watch.Sources[role] is null) here.Record((int)OutcomeKind.SourceMissing, -1, -1, (int)role, MissingWithout(role));
        }

        for (var number = 0; number < watch.Sources.Own.Length; number++)
        {
            var (role, source) = watch.Sources.Own[number];
            if (role > SourceRole.TankVolumes) continue;
            if (!source.Permitted) here.Record((int)OutcomeKind.SourceMissing, source.Index, -1, (int)role, MissingWithout(role));
            else for (var outage = 0; outage < source.Outages.Count; outage++) here.Wake(SimTime.Max(here.Now, source.Outages[outage].From) - here.Now, MessageKind.Wake, (int)Alarm.SourceDown, number, outage);
        }
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.StayUnexplained:
                HearOfStay(in received, here);
                break;
            case MessageKind.DroveTooLong:
                Alert(RiskKind.Fatigue, received.Sender, Vehicle.Unpacked(received.B), new SimTime(received.A), here);
                break;
            case MessageKind.DroveByNight:
                Alert(RiskKind.NightDriving, received.Sender, Vehicle.Unpacked(received.B), new SimTime(received.A), here);
                break;
            case MessageKind.Progress:
                HearOfOrder(in received, here);
                break;
            case MessageKind.Inspected:
                HearOfficer(in received, here);
                break;
            case MessageKind.ReviewAnswered:
                HearReview(in received, here);
                break;
            case MessageKind.HistoryStay:
                _investigations[InvestigationOf(received.Stamp)].Add(received.Sender, HistoryStay(in received, here.Now));
                break;
            case MessageKind.HistoryEnd:
                EndHistory(in received, here);
                break;
            case MessageKind.Wake:
                Wake((Alarm)received.Stamp, in received, here);
                break;
            default:
                throw new InvalidOperationException($"The models of hazardous goods do not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        _clusters.WriteState(state);
        state.Write("cases", _cases.Count);
        state.Write("casesOpen", _cases.Count(open => open.State < RiskState.Rejected));
        state.Write("casesConfirmed", _cases.Count(open => open.State == RiskState.Confirmed));
        state.Write("investigations", _investigations.Count);
        state.Write("caseList", _cases, static (to, risk) => risk.Write(to));
        state.Write("investigationList", _investigations, static (to, investigation) => investigation.Write(to));
        state.Write("lastAlerts", _lastAlert, static (to, last) =>
        {
            to.Write("alertVehicle", last.Key.Vehicle);
            to.Write("alertKind", last.Key.Kind);
            to.Write("alertAt", last.Value);
        });
    }

    private void Wake(Alarm alarm, in Event received, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.SourceDown:
                SaySourceIsDown((int)received.A, (int)received.B, here);
                break;
            case Alarm.Approvals:
                AskApprovals((int)received.A, here);
                break;
            case Alarm.SendSquads:
                SendSquads((int)received.A, here);
                break;
            case Alarm.Waybills:
                Weigh((int)received.A, here);
                break;
            case Alarm.Plates:
                HoldVehicles((int)received.A, here);
                break;
            case Alarm.Hour or Alarm.NoLonger:
                GoIn((int)received.A, alarm == Alarm.NoLonger, here);
                break;
        }
    }

    private void SaySourceIsDown(int number, int outage, Jurisdiction here)
    {
        var (role, source) = watch.Sources.Own[number];
        var until = source.Outages[outage].To;
        var then = role != SourceRole.Positions && until - here.Now <= watch.Patience ? 0 : MissingWithout(role);
        here.Record((int)OutcomeKind.SourceMissing, source.Index, until.Milliseconds, (int)role, then);
    }

    private static int MissingWithout(SourceRole role) => role == SourceRole.Positions ? 2 : 1;

    /// <summary>Opens a case and asks for its order at the centre of the matter's tier.</summary>
    private int Raise(RiskCase risk, int matter, Jurisdiction here)
    {
        var number = _cases.Count;
        risk.Incident = IncidentOf(risk);
        _cases.Add(risk);
        _caseOf[risk.Incident] = number;
        var cell = watch.Cells.At(risk.Place);
        var centre = CommandSystem.Centre(watch.System.Responsible(cell.Jurisdiction, watch.System.Matters[matter].Tier));
        here.Send(centre, MessageKind.File, matter | ((int)Channel.System << 16), 0, (long)cell.Value, risk.Incident);
        return number;
    }

    // An alert belongs to its vehicle, to what it is about and since when; the few others are counted by kind. So one alert more renumbers no other's.
    private long IncidentOf(RiskCase risk) => risk.Vehicle == TwinId.None
        ? SubjectIncident.Of(TwinKind.RiskModel, 0, ((long)risk.Kind << SecondBits) | (uint)_cases.Count(other => other.Kind == risk.Kind))
        : SubjectIncident.Of(TwinKind.RiskModel, 1 + watch.Vehicles.Of(risk.Vehicle), ((long)risk.Kind << SecondBits) | (risk.From.Milliseconds / 1_000));

    private void HearOfOrder(in Event received, Jurisdiction here)
    {
        var number = _caseOf[received.C];
        var risk = _cases[number];
        switch ((OrderState)received.Stamp, risk.Kind)
        {
            case (OrderState.Handled, RiskKind.JointAction) when risk.State == RiskState.Raised:
                risk.State = RiskState.Done;
                SetHour(risk.Investigation, here);
                break;
            case (OrderState.OnScene, RiskKind.Raid):
                BeThere(risk, here);
                break;
            case (OrderState.Handled, RiskKind.Spot) when risk.State == RiskState.Raised:
                risk.State = RiskState.Reviewing;
                here.Send(watch.Cells.At(risk.Place), MessageKind.InspectionAsked, number, Vehicle.Packed(risk.Place), 0, risk.Incident);
                break;
            case (OrderState.Handled, RiskKind.OvertimeParking or RiskKind.LevelDrop or RiskKind.UnrecordedLoading or RiskKind.OffRoute or RiskKind.Fatigue or RiskKind.NightDriving) when risk.State == RiskState.Raised:
                risk.State = RiskState.Reviewing;
                here.Send(risk.Vehicle, MessageKind.ReviewAsked, number, risk.From.Milliseconds, (int)risk.Kind);
                break;
        }
    }
}
