using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Supervision;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Supervision;

/// <summary>The report's part on resident supervision.</summary>
internal static class SupervisionSection
{
    private const double Day = 86_400_000;
    private const double Hour = 3_600_000;

    private static readonly ImmutableArray<Text> Tasks = [new("现场核实", "visits"), new("研判协调", "coordination"), new("跟踪督办", "following up")];

    private static ImmutableArray<Text> Notes { get; } =
    [
        new("无主设施、督导员人数、会议安排与各步耗时均为假设：公开资料只讲了机制和路灯一案，未给数字。", "The unowned assets, the number of supervisors, the meetings and the length of each step are assumed: public sources describe how the network works and one case of street lamps, and give no figures."),
        new("一次协调会要求各单位同时有人到场；每个单位能参会的人很少，且大半时间已有安排。没有督导员时，故障按权属不清的工单流转，被退回两次后由区里裁定。", "A meeting needs a representative of every unit at the same time; units have few people to send, and most of their time is taken. Without supervisors a failure becomes an order of unclear ownership, which departments return twice before the district rules on it."),
        new("修复本身不靠督导员：没有他们，工单退回两次后由区里裁定，修好了设施仍然没有主（比一比：--set supervision.street=0%）；督导员带来的是接收单位，由 city.yaml 按设施种类规定。", "Repairs do not need supervisors: without them the order is returned twice, the district rules, and the repaired asset still has no owner (compare: --set supervision.street=0%). What supervisors add is an owner; city.yaml says which unit takes over each kind of asset."),
        new("修复后故障仍会再来；有人先管或已移交的设施再坏，按普通报修处理。", "A repaired asset can fail again; once a unit looks after it or owns it, that is an ordinary repair."),
    ];

    public static Section Of(CityDefinition city, RunSpan span, SupervisionBook book) =>
        new("supervision", new("驻点督导：权属不清的事", "Resident supervision: unowned assets"), Finding(book))
        {
            Cards = ["supervision.cases", "supervision.handed-over.count", "supervision.failed.median", "supervision.hand-over.median", "supervision.meetings.wait.median", "supervision.meetings.agreed.share"],
            Maps = [Map(city, book)],
            Charts = [Stages(book), TimeOf(book)],
            Tables = [.. Enumerable.Range(0, city.Supervision.Named).Where(named => book.StoryOf(named).Count > 0).Select(named => Story(city, span, book, named)), Owners(city, book), Steps(city, book)],
            Notes = Notes,
        };

    private static Text Finding(SupervisionBook book)
    {
        if (book.Failures == 0) return new("没有发生故障，督导员没有立案。", "Nothing failed, and no case was opened.");
        var (zh, en) = book.Dark.Quantile(50) is { } median
            ? (string.Create(CultureInfo.InvariantCulture, $"修复了 {book.Dark.Count} 次，用时中位数 {median / Day:0.0} 天"), string.Create(CultureInfo.InvariantCulture, $"{book.Dark.Count} of {Plural.Of(book.Failures, "failure")} were repaired, half of them within {median / Day:0.0} days"))
            : ("都没有修复", $"none of {Plural.Of(book.Failures, "failure")} was repaired");
        var (cases, over) = (book.Cases.Count, book.HandOvers.Count);
        if (cases == 0)
        {
            return new(
                $"督导员没有立案。{book.Failures} 次故障{zh}，没有一处设施落实权属。",
                $"No case was opened; {en}, and no asset got an owner.");
        }

        return new(
            $"督导员立案 {cases} 件，其中 {over} 件已移交；{book.Failures} 次故障{zh}，召开协调会 {book.Held} 次。",
            $"Supervisors opened {Plural.Of(cases, "case")}, of which {over} ended with a hand-over; {en}; {Plural.Of(book.Held, "coordination meeting")} took place.");
    }

    private static SectionMap Map(CityDefinition city, SupervisionBook book) => new(
        new("无主设施：已移交（蓝）、移交中（橙）、待协调（红）、未立案（灰）", "Unowned assets: handed over (blue), hand-over under way (amber), awaiting agreement (red), no case (grey)"),
        [.. city.Supervision.Assets.Select(asset => Point(city, asset, book.Cases.GetValueOrDefault(asset.Index), asset.Index < city.Supervision.Named))]);

