using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads the <c>supervision:</c> section of a scenario; every default stands here.</summary>
internal static class SupervisionReader
{
    private const double MostFailures = 10_000;

    /// <summary>Null when the scenario has no such section.</summary>
    public static SupervisionSetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("supervision") is not { } map) return null;
        var setting = new SupervisionSetting(
            ScenarioReader.Heads(map, "community"),
            ScenarioReader.Heads(map, "street"),
            map.Flag("follows-up", absent: true),
            ScenarioReader.Heads(map, "representatives"),
            map.Number("failures", 0, MostFailures, 1),
            [.. map.ListOrEmpty("events").Select(asset => Event(asset, run))]);
        map.Done();
        return setting;
    }

    private static AssetEvent Event(StrictMap map, SimDuration run)
    {
        var at = map.Duration("at");
        if (at >= run) map.Refuse("at", $"在情景结束（{run}）之后", $"is after the run's end ({run})");
        var asset = new AssetEvent(map.Text("asset"), at);
        map.Done();
        return asset;
    }
}
