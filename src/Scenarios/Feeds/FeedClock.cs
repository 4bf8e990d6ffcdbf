using System.Globalization;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Feeds;

/// <summary>Turns a file's times into milliseconds since the run's start. A time that names its zone is taken at its word, another is in the mapping's.</summary>
internal sealed class FeedClock
{
    private const string Unix = "unix";
    private const string UnixMilliseconds = "unix-ms";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm",
        "yyyy/MM/dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyyMMddHHmmss",
    ];

    private static readonly string[] FormsWithZone = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    private readonly string? _form;
    private readonly TimeSpan _zone;
    private readonly long _start;
    private int _usual;

    /// <param name="mapping">How the file tells the time.</param>
    /// <param name="start">The city's local time at the run's start.</param>
    public FeedClock(FeedMapping mapping, DateTime start)
    {
        (_form, _zone) = (mapping.TimeForm, mapping.Zone);
        // With an alignment the zone falls out: the file's own clock reads so when the run begins.
        _start = mapping.Align is { } align ? align.Ticks - mapping.Zone.Ticks : start.Ticks - FeedMapping.OrdinaryZone.Ticks;
    }

    /// <summary>Reads a time.</summary>
    /// <param name="text">As it stands in the file.</param>
    /// <param name="milliseconds">Since the run's start; below 0 before it.</param>
    public bool TryRead(ReadOnlySpan<char> text, out long milliseconds)
    {
        milliseconds = 0;
        if (!TryUniversal(text, out var ticks)) return false;
        milliseconds = (ticks - _start) / TimeSpan.TicksPerMillisecond;
        if (ticks < _start && (ticks - _start) % TimeSpan.TicksPerMillisecond != 0) milliseconds--;
        return true;
    }

    /// <summary>The local time of the city, for people.</summary>
    public static string Local(DateTime start, long milliseconds) => start.AddMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>What is wrong with a time.</summary>
    public Text Fault(ReadOnlySpan<char> text) => new(
        $"时间“{text}”的写法不对，应如 {_form ?? "2025-06-18 08:00:00 或 ISO 8601"}",
        $"the time '{text}' is not in the form {_form ?? "2025-06-18 08:00:00 or ISO 8601"}");

    private bool TryUniversal(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (_form is Unix or UnixMilliseconds)
        {
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count is < 0 or > 100_000_000_000_000) return false;
            var scaled = count * (_form == Unix ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond);
            if (scaled > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) return false;
            ticks = DateTime.UnixEpoch.Ticks + (long)scaled;
            return true;
        }

        if (_form is not null) return TryForm(text, _form, out ticks);
        // Nearly every row has the form of the one before.
        if (TryForm(text, Form(_usual), out ticks)) return true;
        for (var i = 0; i < Forms.Length + FormsWithZone.Length; i++)
        {
            if (!TryForm(text, Form(i), out ticks)) continue;
            _usual = i;
            return true;
        }

        return false;
    }

    private static string Form(int number) => number < Forms.Length ? Forms[number] : FormsWithZone[number - Forms.Length];

    private bool TryForm(ReadOnlySpan<char> text, string form, out long ticks)
    {
        ticks = 0;
        if (form.AsSpan().ContainsAny('z', 'K'))
        {
            if (!DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stated)) return false;
            ticks = stated.UtcTicks;
            return true;
        }

        if (!DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        ticks = local.Ticks - _zone.Ticks;
        return true;
    }
}
