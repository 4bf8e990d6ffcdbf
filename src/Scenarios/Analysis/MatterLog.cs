using System.Runtime.InteropServices;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins;
using Liandong.Twins.Affairs;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Analysis;

/// <summary>
/// What a thematic analysis reads out of a run's outcomes: what was seen where and when, and who answered for it. It looks only at what
/// the city itself knows: calls that were answered, orders as clerks filed and merged them, approvals, cases; never at the truth that the simulation
/// keeps beside.
/// </summary>
internal sealed class MatterLog
{
    private const int MillisecondsADay = 86_400_000;
    private readonly CityDefinition _city;
    private readonly RunSpan _span;
    private readonly int[][] _cells;
    private readonly long _sinceMidnight;
    private readonly int _rectification;
    private readonly Dictionary<long, TwinId> _asking = [];
    private readonly HashSet<Sighting> _told = [];
    private readonly List<Sighting> _sightings = [];
    private readonly List<Answered> _answered = [];
    private readonly Dictionary<ulong, int> _items = [];

    public MatterLog(CityDefinition city, RunSpan span)
    {
        (_city, _span) = (city, span);
        var rectification = city.Roles[(int)MatterRole.Rectification];
        // A matter that plays other parts as well is seen like any other.
        _rectification = city.Roles.Count(role => role == rectification) == 1 ? rectification : -1;
        var byTown = city.Cells.ToLookup(cell => cell.Town);
        _cells = [.. city.Towns.Select(town => byTown[town.Index].Select(cell => cell.Index).ToArray())];
        _sinceMidnight = (long)span.Start.TimeOfDay.TotalMilliseconds;
    }

    /// <summary>The whole run's, warm-up included: patterns need a past.</summary>
    public ReadOnlySpan<Sighting> Sightings => CollectionsMarshal.AsSpan(_sightings);

    /// <summary>What ended after the warm-up or is overdue at the end.</summary>
    public IReadOnlyList<Answered> Answered => _answered;

    /// <summary>How many days, the first and last perhaps not whole.</summary>
    public int Days => (int)((_sinceMidnight + _span.Duration.Milliseconds + MillisecondsADay - 1) / MillisecondsADay);

    /// <summary>Local time of a day's beginning.</summary>
    public DateTime DateOf(int day) => _span.Start.Date.AddDays(day);

    /// <summary>The city's index of a cell, or −1 when it is none.</summary>
    public int CellIndex(TwinId cell)
    {
        var town = cell.Jurisdiction - _city.TownJurisdiction(0);
        var place = cell.Index - CommandSystem.FirstCell;
        return town >= 0 && town < _cells.Length && place >= 0 && place < _cells[town].Length ? _cells[town][place] : -1;
    }

    /// <summary>The day of an instant.</summary>
    public int DayOf(long milliseconds) => (int)((_sinceMidnight + milliseconds) / MillisecondsADay);

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.RequestMade:
                _asking[outcome.A] = new TwinId((ulong)outcome.D);
                break;
            case OutcomeKind.RequestMerged or OutcomeKind.RecordingHeard or OutcomeKind.CallAbandoned or OutcomeKind.CallBlocked:
                _asking.Remove(outcome.A);
                break;
            case OutcomeKind.AnsweredDirectly:
                // Whether two who call of the same thing on one day mean the same one, an operator who files nothing cannot know.
                if (_asking.Remove(outcome.A, out var cell) && SightingOf(outcome.Time, cell, (int)outcome.B) is { } told && _told.Add(told)) _sightings.Add(told);
                break;
            case OutcomeKind.OrderFiled:
                _asking.Remove(outcome.A);
                _items[outcome.Twin] = outcome.Code;
                if (SightingOf(outcome.C, new TwinId((ulong)outcome.B), outcome.Code) is { } filed) _sightings.Add(filed);
                break;
            case OutcomeKind.OrderRaised or OutcomeKind.AffairReceived:
                _items[outcome.Twin] = outcome.Code;
                break;
            case OutcomeKind.OrderClosed:
                End(0, in outcome, isLate: outcome.Code == 0);
                break;
            case OutcomeKind.OrderOpenAtEnd when IsOverdue(outcome.B):
                End(0, in outcome, isLate: true);
                break;
            case OutcomeKind.AffairDecided:
                End(KindOf(outcome.Who), in outcome, isLate: outcome.Time > outcome.B);
                break;
            case OutcomeKind.AffairOpenAtEnd when IsOverdue(outcome.B) && outcome.Code < (int)AffairState.Decided:
                End(KindOf(outcome.Who), in outcome, isLate: true);
                break;
        }
    }

    private static int KindOf(TwinId who) => who.Kind == (byte)TwinKind.Case ? 2 : 1;

    private bool IsOverdue(long due) => due > 0 && due <= _span.Duration.Milliseconds;

    // A rectification is the city's own answer to what was seen, and a service that somebody orders is no trouble: neither is a sighting.
    private Sighting? SightingOf(long at, TwinId cell, int matter) =>
        matter != _rectification && _city.Matters[matter].Executor != Executor.Provider && CellIndex(cell) is >= 0 and var index ? new Sighting(DayOf(at), index, matter) : null;

    // A decision that a review ordered comes second and is nobody's delay.
    private void End(int kind, in Outcome outcome, bool isLate)
    {
        if (!_items.Remove(outcome.Twin, out var item) || outcome.D < 0 || outcome.Time < _span.WarmUp.Milliseconds) return;
        _answered.Add(new Answered(kind, item, CountyOf(outcome.Who.Jurisdiction), (int)outcome.D, isLate));
    }

    private int CountyOf(int jurisdiction)
    {
        var town = jurisdiction - _city.TownJurisdiction(0);
        return town < 0 ? jurisdiction : _city.CountyJurisdiction(_city.Towns[town].County);
    }
}
