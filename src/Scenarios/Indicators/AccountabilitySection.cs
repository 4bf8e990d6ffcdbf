using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using static Liandong.Scenarios.Indicators.AffairSection;

namespace Liandong.Scenarios.Indicators;

/// <summary>The scoreboard over all that departments are held to account for (行政问效): orders, approvals and cases in one table, and the three phases.</summary>
internal static class AccountabilitySection
{
    private const double FewestDays = 7;
    private const double WatchedDays = 30;

    private static readonly Text[] Kinds = [new("工单", "orders"), new("行政审批", "approvals"), new("执法案件", "cases")];

    public static IEnumerable<Section> Of(CityDefinition city, RunSpan span, ImmutableArray<DepartmentRow> orders, AffairTally affairs, PhaseTally phases)
    {
        Score[] scores = [.. city.Departments.Select(department => ScoreOf(orders[department.Index], affairs)).Where(score => score.Due > 0).OrderBy(score => score.Due < Indicator.FewestSamples).ThenBy(score => score.OnTime / (double)score.Due).ThenByDescending(score => score.Due)];
        if (scores.Length == 0) yield break;
        yield return new Section("accountability", new("行政问效：部门办理总表", "Accountability: one scoreboard of all departments"), Finding(city, span, scores, phases.Rows))
        {
            Charts = [Phases(phases.Rows)],
            Tables = [Table(city, scores, hasAffairs: scores.Any(score => score.Approvals + score.Cases > 0)), PhaseTable(phases.Rows)],
            Notes =
            [
                new(
                    "应办：统计期内已办结的工单、已作出决定的审批和案件，加上期末已超期仍未办结的。退回/驳回：工单为退单，审批为不予许可，案件为移送其他部门或不予处罚。逾期未复：其他部门征求意见，本部门逾期没有答复。满意率：工单取回访结果，审批取“好差评”。",
                    "Due: orders closed, approvals and cases decided in the time measured, and those still open past their limit. Returned: orders sent back as another department's, applications rejected, cases handed to another department or dropped. Did not answer: consulted by another department and late with an answer. Satisfied: callers who were called back, and applicants' ratings."),
                new(
                    "居家服务等由服务商承接的订单不是“问题”，不计入事前、事中、事后。事前研判：受理之前，传感器已报警、暴雨预警已发布，或该县（市、区）这类事项已出现上升信号；案件则指由工单或“回头看”转来的。谁会来申请审批无从预知，所以审批没有这一项。事中统办：由两个以上部门共同办理，或经过会商、征求意见。",
                    "Services that people order from providers are no trouble and do not count among the phases. Early warning: before it came in, a sensor had raised an alarm, a rainstorm warning was out, or matters of its kind were already rising in the county; cases count when an order or a follow-up led to them. Nobody can know who will apply, so approvals have no such figure. Handled jointly: by two or more departments, or after a consultation or a request for another department's opinion."),
                new(
                    "事后跟踪：办结之后回访到诉求人、复查过（随时改），或开展过“回头看”。重现：工单指办结后三十天内同一网格的同一事项再次立案（期末之后的看不到，因此偏低；常见事项中有一部分只是巧合），审批和案件指“回头看”时发现问题仍在。",
                    "Followed up: after closure the caller was reached, the matter was checked again (rectification), or a follow-up visit was made. Came back: for orders, the same matter was filed again in the same cell within thirty days of closure (what comes after the end of the run is not seen, so the figure is low; of common matters some are coincidence); for approvals and cases, the follow-up found the problem still there."),
            ],
        };
    }

    private static Score ScoreOf(DepartmentRow row, AffairTally affairs)
    {
        var (approvals, cases, opinions) = (affairs.Of(isCase: false, row.Department), affairs.Of(isCase: true, row.Department), affairs.Opinions(row.Department));
        return new Score(
            row.Department, row.Due, approvals.Due, cases.Due, row.OnTime + approvals.OnTime + cases.OnTime, row.Returned + approvals.Against + cases.Against + cases.Transferred, row.Supervised + approvals.Supervised + cases.Supervised,
            approvals.Appealed + cases.Appealed, opinions.Silent, row.Satisfied + approvals.Satisfied, row.CalledBack + approvals.Rated);
    }

