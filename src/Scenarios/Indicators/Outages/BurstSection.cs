using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Outages;

/// <summary>A burst main in a report: a finding, who was without water and for how long, the calls by what became of them, town by town.</summary>
internal sealed class BurstSection(CityDefinition city, RunSpan span, BurstBook book)
{
    private const double MarginDegrees = 0.01;
    private const double MillisecondsAnHour = 3_600_000;

    public Section Complete() => new("burst", new Text("供水爆管与热线话务高峰", "A burst main and the storm of calls"), Finding())
    {
        Cards = ["burst.people", "burst.known", "burst.announced", "burst.restored", "burst.calls", "burst.calls.times-ordinary", "burst.calls.missed.share", "burst.callers.unanswered.share", "burst.orders", "burst.merged.share", "burst.others.missed.share"],
        Maps = [Map()],
        Charts = [Calls(), Water()],
        Tables = [Steps(), Towns()],
        Notes = Notes(),
    };

    private Text Finding()
    {
        var burst = book.Burst!.Value;
        var town = city.Towns[city.Cells[(int)burst.B].Town].Name;
        var calls = book.Calls;
        var missed = Percent(book.Missed, book.Answered + book.Recordings + book.Missed);
        var others = Percent(book.OthersMissed, book.OthersAnswered + book.OthersMissed);
        var (backZh, backEn) = book.Restored is { } restored
            ? ($"{Hours(restored.Milliseconds - burst.Time)} 小时后 95% 的人恢复供水", $"{Hours(restored.Milliseconds - burst.Time)} h later 95% of them had water again")
            : ("到结束时仍未恢复供水", "they had no water again at the end");
        var desks = book.Merged + book.Orders;
        return new Text(
            $"{town.Zh}供水主管爆裂，{Whole(burst.C)} 人停水，{backZh}；停水来电 {Whole(calls)} 次，{missed} 没有打通，同时其他来电有 {others} 没有打通；转到指挥中心的 {Whole(desks)} 件诉求并为 {Whole(book.Orders)} 张工单。",
            $"A main burst in {town.En} and left {Whole(burst.C)} people without water; {backEn}. Of {Plural.Of(calls, "call")} about it {missed} went unanswered, and so did {others} of the other calls in that time; the {Plural.Of(desks, "request")} that reached the desks became {Plural.Of(book.Orders, "order")}.");
    }

    private SectionChart Calls()
    {
        ImmutableArray<Text> times = [.. book.Slots.Select((_, slot) => Clock(new SimTime(book.Burst!.Value.Time) + new SimDuration(BurstBook.Slot.Milliseconds * slot)))];
        return new SectionChart(new("每 15 分钟来电", "Calls every 15 minutes"), ChartKind.Stack, new("次", "calls"), times,
        [
            new ChartSeries(new("停水：人工接听", "water: operator answered"), [.. book.Slots.Select(slot => (double?)slot.Answered)]),
            new ChartSeries(new("停水：听语音播报", "water: recording was enough"), [.. book.Slots.Select(slot => (double?)slot.Recording)]),
            new ChartSeries(new("其他来电：接通", "other calls: answered"), [.. book.Slots.Select(slot => (double?)(slot.Others - slot.OthersMissed))]),
            new ChartSeries(new("停水：没有打通", "water: nobody answered"), [.. book.Slots.Select(slot => (double?)slot.Missed)]),
            new ChartSeries(new("其他来电：没有打通", "other calls: nobody answered"), [.. book.Slots.Select(slot => (double?)slot.OthersMissed)]),
        ]);
    }

    private SectionChart Water()
    {
        var begin = book.Burst!.Value.At;
        var slots = (int)((SimTime.Start + span.Duration - begin).Milliseconds / BurstBook.Slot.Milliseconds) + 1;
        SimTime[] times = [.. Enumerable.Range(0, slots).Select(slot => begin + new SimDuration(BurstBook.Slot.Milliseconds * slot))];
        return new SectionChart(new("无水的人", "People without water"), ChartKind.Line, new("人", "people"), [.. times.Select(Clock)],
            [new ChartSeries(new("无水", "without water"), [.. times.Select(time => (double?)book.Cells.Values.Where(cell => cell.Gone <= time && cell.Back > time).Sum(cell => cell.People))])]);
    }

