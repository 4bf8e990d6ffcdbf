using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>Orders by centre, department and town.</summary>
internal sealed class RowTally(CityDefinition city)
{
    private readonly Row[] _centres = Rows(city.Jurisdictions);
    private readonly Row[] _towns = Rows(city.Towns.Length);
    private readonly Row[] _departments = Rows(city.Departments.Length);

    public void RequestMade(int jurisdiction)
    {
        var town = jurisdiction - city.TownJurisdiction(0);
        if (town >= 0) _towns[town].Requests++;
    }

    public void Opened(OpenOrder order)
    {
        if (!order.Measured) return;
        _centres[order.Jurisdiction].Opened++;
        if (order.Town >= 0) _towns[order.Town].Opened++;
    }

    public void Closed(OpenOrder order, in Outcome closed, SimDuration taken)
    {
        foreach (var row in RowsOf(order, closed.D))
        {
            row.Closed++;
            row.Times.Add(taken.Milliseconds);
            if (closed.Code == 1) row.OnTime++;
        }

        Befell(order, closed.D);
    }

    public void LeftOpen(OpenOrder order, in Outcome open, bool overdue)
    {
        foreach (var row in RowsOf(order, open.D))
        {
            row.Open++;
            if (overdue) row.Overdue++;
        }

        Befell(order, open.D);
    }

    /// <summary>Somebody came to an order, or it was awaited until now in vain.</summary>
    public void Arrived(OpenOrder order, SimTime at)
    {
        if (order.Town >= 0) _towns[order.Town].ArrivalTimes.Add((at - order.Reported).Milliseconds);
    }

    public void Returned(int jurisdiction, int department)
    {
        _centres[jurisdiction].Returned++;
        if (department >= 0) _departments[department].Returned++;
    }

    public void CalledBack(in Outcome call)
    {
        CalledBack(_centres[new TwinId((ulong)call.B).Jurisdiction], call.Code == 1);
        if (call.C >= 0) CalledBack(_departments[call.C], call.Code == 1);
    }

    public ImmutableArray<CentreRow> Centres(WorkTally work) =>
    [
        .. _centres.Select((row, jurisdiction) => new CentreRow(
            jurisdiction, row.Opened, row.Closed, row.OnTime, row.Closed + row.Overdue, row.Open, row.Times.Quantile(50), work.DeskUtilisation(jurisdiction), work.FieldUtilisation(jurisdiction))
        {
            Returned = row.Returned,
            Reworked = row.Reworked,
            Supervised = row.Supervised,
            CalledBack = row.CalledBack,
            Satisfied = row.Satisfied,
        }),
    ];

    public ImmutableArray<DepartmentRow> Departments() =>
    [
        .. _departments.Select((row, department) => new DepartmentRow(
            department, row.Closed + row.Open, row.OnTime, row.Closed + row.Overdue, row.Returned, row.Reworked, row.Supervised, row.CalledBack, row.Satisfied)),
    ];

    public ImmutableArray<TownRow> Towns(FloodTally flood)
    {
        var flooded = flood.HoursByTown();
        return
        [
            .. _towns.Select((row, town) => new TownRow(town, row.Requests, row.Opened, row.Closed, row.OnTime, row.Open, row.Times.Quantile(50), flood.FloodedIn(town))
            {
                Late = row.Closed - row.OnTime + row.Overdue,
                MeanArriveMilliseconds = row.ArrivalTimes.Mean,
                FloodedHours = flooded[town],
            }),
        ];
    }

    private static Row[] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new Row())];

    // An order without a lead department names −1.
    private IEnumerable<Row> RowsOf(OpenOrder order, long department)
    {
        yield return _centres[order.Jurisdiction];
        if (order.Town >= 0) yield return _towns[order.Town];
        if (department >= 0) yield return _departments[department];
    }

    private static void CalledBack(Row row, bool satisfied)
    {
        row.CalledBack++;
        if (satisfied) row.Satisfied++;
    }

    private void Befell(OpenOrder order, long department)
    {
        foreach (var row in RowsOf(order, department))
        {
            if (order.Marks.HasFlag(OrderMarks.Reworked)) row.Reworked++;
            if (order.Marks.HasFlag(OrderMarks.Supervised)) row.Supervised++;
        }
    }

    private sealed class Row
    {
        public long Requests { get; set; }

        public long Opened { get; set; }

        public long Closed { get; set; }

        public long OnTime { get; set; }

        public long Open { get; set; }

        public long Overdue { get; set; }

        public long Returned { get; set; }

        public long Reworked { get; set; }

        public long Supervised { get; set; }

        public long CalledBack { get; set; }

        public long Satisfied { get; set; }

        public Samples Times { get; } = new();

        public Samples ArrivalTimes { get; } = new();
    }
}
