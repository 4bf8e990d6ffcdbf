using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <content>From a confirmed spot to the other end of the trade.</content>
public sealed partial class RiskModel
{
    private const int ToldCandidates = 5;

    /// <summary>Stays at the spot from which on a vehicle is not there by chance.</summary>
    private const int NotByChance = 2;

    private const int UnknownWaybills = -1;

    private int InvestigationOf(int alarm) => _investigations.FindIndex(investigation => investigation.Alarm == alarm);

    private void Investigate(int alarm, HiddenKind found, Jurisdiction here)
    {
        var spot = _cases[alarm].Place;
        if (_investigations.Exists(other => other.State != InvestigationState.Joined && other.Sites.Exists(site => IsSame(site.Place, spot)))) return;
        var investigation = new Investigation { Alarm = alarm, Spot = spot, End = found == HiddenKind.Tanks ? TradeEnd.Yard : TradeEnd.Source };
        investigation.Sites.Add(new RaidSite { Place = spot });
        _investigations.Add(investigation);
        var asked = AskHistories(investigation, here);
        here.Record((int)OutcomeKind.TracingBegan, a: alarm, b: asked);
        if (asked == 0) Trace(_investigations.Count - 1, here);
    }

    // Whoever stayed at the spot and is not under suspicion yet. How many they are.
    private int AskHistories(Investigation investigation, Jurisdiction here)
    {
        _clusters.Forget(here.Now);
        var since = SimTime.Max(SimTime.Start, new SimTime((here.Now - watch.Spots.Memory).Milliseconds));
        var asked = 0;
        foreach (var vehicle in _clusters.SpotAt(investigation.Spot).Select(member => _clusters[member].Vehicle).Distinct().Order())
        {
            if (investigation.Suspects.Contains(vehicle)) continue;
            investigation.Ask(vehicle);
            here.Send(vehicle, MessageKind.HistoryAsked, investigation.Alarm, since.Milliseconds);
            asked++;
        }

        return asked;
    }

    private TracedStay HistoryStay(in Event told, SimTime now)
    {
        var place = Vehicle.Unpacked(told.A);
        var registered = watch.Sites.At(place, now) >= 0;
        return new TracedStay(place, StayTimes.From(told.B), StayTimes.To(told.B), told.C, registered, told.D != 0);
    }

    private void EndHistory(in Event told, Jurisdiction here)
    {
        var number = InvestigationOf(told.Stamp);
        if (_investigations[number].Complete(told.Sender, told.C < 0 ? null : new WaybillSum(told.A, told.B, (int)told.C))) Weigh(number, here);
    }

    // Waybills that are back soon are waited for while nobody has been sent out; otherwise nothing is said about them.
    private void Weigh(int number, Jurisdiction here)
    {
        var investigation = _investigations[number];
        if (investigation.State == InvestigationState.Joined) return;
        var isFirst = investigation.State == InvestigationState.Asking;
        var reach = watch.Sources.Reach(SourceRole.Waybills, here.Now);
        if (isFirst && IsBackSoon(reach, here.Now))
        {
            Lack(SourceRole.Waybills, investigation.Alarm, reach, waits: true, here);
            here.Wake(reach.BackAt - here.Now, MessageKind.Wake, (int)Alarm.Waybills, number);
            return;
        }

        if (reach.State != SourceState.Up)
        {
            Lack(SourceRole.Waybills, investigation.Alarm, reach, waits: false, here);
            investigation.LoseWaybills();
        }

        if (isFirst) Trace(number, here);
        else AccuseAll(investigation, here);
    }

    private void Trace(int number, Jurisdiction here)
    {
        var investigation = _investigations[number];
        var tracing = new OriginTracing(watch.Tracing, watch.Alerts, watch.Bank);
        var histories = investigation.Histories();
        var since = SimTime.Max(SimTime.Start, new SimTime((here.Now - watch.Spots.Memory).Milliseconds));
        var ranked = tracing.Rank(investigation.Spot, histories, since, here.Now, investigation.End);
        for (var rank = 0; rank < Math.Min(ranked.Count, ToldCandidates); rank++) Tell(investigation.Alarm, rank, ranked[rank], here);
        investigation.State = InvestigationState.Traced;
        if (ranked.Count > 0) investigation.Sites.Add(new RaidSite { Place = ranked[0].Place });
        AccuseAll(investigation, here);
        if (JoinsAnother(number))
        {
            investigation.State = InvestigationState.Joined;
            return;
        }

        AskApprovals(number, here);
    }

