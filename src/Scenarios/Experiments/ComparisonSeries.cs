using System.Text.Json.Nodes;
using Liandong.Scenarios.Report;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>What stands over time in each group: the mean over its runs, and between what nine of ten and one of ten of them lie.</summary>
internal static class ComparisonSeries
{
    private const double Low = 0.1;
    private const double High = 0.9;
    private const double Seldom = 0.1;
    private const int Margin = 3;

    /// <summary>What is other than zero in some run; nothing when the runs do not begin at one time, or were not counted at the same times.</summary>
    public static JsonArray Of(ComparedRuns compared)
    {
        RunCourse[] courses = [.. compared.Groups.SelectMany(group => group.Courses)];
        return courses.Select(course => course.Start).Distinct().Count() != 1 ? [] : new([.. CourseTable.Series.Select(kind => Of(compared, kind, [.. courses.SelectMany(course => course.Series).Where(series => series.Name == kind.Name)])).OfType<JsonNode>()]);
    }

    // What hardly ever is shows nothing; of the rest only the time in which something stands, and a little before and after.
    private static JsonObject? Of(ComparedRuns compared, SeriesKind kind, CourseSeries[] all)
    {
        if (all.Select(series => (series.StepMinutes, series.Values.Length)).Distinct().Count() != 1) return null;
        Band[] bands = [.. compared.Groups.Select(group => BandOf(group, kind.Name, all[0].Values.Length))];
        if (bands.All(band => band.Mean.Max() < Seldom)) return null;
        var standing = Enumerable.Range(0, all[0].Values.Length).Where(point => bands.Any(band => band.High[point] > 0 || band.Mean[point] > 0)).ToList();
        var shown = Math.Max(0, standing[0] - Margin)..Math.Min(all[0].Values.Length, standing[^1] + Margin + 1);
        return new JsonObject
        {
            ["label"] = ReportData.Both(kind.Label),
            ["stepMinutes"] = all[0].StepMinutes,
            ["from"] = shown.Start.Value,
            ["groups"] = ReportData.Array(bands, band => new JsonObject { ["mean"] = Numbers(band.Mean[shown]), ["low"] = Numbers(band.Low[shown]), ["high"] = Numbers(band.High[shown]) }),
        };
    }

    private static Band BandOf(ComparedGroup group, string name, int points)
    {
        // A run that does not have it had none of it all the time.
        double[][] runs = [.. group.Courses.Select(course => course.Series.FirstOrDefault(series => series.Name == name) is { } found ? [.. found.Values.Select(value => value ?? 0)] : new double[points])];
        double[][] sorted = [.. Enumerable.Range(0, points).Select(point => runs.Select(run => run[point]).Order().ToArray())];
        return new Band(
            [.. sorted.Select(values => SortedArrayStatistics.QuantileCustom(values, Low, QuantileDefinition.R7))],
            [.. sorted.Select(values => ArrayStatistics.Mean(values))],
            [.. sorted.Select(values => SortedArrayStatistics.QuantileCustom(values, High, QuantileDefinition.R7))]);
    }

    private static JsonArray Numbers(double[] values) => ReportData.Array(values, value => JsonValue.Create(Math.Round(value, 2)));

    private sealed record Band(double[] Low, double[] Mean, double[] High);
}
