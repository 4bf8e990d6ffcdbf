using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Affairs;

namespace Liandong.Scenarios.Indicators;

/// <summary>The report's part on approvals and cases.</summary>
internal static class AffairSection
{
    private const double MillisecondsADay = 86_400_000;

    public static Section Of(CityDefinition city, AffairTally tally) => new("affairs", new("行政审批与执法案件", "Approvals and law-enforcement cases"), Finding(city, tally))
    {
        Cards =
        [
            "affairs.approvals.received", "affairs.approvals.on-time.share", "affairs.approvals.decide.median", "affairs.silent-accepted.share", "affairs.hand-overs.silent.share",
            "affairs.cases.received", "affairs.cases.on-time.share", "affairs.cases.decide.median", "affairs.cases.from-orders.share", "affairs.appeals",
        ],
        Charts = [Times(city, tally, isCase: false), Times(city, tally, isCase: true)],
        Tables = [Table(city, tally, isCase: false), Table(city, tally, isCase: true)],
        Notes =
        [
            new(
                "时限取自行政许可法、行政处罚法及各事项的法规；工作日按周一至周五计，没有扣除法定节假日。申请量、办理工时、补正率与复议率均为假定。",
                "Limits are those of the Administrative License Law, the Administrative Penalty Law and each item's own rules; working days are Monday to Friday, public holidays are not modelled. Volumes, handling times and the shares of applications corrected and of decisions appealed against are assumed."),
            new(
                "五个工作日内没有告知是否受理的，自收件之日起视为受理；被征求意见的部门逾期不答复的，视为同意。",
                "An application that the hall neither accepted nor refused within five working days counts as accepted on the day it came; a department that was consulted and did not answer in time counts as agreeing."),
        ],
    };

    private static Text Finding(CityDefinition city, AffairTally tally)
    {
        var (approvals, cases) = (tally.All(isCase: false), tally.All(isCase: true));
        var late = Worst(city, tally);
        var zh = string.Create(CultureInfo.InvariantCulture, $"收到审批申请 {approvals.Received:N0} 件、案件线索 {cases.Received:N0} 件；审批的 {Percent(approvals.OnTime, approvals.Due)}、案件的 {Percent(cases.OnTime, cases.Due)} 在法定时限内作出决定。");
        var en = string.Create(CultureInfo.InvariantCulture, $"{Plural.Of(approvals.Received, "application")} and {Plural.Of(cases.Received, "case")} came in; {Percent(approvals.OnTime, approvals.Due)} of applications and {Percent(cases.OnTime, cases.Due)} of cases were decided within the limit of the law.");
        return late is not { } worst
            ? new(zh + "没有超期。", en + " None was late.")
            : new(zh + $"超期最多的是{worst.Item.NameZh}（{worst.Late:N0} 件，牵头部门：{worst.Lead.Zh}）。", en + $" Most of the late ones were of the kind “{Lower(worst.Item.NameEn)}” ({worst.Late.ToString("N0", CultureInfo.InvariantCulture)}; lead: the {worst.Lead.En}).");
    }

    private static (AffairItem Item, long Late, Text Lead)? Worst(CityDefinition city, AffairTally tally)
    {
        var all = Items(city, isCase: false).Select(item => (item, Late(tally.OfItem(isCase: false, item.Index))))
            .Concat(Items(city, isCase: true).Select(item => (item, Late(tally.OfItem(isCase: true, item.Index)))))
            .MaxBy(one => one.Item2);
        return all.Item2 == 0 ? null : (all.item, all.Item2, city.Departments[all.item.Departments[0]].Name);
    }

    private static IEnumerable<AffairItem> Items(CityDefinition city, bool isCase) => isCase ? city.Affairs.Cases : city.Affairs.Approvals;

    private static long Late(AffairCounts counts) => counts.Due - counts.OnTime;

    private static SectionChart Times(CityDefinition city, AffairTally tally, bool isCase)
    {
        var shown = Items(city, isCase).Where(item => tally.OfItem(isCase, item.Index).Decided > 0).ToArray();
        ImmutableArray<double?> Quantiles(int percent) => [.. shown.Select(item => tally.OfItem(isCase, item.Index).Times.Quantile(percent) / MillisecondsADay)];
        return new(
            isCase ? new("案件：从登记到决定的天数", "Cases: days from receipt to the decision") : new("审批：从收件到决定的天数", "Approvals: days from receipt to the decision"),
            ChartKind.Bar,
            new("天", "days"),
            [.. shown.Select(item => new Text(item.NameZh, item.NameEn))],
            [new(new("中位数", "median"), Quantiles(50)), new(new("95 分位", "95th percentile"), Quantiles(95))]);
    }

    private static SectionTable Table(CityDefinition city, AffairTally tally, bool isCase) => new(
        isCase ? new("案件：按案由", "Cases by kind") : new("审批：按事项", "Approvals by item"),
        [
            (isCase ? new("案由", "kind") : new("事项", "item"), true), (new("牵头部门", "lead"), true), (new("法定时限", "legal limit"), true), (new("依据", "law"), true), (new("收件", "received"), false), (new("按期率", "on time"), false),
            (isCase ? new("不予处罚", "dropped") : new("不予许可", "rejected"), false), (new("督办", "supervised"), false), (new("复议", "appealed"), false),
        ],
        [
            .. Items(city, isCase).Select(item => (item, counts: tally.OfItem(isCase, item.Index))).Where(one => one.counts.Received > 0 || one.counts.Due > 0).Select(one => ImmutableArray.Create(
                new Text(one.item.NameZh, one.item.NameEn), city.Departments[one.item.Departments[0]].Name, Limit(one.item.DecideWithin), new Text(one.item.LawZh, one.item.LawEn),
                Figure(one.counts.Received), Same(Percent(one.counts.OnTime, one.counts.Due)), Figure(one.counts.Against), Figure(one.counts.Supervised), Figure(one.counts.Appealed))),
        ]);

    private static Text Limit(Twins.Orders.TimeLimit limit)
    {
        var days = limit.Duration.Milliseconds / (limit.Working ? MillisecondsADay / 3 : MillisecondsADay);
        var number = days.ToString("0.#", CultureInfo.InvariantCulture);
        return limit.Working ? new($"{number} 个工作日", $"{number} working days") : new($"{number} 天", $"{number} days");
    }

    /// <summary>A share with digits enough to tell nearly all from all.</summary>
    internal static string Percent(long part, long whole)
    {
        if (whole == 0) return ValueFormat.Nothing;
        var decimals = 1;
        while (decimals < 4 && part < whole && Math.Round((double)part / whole * 100, decimals) >= 100) decimals++;
        return ((double)part / whole * 100).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "%";
    }

    internal static Text Figure(long number) => Same(number.ToString("N0", CultureInfo.InvariantCulture));

    internal static Text Same(string text) => new(text, text);

    internal static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
