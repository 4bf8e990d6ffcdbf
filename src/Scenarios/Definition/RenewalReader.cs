using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario's <c>renewals:</c>; every default stands here.</summary>
internal static class RenewalReader
{
    private const int MostEstates = 10_000;
    private const int MostWan = 100_000_000;
    private const double MostYuan = 100_000;
    private const double LeastDrain = 1;
    private const double MostDrain = 500;

    /// <param name="scenario">The scenario.</param>
    /// <param name="run">The run's length.</param>
    /// <returns>Null when the scenario has none.</returns>
    public static RenewalSetting? Read(StrictMap scenario, SimDuration run)
    {
        if (scenario.MapOrNull("renewals") is not { } map) return null;
        var listed = map.Duration("listed-after");
        var renewals = new RenewalSetting
        {
            ListedAfter = listed,
            RenewedAfter = map.Duration("renewed-after", listed),
            Estates = [.. map.WordsOrEmpty("estates")],
            Top = map.Whole("top", 0, MostEstates, map.Has("estates") ? 0 : 10),
            BudgetWan = map.Whole("budget-wan", 0, MostWan, MostWan),
            YuanPerSquareMetre = map.Number("yuan-per-m2", 0, MostYuan, 300),
            DrainMillimetresPerHour = map.Number("drain-mm-per-hour", LeastDrain, MostDrain, 75),
        };
        if (!map.IsWrong("renewed-after") && renewals.RenewedAfter < listed) map.Refuse("renewed-after", $"改造完成不能早于排定清单（{listed}）", $"the works cannot be done before the list is drawn up ({listed})");
        if (!map.IsWrong("listed-after") && run > SimDuration.Zero && listed >= run) map.Refuse("listed-after", $"在情景结束（{run}）之后", $"is after the run's end ({run})");
        if (renewals.Top > 0 && !renewals.Estates.IsEmpty) map.Refuse("top", "已列出 estates，不能再写 top", "estates are named; leave top out");
        map.Done();
        return renewals;
    }
}
