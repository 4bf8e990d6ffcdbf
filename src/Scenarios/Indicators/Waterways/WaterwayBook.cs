using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Indicators.Waterways;

/// <summary>An offence on the river as it truly was, and what came of it.</summary>
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

    /// <summary>When the vessel was boarded; never when it was not.</summary>
    public SimTime Boarded { get; set; } = SimTime.Never;
}

/// <summary>What truly happened on the river, what stations made of it, and what boats did.</summary>
internal sealed class WaterwayBook
{
    private readonly Dictionary<int, TrueOffence> _byVessel = [];
    private readonly Dictionary<long, RiverAlarmRow> _byIncident = [];

    public List<TrueOffence> Offences { get; } = [];

    /// <summary>Sources that did not answer.</summary>
    public List<Outcome> Missing { get; } = [];

    public List<RiverAlarmRow> Alarms { get; } = [];

    public Samples BoatWaits { get; } = new();

    public long Transfers { get; private set; }

    public bool IsOn { get; private set; }

    public void Add(in Outcome outcome)
    {
        IsOn = true;
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.OffenceBegan:
                var offence = new TrueOffence((Errand)outcome.Code, (int)outcome.A, outcome.At, (int)outcome.C);
                Offences.Add(offence);
                _byVessel[offence.Vessel] = offence;
                break;
            case OutcomeKind.RiverAlarm:
                Raise(in outcome);
                break;
            case OutcomeKind.BoatSent:
                BoatWaits.Add(outcome.C);
                break;
            case OutcomeKind.VesselBoarded when _byIncident.TryGetValue(outcome.A, out var boarded):
                boarded.Boarded = outcome.At;
                break;
            case OutcomeKind.RiverSourceMissing:
                Missing.Add(outcome);
                break;
            case OutcomeKind.PursuitTransferred:
                Transfers++;
                if (_byIncident.TryGetValue(outcome.A, out var transferred)) transferred.Transferred = true;
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
        var offence = _byVessel.GetValueOrDefault((int)outcome.B);
        var isTrue = offence is not null && offence.Errand == ErrandOf(suspicion);
        if (isTrue) offence!.Alarmed = SimTime.Min(offence.Alarmed, outcome.At);
        var row = new RiverAlarmRow(suspicion, outcome.A, (int)outcome.B, outcome.At, (int)outcome.D, isTrue);
        Alarms.Add(row);
        _byIncident[row.Incident] = row;
    }

    /// <summary>The errand that a suspicion is about.</summary>
    public static Errand ErrandOf(Suspicion suspicion) => Errand.Poacher + (int)suspicion;
}
