using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Report;

/// <summary>The one place that writes a figure for people, in both languages.</summary>
public static class ValueFormat
{
    /// <summary>What stands where nothing was measured.</summary>
    public const string Nothing = "—";

    /// <summary>A local time, with seconds where it has any.</summary>
    public static string LocalTime(DateTime local) => local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private const double Second = 1_000;
    private const double Minute = 60 * Second;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;

    /// <summary>An indicator's value with its unit; of what had not come about at the run's end, for how long it was awaited.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="moreDigits">Digits beyond the usual ones, to tell near values apart.</param>
    public static Text Of(Indicator indicator, int moreDigits = 0)
    {
        if (indicator.MoreThan is not { } waited) return Of(indicator.Value, indicator.Unit, moreDigits);
        var span = Of(waited, indicator.Unit);
        return new Text($"{span.Zh}后仍未发生", $"still not, {span.En} later");
    }

    /// <summary>A value with its unit; spans take the unit that fits them: seconds, minutes, hours, days.</summary>
    /// <param name="value">In the unit; null when nothing was measured.</param>
    /// <param name="unit">The value's unit.</param>
    /// <param name="moreDigits">Digits beyond the usual ones, to tell near values apart.</param>
    public static Text Of(double? value, IndicatorUnit unit, int moreDigits = 0)
    {
        if (value is not { } number) return new Text(Nothing, Nothing);
        return unit switch
        {
            IndicatorUnit.Count => Same(Digits(number, 0)),
            IndicatorUnit.PerDay => Both(Digits(number, (Math.Abs(number) < 100 ? 1 : 0) + moreDigits), "/天", " a day"),
            IndicatorUnit.Share => Same(Digits(number * 100, 1 + moreDigits) + "%"),
            IndicatorUnit.Milliseconds => Span(number, moreDigits),
            IndicatorUnit.Millimetres => Both(Digits(number, moreDigits), " 毫米", " mm"),
            IndicatorUnit.Litres => Both(Digits(number, moreDigits), " 升", " L"),
            IndicatorUnit.PointHours => Both(Digits(number, (Math.Abs(number) < 100 ? 1 : 0) + moreDigits), " 小时", " h"),
            IndicatorUnit.PerDeviceMonth => Both(Digits(number, 2 + moreDigits), " 次/台·月", " a device-month"),
            IndicatorUnit.PersonMinutes => Both(Digits(number, moreDigits), " 人·分钟", " person-min"),
            IndicatorUnit.Kilograms => Both(Digits(number, moreDigits), " 千克", " kg"),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "An indicator's unit."),
        };
    }

    /// <summary>Of how many cases an indicator is taken, marked when they are few; null when it is not taken of cases or has no value.</summary>
    public static Text? SamplesOf(Indicator indicator) => indicator.Value is null || indicator.Samples is not { } samples ? null
        : indicator.IsWeak ? Both($"n = {Digits(samples, 0)}", "，样本少", ", few")
        : Same($"n = {Digits(samples, 0)}");

    /// <summary>How far two values of a unit are apart; shares in percentage points.</summary>
    public static Text Distance(double from, double to, IndicatorUnit unit, int moreDigits = 0)
    {
        var distance = Math.Abs(to - from);
        return unit == IndicatorUnit.Share
            ? Both(Digits(distance * 100, 1 + moreDigits), " 个百分点", " percentage points")
            : Of(distance, unit, moreDigits);
    }

    /// <summary>A length of wall time: <c>4.2 s</c>, <c>12.5 min</c>.</summary>
    public static Text Of(TimeSpan span) => Span(span.TotalMilliseconds, 0);

    /// <summary>A number of bytes in megabytes.</summary>
    public static Text OfBytes(long bytes) => Same(bytes < 1_000_000 ? Digits(bytes / 1e3, 0) + " kB" : Digits(bytes / 1e6, 0) + " MB");

    private static Text Span(double milliseconds, int moreDigits)
    {
        var size = Math.Abs(milliseconds);
        if (size < 10 * Second) return Both(Short(milliseconds / Second, 1, moreDigits), " 秒", " s");
        if (size < 2 * Minute) return Both(Short(milliseconds / Second, 0, moreDigits), " 秒", " s");
        if (size < 2 * Hour) return Both(Short(milliseconds / Minute, 1, moreDigits), " 分钟", " min");
        if (size < 2 * Day) return Both(Short(milliseconds / Hour, 1, moreDigits), " 小时", " h");
        return Both(Short(milliseconds / Day, 1, moreDigits), " 天", " days");
    }

    // 30 min, not 30.0 min.
    private static string Short(double number, int decimals, int moreDigits)
    {
        var digits = Digits(number, decimals + moreDigits);
        return digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
    }

    private static string Digits(double number, int decimals)
    {
        var digits = number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return digits.Trim('-', '0', '.', ',').Length == 0 ? digits.TrimStart('-') : digits.Replace('-', '−');
    }

    private static Text Both(string number, string zh, string en) => new(number + zh, number + en);

    private static Text Same(string text) => new(text, text);
}
