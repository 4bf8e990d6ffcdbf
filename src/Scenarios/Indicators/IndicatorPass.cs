using Liandong.Scenarios.Analysis;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>One pass over a run's outcomes in canonical order that adds them up to its <see cref="RunIndicators"/>.</summary>
public sealed class IndicatorPass
{
    private readonly CityDefinition _city;
    private readonly RunSpan _span;
    private readonly RequestTally _requests;
    private readonly FateBook _fates;
    private readonly OrderBook _book;
    private readonly RowTally _rows;
    private readonly SeriesTally _series;
    private readonly OrderTally _orders;
    private readonly WorkTally _work;
    private readonly FloodTally _flood;
    private readonly SystemTallies _systems;
    private readonly MatterLog _log;
    private readonly PhaseTally _phases;
    private readonly List<WarningRow> _warnings = [];
    private long _last;
    private bool _completed;

    /// <param name="city">The city of the run; outcomes refer to it by index.</param>
    /// <param name="span">When the run began and what of it is measured.</param>
    public IndicatorPass(CityDefinition city, RunSpan span)
    {
        _span = span;
        _requests = new RequestTally(city, span);
        _fates = new FateBook(city, span);
        _book = new OrderBook(city, span);
        _rows = new RowTally(city);
        _series = new SeriesTally(span);
        _orders = new OrderTally(span, _book, _rows, _series);
        _work = new WorkTally(city, span);
        _flood = new FloodTally(city, span);
        _systems = new SystemTallies(city, span);
        _log = new MatterLog(city, span);
        _phases = new PhaseTally(city, span, _log);
        _city = city;
    }

    /// <summary>The indicators of outcomes that are at hand.</summary>
    public static RunIndicators Over(CityDefinition city, RunSpan span, IEnumerable<Outcome> outcomes)
    {
        var pass = new IndicatorPass(city, span);
        foreach (var outcome in outcomes) pass.Add(in outcome);
        return pass.Complete();
    }

    /// <summary>Takes the next outcome.</summary>
    /// <exception cref="InvalidDataException">It is earlier than the one before, or its kind is unknown.</exception>
    public void Add(in Outcome outcome)
    {
        if (outcome.Time < _last) throw new InvalidDataException($"An outcome of {outcome.Who} at {outcome.At} follows one at {new SimTime(_last)}: outcomes come in canonical order.");
        _last = outcome.Time;
        _log.Add(in outcome);
        _phases.Add(in outcome);
        _fates.Add(in outcome);
        if ((OutcomeKind)outcome.Kind <= OutcomeKind.WarningIssued) _systems.Overhear(in outcome);
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.RequestMade:
                _requests.Add(in outcome);
                _series.RequestMade(outcome.At);
                if (outcome.At >= SimTime.Start + _span.WarmUp) _rows.RequestMade(outcome.Who.Jurisdiction);
                break;
            case OutcomeKind.RequestAnswered or OutcomeKind.CallAbandoned or OutcomeKind.CallBlocked or OutcomeKind.AnsweredDirectly or OutcomeKind.RequestMerged:
                _requests.Add(in outcome);
                break;
            case (>= OutcomeKind.OrderFiled and <= OutcomeKind.OrderClosed) or (>= OutcomeKind.OrderReturned and <= OutcomeKind.CommandRefused) or OutcomeKind.CalledBack or OutcomeKind.OrderRaised:
                _orders.Add(in outcome);
                break;
            case (>= OutcomeKind.UnitFreed and <= OutcomeKind.ConsultationHeld) or OutcomeKind.DecisionTaken or OutcomeKind.DecisionRefused:
                _work.Add(in outcome);
                break;
            case >= OutcomeKind.LowPointLevel and <= OutcomeKind.FloodPeak:
                _flood.Add(in outcome);
                break;
            case OutcomeKind.WarningIssued:
                _warnings.Add(new WarningRow(outcome.At, outcome.Who.Jurisdiction, outcome.Code));
                break;
            case OutcomeKind.IncidentHappened or (>= OutcomeKind.RequestOpenAtEnd and <= OutcomeKind.OrderAssisted) or (>= OutcomeKind.DepthReported and <= OutcomeKind.VitalsReported):
                break;
            default:
                if (_systems.TryAdd(in outcome)) break;
                throw new InvalidDataException($"An outcome of {outcome.Who} at {outcome.At} has the unknown kind {outcome.Kind}.");
        }
    }

    /// <summary>The indicators of everything added. Once, after the last outcome.</summary>
    /// <exception cref="InvalidOperationException">It was completed before.</exception>
    public RunIndicators Complete()
    {
        if (_completed) throw new InvalidOperationException("The pass was completed before.");
        _completed = true;
        _orders.Complete();
        _work.Complete();
        _flood.Complete();
        var values = new IndicatorValues();
        _requests.Report(values, _book.Duplicates);
        _fates.Report(values);
        _orders.Report(values, _requests.Requests);
        _work.Report(values);
        _flood.Report(values);
        _systems.Report(values);
        _phases.Report(values);
        var analysis = ThematicAnalysis.Of(_city, _span, _log);
        analysis.Report(values);
        var departments = _rows.Departments();
        return new RunIndicators(values.Complete())
        {
            Span = _span,
            Accounting = _orders.Accounting,
            Centres = _rows.Centres(_work),
            Departments = departments,
            Towns = _rows.Towns(_flood),
            Orders = _series.Complete(),
            OpenOrders = _series.Open(),
            Flood = _flood.Series(),
            Warnings = [.. _warnings],
            SensorLeads = _flood.Leads(),
            Sections = [.. _systems.Sections(), .. AccountabilitySection.Of(_city, _span, departments, _systems.Affairs, _phases), .. analysis.Sections()],
            WorstLevels = _flood.WorstLevels(),
        };
    }
}
