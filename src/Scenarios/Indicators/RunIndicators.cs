using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>What a run's outcomes add up to: named indicators, and the tables and series of its report.</summary>
public sealed record RunIndicators
{
    private readonly Dictionary<string, Indicator> _byName;

    internal RunIndicators(IReadOnlyList<Indicator> all)
    {
        All = all;
        _byName = all.ToDictionary(indicator => indicator.Name, StringComparer.Ordinal);
    }

    /// <summary>Every indicator of <see cref="IndicatorTable"/>, in its order.</summary>
    public IReadOnlyList<Indicator> All { get; }

    /// <summary>What was measured, and when.</summary>
    public required RunSpan Span { get; init; }

    /// <summary>The balance of all orders.</summary>
    public required OrderAccounting Accounting { get; init; }

    /// <summary>Centres in jurisdiction order.</summary>
    public required ImmutableArray<CentreRow> Centres { get; init; }

    /// <summary>Departments in the city's order.</summary>
    public required ImmutableArray<DepartmentRow> Departments { get; init; }

    /// <summary>Towns in the city's order.</summary>
    public required ImmutableArray<TownRow> Towns { get; init; }

    /// <summary>Requests and orders over time.</summary>
    public required OrderSeries Orders { get; init; }

    /// <summary>Open orders over time, as finely as flooding.</summary>
    public required OpenOrderSeries OpenOrders { get; init; }

    /// <summary>Flooding over time; null when nothing was flooded.</summary>
    public required FloodSeries? Flood { get; init; }

    /// <summary>Rainstorm warnings in order of time; level 0 lifts one.</summary>
    public required ImmutableArray<WarningRow> Warnings { get; init; }

    /// <summary>How long before (after when negative) a low point's crossing of 150 mm its sensor raised the alarm, in milliseconds, ascending.</summary>
    public required ImmutableArray<long> SensorLeads { get; init; }

    /// <summary>What each system of the city that took part has to say.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>By low point: the highest level that it reached in the study area, 0 dry, 1 blue to 4 red.</summary>
    public required ImmutableArray<int> WorstLevels { get; init; }

    /// <summary>An indicator by its name.</summary>
    /// <exception cref="UnknownIndicatorException">There is none of that name; the exception carries the nearest names.</exception>
    public Indicator this[string name] => _byName[IndicatorTable.Find(name).Name];
}

/// <summary>The balance of all orders of a run, the warm-up's included: opened = closed + open, and nothing unaccounted.</summary>
/// <param name="Opened">Orders filed.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Open">Not finished when the run ended.</param>
/// <param name="Unaccounted">Orders without exactly one beginning and one end.</param>
public sealed record OrderAccounting(long Opened, long Closed, long Open, long Unaccounted)
{
    /// <summary>Opened − (closed + open): zero for a whole run.</summary>
    public long Difference => Opened - (Closed + Open);
}

/// <summary>A rainstorm warning that a county's centre issued (暴雨预警): 1 blue to 4 red, 0 lifted.</summary>
public sealed record WarningRow(SimTime At, int Jurisdiction, int Level);

/// <summary>A centre's orders and people (行政问效).</summary>
/// <param name="Jurisdiction">The centre.</param>
/// <param name="Opened">Orders filed there and measured.</param>
/// <param name="Closed">Closed after the warm-up, whenever they were reported.</param>
/// <param name="OnTime">Of those, on time.</param>
/// <param name="Due">Closed, or open past their limit: what the on-time share is taken of.</param>
/// <param name="Backlog">Orders open at the run's end, the warm-up's included.</param>
/// <param name="MedianCloseMilliseconds">Time from report to closure.</param>
/// <param name="DeskUtilisation">Share of the duty desk's staffed time at work; null when it is not staffed.</param>
/// <param name="FieldUtilisation">Share of the shifts of its officers, squads and crews at work; null when it has none.</param>
public sealed record CentreRow(int Jurisdiction, long Opened, long Closed, long OnTime, long Due, long Backlog, double? MedianCloseMilliseconds, double? DeskUtilisation, double? FieldUtilisation)
{
    /// <summary>Its orders that a department returned as not its own.</summary>
    public long Returned { get; init; }

    /// <summary>Its orders sent back for rework.</summary>
    public long Reworked { get; init; }

    /// <summary>Its orders under supervision.</summary>
    public long Supervised { get; init; }

    /// <summary>Callers of its orders who were asked.</summary>
    public long CalledBack { get; init; }

    /// <summary>Of those, satisfied.</summary>
    public long Satisfied { get; init; }
}

/// <summary>A department's orders as the lead (行政问效).</summary>
/// <param name="Department">Index in the city's departments.</param>
/// <param name="Orders">Closed after the warm-up, or open at the end.</param>
/// <param name="OnTime">Closed on time.</param>
/// <param name="Due">Closed, or open past their limit.</param>
/// <param name="Returned">Orders that it returned as not its own.</param>
/// <param name="Reworked">Orders sent back for rework.</param>
/// <param name="Supervised">Orders under supervision.</param>
/// <param name="CalledBack">Callers asked.</param>
/// <param name="Satisfied">Of those, satisfied.</param>
public sealed record DepartmentRow(int Department, long Orders, long OnTime, long Due, long Returned, long Reworked, long Supervised, long CalledBack, long Satisfied);

/// <summary>A town's load: what happened on its territory, whichever centre handled it.</summary>
/// <param name="Town">Index in the city's towns.</param>
/// <param name="Requests">Requests made there after the warm-up.</param>
/// <param name="Orders">Measured orders there.</param>
/// <param name="Closed">Closed after the warm-up, whenever they were reported.</param>
/// <param name="OnTime">Of those, on time.</param>
/// <param name="Open">Orders there that are open at the end.</param>
/// <param name="MedianCloseMilliseconds">Time from report to closure.</param>
/// <param name="FloodedLowPoints">Low points there that reached 150 mm.</param>
public sealed record TownRow(int Town, long Requests, long Orders, long Closed, long OnTime, long Open, double? MedianCloseMilliseconds, int FloodedLowPoints)
{
    /// <summary>Closed late, or open past their limit.</summary>
    public long Late { get; init; }

    /// <summary>Mean time from report to arrival of measured orders there; who had not been reached by the end counts with the time waited.</summary>
    public double? MeanArriveMilliseconds { get; init; }

    /// <summary>Hours times low points there at 150 mm or more.</summary>
    public double FloodedHours { get; init; }
}