    private static void Tell(int alarm, int rank, SourceCandidate candidate, Jurisdiction here)
    {
        var weight = (uint)candidate.Permille | ((long)candidate.FromBank.Value << 16);
        var visits = (uint)candidate.Vehicles | ((long)candidate.VisitsBeforeSale << 16) | ((long)candidate.VisitsOtherwise << 32) | ((long)candidate.Loadings << 48);
        here.Record((int)OutcomeKind.SourceRanked, rank + 1, Vehicle.Packed(candidate.Place), weight, visits, alarm);
    }

    private void AccuseAll(Investigation investigation, Jurisdiction here)
    {
        var tracing = new OriginTracing(watch.Tracing, watch.Alerts, watch.Bank);
        var other = investigation.Sites.Count > 1 ? investigation.Sites[1].Place : (PlanePoint?)null;
        foreach (var vehicle in investigation.Histories().Where(history => !investigation.Suspects.Contains(history.Vehicle))) Accuse(investigation, tracing, vehicle, other, here);
    }

    // Held responsible is whose tank changed at the spot, or who was there more than once and each time at the traced place as well.
    private void Accuse(Investigation investigation, OriginTracing tracing, TracedVehicle vehicle, PlanePoint? other, Jurisdiction here)
    {
        var stays = tracing.SalesOf(vehicle, investigation.Spot);
        var visits = other is { } place ? tracing.VisitsOf(vehicle, investigation.Spot, place, investigation.End) : 0;
        var changes = stays.Count(stay => Math.Abs(stay.TankChange) >= watch.Tracing.LeastChange);
        var guilty = changes > 0 || visits >= NotByChance;
        if (guilty) investigation.Suspects.Add(vehicle.Vehicle);
        var evidence = (uint)investigation.Alarm | ((long)Math.Min(stays.Count, 1_023) << 20) | ((long)Math.Min(visits, 1_023) << 30) | ((long)(vehicle.Waybills?.Waybills ?? UnknownWaybills) << 40);
        here.Record((int)OutcomeKind.VehicleTraced, guilty ? 1 : 0, (long)vehicle.Vehicle.Value, tracing.UnaccountedOf(vehicle, investigation.Spot) ?? 0, tracing.SoldBy(vehicle, investigation.Spot), evidence);
    }

    // Two alarms, at the yard and at the tanks, of one ring: the later investigation ends in the earlier one.
    private bool JoinsAnother(int number)
    {
        var mine = _investigations[number].Sites;
        for (var other = 0; other < _investigations.Count; other++)
        {
            var theirs = _investigations[other];
            if (other == number || theirs.State == InvestigationState.Joined) continue;
            if (!mine.Exists(site => theirs.Sites.Exists(their => IsSame(site.Place, their.Place)))) continue;
            if (theirs.State == InvestigationState.Asking) theirs.State = InvestigationState.Joined;
            else return true;
        }

        return false;
    }

    // The evidence is complete when the register has said that nobody approved the place; without an answer it goes on without it.
    private void AskApprovals(int number, Jurisdiction here)
    {
        var investigation = _investigations[number];
        var reach = watch.Sources.Reach(SourceRole.Approvals, here.Now);
        if (IsBackSoon(reach, here.Now))
        {
            Lack(SourceRole.Approvals, investigation.Alarm, reach, waits: true, here);
            here.Wake(reach.BackAt - here.Now, MessageKind.Wake, (int)Alarm.Approvals, number);
            return;
        }

        var place = investigation.Sites[^1].Place;
        var answer = reach.State != SourceState.Up ? 2 : watch.Sites.At(place) >= 0 ? 1 : 0;
        here.Record((int)OutcomeKind.ApprovalChecked, answer, Vehicle.Packed(place), d: investigation.Alarm);
        investigation.State = InvestigationState.Consulting;
        Raise(new RiskCase { Kind = RiskKind.JointAction, Place = investigation.Spot, From = here.Now, Raised = here.Now, Investigation = number }, watch.Matters.JointAction, here);
    }

    private bool IsBackSoon(in SourceReach reach, SimTime now) => reach.State == SourceState.Down && reach.BackAt - now <= watch.Patience;

    private static void Lack(SourceRole role, int alarm, in SourceReach reach, bool waits, Jurisdiction here) =>
        here.Record((int)OutcomeKind.SourceLacking, (int)role, alarm, reach.State == SourceState.Down ? reach.BackAt.Milliseconds : -1, waits ? 0 : 1);

    private bool IsSame(PlanePoint one, PlanePoint other) => one.DistanceTo(other).Value <= 2 * watch.Spots.Within.Value;
}
