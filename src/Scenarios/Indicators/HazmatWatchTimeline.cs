using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Indicators;

/// <summary>The steps from the first alarm about the trade to the raid, as a table.</summary>
internal static class HazmatWatchTimeline
{
    public static SectionTable? Of(CityDefinition city, RunSpan span, HazmatWatchBook book)
    {
        var rows = new List<(SimTime At, Text What)>();
        if (book.FirstGuilty is { } first) rows.Add((first, new("（真实）首次违法停留", "(In truth) first guilty stop")));
        foreach (var spot in book.Spots)
        {
            rows.Add((spot.At, new($"预警：{spot.Words.Zh}", $"Alarm about a spot: {spot.Words.En}")));
            if (spot.Reviewed is { } reviewed) rows.Add((reviewed, spot.Confirmed ? new("现场核查：属实", "An officer looked: confirmed") : new("现场核查：排除", "An officer looked: ruled out")));
        }

        foreach (var (at, outcome) in book.Steps)
        {
            if (Words(city, span, in outcome) is { } words) rows.Add((at, words));
        }

        return rows.Count == 0 ? null : new SectionTable(
            new("从预警到查处", "From alarm to raid"),
            [(new("时间", "Time"), true), (new("经过", "What happened"), true)],
            [.. rows.OrderBy(row => row.At).Take(60).Select(row => ImmutableArray.Create(new Text(Time(span, row.At), Time(span, row.At)), row.What))]);
    }

    public static string Time(RunSpan span, SimTime at) => span.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Text? Words(CityDefinition city, RunSpan span, in Outcome outcome) => (OutcomeKind)outcome.Kind switch
    {
        OutcomeKind.TracingBegan => new($"溯源：向 {outcome.B} 辆车调取 14 天停留与运单", $"Tracing: {outcome.B} vehicles are asked for their stays and waybills of 14 days"),
        OutcomeKind.ApprovalChecked => outcome.Code switch
        {
            0 => new("许可核查：无审批", "Approvals: none"),
            1 => new("许可核查：有审批", "Approvals: there is one"),
            _ => new("许可核查：数据源未应答", "Approvals: the source did not answer"),
        },
        OutcomeKind.SourceLacking => (SourceRole)outcome.Code switch
        {
            SourceRole.Waybills when outcome.C == 0 => new("溯源：电子运单数据源未应答，等待恢复", "Tracing: the source of waybills does not answer and is waited for"),
            SourceRole.Waybills => new("溯源：电子运单数据源未应答，证据链缺运单", "Tracing: the source of waybills does not answer, so the evidence goes without them"),
            _ => new("许可核查：数据源未应答，等待恢复", "Approvals: the source does not answer and is waited for"),
        },
        OutcomeKind.JointActionDecided => Decided(city, span, in outcome),
        OutcomeKind.RaidMade => Raided(city, in outcome),
        OutcomeKind.PlatesAsked => outcome.Code switch
        {
            0 => new($"公安防控系统查询 {outcome.B} 个车牌", $"{outcome.B} plates are asked for at the prevention system"),
            2 => new($"车牌查询中断，{outcome.B} 辆车先在现场查扣，恢复后再查", $"Plates cannot be asked for yet; {outcome.B} vehicles are held where they stand, the others when the system is back"),
            _ => new($"车牌查询未应答，{outcome.B} 辆车只能在现场查扣", $"Plates cannot be asked for; {outcome.B} vehicles can be held only where they stand"),
        },
        OutcomeKind.SiteRaided => outcome.Code == (int)HiddenKind.Tanks
            ? new($"查封储罐 {outcome.A} 个、油品 {outcome.B:N0} 升，控制 {outcome.C} 人", $"{outcome.A} tanks sealed, {outcome.B:N0} litres, {outcome.C} suspects")
            : new($"查处黑加油点：油品 {outcome.B:N0} 升，控制 {outcome.C} 人", $"Yard closed: {outcome.B:N0} litres, {outcome.C} suspects"),
        OutcomeKind.SiteCleared => new($"{(outcome.Code == (int)HiddenKind.Tanks ? "油库" : "加油点")}闻风转移", $"The {(outcome.Code == (int)HiddenKind.Tanks ? "tanks were" : "yard was")} cleared after a warning"),
        _ => null,
    };

    private static Text Decided(CityDefinition city, RunSpan span, in Outcome outcome)
    {
        Text[] departments = [.. city.MatterOf(MatterRole.IllegalRefuelling).Departments.Select(department => city.Departments[department].Name)];
        var hour = Time(span, new(outcome.B));
        return new(
            $"市级会商决定联合执法：{outcome.C} 处，统一时间 {hour}；{string.Join('、', departments.Select(name => name.Zh))}派员",
            $"The city decides on a joint action: {outcome.C} sites at {hour}, with {string.Join(", ", departments.Select(name => name.En))}");
    }

    private static Text Raided(CityDefinition city, in Outcome outcome)
    {
        var place = Vehicle.Unpacked(outcome.C);
        var county = city.Counties[city.Towns[city.Cells.MinBy(cell => cell.Place.DistanceTo(place))!.Town].County].Name;
        return new(
            $"{(outcome.Code == 0 ? "疑点" : "溯源点")}（{county.Zh}）：执法队进入{(outcome.D == 1 ? "" : "，未发现")}",
            $"Squad goes in at the {(outcome.Code == 0 ? "spot" : "traced place")} in {county.En}{(outcome.D == 1 ? "" : ", nothing found")}");
    }
}
