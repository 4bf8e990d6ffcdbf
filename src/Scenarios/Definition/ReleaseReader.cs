using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Orders;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario's <c>release:</c>.</summary>
internal static class ReleaseReader
{
    private const double LeastRate = 0.01;
    private const double MostRate = 1_000;
    private const double MostHeight = 100;
    private const double LeastWind = 0.5;
    private const double MostWind = 25;
    private const double LeastReachKm = 1;
    private const double MostReachKm = 20;
    private static readonly SimDuration LongestRelease = SimDuration.FromDays(1);

    /// <param name="scenario">The scenario.</param>
    /// <param name="run">The run's length.</param>
    /// <returns>Null when the scenario has none.</returns>
    public static ReleaseSetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("release") is not { } map) return null;
        var release = new ReleaseSetting
        {
            Site = map.Text("site"),
            Matter = map.Text("matter"),
            Substance = map.Choice<Substance>("substance"),
            KilogramsPerSecond = map.Number("kilograms-per-second", LeastRate, MostRate),
            Start = map.Duration("start"),
            Duration = map.DurationWithin("duration", SimDuration.FromMinutes(1), LongestRelease),
            HeightMetres = map.Number("height-metres", 0, MostHeight, 2),
            Vessel = map.Choice("vessel", Vessel.StorageTank),
            Wind = [.. map.List("wind").Select(Step)],
            Stability = StabilityOf(map),
            ReachMetres = map.Number("reach-km", LeastReachKm, MostReachKm, 8) * 1_000,
            Sources = SourceChangeReader.Read(map, run),
            Sensors = map.ShareOr("sensors", 1),
            SensorsOffline = map.ShareOr("sensors-offline", 0.05),
            SensorsDrifting = map.ShareOr("sensors-drifting", 0.02),
            Cordon = map.Choice("cordon", CordonRule.Guidebook),
            Action = map.Choice("action", ProtectiveAction.Evacuate),
            Teams = map.ShareOr("teams", 1, ScenarioBounds.LargestFactor),
            TrafficPosts = map.ShareOr("traffic-posts", 1, ScenarioBounds.LargestFactor),
            ShelterPlaces = map.ShareOr("shelter-places", 1, ScenarioBounds.LargestFactor),
            Closing = new WorkTime((map.Has("closing") ? map.DurationWithin("closing", SimDuration.FromMinutes(1), LongestRelease) : SimDuration.FromMinutes(30)).Minutes, 0.4),
        };
        if (!map.IsWrong("start") && run > SimDuration.Zero && release.Start + SimDuration.FromMinutes(1) >= run) map.Refuse("start", $"泄漏在情景结束（{run}）之后才开始", $"the release would begin after the run's end ({run})");
        if (release.SensorsOffline + release.SensorsDrifting > 1) map.Refuse("sensors-offline", "各类探测器故障合计超过 100%", "the shares of faulty detectors sum to more than 100%");
        RefuseWind(map, release.Wind);
        map.Done();
        return release;
    }

    private static Stability StabilityOf(StrictMap map) => map.Choice<Stability>("stability");

    private static WindStep Step(StrictMap map)
    {
        var step = new WindStep(map.Duration("at", SimDuration.Zero), map.Number("from-degrees", 0, 360), map.Number("metres-per-second", LeastWind, MostWind));
        map.Done();
        return step;
    }

    private static void RefuseWind(StrictMap map, ImmutableArray<WindStep> wind)
    {
        if (map.IsWrong("wind")) return;
        if (wind.IsEmpty || wind[0].At != SimDuration.Zero) map.Refuse("wind", "第一段风须从 0s 开始", "the first wind must begin at 0s");
        else if (wind.Zip(wind.Skip(1)).Any(pair => pair.Second.At <= pair.First.At)) map.Refuse("wind", "各段风须按时间先后排列", "winds must come in order of time");
    }
}
