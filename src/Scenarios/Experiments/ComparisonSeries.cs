using System.Text.Json.Nodes;
using Liandong.Scenarios.Report;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>What stands over time in each group: the mean over its runs, and between what nine of ten and one of ten of them lie.</summary>
internal static class ComparisonSeries
{
    private const double Low = 0.1;
    private const double High = 0.9;

    /// <summary>What is other than zero in some run; nothing when the runs do not begin at one time, or were not counted at the same times.</summary>
    public static JsonArray Of(ComparedRuns compared)
    {
        RunCourse[] courses = [.. compared.Groups.SelectMany(group => group.Courses)];
        return courses.Select(course => course.Start).Distinct().Count() != 1 ? [] : new([.. CourseTable.Series.Select(kind => Of(compared, kind, [.. courses.SelectMany(course => course.Series).Where(series => series.Name == kind.Name)])).OfType<JsonNode>()]);
    }

    private static JsonObject? Of(ComparedRuns compared, SeriesKind kind, CourseSeries[] all)
    {
        if (all.Select(series => (series.StepMinutes, series.Values.Length)).Distinct().Count() != 1) return null;
        return new JsonObject
        {
            ["label"] = ReportData.Both(kind.Label),
            ["stepMinutes"] = all[0].StepMinutes,
            ["groups"] = ReportData.Array(compared.Groups, group => Group(group, kind.Name, all[0].Values.Length)),
        };
    }

    private static JsonObject Group(ComparedGroup group, string name, int points)
    {
        // A run that does not have it had none of it all the time.
        double[][] runs = [.. group.Courses.Select(course => course.Series.FirstOrDefault(series => series.Name == name) is { } found ? [.. found.Values.Select(value => value ?? 0)] : new double[points])];
        double[][] sorted = [.. Enumerable.Range(0, points).Select(point => runs.Select(run => run[point]).Order().ToArray())];
        return new JsonObject
        {
            ["mean"] = ReportData.Array(sorted, values => Number(ArrayStatistics.Mean(values))),
            ["low"] = ReportData.Array(sorted, values => Number(SortedArrayStatistics.QuantileCustom(values, Low, QuantileDefinition.R7))),
            ["high"] = ReportData.Array(sorted, values => Number(SortedArrayStatistics.QuantileCustom(values, High, QuantileDefinition.R7))),
        };
    }

    private static JsonValue Number(double value) => JsonValue.Create(Math.Round(value, 2));
}
