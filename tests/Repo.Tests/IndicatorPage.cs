using System.Text;
using Liandong.Scenarios.Indicators;

namespace Liandong.Repo.Tests;

/// <summary>The list of indicators as a page shows it, from the one table there is.</summary>
internal static class IndicatorPage
{
    /// <summary>A Markdown table, a row an indicator.</summary>
    public static string Rows()
    {
        var rows = new StringBuilder("\n| name / 名称 | 中文 | English | bound / 界值 |\n|---|---|---|---|\n");
        foreach (var indicator in IndicatorTable.All) rows.Append($"| `{indicator.Name}` | {indicator.Label.Zh} | {indicator.Label.En} | {BoundOf(indicator.Unit)} |\n");
        return rows.Append('\n').ToString();
    }

    private static string BoundOf(IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Count => "number / 数",
        IndicatorUnit.PerDay => "number a day / 每日数",
        IndicatorUnit.Share => "share / 比例",
        IndicatorUnit.Milliseconds => "duration / 时长",
        IndicatorUnit.Millimetres => "mm / 毫米",
        IndicatorUnit.Litres => "l / 升",
        IndicatorUnit.PointHours => "hours × points / 点·时",
        IndicatorUnit.PerDeviceMonth => "number a device-month / 每台每月次数",
        IndicatorUnit.PersonMinutes => "minutes × people / 人·分钟",
        IndicatorUnit.Kilograms => "kg / 千克",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "The page has no word for this unit."),
    };
}
