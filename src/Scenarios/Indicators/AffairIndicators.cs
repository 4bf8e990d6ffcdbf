using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Indicators;

/// <summary>The indicators of approvals and cases.</summary>
internal static class AffairIndicators
{
    private const string Approvals = "affairs.approvals.";
    private const string Cases = "affairs.cases.";

    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        .. Common(Approvals, new("审批", "Approvals")),
        Define(Approvals + "corrected.share", "审批补正率", "Applications that had to be corrected", IndicatorUnit.Share),
        Define(Approvals + "rejected.share", "审批不予许可率", "Approvals rejected", IndicatorUnit.Share),
        Define(Approvals + "satisfied.share", "审批好评率", "Applicants satisfied", IndicatorUnit.Share),
        Define("affairs.silent-accepted.share", "逾期未告知而视为受理的占比", "Applications accepted by silence", IndicatorUnit.Share),
        Define("affairs.hand-overs.silent.share", "被征求意见部门逾期未答复的占比", "Consulted departments that did not answer in time", IndicatorUnit.Share),
        .. Common(Cases, new("案件", "Cases")),
        Define(Cases + "from-orders.share", "工单或回头看转来的案件占比", "Cases that an order or a follow-up opened", IndicatorUnit.Share),
        Define(Cases + "transferred.share", "案件移送率", "Cases handed to another department", IndicatorUnit.Share),
        Define(Cases + "hearings", "听证次数", "Hearings held", IndicatorUnit.Count),
        Define(Cases + "willing.share", "当事人自觉履行率", "Decisions that the party complied with unprompted", IndicatorUnit.Share),
        Define("affairs.appeals", "行政复议件数", "Appeals for administrative review", IndicatorUnit.Count),
        Define("affairs.appeals.overturned.share", "复议纠错率", "Reviews that went against the department", IndicatorUnit.Share),
        Define("affairs.rechecked", "审批与案件回头看次数", "Approvals and cases looked at again", IndicatorUnit.Count),
        Define("affairs.recurring.share", "回头看发现问题重现的占比", "Follow-ups that found the problem back", IndicatorUnit.Share),
        Define("affairs.returns", "办结后反弹的问题（真实）", "Causes that came back after the end (true ones)", IndicatorUnit.Count),
        Define("affairs.returns.found.share", "反弹问题被回头看发现的占比", "Of these, found by a follow-up", IndicatorUnit.Share),
    ];

    public static void Report(AffairTally tally, IndicatorValues values, long asked, long silent)
    {
        var (approvals, cases) = (tally.All(isCase: false), tally.All(isCase: true));
        ReportCommon(values, Approvals, approvals);
        values.SetShare(Approvals + "corrected.share", approvals.Corrected, approvals.Accepted);
        values.SetShare(Approvals + "rejected.share", approvals.Against, approvals.Decided);
        values.SetShare(Approvals + "satisfied.share", approvals.Satisfied, approvals.Rated);
        values.SetShare("affairs.silent-accepted.share", approvals.Silent, approvals.Accepted);
        values.SetShare("affairs.hand-overs.silent.share", silent, asked);
        ReportCommon(values, Cases, cases);
        values.SetShare(Cases + "from-orders.share", cases.FromOrders, cases.Received);
        values.SetShare(Cases + "transferred.share", cases.Transferred, cases.Received);
        values.Set(Cases + "hearings", cases.Hearings);
        values.SetShare(Cases + "willing.share", cases.Willing, cases.CarriedOut);
        values.Set("affairs.appeals", approvals.Appealed + cases.Appealed);
        values.SetShare("affairs.appeals.overturned.share", tally.Reviews.Overturned, tally.Reviews.Decided);
        values.Set("affairs.rechecked", approvals.Rechecked + cases.Rechecked);
        values.SetShare("affairs.recurring.share", approvals.CameBack + cases.CameBack, approvals.Rechecked + cases.Rechecked);
        values.Set("affairs.returns", approvals.Returns + cases.Returns);
        values.SetShare("affairs.returns.found.share", approvals.ReturnsFound + cases.ReturnsFound, approvals.Returns + cases.Returns);
    }

    private static IEnumerable<IndicatorDefinition> Common(string prefix, Text label)
    {
        yield return Define(prefix + "received", label.Zh + "收件登记量", label.En + " received", IndicatorUnit.Count);
        yield return Define(prefix + "on-time.share", label.Zh + "法定时限内决定率", label.En + " decided within the limit of the law", IndicatorUnit.Share);
        yield return Define(prefix + "decide.median", label.Zh + "决定用时中位数", label.En + ": time to the decision (median)", IndicatorUnit.Milliseconds);
        yield return Define(prefix + "decide.p95", label.Zh + "决定用时 95 分位", label.En + ": time to the decision (95th percentile)", IndicatorUnit.Milliseconds);
        yield return Define(prefix + "open", label.Zh + "期末在办", label.En + " open at the end", IndicatorUnit.Count);
        yield return Define(prefix + "overdue", label.Zh + "期末超期在办", label.En + " open past their limit at the end", IndicatorUnit.Count);
        yield return Define(prefix + "supervised.share", label.Zh + "督办率", label.En + " put under supervision", IndicatorUnit.Share);
        yield return Define(prefix + "extended.share", label.Zh + "延期率", label.En + " put off", IndicatorUnit.Share);
    }

    private static void ReportCommon(IndicatorValues values, string prefix, AffairCounts counts)
    {
        values.Set(prefix + "received", counts.Received);
        values.SetShare(prefix + "on-time.share", counts.OnTime, counts.Due);
        values.Set(prefix + "decide.median", counts.Times.Quantile(50), counts.Decided);
        values.Set(prefix + "decide.p95", counts.Times.Quantile(95), counts.Decided);
        values.Set(prefix + "open", counts.Open);
        values.Set(prefix + "overdue", counts.Overdue);
        values.SetShare(prefix + "supervised.share", counts.Supervised, counts.Due);
        values.SetShare(prefix + "extended.share", counts.Extended, counts.Due);
    }

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new(name, new Text(zh, en), unit);
}
