using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario's <c>waterway:</c>; every default stands here.</summary>
internal static class WaterwayReader
{
    private const double MostANight = 200;
    private const double MostTraffic = 20;
    private const int Suspicions = 4;

    /// <param name="scenario">The scenario.</param>
    /// <param name="run">How long it is.</param>
    /// <returns>Null when the scenario has none.</returns>
    public static WaterwaySetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("waterway") is not { } map) return null;
        var waterway = new WaterwaySetting
        {
            Shores = [.. map.WordsOrEmpty("shores")],
            Matters = [.. map.Words("matters")],
            Sources = SourceChangeReader.Read(map, run),
            Stations = map.ShareOr("stations", 1),
            Boats = ScenarioReader.Heads(map, "boats"),
            Traffic = map.Number("traffic", 0, MostTraffic, 1),
            Poachers = map.Number("poachers", 0, MostANight, 8),
            Dredgers = map.Number("dredgers", 0, MostANight, 5),
            Dischargers = map.Number("dischargers", 0, MostANight, 4),
            Outfalls = map.Number("outfalls", 0, MostANight, 3),
            Lookouts = map.ShareOr("lookouts", 0.2),
            MurksADay = map.Number("murk-a-day", 0, 1, 0.05),
        };
        if (!map.IsWrong("matters") && waterway.Matters.Length != Suspicions) map.Refuse("matters", "应依次写非法捕捞、非法采砂、船舶偷排、入海排污口偷排四个事项", "give four matters: fishing, dredging, discharge by a ship, discharge at an outfall");
        map.Done();
        return waterway;
    }
}
