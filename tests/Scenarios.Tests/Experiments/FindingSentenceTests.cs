using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Tests.Experiments;

public class FindingSentenceTests
{
    private const double Minute = 60_000;
    private static readonly Measurement Nothing = new(null, null, null);
    private static readonly Measurement Awaited = new(null, 9 * Minute, null);

    [Fact]
    public void A_difference_towards_the_objective_is_better_and_said_with_its_interval()
    {
        var (finding, zh, en) = Found("orders.arrive.p95", At(14.2, 14.2, 14.2), At(11.5585, 11.8, 12.0415));
        finding.ShouldBe(Finding.Better);
        en.ShouldBe("“one more” beats “as it is”: time to arrival (95th percentile) 14.2 → 11.8 min (−2.4 ± 0.6).");
        zh.ShouldBe("“多一支”优于“现状”：到场用时 95 分位 14.2 → 11.8 分钟（−2.4 ± 0.6）。");
    }

    [Fact]
    public void A_difference_away_from_it_is_worse()
    {
        var (finding, _, en) = Found("orders.arrive.p95", At(11.8, 11.8, 11.8), At(14.0, 14.2, 14.4));
        finding.ShouldBe(Finding.Worse);
        en.ShouldStartWith("“one more” is worse than “as it is”: ");
        en.ShouldEndWith(" 11.8 → 14.2 min (+2.4 ± 0.5).");
    }

    [Theory]
    [InlineData(0.2, Finding.Less, "“one more” has less than “as it is”: orders closed on time 90 → 20% (−70 ± 2 percentage points).", "“多一支”低于“现状”：按期结案率 90 → 20%（−70 ± 2 个百分点）。")]
    [InlineData(0.95, Finding.More, "“one more” has more than “as it is”: orders closed on time 90 → 95% (+5 ± 2 percentage points).", "“多一支”高于“现状”：按期结案率 90 → 95%（+5 ± 2 个百分点）。")]
    public void Without_an_objective_there_is_less_or_more(double to, Finding expected, string en, string zh)
    {
        var (finding, saidZh, saidEn) = Found("orders.on-time.share", Values(0.9, 0.9, 0.9), Values(to - 0.01, to, to + 0.01));
        (finding, saidEn, saidZh).ShouldBe((expected, en, zh));
    }

    [Fact]
    public void What_may_be_chance_shows_no_difference()
    {
        var (finding, _, en) = Found("orders.arrive.p95", At(10, 20, 30), At(12, 17, 31));
        finding.ShouldBe(Finding.NotShown);
        en.ShouldStartWith("No difference shown between “one more” and “as it is”: time to arrival (95th percentile) 20 → 20 min (0 ± ");
    }

    [Fact]
    public void What_is_the_same_in_every_run_is_said_to_be()
    {
        var (finding, _, en) = Found("orders.count", Values(10, 20, 30), Values(10, 20, 30));
        finding.ShouldBe(Finding.Same);
        en.ShouldBe("“one more” and “as it is” are the same in every run: orders filed 20.");
    }

    [Fact]
    public void Where_something_never_came_about_nobody_wins_by_the_runs_in_which_it_did()
    {
        var (finding, zh, en) = Found("orders.arrive.p95", At(14, 14, 14), [.. At(5, 5), Awaited]);
        finding.ShouldBe(Finding.NotComparable);
        en.ShouldBe("“one more” and “as it is” cannot be compared by means: time to arrival (95th percentile), which had not come about by the end in 1 run of the one and 0 runs of the other.");
        zh.ShouldContain("前者有 1 次，后者有 0 次");
    }

    [Fact]
    public void Runs_that_measured_nothing_are_named_and_too_few_others_compare_nothing()
    {
        var (finding, zh, en) = Found("orders.arrive.p95", [.. At(14.1, 14.2), Nothing], At(11.8, 11.8, 90));
        finding.ShouldBe(Finding.Better);
        en.ShouldEndWith(", over 2 runs, without 1 that did not measure it.");
        zh.ShouldEndWith("，按 2 次计，不含没有测到的 1 次。");
        Found("orders.arrive.p95", [.. At(14.1), Nothing, Nothing], At(11.8, 11.8, 90)).Finding.ShouldBe(Finding.NotMeasured);
    }

    [Fact]
    public void Several_alternatives_are_held_against_corrected_p_values()
    {
        var text = ToyExperiment.Text(indicators: "[orders.count]").Replace("replications:", "  - {name: most, title: {zh: 多两支, en: two more}, set: {staff.crews: \"+2\"}}\nreplications:", StringComparison.Ordinal);
        var experiment = ExperimentFiles.Parse(text, "toy.yaml");
        // By itself each of the two would be shown, with p = 0.035 and p = 0.04.
        Measurement[][] measured = [Values(0, 0, 0), Values(1, 1.5, 0.75), Values(1, 1.5, 0.7)];
        var comparisons = Summary(experiment, measured).Comparisons;
        comparisons.ShouldAllBe(one => one.Difference.PValue < 0.05 && one.AdjustedPValue > 0.05 && one.Finding == Finding.NotShown);
    }

    [Fact]
    public void Values_side_by_side_have_one_unit_and_the_digits_that_their_errors_leave()
    {
        var hours = ValueScale.For(IndicatorUnit.Milliseconds, [150 * Minute, 6 * Minute], [13 * Minute]);
        (hours.Number(150 * Minute), hours.Number(6 * Minute), hours.Signed(-144 * Minute), hours.Name.En).ShouldBe(("2.5", "0.1", "−2.4", "h"));
        var counts = ValueScale.For(IndicatorUnit.Count, [1_234.6], [0, 12]);
        (counts.Number(1_234.6), counts.Signed(0.2), counts.Name.En).ShouldBe(("1,235", "0", ""));
        ValueScale.For(IndicatorUnit.Share, [0.5], [0.0004]).Number(0.5).ShouldBe("50.00");
        foreach (var unit in Enum.GetValues<IndicatorUnit>()) Should.NotThrow(() => ValueScale.For(unit, [], []));
    }

    private static Measurement[] At(params double[] minutes) => Values([.. minutes.Select(one => one * Minute)]);

    private static Measurement[] Values(params double[] values) => [.. values.Select(value => new Measurement(value, null, null))];

    private static (Finding Finding, string Zh, string En) Found(string indicator, Measurement[] from, Measurement[] to)
    {
        var experiment = ToyExperiment.Of(indicators: $"[{indicator}]");
        var summary = Summary(experiment, [from, to]);
        var said = FindingSentence.Of(experiment, summary, summary.Comparisons[0]);
        return (summary.Comparisons[0].Finding, said.Zh, said.En);
    }

    private static IndicatorSummary Summary(Experiment experiment, Measurement[][] measured)
    {
        ImmutableArray<ImmutableArray<Measurement>> runs = [.. experiment.Replications(experiment.Definition.Replications).Select(run => ImmutableArray.Create(measured[run.Alternative][run.Number]))];
        return ExperimentSummary.Of(new ExperimentResults(experiment, experiment.Definition.Replications, runs)).Single();
    }
}
