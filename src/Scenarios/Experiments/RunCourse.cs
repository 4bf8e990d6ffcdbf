using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Experiments;

/// <summary>How a run went over time and by town, in few figures: what a page about many runs shows besides their indicators.</summary>
/// <param name="Start">The local time at which the run begins.</param>
/// <param name="Series">What stands at some times.</param>
/// <param name="Towns">What happened in each town.</param>
public sealed record RunCourse(DateTime Start, ImmutableArray<CourseSeries> Series, ImmutableArray<TownFigures> Towns)
{
    /// <summary>Of a run of which nothing is kept over time and by town.</summary>
    public static RunCourse None { get; } = new(default, [], []);

    /// <summary>Whether all of it is there.</summary>
    [JsonIgnore]
    public bool IsWhole => !Series.IsDefault && !Towns.IsDefault && Series.All(one => !one.Values.IsDefault) && Towns.All(one => !one.Values.IsDefault);

    /// <summary>The course of a run; of what stands over time, that which never was other than zero is left out.</summary>
    public static RunCourse Of(RunIndicators indicators) => new(
        indicators.Span.Start,
        [.. CourseTable.Series.Select(kind => CourseSeries.Of(kind, indicators)).Where(series => series.Values.Any(value => value > 0))],
        [.. CourseTable.Towns.Select(kind => TownFigures.Of(kind, indicators))]);
}

/// <summary>A number that stands at every instant of a run, at its beginning and then at the end of every step.</summary>
/// <param name="Name">Of <see cref="CourseTable.Series"/>.</param>
/// <param name="StepMinutes">Minutes from one value to the next.</param>
/// <param name="Values">The first is the beginning's; 49 at most.</param>
public sealed record CourseSeries(string Name, long StepMinutes, [property: JsonConverter(typeof(NumbersOnOneLine))] ImmutableArray<double?> Values)
{
    private const int MostSteps = 48;

    internal static CourseSeries Of(SeriesKind kind, RunIndicators indicators)
    {
        var (step, values) = kind.Of(indicators);
        var stride = Math.Max(1, (values.Count + MostSteps - 1) / MostSteps);
        // What stands at a time is what stood at the end of that step; a last stride that the run does not fill is left out.
        return new CourseSeries(kind.Name, step.Milliseconds * stride / 60_000, [0, .. Enumerable.Range(1, values.Count / stride).Select(place => (double?)values[(place * stride) - 1])]);
    }
}

/// <summary>A figure of every town.</summary>
/// <param name="Name">Of <see cref="CourseTable.Towns"/>.</param>
/// <param name="Values">In the city's order; null where nothing was measured.</param>
public sealed record TownFigures(string Name, [property: JsonConverter(typeof(NumbersOnOneLine))] ImmutableArray<double?> Values)
{
    internal static TownFigures Of(TownFigureKind kind, RunIndicators indicators) =>
        new(kind.Name, [.. indicators.Towns.Select(town => kind.Of(town) is { } value ? Math.Round(value, TownFigureKind.KeptDecimals) : (double?)null)]);
}
