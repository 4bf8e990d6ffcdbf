using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;

namespace Liandong.Scenarios.Tests.Report;

public sealed class AnswerSentenceTests
{
    private const long Minute = OutcomeStream.Minute;
    private static readonly RunIndicators Arrivals41 = new OutcomeStream().Filed(0, 1).At(41, OutcomeKind.OrderOnScene, OutcomeStream.Order(1)).Closed(50, 1).Indicators(60);

    [Fact]
    public void A_missed_objective_is_a_no_that_says_by_how_much()
    {
        var answer = Answer(Objective("town.orders.arrive.p95", Comparison.AtMost, 30 * Minute), Objective("orders.on-time.share", Comparison.AtLeast, 0.95));
        answer.En.ShouldBe("No: time to arrival of town-tier orders (95th percentile) is 41 min, 11 min over the objective of at most 30 min. 1 of 2 objectives is missed. Weak for want of cases: “time to arrival of town-tier orders (95th percentile)” rests on 1 case.");
        answer.Zh.ShouldBe("否：镇级到场用时 95 分位为 41 分钟，比目标（不超过 30 分钟）多 11 分钟。2 项目标中有 1 项未达到。样本少，结论不稳：“镇级到场用时 95 分位”仅 1 例。");
    }

    [Fact]
    public void A_share_below_its_bound_is_short_by_percentage_points()
    {
        var stream = new OutcomeStream();
        for (var i = 0; i < 20; i++) stream.Filed(0, i).Closed(5, i, onTime: i < 10);
        var indicators = stream.Indicators(60);
        var answer = AnswerSentence.Of([Objective("orders.on-time.share", Comparison.AtLeast, 0.95).Judge(indicators)], indicators);
        answer.En.ShouldBe("No: orders closed on time is 50.0%, 45.0 percentage points under the objective of at least 95.0%.");
        answer.Zh.ShouldBe("否：按期结案率为 50.0%，比目标（不低于 95.0%）少 45.0 个百分点。");
    }

    [Fact]
    public void A_narrow_miss_is_written_with_digits_enough_to_see_it()
    {
        var stream = new OutcomeStream();
        for (var i = 0; i < 10_000; i++) stream.Filed(0, i).Closed(5, i, onTime: i >= 501);
        var indicators = stream.Indicators(60);
        AnswerSentence.Of([Objective("orders.on-time.share", Comparison.AtLeast, 0.95).Judge(indicators)], indicators).En.ShouldContain("94.99%, 0.01 percentage points under the objective of at least 95.00%");
    }

    [Fact]
    public void All_objectives_met_is_a_yes()
    {
        var answer = Answer(Objective("town.orders.arrive.p95", Comparison.AtMost, 41 * Minute));
        answer.En.ShouldBe("Yes: time to arrival of town-tier orders (95th percentile) 41 min (at most 41 min). Weak for want of cases: “time to arrival of town-tier orders (95th percentile)” rests on 1 case.");
        answer.Zh.ShouldStartWith("是。");
        Answer(Objective("orders.count", Comparison.AtLeast, 1), Objective("orders.open", Comparison.AtMost, 0)).En.ShouldStartWith("Yes. Both objectives are met: ");
    }

    [Fact]
    public void What_was_not_measured_is_neither_met_nor_missed()
    {
        var answer = Answer(Objective("flood.lead.median", Comparison.AtLeast, 15 * Minute), Objective("orders.count", Comparison.AtLeast, 1));
        answer.En.ShouldStartWith("It cannot be told");
        answer.Zh.ShouldStartWith("无法判断");
    }

    [Fact]
    public void What_was_awaited_and_had_not_come_by_the_end_is_missed()
    {
        var indicators = new OutcomeStream().At(10, OutcomeKind.ReleaseBegan, OutcomeStream.Town(), 1, 12_000, 0, 90 * Minute).Indicators(60);
        var missed = Objective("leak.detected", Comparison.AtMost, 6 * Minute).Judge(indicators);
        missed.Verdict.ShouldBe(Verdict.Missed);
        AnswerSentence.Of([missed], indicators).ShouldBe(new City.Text("否：泄漏到确认：50 分钟后仍未发生（目标不超过 6 分钟）。", "No: leak to its confirmation: still not, 50 min later (the objective is at most 6 min)."));
        AnswerSentence.Miss(missed).ShouldBe(new City.Text("多出 44 分钟以上", "more than 44 min over"));
        Objective("leak.detected", Comparison.AtMost, 55 * Minute).Judge(indicators).Verdict.ShouldBe(Verdict.NotMeasured);
    }

    [Fact]
    public void Without_objectives_the_main_figures_are_the_answer()
    {
        Answer().En.ShouldBe("This run sets no objectives. 1 order was filed, 100.0% closed on time.");
        Answer().Zh.ShouldBe("本次运行没有设定目标。立案 1 件，按期结案率 100.0%。");
    }

    [Fact]
    public void An_objective_on_an_unknown_indicator_is_an_error() =>
        Should.Throw<UnknownIndicatorException>(() => Answer(Objective("orders.arrive.p59", Comparison.AtMost, 1)));

    [Fact]
    public void The_headline_counts_and_the_miss_measures()
    {
        ObjectiveResult Judged(string indicator, Comparison comparison, double bound) => Objective(indicator, comparison, bound).Judge(Arrivals41);
        var missed = Judged("town.orders.arrive.p95", Comparison.AtMost, 30 * Minute);
        var met = Judged("orders.count", Comparison.AtLeast, 1);
        var unmeasured = Judged("flood.lead.median", Comparison.AtLeast, 15 * Minute);
        AnswerSentence.Headline([missed, met, unmeasured]).ShouldBe(new("否：3 项目标中有 1 项未达到", "No: 1 of 3 objectives is missed"));
        AnswerSentence.Headline([met, unmeasured]).En.ShouldBe("It cannot be told: nothing happened to measure 1 of 2 objectives");
        AnswerSentence.Headline([met, met]).ShouldBe(new("是：2 项目标全部达到", "Yes: both objectives are met"));
        AnswerSentence.Headline([]).Zh.ShouldBe("未设目标");
        AnswerSentence.Miss(missed).ShouldBe(new City.Text("多 11 分钟", "11 min over"));
        AnswerSentence.Miss(met).ShouldBeNull();
        AnswerSentence.Miss(unmeasured).ShouldBeNull();
    }

    private static Objective Objective(string indicator, Comparison comparison, double bound) => new(indicator, comparison, bound, new("目标", "objective"));

    private static City.Text Answer(params Objective[] objectives) => AnswerSentence.Of([.. objectives.Select(objective => objective.Judge(Arrivals41))], Arrivals41);
}
