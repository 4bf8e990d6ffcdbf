using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>Flooding over time, as it stands at the end of each step.</summary>
/// <param name="Step">Length of a step: ten minutes up to two days, an hour up to 14, a day beyond.</param>
/// <param name="LowPoints">By level (blue, yellow, orange, red): low points at that level.</param>
/// <param name="Cells">Grid cells with a flooded low point.</param>
public sealed record FloodSeries(SimDuration Step, ImmutableArray<ImmutableArray<int>> LowPoints, ImmutableArray<int> Cells)
{
    internal static FloodSeries Of(CityDefinition city, RunSpan span, IReadOnlyList<(SimTime At, int LowPoint, int Level)> changes)
    {
        var step = StepOf(span.Duration);
        var steps = (int)((span.Duration.Milliseconds + step.Milliseconds - 1) / step.Milliseconds);
        var levels = new int[city.LowPoints.Length];
        var inCell = new int[city.Cells.Length];
        var atLevel = new int[IndicatorTable.FloodLevels.Length + 1];
        var byLevel = IndicatorTable.FloodLevels.Select(_ => new int[steps]).ToArray();
        var cells = new int[steps];
        var wet = 0;
        var next = 0;
        for (var i = 0; i < steps; i++)
        {
            var end = SimTime.Min(SimTime.Start + (step * (i + 1)), SimTime.Start + span.Duration);
            for (; next < changes.Count && changes[next].At <= end; next++)
            {
                var (_, lowPoint, level) = changes[next];
                var cell = city.LowPoints[lowPoint].Cell;
                if (levels[lowPoint] == 0 && level > 0 && inCell[cell]++ == 0) wet++;
                if (levels[lowPoint] > 0 && level == 0 && --inCell[cell] == 0) wet--;
                atLevel[levels[lowPoint]]--;
                atLevel[level]++;
                levels[lowPoint] = level;
            }

            for (var level = 0; level < byLevel.Length; level++) byLevel[level][i] = atLevel[level + 1];
            cells[i] = wet;
        }

        return new FloodSeries(step, [.. byLevel.Select(counts => counts.ToImmutableArray())], [.. cells]);
    }

    internal static SimDuration StepOf(SimDuration run) => run.Milliseconds switch
    {
        <= 2 * 86_400_000L => SimDuration.FromMinutes(10),
        <= 14 * 86_400_000L => SimDuration.FromHours(1),
        _ => SimDuration.FromDays(1),
    };
}
