using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Recording;

/// <summary>Indicators as files for other programs.</summary>
public static class IndicatorFiles
{
    /// <summary>An object by name: value (null when nothing was measured), moreThan (what is awaited had not come about: its time will be more than this), unit, samples (null when it is not taken of cases), labels; and the balance of orders.</summary>
    public static string Json(RunIndicators indicators)
    {
        var byName = new JsonObject();
        foreach (var indicator in indicators.All)
        {
            byName[indicator.Name] = new JsonObject
            {
                ["value"] = indicator.Value,
                ["moreThan"] = indicator.MoreThan,
                ["unit"] = UnitName(indicator.Unit),
                ["samples"] = indicator.Samples,
                ["zh"] = indicator.Label.Zh,
                ["en"] = indicator.Label.En,
            };
        }

        var balance = indicators.Accounting;
        return new JsonObject
        {
            ["orders"] = new JsonObject
            {
                ["opened"] = balance.Opened,
                ["closed"] = balance.Closed,
                ["open"] = balance.Open,
                ["unaccounted"] = balance.Unaccounted,
            },
            ["indicators"] = byName,
        }.ToJsonString(RecordingJson.Indented);
    }

    /// <summary>RFC 4180 with a header; an empty value when nothing was measured, empty samples when it is not taken of cases; the last column is filled where what is awaited had not come about: its time will be more than this.</summary>
    public static string Csv(RunIndicators indicators)
    {
        var csv = new StringBuilder("name,value,unit,samples,zh,en,more-than\r\n");
        foreach (var indicator in indicators.All)
        {
            var value = indicator.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
            csv.Append(indicator.Name).Append(',').Append(value).Append(',').Append(UnitName(indicator.Unit)).Append(',');
            csv.Append(indicator.Samples?.ToString(CultureInfo.InvariantCulture)).Append(',');
            csv.Append(Quoted(indicator.Label.Zh)).Append(',').Append(Quoted(indicator.Label.En)).Append(',').Append(indicator.MoreThan?.ToString("R", CultureInfo.InvariantCulture)).Append("\r\n");
        }

        return csv.ToString();
    }

    /// <summary>A unit's name in files.</summary>
    public static string UnitName(IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Count => "count",
        IndicatorUnit.PerDay => "per-day",
        IndicatorUnit.Share => "share",
        IndicatorUnit.Milliseconds => "ms",
        IndicatorUnit.Millimetres => "mm",
        IndicatorUnit.Litres => "litres",
        IndicatorUnit.PointHours => "point-hours",
        IndicatorUnit.PerDeviceMonth => "per-device-month",
        IndicatorUnit.PersonMinutes => "person-minutes",
        IndicatorUnit.Kilograms => "kg",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "An indicator's unit."),
    };

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
