using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Report;

/// <summary>The map of towns with their load.</summary>
internal static class ReportMap
{
    /// <summary>Four decimals of a degree are 11 m: finer than a printed map shows.</summary>
    private const int Decimals = 4;

    /// <summary>Null when no town has a territory.</summary>
    public static JsonObject? Of(CityDefinition city, RunIndicators indicators) =>
        city.Towns.All(town => town.Territory.IsDefaultOrEmpty)
            ? null
            : new JsonObject
            {
                ["towns"] = ReportData.Array(city.Towns, town => Town(city, town, indicators.Towns[town.Index])),
                ["flooded"] = indicators.Flood is not null,
            };

    private static JsonObject Town(CityDefinition city, Town town, TownRow row) => new()
    {
        ["name"] = ReportData.Both(town.Name),
        ["county"] = ReportData.Both(city.Counties[town.County].Name),
        ["population"] = town.Population,
        ["rings"] = town.Territory.IsDefaultOrEmpty ? new JsonArray() : ReportData.Array(town.Territory, ring => ReportData.Array(ring, Point)),
        ["requests"] = row.Requests,
        ["orders"] = row.Orders,
        ["closed"] = row.Closed,
        ["onTime"] = row.OnTime,
        ["open"] = row.Open,
        ["medianClose"] = ReportData.Both(ValueFormat.Of(row.MedianCloseMilliseconds, IndicatorUnit.Milliseconds)),
        ["flooded"] = row.FloodedLowPoints,
    };

    private static JsonArray Point(GeoPoint point) => [Math.Round(point.Longitude, Decimals), Math.Round(point.Latitude, Decimals)];
}
