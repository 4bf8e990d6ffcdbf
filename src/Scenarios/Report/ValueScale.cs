using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Report;

/// <summary>How several values of a unit are written side by side: in one unit and with equal digits, so that they can be compared by eye.</summary>
public sealed class ValueScale
{
    private const int MostDecimals = 4;
    private static readonly (double Milliseconds, Text Name)[] Spans =
    [
        (86_400_000, new("天", "days")),
        (3_600_000, new("小时", "h")),
        (60_000, new("分钟", "min")),
        (1_000, new("秒", "s")),
    ];

    private readonly double _factor;
    private readonly int _decimals;

    private ValueScale(double factor, int decimals, Text name, Text apart) => (_factor, _decimals, Name, Apart) = (factor, decimals, name, apart);

    /// <summary>The unit behind a value; empty for counts.</summary>
    public Text Name { get; }

    /// <summary>The unit behind a distance between two values: percentage points between two shares; empty where it is the values' own.</summary>
    public Text Apart { get; }

    /// <summary>A scale for values of a unit.</summary>
    /// <param name="unit">Their unit.</param>
    /// <param name="values">The values: a span is written in the greatest of its units of which the largest value has two.</param>
    /// <param name="errors">How uncertain they are: of the smallest that is not zero one or two digits are written.</param>
    public static ValueScale For(IndicatorUnit unit, IReadOnlyCollection<double> values, IEnumerable<double> errors)
    {
        var (factor, name) = unit == IndicatorUnit.Milliseconds ? SpanFor(values.Select(Math.Abs).DefaultIfEmpty(0).Max()) : (FactorOf(unit), NameOf(unit));
        var least = errors.Where(error => error > 0).Select(error => error * factor).DefaultIfEmpty(0).Min();
        // What is certain has the digits of its own.
        var decimals = least == 0 && values.Any(value => value * factor != Math.Truncate(value * factor)) ? 1 : 0;
        while (least > 0 && decimals < MostDecimals && least < 2)
        {
            least *= 10;
            decimals++;
        }

        return new ValueScale(factor, decimals, name, unit == IndicatorUnit.Share ? new Text("个百分点", "percentage points") : new Text("", ""));
    }

    /// <summary>A value without its unit.</summary>
    public string Number(double value) => Digits(value).TrimStart('+');

    /// <summary>A value in the unit that is written.</summary>
    internal double Scaled(double value) => value * _factor;

    /// <summary>A distance from one value to another with its sign, without its unit.</summary>
    public string Signed(double distance)
    {
        var digits = Digits(distance);
        return digits.AsSpan().IndexOfAnyInRange('1', '9') >= 0 && !digits.StartsWith('−') ? "+" + digits : digits;
    }

    private string Digits(double value)
    {
        var digits = (value * _factor).ToString("N" + _decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return digits.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? digits.TrimStart('-') : digits.Replace('-', '−');
    }

    private static (double, Text) SpanFor(double greatest)
    {
        var span = Spans.FirstOrDefault(span => greatest >= 2 * span.Milliseconds, Spans[^1]);
        return (1 / span.Milliseconds, span.Name);
    }

    private static double FactorOf(IndicatorUnit unit) => unit == IndicatorUnit.Share ? 100 : 1;

    private static Text NameOf(IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Count => new("", ""),
        IndicatorUnit.PerDay => new("/天", "a day"),
        IndicatorUnit.Share => new("%", "%"),
        IndicatorUnit.Millimetres => new("毫米", "mm"),
        IndicatorUnit.Litres => new("升", "L"),
        IndicatorUnit.PointHours => new("小时", "h"),
        IndicatorUnit.PerDeviceMonth => new("次/台·月", "a device-month"),
        IndicatorUnit.PersonMinutes => new("人·分钟", "person-min"),
        IndicatorUnit.Kilograms => new("千克", "kg"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "An indicator's unit."),
    };
}
