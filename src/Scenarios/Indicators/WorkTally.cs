using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>
/// How busy people were: time at work over time on duty, after the warm-up; units that are always on call are on one shift from the
/// run's beginning to its end. A unit's job is recorded when it ends, desk work when it begins.
/// </summary>
internal sealed class WorkTally(CityDefinition city, RunSpan span)
{
    private static readonly TwinKind[] Kinds = [TwinKind.Officer, TwinKind.Enforcer, TwinKind.Squad, TwinKind.Crew];

    private readonly long[,] _atWork = new long[Kinds.Length, city.Jurisdictions];
    private readonly long[,] _onDuty = new long[Kinds.Length, city.Jurisdictions];
    private readonly Dictionary<(ulong Twin, long Began), int> _onShift = [];
    private readonly List<(ulong Twin, int Kind, long Began)> _began = [];
    private readonly long[] _desks = new long[city.Jurisdictions];
    private readonly Samples _consultationWaits = new();
    private long _decisionsTaken;
    private long _decisionsRefused;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.UnitFreed:
                _atWork[KindIndex(outcome.D), outcome.Who.Jurisdiction] += Measured(outcome.Time - outcome.A - outcome.B, outcome.Time);
                break;
            case OutcomeKind.ShiftBegan:
                _began.Add((outcome.Twin, KindIndex(outcome.Code), outcome.Time));
                _onShift[(outcome.Twin, outcome.Time)] = _onShift.GetValueOrDefault((outcome.Twin, outcome.Time)) + 1;
                break;
            case OutcomeKind.ShiftEnded:
                _onDuty[KindIndex(outcome.Code), outcome.Who.Jurisdiction] += Measured(outcome.A, outcome.Time);
                if (_onShift.TryGetValue((outcome.Twin, outcome.A), out var there)) _onShift[(outcome.Twin, outcome.A)] = there - 1;
                break;
            case OutcomeKind.DeskServed when outcome.Who.Kind == (byte)TwinKind.CommandCenter:
                _desks[outcome.Who.Jurisdiction] += Measured(outcome.Time, Math.Min(outcome.Time + outcome.B, span.Duration.Milliseconds));
                break;
            case OutcomeKind.ConsultationHeld when outcome.At >= SimTime.Start + span.WarmUp:
                _consultationWaits.Add(outcome.B);
                break;
            case OutcomeKind.DecisionTaken:
                _decisionsTaken++;
                break;
            case OutcomeKind.DecisionRefused:
                _decisionsRefused++;
                break;
        }
    }

    /// <summary>Closes the shifts that the run's end cut off. Once, after the last outcome.</summary>
    public void Complete()
    {
        foreach (var (twin, kind, began) in _began)
        {
            if (_onShift[(twin, began)]-- > 0) _onDuty[kind, new TwinId(twin).Jurisdiction] += Measured(began, span.Duration.Milliseconds);
        }
    }

    public void Report(IndicatorValues values)
    {
        values.Set("consultations.count", _consultationWaits.Count);
        values.Set("consultations.wait.mean", _consultationWaits.Mean, _consultationWaits.Count);
        values.Set("decisions.taken", _decisionsTaken);
        values.Set("decisions.refused", _decisionsRefused);
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var jurisdictions = Enumerable.Range(0, city.Jurisdictions);
            values.SetShareOfTime($"units.{IndicatorTable.UnitKinds[kind].Name}.utilisation", jurisdictions.Sum(at => _atWork[kind, at]), jurisdictions.Sum(at => _onDuty[kind, at]));
        }

        values.SetShareOfTime("desks.utilisation", _desks.Sum(), Enumerable.Range(0, city.Jurisdictions).Sum(DeskTime));
    }

    public double? DeskUtilisation(int jurisdiction) => Share(_desks[jurisdiction], DeskTime(jurisdiction));

    public double? FieldUtilisation(int jurisdiction)
    {
        var kinds = Enumerable.Range(0, Kinds.Length);
        return Share(kinds.Sum(kind => _atWork[kind, jurisdiction]), kinds.Sum(kind => _onDuty[kind, jurisdiction]));
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static int KindIndex(long kind)
    {
        var index = Array.IndexOf(Kinds, (TwinKind)kind);
        return index >= 0 ? index : throw new InvalidDataException($"An outcome names {kind} as a kind of unit; units are {string.Join(", ", Kinds)}.");
    }

    private long Measured(long from, long to) => Math.Max(0, to - Math.Max(from, span.WarmUp.Milliseconds));

    // People times milliseconds at a duty desk, shift by shift (00–08, 08–16, 16–24).
    private long DeskTime(int jurisdiction)
    {
        var staff = jurisdiction == 0 ? city.Staffing.CityDesk : jurisdiction < city.TownJurisdiction(0) ? city.Staffing.CountyDesk : city.Staffing.TownDesk;
        var end = span.Local(SimTime.Start + span.Duration);
        var sum = 0L;
        for (var from = span.Local(SimTime.Start + span.WarmUp); from < end;)
        {
            var shift = from.Hour / 8;
            var next = from.Date.AddHours((shift + 1) * 8);
            var to = next < end ? next : end;
            sum += staff[shift] * (long)(to - from).TotalMilliseconds;
            from = to;
        }

        return sum;
    }
}
