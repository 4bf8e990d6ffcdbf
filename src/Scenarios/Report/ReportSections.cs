using System.Text.Json.Nodes;
using Liandong.Scenarios.Indicators;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Report;

/// <summary>A system's section as the page draws it.</summary>
internal static class ReportSections
{
    public static JsonObject Of(Section section, RunIndicators indicators) => new()
    {
        ["id"] = section.Id,
        ["title"] = ReportData.Both(section.Title),
        ["finding"] = ReportData.Both(section.Finding),
        ["cards"] = ReportData.Array(section.Cards.Select(name => indicators[name]).Where(indicator => indicator.IsKnown), indicator => new JsonObject { ["label"] = ReportData.Both(indicator.Label), ["value"] = ReportData.Both(ValueFormat.Of(indicator)), ["samples"] = ReportData.Both(ValueFormat.SamplesOf(indicator)) }),
        ["maps"] = ReportData.Array(section.Maps, Map),
        ["charts"] = ReportData.Array(section.Charts, Chart),
        ["tables"] = ReportData.Array(section.Tables, Table),
        ["notes"] = ReportData.Array(section.Notes, ReportData.Both),
    };

    private static JsonObject Map(SectionMap map) => new()
    {
        ["title"] = ReportData.Both(map.Title),
        ["points"] = ReportData.Array(map.Points, point => new JsonObject
        {
            ["at"] = new JsonArray(Math.Round(point.At.Longitude, 4), Math.Round(point.At.Latitude, 4)),
            ["size"] = Math.Round(point.Size, 3),
            ["colour"] = point.Colour,
            ["label"] = ReportData.Both(point.Label),
        }),
        ["areas"] = ReportData.Array(map.Areas, area => new JsonObject
        {
            ["ring"] = ReportData.Array(area.Ring, Point),
            ["colour"] = area.Colour,
            ["label"] = ReportData.Both(area.Label),
        }),
        ["focus"] = map.Focus is { } focus ? new JsonArray(Point(focus.SouthWest), Point(focus.NorthEast)) : null,
    };

    private static JsonArray Point(GeoPoint point) => [Math.Round(point.Longitude, 4), Math.Round(point.Latitude, 4)];

    private static JsonObject Chart(SectionChart chart) => new()
    {
        ["title"] = ReportData.Both(chart.Title),
        ["kind"] = chart.Kind.ToString(),
        ["unit"] = ReportData.Both(chart.Unit),
        ["categories"] = ReportData.Array(chart.Categories, ReportData.Both),
        ["series"] = ReportData.Array(chart.Series, series => new JsonObject
        {
            ["name"] = ReportData.Both(series.Name),
            ["values"] = ReportData.Array(series.Values, value => value is { } number ? JsonValue.Create(Math.Round(number, 3)) : null),
        }),
    };

    private static JsonObject Table(SectionTable table) => new()
    {
        ["title"] = ReportData.Both(table.Title),
        ["columns"] = ReportData.Array(table.Columns, column => new JsonObject { ["heading"] = ReportData.Both(column.Heading), ["text"] = column.IsText }),
        ["rows"] = ReportData.Array(table.Rows, row => ReportData.Array(row, ReportData.Both)),
    };
}
