using Liandong.Scenarios.Definition;

namespace Liandong.Scenarios.Tests.Releases;

/// <summary>A release of ammonia at the toy town's chemical works, with everything that a release can have.</summary>
internal static class ToyRelease
{
    private const string Text =
        """
        name: toy-release
        title: {zh: 玩具城泄漏, en: A leak in the toy town}
        question: {zh: 来得及吗？, en: In time?}
        city: toytown
        start: 2025-06-18 08:00
        duration: 4h
        release:
          site: EAST-CHEM
          matter: "0804"
          substance: ammonia
          kilograms-per-second: 8
          start: 30min
          duration: 2h
          stability: d
          sensors-drifting: 20%
          wind:
            - {from-degrees: 100, metres-per-second: 3}
            - {at: 1h 30min, from-degrees: 60, metres-per-second: 3}
        """;

    public static ScenarioDefinition With(params string[] overrides) => ScenarioFiles.Parse(Text, "toy-release.yaml", [.. overrides.Select(Override.Parse)]).Definition;
}
