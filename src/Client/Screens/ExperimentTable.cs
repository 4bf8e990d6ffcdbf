using System.Globalization;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Report;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>The figures of one indicator, a row for each alternative.</summary>
internal sealed class ExperimentTable
{
    private const string Indent = "  ";

    private readonly Screen _screen;
    private readonly IReadOnlyList<Text> _titles;
    private readonly IndicatorSummary _summary;
    private readonly ValueScale _scale;

    public ExperimentTable(Screen screen, IReadOnlyList<Text> titles, IndicatorSummary summary) =>
        (_screen, _titles, _summary, _scale) = (screen, titles, summary, FindingFigures.Scale(summary));

    public void Show()
    {
        var definition = _summary.Indicator.Definition;
        var (side, sideEn) = _summary.Indicator.Wanted switch
        {
            WantedSide.Less => ("，越小越好", ", less is better"),
            WantedSide.More => ("，越大越好", ", more is better"),
            _ => ("", ""),
        };
        _screen.Line("");
        _screen.Heading(new Text($"{definition.Label.Zh}{In(_scale.Name.Zh, "，")}{side}", $"{definition.Label.En}{In(_scale.Name.En, ", ")}{sideEn}"));
        _screen.Table(
            [new("方案", "alternative"), new("均值", "mean"), new("±95%", "±95%"), new("标准差", "s.d."), new("最小", "least"), new("中位", "median"), new("最大", "most"), new("次数", "runs"), .. IsJudged ? [new("达标", "met")] : Array.Empty<Text>(), new("与基准之差", "from the first"), new("p（Holm）", "p (Holm)")],
            _titles.Select((_, place) => Row(place)),
            numbersFrom: 1);
        // What is not in the means must be seen beside them.
        foreach (var note in MissingRuns.Of(_titles, _summary.Estimates)) _screen.Paragraph(note, Indent, "yellow", indentsFirst: true);
    }

    // Whether an objective says which runs are good.
    private bool IsJudged => _summary.Estimates.Any(estimate => estimate.Meeting is not null);

    private string[] Row(int place)
    {
        var estimate = _summary.Estimates[place];
        var compared = place == 0 ? null : _summary.Comparisons[place - 1];
        return
        [
            _screen.Words.Of(_titles[place]),
            Number(estimate.Mean),
            Number(estimate.ShownHalfWidth),
            Number(estimate.StandardDeviation),
            Number(estimate.Least),
            Number(estimate.Median),
            Number(estimate.Greatest),
            estimate.Runs.ToString("N0", CultureInfo.InvariantCulture),
            .. IsJudged ? [FindingFigures.Meeting(estimate)] : Array.Empty<string>(),
            FindingFigures.Apart(compared, _scale),
            FindingFigures.Probability(compared),
        ];
    }

    private string Number(double? value) => value is { } number ? _scale.Number(number) : ValueFormat.Nothing;

    private static string In(string unit, string before) => unit.Length == 0 ? "" : before + unit;
}
