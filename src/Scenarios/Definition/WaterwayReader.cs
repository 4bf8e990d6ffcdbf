using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario's <c>waterway:</c>; every default stands here.</summary>
internal static class WaterwayReader
{
    private const int MostReaches = 500;
    private const int MostBoats = 100;
    private const double MostANight = 200;
    private const double MostTraffic = 20;
    private const int Suspicions = 3;

    /// <param name="scenario">The scenario.</param>
    /// <param name="run">How long it is.</param>
    /// <returns>Null when the scenario has none.</returns>
    public static WaterwaySetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("waterway") is not { } map) return null;
        var waterway = new WaterwaySetting
        {
            Bank = map.Text("bank"),
            Matters = [.. map.Words("matters")],
            Sources = SourceChangeReader.Read(map, run),
            Reaches = map.Whole("reaches", 2, MostReaches, 25),
            Stations = map.ShareOr("stations", 1),
            Boats = map.Whole("boats", 0, MostBoats, 3),
            Traffic = map.Number("traffic", 0, MostTraffic, 1),
            Poachers = map.Number("poachers", 0, MostANight, 8),
            Dredgers = map.Number("dredgers", 0, MostANight, 5),
            Dischargers = map.Number("dischargers", 0, MostANight, 4),
        };
        if (!map.IsWrong("matters") && waterway.Matters.Length != Suspicions) map.Refuse("matters", "应依次写非法捕捞、非法采砂、偷排三个事项", "give three matters: fishing, dredging, discharge");
        map.Done();
        return waterway;
    }
}
