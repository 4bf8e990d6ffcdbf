using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Indicators;

/// <summary>What a run tells about the trade in hazardous goods that truly went on, and about who noticed it.</summary>
internal sealed class HazmatWatchBook
{
    private const double SameMetres = 300;
    private const int Registered = 256;
    private const int Guilty = 512;
    private static readonly long LeastStay = SimDuration.FromMinutes(20).Milliseconds;

    private readonly Dictionary<ulong, List<(long From, long To)>> _guiltyOf = [];
    private readonly Dictionary<ulong, List<(long From, long To)>> _aloneOf = [];
    private readonly List<(ulong Vehicle, long From, long To)> _unexplained = [];

    public Dictionary<ulong, int> NumberOf { get; } = [];

    public List<HiddenTruth> Hidden { get; } = [];

    public List<SpotRaised> Spots { get; } = [];

    public List<VehicleRaised> Alerts { get; } = [];

    public List<Candidate> Candidates { get; } = [];

    public List<Evidence> Evidence { get; } = [];

    public List<RaidNote> Raids { get; } = [];

    public List<(SimTime At, Outcome Outcome)> Steps { get; } = [];

    public Dictionary<int, HashSet<ulong>> Members { get; } = [];

    public HashSet<ulong> Held { get; } = [];

    public HashSet<ulong> InnocentHeld { get; } = [];

    public List<Outcome> Missing { get; } = [];

    public long InnocentStays { get; private set; }

    public long TanksSealed { get; private set; }

    public long Litres { get; private set; }

    public long Suspects { get; private set; }

    /// <summary>How often a loaded vehicle was truly left alone.</summary>
    public int LeftAlone { get; private set; }

    /// <summary>How many of these a review found out.</summary>
    public int LeftAloneFound { get; private set; }

    public int Unexplained => _unexplained.Count;

    public SimTime? FirstGuilty => _guiltyOf.Count == 0 ? null : new SimTime(_guiltyOf.Values.Min(stops => stops.Min(stop => stop.From)));

    /// <summary>The ban on expressways by night: what was broken, and what was found of it.</summary>
    public NightBanBook Nights { get; } = new();

