using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Indicators;

/// <summary>How long vehicles truly stay, where, and how many of them are under way at which hour.</summary>
internal sealed class DwellTally(RunSpan span)
{
    /// <summary>Length of stays that is told apart from shorter ones, in hours.</summary>
    public static readonly int[] Bounds = [1, 2, 4, 6, 9, 12, 24];

    private const long Hour = 3_600_000;
    private const int HoursADay = 24;
    private const int LongestBound = 9;

    private readonly long[] _below = new long[Bounds.Length];
    private readonly long[] _arrivals = new long[HoursADay];
    private readonly long[] _stopped = new long[HoursADay];
    private readonly long _sinceMidnight = (long)span.Start.TimeOfDay.TotalMilliseconds;
    private long _stays;

    /// <summary>Stops at places that are not registered, without guilt.</summary>
    public long Innocent { get; private set; }

    /// <summary>Stops that served an illegal trade.</summary>
    public long Guilty { get; private set; }

    /// <summary>A stop that is over, or as long as it had become when the run ended.</summary>
    public void Add(int code, long from, long to)
    {
        Spread(from, to);
        if (from < span.WarmUp.Milliseconds) return;
        var guilty = (code & 512) != 0;
        if (guilty) Guilty++;
        else if ((code & 256) == 0 && (StopPurpose)(code & 255) != StopPurpose.Held) Innocent++;
        if ((StopPurpose)(code & 255) != StopPurpose.Base) _arrivals[HourOf(from)]++;
        // One that the run's end cuts short, or that had begun before the run, says nothing about its length.
        if (from == 0 || from > span.Duration.Milliseconds - (LongestBound * Hour)) return;
        _stays++;
        for (var i = 0; i < Bounds.Length; i++)
        {
            if (to - from < Bounds[i] * Hour) _below[i]++;
        }
    }

    public void Report(IndicatorValues values)
    {
        values.Set("hazmat.stays", _stays);
        values.SetShare("hazmat.stays.below-2h", Below(2), _stays);
        values.SetShare("hazmat.stays.below-9h", Below(9), _stays);
        values.Set("hazmat.stops.unregistered.innocent", Innocent);
        values.Set("hazmat.stops.unregistered.guilty", Guilty);
    }

    /// <summary>The share of stays below each bound; null without any.</summary>
    public IEnumerable<double?> Shares() => _below.Select(count => _stays == 0 ? null : (double?)((double)count / _stays));

    /// <summary>Mean number of vehicles under way in each hour of the day.</summary>
    public IEnumerable<double?> UnderWay(int fleet) =>
        Enumerable.Range(0, HoursADay).Select(hour => Seen(hour) == 0 ? null : (double?)(fleet - ((double)_stopped[hour] / Seen(hour))));

    /// <summary>Arrivals a day in each hour, at depots left out.</summary>
    public IEnumerable<double?> Arrivals() => _arrivals.Select(count => (double?)(count / span.MeasuredDays));

    private long Below(int hours) => _below[Array.IndexOf(Bounds, hours)];

    private int HourOf(long time) => (int)((time + _sinceMidnight) / Hour % HoursADay);

    // Milliseconds of the run that lie in this hour of the day.
    private long Seen(int hour)
    {
        long sum = 0;
        for (var at = (hour * Hour) - _sinceMidnight; at < span.Duration.Milliseconds; at += HoursADay * Hour) sum += Math.Max(0, Math.Min(at + Hour, span.Duration.Milliseconds) - Math.Max(at, 0));
        return sum;
    }

    private void Spread(long from, long to)
    {
        while (from < to)
        {
            var end = Math.Min(to, from + Hour - ((from + _sinceMidnight) % Hour));
            _stopped[HourOf(from)] += end - from;
            from = end;
        }
    }
}
