using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>
/// An instant of a run as people write it: a time of day (<c>06:30</c>, the first one after the start), a time of a later day (<c>2d 06:30</c>, two days after the
/// first), a local date and time (<c>2025-06-18 06:30</c>, or <c>06-18 06:30</c> as the screen shows it), or a length since the start (<c>12h</c>, <c>+14d6h</c>).
/// </summary>
internal static class RunTime
{
    /// <summary>The forms, for people.</summary>
    public static readonly Text Forms = new(
        "06:30（开始后的第一个）、'2d 06:30'（第一天之后两天）、'06-18 14:00'、'2025-06-18 14:00'，或从开始算起的 2h、3d、14d6h",
        "06:30 (the first after the start), '2d 06:30' (two days after the first day), '06-18 14:00', '2025-06-18 14:00', or since the start 2h, 3d, 14d6h");

    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss"];
    private static readonly string[] Dates = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm"];
    private static readonly string[] Days = ["MM-dd HH:mm:ss", "MM-dd HH:mm"];

    /// <summary>Reads an instant that lies after the start and before the end.</summary>
    /// <exception cref="RunFailedException">It is none, or lies outside.</exception>
    public static SimTime Parse(string text, ScenarioDefinition scenario)
    {
        var (start, end) = (scenario.Start, scenario.Start.AddMilliseconds(scenario.Duration.Milliseconds));
        var local = Read(text.Trim(), start) ?? throw new RunFailedException(new(
            $"“{text}”不是时刻，可写 {Forms.Zh}",
            $"'{text}' is no instant: write {Forms.En}"));
        if (local > start && local < end) return new SimTime((local - start).Ticks / TimeSpan.TicksPerMillisecond);
        throw new RunFailedException(new(
            $"{Shown(local)} 不在运行之内：它从 {Shown(start)} 到 {Shown(end)}",
            $"{Shown(local)} lies outside the run, which goes from {Shown(start)} to {Shown(end)}"));
    }

    /// <summary>A local time as <see cref="Parse"/> reads it.</summary>
    public static string Shown(DateTime local) => ValueFormat.LocalTime(local);

    private static DateTime? Read(string text, DateTime start)
    {
        if (text.StartsWith('+') || !text.Contains(':', StringComparison.Ordinal)) return Quantity.TryDuration(text.TrimStart('+'), out var since, out _) ? start.AddMilliseconds(since.Milliseconds) : null;
        if (Exact(text, Dates) is { } date) return date;
        if (Exact(string.Create(CultureInfo.InvariantCulture, $"{start.Year}-{text}"), [.. Days.Select(form => "yyyy-" + form)]) is { } day) return day < start ? day.AddYears(1) : day;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 2 || !TimeOnly.TryParseExact(parts[^1], Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        if (parts.Length == 1) return start.Date.Add(time.ToTimeSpan()) is var first && first > start ? first : first.AddDays(1);
        return parts[0].EndsWith('d') && int.TryParse(parts[0][..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days < 100_000 ? start.Date.AddDays(days).Add(time.ToTimeSpan()) : null;
    }

    private static DateTime? Exact(string text, string[] forms) =>
        DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
