using Liandong.Scenarios.Definition;

namespace Liandong.Scenarios.Tests.Outages;

/// <summary>A burst main in the toy town on a night of few operators.</summary>
internal static class ToyBurst
{
    private const string Text =
        """
        name: toy-burst
        title: {zh: 玩具城爆管, en: A burst main in the toy town}
        question: {zh: 接得住吗？, en: Can they cope?}
        city: toytown
        start: 2025-06-18 06:00
        duration: 14h
        burst: {town: 西街道, matter: "0212", people: 9000, start: 1h, callers: 8%, repair-crews: 2}
        """;

    public static ScenarioDefinition With(params string[] overrides) => ScenarioFiles.Parse(Text, "toy-burst.yaml", [.. overrides.Select(Override.Parse)]).Definition;
}
