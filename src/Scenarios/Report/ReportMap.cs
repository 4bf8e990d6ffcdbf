using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Report;

/// <summary>The map of towns with their load, the counties' borders and names, waterways and roads, and the low points that were flooded.</summary>
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
                ["counties"] = ReportData.Array(city.Counties, County),
                ["lines"] = Lines(city),
                ["lowPoints"] = ReportData.Array(city.LowPoints.Where(point => indicators.WorstLevels[point.Index] > 0), point => LowPoint(point, indicators.WorstLevels[point.Index])),
                ["flooded"] = indicators.Flood is not null,
                ["areaKm2"] = Math.Round(city.Towns.Sum(town => town.AreaKm2)),
                ["landKm2"] = city.LandAreaKm2,
            };

    /// <summary>Towns and counties with their territories, and the lines over them; null when no town has a territory.</summary>
    public static JsonObject? Ground(CityDefinition city) =>
        city.Towns.All(town => town.Territory.IsDefaultOrEmpty)
            ? null
            : new JsonObject
            {
                ["towns"] = ReportData.Array(city.Towns, town => new JsonObject { ["name"] = ReportData.Both(town.Name), ["county"] = ReportData.Both(city.Counties[town.County].Name), ["rings"] = Rings(town.Territory) }),
                ["counties"] = ReportData.Array(city.Counties, County),
                ["lines"] = Lines(city),
            };

    private static JsonArray Lines(CityDefinition city) =>
        ReportData.Array(city.Lines, line => new JsonObject { ["kind"] = line.Kind == MapLineKind.Expressway ? "road" : "waterway", ["name"] = ReportData.Both(line.Name), ["points"] = ReportData.Array(line.Points, Point) });

    private static JsonObject Town(CityDefinition city, Town town, TownRow row) => new()
    {
        ["name"] = ReportData.Both(town.Name),
        ["county"] = ReportData.Both(city.Counties[town.County].Name),
        ["population"] = town.Population,
        ["rings"] = Rings(town.Territory),
        ["requests"] = row.Requests,
        ["orders"] = row.Orders,
        ["perPeople"] = Math.Round(row.Orders * 10_000.0 / town.Population, 1),
        ["closed"] = row.Closed,
        ["onTime"] = row.OnTime,
        ["open"] = row.Open,
        ["medianClose"] = ReportData.Both(ValueFormat.Of(row.MedianCloseMilliseconds, IndicatorUnit.Milliseconds)),
        ["medianMinutes"] = ReportSeries.Minutes(row.MedianCloseMilliseconds),
        ["flooded"] = row.FloodedLowPoints,
    };

    private static JsonObject County(County county) => new() { ["name"] = ReportData.Both(county.Name), ["rings"] = Rings(county.Territory) };

    private static JsonObject LowPoint(LowPoint point, int level) => new() { ["name"] = ReportData.Both(point.Name), ["at"] = Point(point.Location), ["level"] = level };

    private static JsonArray Rings(ImmutableArray<ImmutableArray<GeoPoint>> territory) => territory.IsDefaultOrEmpty ? [] : ReportData.Array(territory, ring => ReportData.Array(ring, Point));

    private static JsonArray Point(GeoPoint point) => [Math.Round(point.Longitude, Decimals), Math.Round(point.Latitude, Decimals)];
}
