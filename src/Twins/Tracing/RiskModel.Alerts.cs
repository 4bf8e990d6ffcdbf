using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <content>From unexplained stays to alerts and alarms, and what people find when they look into them.</content>
public sealed partial class RiskModel
{
    private static readonly ulong ReviewPurpose = StableHash.Of("looking into an alert");

    /// <summary>How likely a desk that looks into a stay with which something was wrong finds it out.</summary>
    private const double SeenThrough = 0.8;

    private readonly SortedDictionary<(TwinId Vehicle, RiskKind Kind), SimTime> _lastAlert = [];

    private void HearOfStay(in Event received, Jurisdiction here)
    {
        var stay = new SuspectStay(new TwinId((ulong)received.D), Vehicle.Unpacked(received.A), StayTimes.From(received.B), StayTimes.To(received.B), received.C, (StayMarks)received.Stamp);
        here.Record((int)OutcomeKind.StayUnexplained, received.Stamp, received.A, received.B, received.C, received.D);
        AlertOf(in stay, here);
        if (stay.To - stay.From > watch.Spots.Longest) return;
        _clusters.Forget(here.Now);
        var spot = _clusters.SpotOf(_clusters.Add(in stay));
        var rating = watch.Score.Of(_clusters, spot);
        if (rating.Score >= watch.Score.Alarm && here.Now >= watch.SpotsFrom) RaiseSpot(spot, rating, here);
    }

    // One alert a stay: the gravest sign.
    private void AlertOf(in SuspectStay stay, Jurisdiction here)
    {
        var loaded = (stay.Marks & StayMarks.Loaded) != StayMarks.None;
        if (-stay.TankChange >= watch.Alerts.LevelChange) Alert(RiskKind.LevelDrop, stay.Vehicle, stay.Place, stay.From, here);
        else if (stay.TankChange >= watch.Alerts.LevelChange) Alert(RiskKind.UnrecordedLoading, stay.Vehicle, stay.Place, stay.From, here);
        else if ((stay.Marks & StayMarks.OffRoute) != StayMarks.None) Alert(RiskKind.OffRoute, stay.Vehicle, stay.Place, stay.From, here);
        else if (stay.To - stay.From >= (loaded ? watch.Alerts.LoadedParking : watch.Alerts.EmptyParking)) Alert(RiskKind.OvertimeParking, stay.Vehicle, stay.Place, stay.From, here);
    }

    private void Alert(RiskKind kind, TwinId vehicle, PlanePoint place, SimTime from, Jurisdiction here)
    {
        if (_lastAlert.TryGetValue((vehicle, kind), out var last) && here.Now - last < watch.Alerts.CoolDown) return;
        _lastAlert[(vehicle, kind)] = here.Now;
        var number = Raise(new RiskCase { Kind = kind, Place = place, Vehicle = vehicle, From = from, Raised = here.Now }, watch.Matters.Review, here);
        here.Record((int)OutcomeKind.VehicleAlert, (int)kind, number, Vehicle.Packed(place), from.Milliseconds, (long)vehicle.Value);
    }

    // Once a spot: it is known from the first alarm on, unless a review rejected it a memory's length ago.
    private void RaiseSpot(List<long> spot, SpotRating rating, Jurisdiction here)
    {
        var middle = _clusters.MiddleOf(spot);
        if (IsKnown(middle, here.Now)) return;
        var first = spot.Min(number => _clusters[number].From.Milliseconds);
        var number = Raise(new RiskCase { Kind = RiskKind.Spot, Place = middle, From = new SimTime(first), Raised = here.Now }, watch.Matters.Dwell, here);
        var what = (long)_clusters.Vehicles(spot) | ((long)rating.Signs << 24) | ((long)spot.Count << 32);
        here.Record((int)OutcomeKind.SpotAlarm, rating.Score, number, Vehicle.Packed(middle), what, first);
    }

    private bool IsKnown(PlanePoint place, SimTime now) => _cases.Exists(known =>
        known.Kind == RiskKind.Spot
        && known.Place.DistanceTo(place).Value <= 2 * watch.Spots.Within.Value
        && (known.State != RiskState.Rejected || now - known.Raised < watch.Spots.Memory));

    private void HearOfficer(in Event received, Jurisdiction here)
    {
        var risk = _cases[received.Stamp];
        if (risk.Kind == RiskKind.Raid)
        {
            Raid(risk, received.Stamp, (HiddenKind)received.A, new TwinId((ulong)received.B), here);
            return;
        }

        var found = (HiddenKind)received.A;
        risk.State = found == HiddenKind.None ? RiskState.Rejected : RiskState.Confirmed;
        here.Record((int)OutcomeKind.RiskReviewed, found == HiddenKind.None ? 0 : 1, received.Stamp, (here.Now - risk.Raised).Milliseconds, received.A, (int)risk.Kind);
        if (found != HiddenKind.None) Investigate(received.Stamp, found, here);
    }

    private void HearReview(in Event received, Jurisdiction here)
    {
        var risk = _cases[received.Stamp];
        var chance = new Chance(here.Seed, (ulong)risk.Incident, ReviewPurpose);
        if (received.A == (int)Vehicle.StopTruth.Unknown)
        {
            risk.State = RiskState.Done;
            here.Record((int)OutcomeKind.RiskReviewed, 2, received.Stamp, (here.Now - risk.Raised).Milliseconds, 0, (int)risk.Kind);
            return;
        }

        var confirmed = received.A != (int)Vehicle.StopTruth.Well && chance.NextIs(SeenThrough);
        risk.State = confirmed ? RiskState.Confirmed : RiskState.Rejected;
        here.Record((int)OutcomeKind.RiskReviewed, confirmed ? 1 : 0, received.Stamp, (here.Now - risk.Raised).Milliseconds, confirmed ? received.A : 0, (int)risk.Kind);
    }
}