    private SectionMap Map()
    {
        var longest = Math.Max(1, book.Cells.Values.Max(cell => cell.DryMilliseconds));
        var most = Math.Max(1, book.Cells.Values.Max(cell => cell.Calls));
        var points = book.Cells.Select(pair =>
        {
            var (cell, row) = (city.Cells[pair.Key], pair.Value);
            return new MapPoint(cell.Location, row.Calls / (double)most, row.DryMilliseconds > longest / 2 ? 2 : 1, new($"{cell.Name.Zh}：停水 {Hours(row.DryMilliseconds)} 小时，来电 {row.Calls} 次", $"{cell.Name.En}: {Hours(row.DryMilliseconds)} h without water, {row.Calls} calls"));
        });
        var places = book.Cells.Keys.Select(cell => city.Cells[cell].Location).ToArray();
        return new SectionMap(new("停水网格：点越大来电越多；红：停水时间超过最久的一半，橙：较短", "Cells without water: larger with more calls; red: longer than half the longest time, orange: shorter"), [.. points])
        {
            Focus = new MapFocus(
                new(places.Min(place => place.Longitude) - MarginDegrees, places.Min(place => place.Latitude) - MarginDegrees),
                new(places.Max(place => place.Longitude) + MarginDegrees, places.Max(place => place.Latitude) + MarginDegrees)),
        };
    }

    private SectionTable Steps() => new(
        new("抢修经过", "The repair"),
        [(new("时间", "time"), true), (new("经过", "step"), true), (new("爆管后（分钟）", "minutes after the burst"), false)],
        [.. book.Steps.Select(step => ImmutableArray.Create(Clock(step.At), NameOf((RepairStep)step.Code, step.A), Same((step.B / 60_000.0).ToString("N0", CultureInfo.InvariantCulture))))]);

    private SectionTable Towns() => new(
        new("停水镇街", "Towns without water"),
        [(new("镇街", "town"), true), (new("停水人口", "people"), false), (new("平均停水（小时）", "hours without, mean"), false), (new("来电", "calls"), false), (new("来电家庭", "homes that called"), false), (new("始终没有打通", "never got through"), false), (new("立案", "orders"), false)],
        [.. book.Cells.GroupBy(pair => city.Cells[pair.Key].Town).OrderByDescending(town => town.Sum(pair => pair.Value.People)).Select(Row)]);

    private ImmutableArray<Text> Row(IGrouping<int, KeyValuePair<int, DryCell>> town)
    {
        var people = Math.Max(1, town.Sum(pair => pair.Value.People));
        var callers = town.Sum(pair => pair.Value.Callers);
        return
        [
            city.Towns[town.Key].Name,
            Same(Whole(people)),
            Same(Hours((long)town.Sum(pair => (double)pair.Value.DryMilliseconds * pair.Value.People / people))),
            Same(Whole(town.Sum(pair => pair.Value.Calls))),
            Same(Whole(callers)),
            Same(Whole(callers - town.Sum(pair => pair.Value.GotThrough))),
            Same(Whole(town.Sum(pair => pair.Value.Orders))),
        ];
    }

    private static Text NameOf(RepairStep step, long number) => step switch
    {
        RepairStep.SeenByGauges => new("压力告警，供水企业获知", "pressure gauges told the company"),
        RepairStep.SeenByComplaints => new("群众诉求立案，供水企业获知", "complaints told the company"),
        RepairStep.MainOrderFiled => new("主单立案", "main order filed"),
        RepairStep.Announced => new("发布停水公告", "announced"),
        RepairStep.CrewThere => new($"抢修队到场（共 {number} 支在作业）", $"repair crew there ({number} at work)"),
        RepairStep.ValvesShut => new("关阀隔离，外围改由其他管线供水", "valves shut, farther cells fed another way"),
        RepairStep.Mended => new("管道修复", "pipe mended"),
        _ => new("冲洗完毕，恢复供水", "flushed, water let in"),
    };

    private static ImmutableArray<Text> Notes() =>
    [
        new("会来电的家庭比例、发现与犹豫时间、重拨与再次询问、短信到达率、抢修各步用时均为假定；家庭按每户 2.22 人（海门，2020 年普查）。", "The share of homes that call, how soon they notice and decide, call again and ask again, how many a text message reaches, and the time of each step of the repair are assumed; homes have 2.22 people (Haimen, census of 2020)."),
        new("“没有打通”指挂断或占线；其他来电只计爆管到 95% 恢复供水之间的。立案只计居民诉求，供水企业报的主单另计。", "Nobody answered means that the caller hung up or found no line; other calls are those between the burst and the return of water to 95%. Orders are those filed for residents; the company's main order comes on top."),
        new("工单由供水企业的办事席答复，结案不等于来水；送水车、学校与医院的应急供水不在模型内。", "Orders are answered by the company's desk, so a closed order is no water yet. Water tankers and emergency supply of schools and hospitals are not modelled."),
    ];

    private Text Clock(SimTime at) => Same(span.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture));

    private static string Hours(long milliseconds) => (milliseconds / MillisecondsAnHour).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(long part, long whole) => whole == 0 ? "0%" : (part / (double)whole).ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Text Same(string text) => new(text, text);
}
