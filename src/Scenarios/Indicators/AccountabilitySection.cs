using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using static Liandong.Scenarios.Indicators.AffairSection;

namespace Liandong.Scenarios.Indicators;

/// <summary>The scoreboard over all that departments are held to account for (行政问效): orders, approvals and cases in one table, and the three phases.</summary>
internal static class AccountabilitySection
{
    private static readonly Text[] Kinds = [new("工单", "orders"), new("行政审批", "approvals"), new("执法案件", "cases")];

    public static IEnumerable<Section> Of(CityDefinition city, ImmutableArray<DepartmentRow> orders, AffairTally affairs, PhaseTally phases)
    {
        Score[] scores = [.. city.Departments.Select(department => ScoreOf(orders[department.Index], affairs)).Where(score => score.Due > 0).OrderBy(score => score.Due < Indicator.FewestSamples).ThenBy(score => score.OnTime / (double)score.Due).ThenByDescending(score => score.Due)];
        if (scores.Length == 0) yield break;
        yield return new Section("accountability", new("行政问效：一张总表", "Held to account: one scoreboard"), Finding(city, scores, phases.Rows))
        {
            Charts = [Phases(phases.Rows)],
            Tables = [Table(city, scores), PhaseTable(phases.Rows)],
            Notes =
            [
                new(
                    "应办＝预热后办结（决定）的和期末超期未办的。退回／驳回：工单为退单，审批为不予许可，案件为移送或撤案。满意：工单为回访，审批为好差评。",
                    "Due: closed or decided after the warm-up, or open past the limit. Returned: orders sent back as not theirs, approvals rejected, cases handed on or dropped. Satisfied: callers called back, and applicants' ratings."),
                new(
                    "事前研判：受理前已有传感器报警、暴雨预警或该县该事项的早期信号；案件为工单或回头看转来。事后跟踪：回访到本人、复查（随时改）或回头看。重现：同一网格同一事项办结后三十天内再次立案（期末之后的看不到，因此偏低；常见事项有一部分只是碰巧）；审批与案件为回头看所见。",
                    "Forecast: a sensor's alarm, a rain warning or an early signal of the matter in the county came first; for cases an order or a follow-up. Followed up: the caller was reached, it was checked again (rectification), or looked at again. Came back: filed again in the cell within thirty days of closure (what comes after the run is not seen, so this is low; of common matters part is coincidence); for approvals and cases what the follow-up found."),
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

    private static Text Finding(CityDefinition city, Score[] scores, ImmutableArray<PhaseRow> phases)
    {
        var (due, onTime) = (scores.Sum(score => score.Due), scores.Sum(score => score.OnTime));
        var last = scores[0];
        var name = city.Departments[last.Department].Name;
        var orders = phases[0];
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{scores.Length} 个部门应办 {due:N0} 件，按期 {Percent(onTime, due)}；最低的是{name.Zh}（{Percent(last.OnTime, last.Due)}）。工单中 {Percent(orders.Forecast, orders.Matters)} 事先有信号，{Percent(orders.Followed, orders.Closed)} 办结后得到跟踪，{Percent(orders.Recurring, orders.Watched)} 在三十天内重现。"),
            string.Create(CultureInfo.InvariantCulture, $"{scores.Length} departments had {due:N0} matters due and did {Percent(onTime, due)} on time; last is the {name.En} ({Percent(last.OnTime, last.Due)}). Of orders {Percent(orders.Forecast, orders.Matters)} were preceded by a signal, {Percent(orders.Followed, orders.Closed)} were followed up, {Percent(orders.Recurring, orders.Watched)} came back within thirty days."));
    }

    private static SectionTable Table(CityDefinition city, Score[] scores) => new(
        new("各部门：工单、审批与案件", "Departments: orders, approvals and cases"),
        [
            (new("部门", "department"), true), (new("工单", "orders"), false), (new("审批", "approvals"), false), (new("案件", "cases"), false), (new("按期率", "on time"), false), (new("退回/驳回", "returned"), false),
            (new("督办", "supervised"), false), (new("被复议", "appealed"), false), (new("会签超时", "silent"), false), (new("满意率", "satisfied"), false),
        ],
        [
            .. scores.Select(score => ImmutableArray.Create(
                city.Departments[score.Department].Name, Figure(score.Orders), Figure(score.Approvals), Figure(score.Cases), Same(Percent(score.OnTime, score.Due)), Figure(score.Returned), Figure(score.Supervised), Figure(score.Appealed),
                Figure(score.Silent), Same(Percent(score.Satisfied, score.Asked)))),
        ]);

    private static SectionTable PhaseTable(ImmutableArray<PhaseRow> phases) => new(
        new("三个阶段", "The three phases"),
        [(new("类别", "kind"), true), (new("件数", "matters"), false), (new("事前研判", "forecast"), false), (new("事中统办", "joint"), false), (new("办结", "closed"), false), (new("事后跟踪", "followed up"), false), (new("重现", "came back"), false)],
        [
            .. phases.Where(row => row.Matters > 0).Select(row => ImmutableArray.Create(
                Kinds[row.Kind], Figure(row.Matters), Same(row.Kind == 1 ? Report.ValueFormat.Nothing : Percent(row.Forecast, row.Matters)), Same(Percent(row.Joint, row.Matters)), Figure(row.Closed), Same(Percent(row.Followed, row.Closed)), Same(Percent(row.Recurring, row.Watched)))),
        ]);

    private static SectionChart Phases(ImmutableArray<PhaseRow> phases)
    {
        PhaseRow[] shown = [.. phases.Where(row => row.Matters > 0)];
        static double? Share(long part, long whole) => whole == 0 ? null : Math.Round(100.0 * part / whole, 1);
        return new(
            new("每件事的三个阶段", "The three phases of every matter"), ChartKind.Column, new("%", "%"), [.. shown.Select(row => Kinds[row.Kind])],
            [
                new(new("事前研判", "forecast"), [.. shown.Select(row => row.Kind == 1 ? null : Share(row.Forecast, row.Matters))]),
                new(new("事中统办", "joint"), [.. shown.Select(row => Share(row.Joint, row.Matters))]),
                new(new("事后跟踪", "followed up"), [.. shown.Select(row => Share(row.Followed, row.Closed))]),
                new(new("重现", "came back"), [.. shown.Select(row => Share(row.Recurring, row.Watched))]),
            ]);
    }

    private sealed record Score(int Department, long Orders, long Approvals, long Cases, long OnTime, long Returned, long Supervised, long Appealed, long Silent, long Satisfied, long Asked)
    {
        public long Due => Orders + Approvals + Cases;
    }
}