    private static MapPoint Point(CityDefinition city, UnownedSite asset, SupervisionCase? one, bool isNamed)
    {
        var (colour, zh, en) = one?.Stage switch
        {
            CaseStage.HandedOver => (0, $"已移交{city.Departments[one.Owner].Name.Zh}", $"handed over to the {city.Departments[one.Owner].Name.En}"),
            CaseStage.HandingOver => (1, "移交中", "hand-over under way"),
            null => (3, "未立案", "no case"),
            _ => (2, "待协调", "awaiting agreement"),
        };
        return new(asset.Location, isNamed ? 1 : 0.4, colour, new($"{asset.Name.Zh}：{zh}", $"{asset.Name.En}: {en}"));
    }

    private static SectionChart Stages(SupervisionBook book)
    {
        (Text Name, int Count)[] stages =
        [
            (new("立案", "case opened"), book.Cases.Values.Count(one => one.Opened >= 0)),
            (new("商定先修", "repair agreed"), book.Cases.Values.Count(one => one.RepairAgreed >= 0)),
            (new("开过会", "meeting held"), book.Cases.Values.Count(one => one.Meetings > 0)),
            (new("移交中或已移交", "hand-over started"), book.Cases.Values.Count(one => one.Stage >= CaseStage.HandingOver)),
            (new("已移交", "handed over"), book.HandOvers.Count),
        ];
        return new(new("案件走到哪一步", "How far the cases came"), ChartKind.Bar, new("件", "cases"), [.. stages.Select(stage => stage.Name)], [new(new("案件", "cases"), [.. stages.Select(stage => (double?)stage.Count)])]);
    }

    private static SectionChart TimeOf(SupervisionBook book) => new(
        new("督导员的时间用在哪里", "Where supervisors' time goes"), ChartKind.Column, new("人·小时", "person-hours"), Tasks, [new(new("工时", "time"), [.. book.TaskTime.Select(time => (double?)(time / Hour))])]);

    private static SectionTable Story(CityDefinition city, RunSpan span, SupervisionBook book, int named) => new(
        new($"{city.Supervision.Assets[named].Name.Zh}：经过", $"{city.Supervision.Assets[named].Name.En}: what happened"),
        [(new("时间", "time"), true), (new("经过", "event"), true)],
        [.. book.StoryOf(named).Select(happened => ImmutableArray.Create(Plain(span.Local(new SimTime(happened.At)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)), happened.What))]);

    private static SectionTable Owners(CityDefinition city, SupervisionBook book) => new(
        new("移交给谁", "New owners"),
        [(new("接收单位", "new owner"), true), (new("设施", "assets"), false), (new("中位天数", "median days"), false)],
        [.. book.Cases.Values.Where(one => one.Owner >= 0).GroupBy(one => one.Owner).OrderByDescending(taken => taken.Count()).ThenBy(taken => taken.Key).Select(taken => ImmutableArray.Create(city.Departments[taken.Key].Name, Plain(taken.Count().ToString(CultureInfo.InvariantCulture)), Days(MedianOf(taken))))]);

    private static double? MedianOf(IEnumerable<SupervisionCase> cases)
    {
        var times = new Samples();
        foreach (var one in cases) times.Add(one.HandedOver - one.Opened);
        return times.Quantile(50);
    }

    private static SectionTable Steps(CityDefinition city, SupervisionBook book) => new(
        new("移交各步", "Steps of the hand-over"),
        [(new("步骤", "step"), true), (new("完成", "done"), false), (new("中位天数", "median days"), false), (new("90 分位天数", "90th percentile, days"), false)],
        [.. city.Supervision.Steps.Select((matter, step) => ImmutableArray.Create(new Text(city.Matters[matter].NameZh, city.Matters[matter].NameEn), Plain(book.StepTimes[step].Count.ToString(CultureInfo.InvariantCulture)), Days(book.StepTimes[step].Quantile(50)), Days(book.StepTimes[step].Quantile(90))))]);

    private static Text Days(double? milliseconds) => Plain(milliseconds is { } value ? (value / Day).ToString("0.0", CultureInfo.InvariantCulture) : "—");

    private static Text Plain(string text) => new(text, text);
}
