using Liandong.Scenarios.Yaml;
using Liandong.Twins.Care;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads the <c>care:</c> section of a scenario; every default stands here.</summary>
internal static class CareReader
{
    private const double MostDemand = 100;

    /// <summary>Null when the scenario has no such section.</summary>
    public static CareSetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("care") is not { } map) return null;
        var setting = new CareSetting(
            map.Number("demand", 0, MostDemand, 1),
            ScenarioReader.Heads(map, "providers"),
            ScenarioReader.Heads(map, "day-care-places"),
            ScenarioReader.Heads(map, "aids"),
            [.. map.ListOrEmpty("waves").Select(wave => Wave(wave, run))]);
        map.Done();
        return setting;
    }

    private static CareWaveSetting Wave(StrictMap map, SimDuration run)
    {
        var start = map.Duration("start");
        if (start >= run) map.Refuse("start", $"在情景结束（{run}）之后才开始", $"would begin after the run's end ({run})");
        var services = Enum.GetValues<CareService>().ToDictionary(service => Spelling.Kebab(service.ToString()), StringComparer.Ordinal);
        var named = map.WordsOrEmpty("services");
        foreach (var name in named.Where(name => !services.ContainsKey(name)))
        {
            var (zh, en) = Spelling.Hint(name, services.Keys);
            map.Refuse("services", $"没有服务 '{name}'；{zh}", $"there is no service '{name}'; {en}");
        }

        var wave = new CareWaveSetting(
            start,
            map.DurationWithin("duration", SimDuration.FromMinutes(1), ScenarioBounds.LongestRun),
            map.Number("demand", 1, MostDemand, 1),
            [.. named.Where(services.ContainsKey).Select(name => services[name])],
            map.ShareOr("workers-ill", 0));
        map.Done();
        return wave;
    }
}