    public bool WasUsed { get; private set; }

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.TripBegan or OutcomeKind.VehicleFed:
                NumberOf[outcome.Twin] = (int)outcome.A;
                break;
            case OutcomeKind.StopMade:
                Stop(in outcome);
                break;
            case OutcomeKind.RingMember:
                Member(in outcome);
                break;
            case OutcomeKind.VehicleHeld when outcome.Code == 1:
                (outcome.D < 0 ? InnocentHeld : Held).Add(outcome.Twin);
                break;
            case OutcomeKind.LeftAlone:
                LeftAlone++;
                NoteIn(_aloneOf, in outcome);
                break;
            case OutcomeKind.NightBanBroken:
                Nights.Add(in outcome);
                break;
            case OutcomeKind.HiddenSiteKnown:
                Hidden.Add(new HiddenTruth((HiddenKind)outcome.Code, Vehicle.Unpacked(outcome.A), (int)outcome.B));
                break;
            case >= OutcomeKind.StayUnexplained and <= OutcomeKind.SourceLacking:
                Watch(in outcome);
                break;
        }
    }

    /// <summary>The hidden site at a place, or null.</summary>
    public HiddenTruth? TruthAt(PlanePoint place) => Hidden.Find(hidden => hidden.Place.DistanceTo(place).Value < SameMetres);

    /// <summary>How many of the unexplained stays truly served the trade.</summary>
    public int GuiltyUnexplained() => _unexplained.Count(stay => Overlaps(stay.Vehicle, stay.From, stay.To));

    /// <summary>How many stops of the trade that lasted 20 min were found among the unexplained stays, and how many there were.</summary>
    public (int Found, int All) GuiltyFound()
    {
        var byVehicle = _unexplained.ToLookup(stay => stay.Vehicle);
        var (found, all) = (0, 0);
        foreach (var (vehicle, stops) in _guiltyOf)
        {
            foreach (var (from, to) in stops.Where(stop => stop.To - stop.From >= LeastStay))
            {
                all++;
                if (byVehicle[vehicle].Any(stay => stay.From <= to && stay.To >= from)) found++;
            }
        }

        return (found, all);
    }

    /// <summary>How many alerts of a model somebody has looked into.</summary>
    public int Reviewed(RiskKind kind) => kind == RiskKind.Spot ? Spots.Count(spot => spot.Reviewed is not null) : Alerts.Count(alert => alert.Kind == kind && alert.Reviewed is not null);

    /// <summary>How many of these were right.</summary>
    public int Confirmed(RiskKind kind) => kind == RiskKind.Spot ? Spots.Count(spot => spot.Confirmed) : Alerts.Count(alert => alert.Kind == kind && alert.Confirmed);

    /// <summary>Of how many unexplained stays it is true in what the model says; null without stays, or when it is not about stays.</summary>
    public double? ByChance(RiskKind kind)
    {
        if (_unexplained.Count == 0 || kind is RiskKind.Fatigue or RiskKind.NightDriving) return null;
        var parked = kind == RiskKind.OvertimeParking;
        return (double)_unexplained.Count(stay => Overlaps(stay.Vehicle, stay.From, stay.To) || (parked && Overlaps(_aloneOf, stay.Vehicle, stay.From, stay.To))) / _unexplained.Count;
    }

    private bool Overlaps(ulong vehicle, long from, long to) => Overlaps(_guiltyOf, vehicle, from, to);

    private static bool Overlaps(Dictionary<ulong, List<(long From, long To)>> spansOf, ulong vehicle, long from, long to) =>
        spansOf.TryGetValue(vehicle, out var spans) && spans.Exists(span => span.From <= to && span.To >= from);

    // From when, in A, until now.
    private static void NoteIn(Dictionary<ulong, List<(long From, long To)>> spansOf, in Outcome outcome)
    {
        if (!spansOf.TryGetValue(outcome.Twin, out var spans)) spansOf.Add(outcome.Twin, spans = []);
        spans.Add((outcome.A, outcome.Time));
    }

    private void Stop(in Outcome outcome)
    {
        if ((outcome.Code & Guilty) != 0)
        {
            NoteIn(_guiltyOf, in outcome);
        }
        else if ((outcome.Code & Registered) == 0 && outcome.Time - outcome.A >= LeastStay)
        {
            InnocentStays++;
        }
    }

    private void Member(in Outcome outcome)
    {
        if (!Members.TryGetValue(outcome.Code, out var members)) Members.Add(outcome.Code, members = []);
        members.Add(outcome.Twin);
        NumberOf[outcome.Twin] = (int)outcome.C;
    }

    private void Watch(in Outcome outcome)
    {
        WasUsed = true;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.StayUnexplained:
                _unexplained.Add(((ulong)outcome.D, StayTimes.From(outcome.B).Milliseconds, StayTimes.To(outcome.B).Milliseconds));
                break;
            case OutcomeKind.SpotAlarm:
                Spots.Add(new SpotRaised(outcome.A, outcome.At, Vehicle.Unpacked(outcome.B), outcome.Code, (int)outcome.C & 0xFFFFFF, (int)(outcome.C >> 24) & 0xFF, (int)(outcome.C >> 32)));
                break;
            case OutcomeKind.VehicleAlert:
                Alerts.Add(new VehicleRaised(outcome.A, outcome.At, (RiskKind)outcome.Code, Vehicle.Unpacked(outcome.B), (ulong)outcome.D, new SimTime(outcome.C)));
                break;
            case OutcomeKind.RiskReviewed:
                Review(in outcome);
                break;
            case OutcomeKind.VehicleTraced:
                Evidence.Add(new Evidence((ulong)outcome.A, outcome.Code == 1, outcome.B, outcome.C, outcome.D & 0xFFFFF, (int)(outcome.D >> 20) & 1_023, (int)(outcome.D >> 30) & 1_023, (int)(outcome.D >> 40)));
                break;
            case OutcomeKind.SourceRanked:
                Candidates.Add(new Candidate(outcome.D, outcome.Code, Vehicle.Unpacked(outcome.A), (int)(outcome.B & 0xFFFF), (int)(outcome.B >> 16), (int)(outcome.C & 0xFFFF), (int)(outcome.C >> 16) & 0xFFFF, (int)(outcome.C >> 32) & 0xFFFF, (int)(outcome.C >> 48)));
                break;
            case OutcomeKind.SiteRaided:
                Raids.Add(new RaidNote(outcome.At, (HiddenKind)outcome.Code, (int)outcome.D, outcome.C > 0));
                TanksSealed += outcome.A;
                Litres += outcome.B;
                Suspects += outcome.C;
                Steps.Add((outcome.At, outcome));
                break;
            case OutcomeKind.SourceMissing:
                Missing.Add(outcome);
                break;
            default:
                Steps.Add((outcome.At, outcome));
                break;
        }
    }

    private void Review(in Outcome outcome)
    {
        if (outcome.Code == 2) return;
        var number = outcome.A;
        var confirmed = outcome.Code == 1;
        if (confirmed && outcome.D != (int)RiskKind.Spot && outcome.C == (int)Vehicle.StopTruth.LeftAlone) LeftAloneFound++;
        if (Spots.Find(spot => spot.Case == number) is { } reviewed) (reviewed.Reviewed, reviewed.Confirmed) = (outcome.At, confirmed);
        else if (Alerts.Find(alert => alert.Case == number) is { } alert) (alert.Reviewed, alert.Confirmed) = (outcome.At, confirmed);
    }
}

/// <summary>An unapproved place as it truly is.</summary>
internal sealed record HiddenTruth(HiddenKind Kind, PlanePoint Place, int Ring);

/// <summary>An alarm about a spot.</summary>
internal sealed record SpotRaised(long Case, SimTime At, PlanePoint Place, int Score, int Vehicles, int Signs, int Stays)
{
    public SimTime? Reviewed { get; set; }

    public bool Confirmed { get; set; }

    /// <summary>What the alarm says.</summary>
    public Text Words => new(
        $"聚集停留 {Vehicles} 车 {Stays} 次，{Score} 分（{SpotScore.Signs} 项迹象已知 {Signs} 项）",
        $"{Stays} stays of {Vehicles} vehicles, score {Score} ({Signs} of {SpotScore.Signs} signs known)");
}

/// <summary>An alert about a vehicle.</summary>
internal sealed record VehicleRaised(long Case, SimTime At, RiskKind Kind, PlanePoint Place, ulong Vehicle, SimTime Since)
{
    public SimTime? Reviewed { get; set; }

    public bool Confirmed { get; set; }
}

/// <summary>A candidate for the other end of the trade.</summary>
internal sealed record Candidate(long Case, int Rank, PlanePoint Place, int Permille, int FromBank, int Vehicles, int Visits, int Otherwise, int Loadings);

/// <summary>What the history of a vehicle shows; litres in centilitres. Without known waybills their number is −1, and what is beyond them 0.</summary>
internal sealed record Evidence(ulong Vehicle, bool Accused, long Unaccounted, long Sold, long Case, int Stays, int Visits, int Waybills);

/// <summary>A site that was raided, and whether it was still in business.</summary>
internal sealed record RaidNote(SimTime At, HiddenKind Kind, int Ring, bool InBusiness);
