using Liandong.Twins;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Releases;

/// <summary>The people of a cell as they were last told of.</summary>
internal readonly record struct PeopleRow(long Home, long Road, long Sheltered, long Elsewhere)
{
    public long All => Home + Road + Sheltered + Elsewhere;

    public static PeopleRow operator +(PeopleRow left, PeopleRow right) =>
        new(left.Home + right.Home, left.Road + right.Road, left.Sheltered + right.Sheltered, left.Elsewhere + right.Elsewhere);
}

/// <summary>A cell near a release.</summary>
internal sealed class CellRow
{
    public PeopleRow People { get; set; }

    public SimTime? Ordered { get; set; }

    public long HomeWhenOrdered { get; set; }

    public ProtectiveAction Action { get; set; }

    /// <summary>Sixteenths of person-minutes above AEGL-2.</summary>
    public long Harm { get; set; }

    /// <summary>Sixteenths of person-minutes above AEGL-3.</summary>
    public long Life { get; set; }

    /// <summary>µg/m³ out of doors.</summary>
    public long Highest { get; set; }
}

/// <summary>What a release and the response to it left behind.</summary>
internal sealed class ReleaseBook(RunSpan span)
{
    private static readonly SimDuration Step = SimDuration.FromMinutes(10);
    private PeopleRow _now;
    private SimTime _next = SimTime.Start;
    private long _harmNow;
    private long _lifeNow;
    private long _leftNow;

    public SortedDictionary<int, CellRow> Cells { get; } = [];

    public List<(SimTime At, PeopleRow People, double HarmMinutes, double LifeMinutes)> Series { get; } = [];

    public List<Outcome> Sections { get; } = [];

    public List<Outcome> Cordons { get; } = [];

    public List<Outcome> Steps { get; } = [];

    public List<(SimTime At, long Left)> Leaving { get; } = [];

    public Outcome? Began { get; private set; }

    public Outcome? Ended { get; private set; }

    public Outcome? Confirmed { get; private set; }

    public long Alarms { get; private set; }

    public long TrueAlarms { get; private set; }

    public long PassersHarm { get; private set; }

    public void Add(in Outcome outcome)
    {
        SampleUntil(outcome.At);
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.ReleaseBegan:
                Began = outcome;
                break;
            case OutcomeKind.ReleaseEnded:
                Ended = outcome;
                break;
            case OutcomeKind.PlumeSection:
                Sections.Add(outcome);
                break;
            case OutcomeKind.GasAlarm when outcome.Code == 1:
                Alarms++;
                if (Began is not null && (GasSensorFault)outcome.C != GasSensorFault.Drifting) TrueAlarms++;
                break;
            case OutcomeKind.ReleaseConfirmed when Began is not null:
                Confirmed ??= outcome;
                break;
            case OutcomeKind.CordonSet when Began is not null:
                Cordons.Add(outcome);
                break;
            case OutcomeKind.CellOrdered:
                Order(in outcome);
                break;
            case OutcomeKind.PeopleWhere:
                Move(outcome.Code, new PeopleRow(outcome.A, outcome.B, outcome.C, outcome.D), outcome.At);
                break;
            case OutcomeKind.Exposure:
                Expose(in outcome);
                break;
            case OutcomeKind.ResponseStep:
                Steps.Add(outcome);
                break;
        }
    }

    /// <summary>Fills the series to the run's end.</summary>
    public void Complete() => SampleUntil(SimTime.Start + span.Duration + new SimDuration(1));

    public IReadOnlySet<long> CellsOf(ResponseStep step) => Steps.Where(outcome => outcome.Code == (int)step).Select(outcome => outcome.A).ToHashSet();

    public long Count(ResponseStep step) => Steps.Count(outcome => outcome.Code == (int)step);

    private CellRow Of(int cell)
    {
        if (!Cells.TryGetValue(cell, out var row)) Cells[cell] = row = new CellRow();
        return row;
    }

    private void Order(in Outcome outcome)
    {
        var row = Of(outcome.Code);
        if (row.Ordered is not null) return;
        (row.Ordered, row.Action, row.HomeWhenOrdered) = (outcome.At, (ProtectiveAction)outcome.A, outcome.B);
    }

    private void Move(int cell, PeopleRow people, SimTime at)
    {
        var row = Of(cell);
        var before = row.People;
        row.People = people;
        _now = new PeopleRow(_now.Home - before.Home, _now.Road - before.Road, _now.Sheltered - before.Sheltered, _now.Elsewhere - before.Elsewhere) + people;
        if (row.Ordered is null) return;
        _leftNow += before.Home - people.Home;
        Leaving.Add((at, _leftNow));
    }

    private void Expose(in Outcome outcome)
    {
        var row = Of(outcome.Code);
        row.Harm += outcome.A;
        row.Life += outcome.B;
        row.Highest = Math.Max(row.Highest, outcome.D);
        PassersHarm += outcome.C;
        (_harmNow, _lifeNow) = (_harmNow + outcome.A, _lifeNow + outcome.B);
    }

    private void SampleUntil(SimTime now)
    {
        while (_next < now)
        {
            Series.Add((_next, _now, _harmNow / 16.0, _lifeNow / 16.0));
            _next += Step;
        }
    }
}
