using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Indicators.Waterways;

/// <summary>An offence on the water as it truly was, and what came of it.</summary>
internal sealed record TrueOffence(Errand Errand, int Vessel, SimTime Began, int Cell)
{
    /// <summary>The first alarm of the right kind.</summary>
    public SimTime Alarmed { get; set; } = SimTime.Never;

    public SimTime Boarded { get; set; } = SimTime.Never;

    /// <summary>When the ship was proven at its next port; never when it was not.</summary>
    public SimTime ProvenAtPort { get; set; } = SimTime.Never;

    /// <summary>When the offender fled from a boat; never when nobody did.</summary>
    public SimTime Fled { get; set; } = SimTime.Never;

    /// <summary>Until when a station can still tell of it: its end, or the last of its foul water at a station, and two readings. Never while it lasts.</summary>
    public SimTime TellsUntil { get; set; } = SimTime.Never;

    /// <summary>Whether an alarm of that instant can be about it: not before it began, and never once it is sealed or boarded.</summary>
    public bool IsToldAt(SimTime at) => Began <= at && at <= TellsUntil && at <= Boarded;
}

/// <summary>An alarm of a shore station.</summary>
internal sealed record RiverAlarmRow(Suspicion Suspicion, long Incident, AlarmAbout About, SimTime At, int Cell, bool IsTrue)
{
    /// <summary>Whether it rests on readings of the water.</summary>
    public bool IsOfWater => Suspicion >= Suspicion.Discharge;

    /// <summary>Whether it takes murk for foul water: nobody's was there.</summary>
    public bool IsOfMurk => IsOfWater && About.Water == FoulWater.None;

    public bool Transferred { get; set; }

    public bool Lost { get; set; }

    /// <summary>Whether its ship fits the slick well enough to be boarded.</summary>
    public bool IsBoardedForSlick { get; set; }

    /// <summary>When the vessel was boarded; never when it was not.</summary>
    public SimTime Boarded { get; set; } = SimTime.Never;
}

/// <summary>What truly happened before the shores of one kind, what stations made of it, and what boats and squads did.</summary>
internal sealed class WaterwayBook(ShoreKind kind)
{
    private static readonly SimDuration TwoReadings = ShoreStation.BetweenReadings * 2;

    // A ship offends once, an outfall on several nights.
    private readonly Dictionary<int, List<TrueOffence>> _byVessel = [];
    private readonly Dictionary<long, RiverAlarmRow> _byIncident = [];

    public List<TrueOffence> Offences { get; } = [];

    /// <summary>Sources that did not answer.</summary>
    public List<Outcome> Missing { get; } = [];

    public List<RiverAlarmRow> Alarms { get; } = [];

    public Samples BoatWaits { get; } = new();

    public ShoreKind Kind => kind;

    public long Transfers { get; private set; }

    /// <summary>How often ships were looked into at their next port.</summary>
    public int AtPort { get; private set; }

    /// <summary>How often that left a suspicion without proof.</summary>
    public int SuspectedAtPort { get; private set; }

    /// <summary>Offenders who were not caught on the water and were proven at their next port.</summary>
    public int ProvenAtPort => Offences.Count(offence => offence.ProvenAtPort != SimTime.Never && offence.Boarded == SimTime.Never);

    /// <summary>Offenders who fled from a patrol boat and were not boarded by it all the same.</summary>
    public int Fled => Offences.Count(offence => offence.Fled != SimTime.Never && offence.Fled != offence.Boarded);

    public bool IsOn => Offences.Count + Alarms.Count > 0;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.OffenceBegan when outcome.D == (int)kind:
                var offence = new TrueOffence((Errand)outcome.Code, (int)outcome.A, outcome.At, (int)outcome.C);
                Offences.Add(offence);
                if (!_byVessel.TryAdd(offence.Vessel, [offence])) _byVessel[offence.Vessel].Add(offence);
                break;
            case OutcomeKind.OffenceEnded when LastOf(outcome.A) is { } ended:
                ended.TellsUntil = SimTime.Max(outcome.At, new SimTime(outcome.D)) + TwoReadings;
                if (outcome.C == 1) ended.Fled = outcome.At;
                break;
            case OutcomeKind.RiverAlarm when AlarmAbout.Of(outcome.B).Shore == kind:
                Raise(in outcome);
                break;
            case OutcomeKind.BoatSent when _byIncident.ContainsKey(outcome.A):
                BoatWaits.Add(outcome.C);
                break;
            case OutcomeKind.VesselBoarded when _byIncident.TryGetValue(outcome.A, out var boarded):
                boarded.Boarded = outcome.At;
                break;
            case OutcomeKind.RiverSourceMissing when outcome.B == (int)kind:
                Missing.Add(outcome);
                break;
            case OutcomeKind.SlickTraced when outcome.C == 1 && _byIncident.TryGetValue(outcome.A, out var traced):
                traced.IsBoardedForSlick = true;
                break;
            case OutcomeKind.LookedAtPort when _byIncident.ContainsKey(outcome.B):
                AtPort++;
                if (outcome.Code == (int)PortFinding.Suspected) SuspectedAtPort++;
                if (outcome.Code == (int)PortFinding.Proven && LastOf(outcome.A) is { } proven) proven.ProvenAtPort = SimTime.Min(proven.ProvenAtPort, outcome.At);
                break;
            case OutcomeKind.PursuitTransferred when _byIncident.TryGetValue(outcome.A, out var transferred):
                Transfers++;
                transferred.Transferred = true;
                break;
            case OutcomeKind.PursuitLost when _byIncident.TryGetValue(outcome.A, out var lost):
                lost.Lost = true;
                break;
            case OutcomeKind.OffenderBoarded when LastOf(outcome.A) is { } caught:
                caught.Boarded = outcome.At;
                break;
        }
    }

    private TrueOffence? LastOf(long vessel) => _byVessel.GetValueOrDefault((int)vessel)?[^1];

    private void Raise(in Outcome outcome)
    {
        var suspicion = (Suspicion)outcome.Code;
        var (about, at) = (AlarmAbout.Of(outcome.B), outcome.At);
        // Whoever let water go some time that night is not told by an alarm that has other water behind it, or none.
        var canTell = suspicion < Suspicion.Discharge || about.Water == FoulWater.Own;
        var offence = canTell ? _byVessel.GetValueOrDefault(about.Suspect)?.LastOrDefault(one => one.Errand == ErrandOf(suspicion) && one.IsToldAt(at)) : null;
        if (offence is not null) offence.Alarmed = SimTime.Min(offence.Alarmed, at);
        var row = new RiverAlarmRow(suspicion, outcome.A, about, at, (int)outcome.D, offence is not null);
        Alarms.Add(row);
        _byIncident[row.Incident] = row;
    }

    /// <summary>The errand that a suspicion is about.</summary>
    public static Errand ErrandOf(Suspicion suspicion) => Errand.Poacher + (int)suspicion;
}
