using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <summary>
/// Watches whether a vehicle drives on an expressway while these are closed to hazardous goods, by its reports alone: so many of them in a row,
/// each on the road and as fast as one drives there. One report alone may be a crossing or an error of the fix. A mutable struct: part of the vehicle's state.
/// </summary>
internal struct NightWatch
{
    private int _inRow;
    private SimTime _since;
    private bool _told;

    /// <summary>Takes a report.</summary>
    /// <param name="point">The report.</param>
    /// <param name="hour">The hour of the day at which it was taken.</param>
    /// <param name="rules">When expressways are closed, and how many reports it takes.</param>
    /// <param name="map">Where they are.</param>
    /// <returns>Whether it is to be told now: once a night.</returns>
    public bool Hears(in GpsPoint point, int hour, AlertRules rules, ExpresswayMap map)
    {
        if (!rules.IsExpresswayClosed(hour))
        {
            (_inRow, _told) = (0, false);
            return false;
        }

        if (point.Speed < rules.ExpresswaySpeed || !map.IsOn(point.Place))
        {
            _inRow = 0;
            return false;
        }

        if (_inRow++ == 0) _since = point.At;
        if (_told || _inRow < rules.ReportsOnExpressway) return false;
        return _told = true;
    }

    /// <summary>The first report of the row.</summary>
    public readonly SimTime Since => _since;

    public readonly void Write(StateWriter state)
    {
        state.Write("nightReports", _inRow);
        state.Write("nightReportsSince", _since);
        state.Write("toldOfNight", _told);
    }
}
