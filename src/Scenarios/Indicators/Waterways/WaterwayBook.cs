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
}

/// <summary>An alarm of a shore station.</summary>
internal sealed record RiverAlarmRow(Suspicion Suspicion, long Incident, int Vessel, SimTime At, int Cell, bool IsTrue)
{
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
    private readonly Dictionary<int, TrueOffence> _byVessel = [];
    private readonly Dictionary<long, RiverAlarmRow> _byIncident = [];
    private readonly HashSet<int> _foundAtPort = [];

    public List<TrueOffence> Offences { get; } = [];

    /// <summary>Sources that did not answer.</summary>
    public List<Outcome> Missing { get; } = [];

    public List<RiverAlarmRow> Alarms { get; } = [];

    public Samples BoatWaits { get; } = new();

    public ShoreKind Kind => kind;

    public long Transfers { get; private set; }

    /// <summary>Ships looked into at their next port, and those that were found out there.</summary>
    public int AtPort { get; private set; }

    public int FoundAtPort => _foundAtPort.Count;

    /// <summary>Offenders who fled from a patrol boat.</summary>
    public int Fled { get; private set; }

    public bool IsOn => Offences.Count + Alarms.Count > 0;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.OffenceBegan when outcome.D == (int)kind:
                var offence = new TrueOffence((Errand)outcome.Code, (int)outcome.A, outcome.At, (int)outcome.C);
                Offences.Add(offence);
                _byVessel[offence.Vessel] = offence;
                break;
            case OutcomeKind.OffenceEnded when outcome.C == 1 && _byVessel.ContainsKey((int)outcome.A):
                Fled++;
                break;
            case OutcomeKind.RiverAlarm when outcome.B >> 32 == (int)kind:
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
                if (outcome.Code == 1) _foundAtPort.Add((int)outcome.A);
                break;
            case OutcomeKind.PursuitTransferred when _byIncident.TryGetValue(outcome.A, out var transferred):
                Transfers++;
                transferred.Transferred = true;
                break;
            case OutcomeKind.PursuitLost when _byIncident.TryGetValue(outcome.A, out var lost):
                lost.Lost = true;
                break;
            case OutcomeKind.OffenderBoarded when _byVessel.TryGetValue((int)outcome.A, out var caught):
                caught.Boarded = outcome.At;
                break;
        }
    }

    private void Raise(in Outcome outcome)
    {
        var suspicion = (Suspicion)outcome.Code;
        var offence = _byVessel.GetValueOrDefault((int)(uint)outcome.B);
        var isTrue = offence is not null && offence.Errand == ErrandOf(suspicion);
        if (isTrue) offence!.Alarmed = SimTime.Min(offence.Alarmed, outcome.At);
        var row = new RiverAlarmRow(suspicion, outcome.A, (int)(uint)outcome.B, outcome.At, (int)outcome.D, isTrue);
        Alarms.Add(row);
        _byIncident[row.Incident] = row;
    }

    /// <summary>The errand that a suspicion is about.</summary>
    public static Errand ErrandOf(Suspicion suspicion) => Errand.Poacher + (int)suspicion;
}