    private static Text Finding(CityDefinition city, RunSpan span, Score[] scores, ImmutableArray<PhaseRow> phases)
    {
        var (due, onTime) = (scores.Sum(score => score.Due), scores.Sum(score => score.OnTime));
        var last = scores[0];
        var name = city.Departments[last.Department].Name;
        var (lastZh, lastEn) = onTime == due ? ("，没有一件超期", "; none was late") : ($"；最低的是{name.Zh}（{last.Due:N0} 件的 {Percent(last.OnTime, last.Due)}）", $"; the lowest is the {name.En} ({Percent(last.OnTime, last.Due)} of {last.Due:N0})");
        var orders = phases[0];
        var (withinZh, withinEn) = span.MeasuredDays < WatchedDays ? ("期末前", "before the end of the run") : ("三十天内", "within thirty days");
        // Callers are called back on the next working day; a few days say nothing about that, and less about what comes back.
        var (afterZh, afterEn) = span.MeasuredDays < FewestDays
            ? ("；统计不足七天，办结后的跟踪和复发不作判断。", "; fewer than seven days were measured, too few to judge what followed their closure.")
            : ($"，办结后回访的占 {Percent(orders.CalledBack, orders.Closed)}，再去看问题是否消除的占 {Percent(orders.Followed, orders.Closed)}，{withinZh}同一问题再次出现的占 {Percent(orders.Recurring, orders.Watched)}。", $", of {Percent(orders.CalledBack, orders.Closed)} the callers were called back, {Percent(orders.Followed, orders.Closed)} were looked at again, and {Percent(orders.Recurring, orders.Watched)} came back {withinEn}.");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{scores.Length} 个部门共应办 {due:N0} 件，按期办结 {Percent(onTime, due)}{lastZh}。工单中，立案前已有预警信号的占 {Percent(orders.Forecast, orders.Matters)}{afterZh}"),
            string.Create(CultureInfo.InvariantCulture, $"{Plural.Of(scores.Length, "department")} had {Plural.Of(due, "matter")} due and finished {Percent(onTime, due)} on time{lastEn}. Of the orders, {Percent(orders.Forecast, orders.Matters)} were preceded by a warning signal{afterEn}"));
    }

    // A run of orders alone needs no columns of what only approvals and cases have.
    private static SectionTable Table(CityDefinition city, Score[] scores, bool hasAffairs)
    {
        (Text Heading, bool IsOfAffairs, Func<Score, Text> Cell)[] columns =
        [
            (new("工单", "orders"), false, score => Figure(score.Orders)), (new("审批", "approvals"), true, score => Figure(score.Approvals)), (new("案件", "cases"), true, score => Figure(score.Cases)),
            (new("按期办结率", "on time"), false, score => Same(Percent(score.OnTime, score.Due))), (new("退回/驳回", "returned"), false, score => Figure(score.Returned)), (new("督办", "supervised"), false, score => Figure(score.Supervised)),
            (new("被申请复议", "appealed"), true, score => Figure(score.Appealed)), (new("逾期未复", "did not answer"), true, score => Figure(score.Silent)), (new("满意率", "satisfied"), false, score => Same(Percent(score.Satisfied, score.Asked))),
        ];
        var shown = columns.Where(column => hasAffairs || !column.IsOfAffairs).ToArray();
        return new(
            hasAffairs ? new("各部门应办的工单、审批与案件", "What was due at each department: orders, approvals and cases") : new("各部门应办的工单", "Orders due at each department"),
            [(new("部门", "department"), true), .. shown.Select(column => (column.Heading, false))],
            [.. scores.Select(score => (ImmutableArray<Text>)[city.Departments[score.Department].Name, .. shown.Select(column => column.Cell(score))])]);
    }

    private static SectionTable PhaseTable(ImmutableArray<PhaseRow> phases) => new(
        new("事前、事中、事后", "Before, during and after"),
        [(new("类别", "kind"), true), (new("件数", "matters"), false), (new("事前研判", "early warning"), false), (new("事中统办", "handled jointly"), false), (new("办结", "closed"), false), (new("回访", "called back"), false), (new("复查", "looked at again"), false), (new("重现", "came back"), false)],
        [
            .. phases.Where(row => row.Matters > 0).Select(row => ImmutableArray.Create(
                Kinds[row.Kind], Figure(row.Matters), Same(row.Kind == 1 ? ValueFormat.Nothing : Percent(row.Forecast, row.Matters)), Same(Percent(row.Joint, row.Matters)), Figure(row.Closed), Same(row.Kind == 0 ? Percent(row.CalledBack, row.Closed) : ValueFormat.Nothing), Same(Percent(row.Followed, row.Closed)), Same(Percent(row.Recurring, row.Watched)))),
        ]);

    private static SectionChart Phases(ImmutableArray<PhaseRow> phases)
    {
        static double? Share(long part, long whole) => whole == 0 ? null : Math.Round(100.0 * part / whole, 1);
        return new(
            new("事前、事中、事后各做到了多少", "How many were warned of, handled jointly and looked at again"), ChartKind.Column, new("%", "%"),
            [new("事前研判", "early warning"), new("事中统办", "handled jointly"), new("复查", "looked at again"), new("重现", "came back")],
            [
                .. phases.Where(row => row.Matters > 0).Select(row => new ChartSeries(
                    Kinds[row.Kind],
                    [row.Kind == 1 ? null : Share(row.Forecast, row.Matters), Share(row.Joint, row.Matters), Share(row.Followed, row.Closed), Share(row.Recurring, row.Watched)])),
            ]);
    }

    private sealed record Score(int Department, long Orders, long Approvals, long Cases, long OnTime, long Returned, long Supervised, long Appealed, long Silent, long Satisfied, long Asked)
    {
        public long Due => Orders + Approvals + Cases;
    }
}
