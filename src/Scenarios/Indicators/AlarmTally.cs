using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>
/// Alarms of ponding sensors against true flooding. An alarm counts as right when it stands while its low point is at 150 mm or
/// more, or is followed by that within an hour, the longest that a sensor looks ahead. Raising the level of a standing alarm is not a new alarm.
/// </summary>
internal sealed class AlarmTally(CityDefinition city, RunSpan span)
{
    private static readonly SimDuration LookAhead = SimDuration.FromHours(1);

    private readonly Dictionary<ulong, int> _standing = [];
    private readonly List<Alarm> _alarms = [];
    private readonly List<long> _leads = [];
    private readonly HashSet<int> _detectedLowPoints = [];
    private long _hits;
    private long _misses;

    public void Raise(ulong sensor, int lowPoint, SimTime at)
    {
        if (_standing.TryAdd(sensor, _alarms.Count)) _alarms.Add(new Alarm(lowPoint, at));
    }

    public void Clear(ulong sensor, SimTime at)
    {
        if (_standing.Remove(sensor, out var alarm)) _alarms[alarm].Cleared = at;
    }

    /// <summary>Matches every alarm with every stay of its low point. Once, after the last outcome.</summary>
    public void Match(IReadOnlyList<FloodStay> stays)
    {
        var watched = city.Sensors.Where(sensor => sensor.Kind == SensorKind.Ponding).Select(sensor => sensor.LowPoint).ToHashSet();
        var byLowPoint = _alarms.ToLookup(alarm => alarm.LowPoint);
        foreach (var stay in stays.OrderBy(stay => stay.From).ThenBy(stay => stay.LowPoint))
        {
            var matching = byLowPoint[stay.LowPoint].Where(alarm => Covers(alarm, stay)).ToList();
            if (matching.Count > 0)
            {
                _hits++;
                _detectedLowPoints.Add(stay.LowPoint);
                // An alarm that stands through several stays was ahead of the first only.
                if (matching.Find(alarm => !alarm.Right) is { } first) _leads.Add((stay.From - first.Raised).Milliseconds);
                foreach (var alarm in matching) alarm.Right = true;
            }
            else if (watched.Contains(stay.LowPoint))
            {
                _misses++;
            }
        }
    }

    public ImmutableArray<long> Leads() => [.. _leads.Order()];

    public void Report(IndicatorValues values, int floodedLowPoints)
    {
        var wrong = _alarms.Count(alarm => !alarm.Right);
        var leads = new Samples();
        foreach (var lead in _leads) leads.Add(lead);
        values.SetShare("flood.detected.share", _detectedLowPoints.Count, floodedLowPoints);
        values.Set("flood.lead.median", leads.Quantile(50), leads.Count);
        values.SetShare("sensors.pod", _hits, _hits + _misses);
        values.SetShare("sensors.far", wrong, _alarms.Count);
        values.SetShare("sensors.csi", _hits, _hits + _misses + wrong);
    }

    private bool Covers(Alarm alarm, FloodStay stay)
    {
        var until = SimTime.Max(alarm.Cleared ?? (SimTime.Start + span.Duration), alarm.Raised + LookAhead);
        return alarm.Raised <= stay.To && until >= stay.From;
    }

    private sealed class Alarm(int lowPoint, SimTime raised)
    {
        public int LowPoint { get; } = lowPoint;

        public SimTime Raised { get; } = raised;

        public SimTime? Cleared { get; set; }

        public bool Right { get; set; }
    }
}
