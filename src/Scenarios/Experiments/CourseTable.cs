using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Experiments;

/// <summary>A number that stands at every instant of a run.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="Of">What stood at the end of each step; no values when there is nothing of it.</param>
public sealed record SeriesKind(string Name, Text Label, Func<RunIndicators, (SimDuration Step, IReadOnlyList<long> Values)> Of);

/// <summary>A figure that every town has. All of them count or measure a burden: less is better.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Label">What it is, for people, without its unit.</param>
/// <param name="Unit">The unit; empty for counts.</param>
/// <param name="Of">The figure in the unit; null when nothing was measured.</param>
public sealed record TownFigureKind(string Name, Text Label, Text Unit, Func<TownRow, double?> Of)
{
    /// <summary>A hundredth of a minute or of an hour is less than any difference that matters.</summary>
    public const int KeptDecimals = 2;
}

/// <summary>What is kept of every run over time and by town.</summary>
public static class CourseTable
{
    private const double Minute = 60_000;

    /// <summary>Over time.</summary>
    public static IReadOnlyList<SeriesKind> Series { get; } =
    [
        new("flood.cells", new("积水网格", "Flooded cells"), indicators => indicators.Flood is { } flood ? (flood.Step, [.. flood.Cells.Select(count => (long)count)]) : (SimDuration.FromMinutes(1), [])),
        new("flood.deep", new("水深 400 毫米以上的积水点", "Low points 400 mm or more under water"), indicators => indicators.Flood is { } flood ? (flood.Step, [.. flood.LowPoints[2].Zip(flood.LowPoints[3], (orange, red) => (long)orange + red)]) : (SimDuration.FromMinutes(1), [])),
        new("orders.open", new("在办工单", "Orders open"), indicators => (indicators.OpenOrders.Step, indicators.OpenOrders.Open)),
    ];

    /// <summary>By town, where things happened.</summary>
    public static IReadOnlyList<TownFigureKind> Towns { get; } =
    [
        new("arrive.mean", new("平均到场用时", "Mean time to arrival"), new("分钟", "min"), town => town.MeanArriveMilliseconds / Minute),
        new("flood.hours", new("积水时间（各积水点合计）", "Time under water, over all low points"), new("小时", "h"), town => town.FloodedHours),
        new("orders.late", new("超期工单（含超期未结）", "Late orders, closed or still open"), new("", ""), town => town.Late),
        new("orders.open", new("期末在办工单", "Orders open at the end"), new("", ""), town => town.Open),
    ];
}
