using System.Collections.Immutable;
using Liandong.Scenarios.Analysis;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>
/// The three phases of every matter: forecast (事前研判: an early signal came before it), joint handling (事中统办: several departments, or a
/// consultation), follow-up (事后跟踪: somebody looked again whether the cause is gone; of an order also whether it came back within thirty days). A call-back asks whether the caller is
/// content and checks nothing: it is counted apart.
/// </summary>
internal sealed class PhaseTally(CityDefinition city, RunSpan span, MatterLog log)
{
    private static readonly long Fresh = SimDuration.FromHours(24).Milliseconds;
    private static readonly long Month = SimDuration.FromDays(30).Milliseconds;
    private readonly Dictionary<ulong, Phase> _phases = [];
    private readonly SortedDictionary<int, long> _alarms = [];
    private readonly SortedDictionary<int, int> _warnings = [];
    private readonly List<Phase>[] _all = [[], [], []];

    /// <summary>The indicators of phases. Nothing tells in advance who will apply for what: approvals have no forecast.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        .. new (string Name, Text Label)[] { ("orders", new("工单", "Orders")), ("approvals", new("审批", "Approvals")), ("cases", new("案件", "Cases")) }.SelectMany(kind => new IndicatorDefinition[]
        {
            new($"phases.{kind.Name}.forecast.share", new(kind.Label.Zh + "事前研判率：事先有信号", kind.Label.En + " that an early warning preceded"), IndicatorUnit.Share),
            new($"phases.{kind.Name}.joint.share", new(kind.Label.Zh + "事中统办率：多部门共同办理", kind.Label.En + " that several departments handled"), IndicatorUnit.Share),
            new($"phases.{kind.Name}.followed.share", new(kind.Label.Zh + "事后跟踪率：办结后复查", kind.Label.En + " looked at again after closure"), IndicatorUnit.Share),
            new($"phases.{kind.Name}.recurring.share", kind.Name == "orders" ? new("工单三十天内重现率", "Orders whose cause came back within 30 days") : new(kind.Label.Zh + "回头看发现重现率", kind.Label.En + " whose cause was found back at the follow-up"), IndicatorUnit.Share),
        }).Where(definition => definition.Name != "phases.approvals.forecast.share"),
        new("phases.orders.called-back.share", new("工单回访率：办结后回访诉求人", "Orders whose callers were called back"), IndicatorUnit.Share),
    ];

    /// <summary>Orders, approvals, cases; once they were reported.</summary>
    public ImmutableArray<PhaseRow> Rows { get; private set; } = [];

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.SensorAlarm:
                _alarms[(int)outcome.B] = outcome.Time;
                break;
            case OutcomeKind.WarningIssued:
                _warnings[outcome.Who.Jurisdiction] = outcome.Code;
                break;
            // A service that somebody orders has no cause that could be foreseen or gone.
            case OutcomeKind.OrderFiled when city.Matters[outcome.Code].Executor != Executor.Provider:
                Begin(in outcome, 0, outcome.Code, (ulong)outcome.B, outcome.C, IsForecast(in outcome));
                break;
            case OutcomeKind.AffairReceived:
                Begin(in outcome, outcome.Who.Kind == (byte)TwinKind.Case ? 2 : 1, outcome.Code, 0, outcome.Time, outcome.C != 0);
                break;
            case OutcomeKind.ConsultationHeld:
                Mark((ulong)outcome.A, phase => phase.IsJoint = true);
                break;
            case OutcomeKind.OrderDispatched when outcome.C > 0:
            case OutcomeKind.OrderAssisted when outcome.Code > 0:
            case OutcomeKind.OpinionAsked or OutcomeKind.AffairTransferred:
                Mark(outcome.Twin, phase => phase.IsJoint = true);
                break;
            case OutcomeKind.OrderVerified when outcome.Code == 1:
                Mark(outcome.Twin, phase => phase.IsFollowed |= ++phase.Passes > 1);
                break;
            case OutcomeKind.CalledBack:
                Mark((ulong)outcome.B, phase => phase.IsCalledBack = true);
                break;
            case OutcomeKind.AffairRechecked:
                var isBack = outcome.Code == 0;
                Mark(outcome.Twin, phase => (phase.IsFollowed, phase.IsBack) = (true, isBack));
                break;
            case OutcomeKind.OrderClosed or OutcomeKind.AffairClosed:
                var at = outcome.Time;
                Mark(outcome.Twin, phase => phase.Closed = at);
                break;
        }
    }

    public void Report(IndicatorValues values)
    {
        var rung = EarlySignals.RungBefore(city, log.Sightings, log.Days);
        foreach (var order in _all[0])
        {
            var cell = log.CellIndex(new TwinId(order.Cell));
            if (cell >= 0) order.IsForecast |= rung.Contains((city.Towns[city.Cells[cell].Town].County, order.Item, log.DayOf(order.Reported)));
        }

        FindRecurring();
        Rows = [.. _all.Select((phases, kind) => Row(kind, phases))];
        foreach (var row in Rows.Where(row => row.Matters > 0))
        {
            var prefix = "phases." + (row.Kind == 0 ? "orders" : row.Kind == 1 ? "approvals" : "cases");
            if (row.Kind != 1) values.SetShare(prefix + ".forecast.share", row.Forecast, row.Matters);
            values.SetShare(prefix + ".joint.share", row.Joint, row.Matters);
            values.SetShare(prefix + ".followed.share", row.Followed, row.Closed);
            values.SetShare(prefix + ".recurring.share", row.Recurring, row.Watched);
            if (row.Kind == 0) values.SetShare("phases.orders.called-back.share", row.CalledBack, row.Closed);
        }
    }

    // A case that an order, or a follow-up, gave cause to was seen coming; an order by a sensor or a warning.
    private bool IsForecast(in Outcome filed)
    {
        var town = new TwinId((ulong)filed.B).Jurisdiction - city.TownJurisdiction(0);
        if (PondingIncident.IsPonding(filed.D) && _alarms.TryGetValue(PondingIncident.LowPointOf(filed.D), out var alarm) && filed.C - alarm < Fresh && alarm <= filed.C) return true;
        return town >= 0 && city.Matters[filed.Code].Field == "water" && _warnings.GetValueOrDefault(city.CountyJurisdiction(city.Towns[town].County)) > 0;
    }

    private void Begin(in Outcome begun, int kind, int item, ulong cell, long reported, bool isForecast)
    {
        if (reported < span.WarmUp.Milliseconds) return;
        var phase = new Phase { Item = item, Cell = cell, Reported = reported, IsForecast = isForecast };
        _phases[begun.Twin] = phase;
        _all[kind].Add(phase);
    }

    private void Mark(ulong twin, Action<Phase> mark)
    {
        if (_phases.TryGetValue(twin, out var phase)) mark(phase);
    }

    // A matter that others cannot see is a person's own: the next one of its kind in the cell is somebody else's.
    private void FindRecurring()
    {
        foreach (var place in _all[0].Where(order => order.Cell != 0 && city.Matters[order.Item].Executor != Executor.Desk).GroupBy(order => (order.Cell, order.Item)))
        {
            Phase[] inOrder = [.. place.OrderBy(order => order.Reported)];
            foreach (var order in inOrder)
            {
                if (order.Closed is not { } closed) continue;
                order.IsWatched = true;
                order.IsBack = inOrder.Any(other => other.Reported > closed && other.Reported <= closed + Month);
            }
        }
    }

    private static PhaseRow Row(int kind, List<Phase> phases) => new(
        kind, phases.Count, phases.Count(phase => phase.IsForecast), phases.Count(phase => phase.IsJoint), phases.Count(phase => phase.Closed is not null),
        phases.Count(phase => phase.Closed is not null && phase.IsFollowed), phases.Count(phase => kind == 0 ? phase.IsWatched : phase.IsFollowed), phases.Count(phase => phase.IsBack), phases.Count(phase => phase.Closed is not null && phase.IsCalledBack));

    private sealed class Phase
    {
        public required int Item { get; init; }

        public required ulong Cell { get; init; }

        public required long Reported { get; init; }

        public required bool IsForecast { get; set; }

        public bool IsJoint { get; set; }

        public bool IsFollowed { get; set; }

        public bool IsCalledBack { get; set; }

        public bool IsWatched { get; set; }

        public bool IsBack { get; set; }

        public int Passes { get; set; }

        public long? Closed { get; set; }
    }
}

/// <summary>How many matters of a kind (0 order, 1 approval, 2 case) were forecast, handled jointly, closed, followed up; of how many a recurrence would be known, how many recurred, and of how many orders the callers were called back.</summary>
internal sealed record PhaseRow(int Kind, long Matters, long Forecast, long Joint, long Closed, long Followed, long Watched, long Recurring, long CalledBack);
