using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads the section <c>affairs</c>; every default of it stands here.</summary>
internal static class AffairReader
{
    // Shares are below a quarter, so that this never makes one more than whole.
    private const double MostAppeals = 4;

    /// <summary>The setting, or null when the scenario has no such section.</summary>
    public static AffairSetting? Read(StrictMap root)
    {
        if (root.MapOrNull("affairs") is not { } map) return null;
        var setting = new AffairSetting(
            map.Number("applications", 0, ScenarioBounds.MostLoad, 1),
            map.Number("inspections", 0, ScenarioBounds.MostLoad, 1),
            map.ShareOr("from-orders", 1, ScenarioBounds.LargestFactor),
            map.Number("appeals", 0, MostAppeals, 1));
        map.Done();
        return setting;
    }
}
