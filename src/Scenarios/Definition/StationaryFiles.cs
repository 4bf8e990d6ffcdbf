using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>Scenarios in which nothing changes with the hour or the day, as in a queue out of a textbook: only such a run has a steady state that its warm-up could be found by.</summary>
internal static class StationaryFiles
{
    /// <summary>The warm-up that an experiment finds.</summary>
    public const string Mser5 = "mser-5";

    /// <summary>Refuses a warm-up that is to be found in a scenario with something that changes.</summary>
    public static void Require(StrictMap map, ScenarioDefinition scenario)
    {
        foreach (var change in Changing(scenario)) map.Refuse("warm-up", $"mser-5 只用于平稳的情景（任何时刻的负荷与人手都一样）：{change.Zh}；否则请写时长，如 2h", $"mser-5 is for stationary scenarios, with the same load and staff at every hour: {change.En}; else write a length, such as 2h");
    }

    /// <summary>The indicator, of those wanted, that such a warm-up is not found for: it is found by callers' waits. Null when there is none, or the scenario has another warm-up.</summary>
    public static string? NotOfCalls(ScenarioDefinition scenario, IEnumerable<string> indicators) =>
        scenario.FindsWarmUp ? indicators.FirstOrDefault(name => !name.StartsWith("hotline.", StringComparison.Ordinal)) : null;

    /// <summary>What is wrong with that indicator.</summary>
    public static Text Why(string indicator) => new($"warm-up: mser-5 只看来电的等待，不适用于 {indicator}；请改写时长，如 2h", $"warm-up: mser-5 looks at callers' waits alone, which says nothing of {indicator}; write a length instead, such as 2h");

    private static IEnumerable<Text> Changing(ScenarioDefinition scenario)
    {
        if (!scenario.Load.Flat) yield return new("须写 load.flat: true", "load.flat must be true");
        if (scenario.Hotline.OperatorsByHour is not { } operators || operators.Distinct().Count() != 1) yield return new("hotline.operators 须是一个数", "hotline.operators must be one number");
        if (!scenario.Rain.IsEmpty) yield return new("不能有 rain", "there can be no rain");
        (string Key, object? Setting)[] systems =
        [
            ("hazmat", scenario.Hazmat), ("elders", scenario.Elders), ("release", scenario.Release), ("hazmat-watch", scenario.HazmatWatch), ("burst", scenario.Burst), ("renewals", scenario.Renewals),
            ("waterway", scenario.Waterway), ("care", scenario.Care), ("supervision", scenario.Supervision), ("affairs", scenario.Affairs),
        ];
        foreach (var (key, _) in systems.Where(system => system.Setting is not null)) yield return new($"不能有 {key}", $"there can be no {key}");
    }
}
