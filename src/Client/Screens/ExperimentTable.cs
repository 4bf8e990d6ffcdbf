using System.Globalization;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>The figures of one indicator, a row for each alternative.</summary>
internal sealed class ExperimentTable
{
    private const string Indent = "  ";
    private const double LeastShown = 0.001;

    private readonly Screen _screen;
    private readonly Experiment _experiment;
    private readonly IndicatorSummary _summary;
    private readonly ValueScale _scale;

    public ExperimentTable(Screen screen, Experiment experiment, IndicatorSummary summary)
    {
        (_screen, _experiment, _summary) = (screen, experiment, summary);
        _scale = ValueScale.For(
            summary.Indicator.Definition.Unit,
            [.. summary.Estimates.Select(estimate => estimate.Mean).OfType<double>()],
            summary.Estimates.Select(estimate => estimate.HalfWidth).Concat(summary.Comparisons.Select(compared => compared.Difference.HalfWidth)).OfType<double>());
    }

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
            [new("方案", "alternative"), new("均值", "mean"), new("±95%", "±95%"), new("标准差", "s.d."), new("最小", "least"), new("中位", "median"), new("最大", "most"), new("次数", "runs"), new("与基准之差", "from the first"), new("p", "p")],
            _experiment.Alternatives.Select((_, place) => Row(place)),
            numbersFrom: 1);
        for (var place = 0; place < _summary.Estimates.Length; place++) Missing(place);
    }

    private string[] Row(int place)
    {
        var estimate = _summary.Estimates[place];
        var compared = place == 0 ? null : _summary.Comparisons[place - 1];
        return
        [
            _screen.Words.Of(_experiment.Alternatives[place].Title),
            Number(estimate.Mean),
            Number(estimate.HalfWidth),
            Number(estimate.StandardDeviation),
            Number(estimate.Least),
            Number(estimate.Median),
            Number(estimate.Greatest),
            estimate.Runs.ToString("N0", CultureInfo.InvariantCulture),
            Apart(compared),
            Probability(compared),
        ];
    }

    // What is not in the means must be seen beside them.
    private void Missing(int place)
    {
        var (estimate, title) = (_summary.Estimates[place], _experiment.Alternatives[place].Title);
        if (estimate.Awaited > 0) Note(title, $"{estimate.Awaited} 次到结束时仍未发生，不在均值之内", $"in {Plural.Of(estimate.Awaited, "run")} it had not come about by the end; not in the mean");
        if (estimate.NotMeasured > 0) Note(title, $"{estimate.NotMeasured} 次没有可以衡量的事件，不在均值之内", $"in {Plural.Of(estimate.NotMeasured, "run")} nothing happened to measure it by; not in the mean");
        if (estimate.Weak > 0) Note(title, $"{estimate.Weak} 次的数值不足 {Indicator.FewestSamples} 例", $"in {Plural.Of(estimate.Weak, "run")} the value rests on fewer than {Indicator.FewestSamples} cases");
    }

    private void Note(Text title, string zh, string en) => _screen.Paragraph(new Text($"{title.Zh}：{zh}", $"{title.En}: {en}"), Indent, "yellow", indentsFirst: true);

    private string Apart(BesideTheBase? compared)
    {
        if (compared is null) return "";
        if (compared.Finding is Finding.NotComparable or Finding.NotMeasured) return ValueFormat.Nothing;
        return $"{_scale.Signed(compared.Difference.Mean!.Value)} ± {_scale.Number(compared.Difference.HalfWidth!.Value)}";
    }

    private static string Probability(BesideTheBase? compared) => compared switch
    {
        null => "",
        { AdjustedPValue: null } or { Finding: Finding.NotComparable } => ValueFormat.Nothing,
        { AdjustedPValue: < LeastShown } => "<0.001",
        { AdjustedPValue: { } p } => p.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private string Number(double? value) => value is { } number ? _scale.Number(number) : ValueFormat.Nothing;

    private static string In(string unit, string before) => unit.Length == 0 ? "" : before + unit;
}
