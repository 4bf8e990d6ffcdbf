using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Liandong.Scenarios.Experiments.Capacity;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>One indicator of a comparison as the page draws it: the values of the runs, means and differences with their intervals, and the same in words.</summary>
internal static class ComparisonFigures
{
    /// <summary>The most dots of single runs in a row of a plot.</summary>
    public const int MostDots = 200;

    private const int Digits = 5;

    public static JsonObject Of(ComparedRuns compared, IndicatorSummary summary, ImmutableArray<RankedAlternative> ranking, int place)
    {
        var scale = FindingFigures.Scale(summary);
        return new JsonObject
        {
            ["name"] = summary.Indicator.Definition.Name,
            ["label"] = ReportData.Both(summary.Indicator.Definition.Label),
            ["unit"] = ReportData.Both(scale.Name),
            ["apart"] = ReportData.Both(scale.Apart.En.Length == 0 ? scale.Name : scale.Apart),
            ["wanted"] = Spelling.Kebab(summary.Indicator.Wanted.ToString()),
            ["estimates"] = ReportData.Array(Enumerable.Range(0, compared.Groups.Length), group => Estimated(summary.Estimates[group], ComparisonPage.IsDrawn(compared) ? compared.Groups[group].Measured[place] : [], scale)),
            ["comparisons"] = ReportData.Array(compared.Judged is null ? summary.Comparisons : [], one => Apart(compared, summary, one, place, scale)),
            ["notes"] = ReportData.Array(MissingRuns.Of([.. compared.Groups.Select(group => group.Title)], summary.Estimates), ReportData.Both),
            ["best"] = RankingSentence.Of(compared, ranking) is { } best ? ReportData.Both(best) : null,
            ["bound"] = compared.Judged is { } judged ? Number(judged.Bounds[place], scale) : null,
            // Values far apart have digits of their own: those of the surest would be nonsense behind the others.
            ["figures"] = compared.Judged is null ? null : ReportData.Array(summary.Estimates, estimate => ReportData.Both(CapacitySentence.Figures(summary.Indicator.Objectives[0], estimate))),
        };
    }

    private static JsonObject Estimated(Estimate estimate, IReadOnlyCollection<Measurement> measured, ValueScale scale) => new()
    {
        ["dots"] = Dots(measured.Select(one => one.Value).OfType<double>(), scale),
        ["mean"] = Number(estimate.Mean, scale),
        ["low"] = Number(estimate.Mean - estimate.ShownHalfWidth, scale),
        ["high"] = Number(estimate.Mean + estimate.ShownHalfWidth, scale),
        ["text"] = FindingFigures.Mean(estimate, scale),
        ["runs"] = estimate.Runs,
        ["cells"] = ReportData.Array([estimate.Mean, estimate.ShownHalfWidth, estimate.StandardDeviation, estimate.Least, estimate.Median, estimate.Greatest], value => JsonValue.Create(value is { } number ? scale.Number(number) : ValueFormat.Nothing)),
        ["spread"] = ReportData.Array(FindingFigures.Spread(estimate, scale), cell => JsonValue.Create(cell)),
    };

    private static JsonObject Apart(ComparedRuns compared, IndicatorSummary summary, BesideTheBase one, int place, ValueScale scale)
    {
        var (difference, from, to) = (one.Difference, compared.Groups[0], compared.Groups[one.Alternative]);
        var isDrawn = one.Finding is not (Finding.NotComparable or Finding.NotMeasured);
        var gains = compared.IsPaired && isDrawn && ComparisonPage.IsDrawn(compared) ? from.Measured[place].Zip(to.Measured[place], (first, second) => second.Value - first.Value).OfType<double>() : [];
        return new JsonObject
        {
            ["finding"] = Spelling.Kebab(one.Finding.ToString()),
            ["words"] = ReportData.Both(FindingSentence.Of(from.Title, to.Title, summary, one)),
            ["dots"] = Dots(gains, scale),
            ["mean"] = isDrawn ? Number(difference.Mean, scale) : null,
            ["low"] = isDrawn ? Number(difference.Mean - difference.HalfWidth, scale) : null,
            ["high"] = isDrawn ? Number(difference.Mean + difference.HalfWidth, scale) : null,
            ["text"] = FindingFigures.Apart(one, scale),
            ["p"] = FindingFigures.Probability(one),
        };
    }

    private static JsonArray Dots(IEnumerable<double> values, ValueScale scale) => ReportData.Array(values.Take(MostDots), value => Number(value, scale));

    /// <summary>A value in the unit that is written, with digits enough for a drawing.</summary>
    internal static JsonValue? Number(double? value, ValueScale scale) => value is { } number ? JsonValue.Create(Rounded(scale.Scaled(number))) : null;

    // More digits than a drawing shows would only make the page long.
    private static double Rounded(double value)
    {
        var (size, decimals) = (Math.Abs(value), Digits);
        while (size >= 10 && decimals > 0)
        {
            size /= 10;
            decimals--;
        }

        return Math.Round(value, decimals);
    }
}
