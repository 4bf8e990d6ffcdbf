using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>The systems of other departments in the report: what each one is read for, and what was lost while one did not answer.</summary>
internal static class HazmatWatchSources
{
    private const int SeesNothing = 2;

    /// <summary>When a source did not answer and what detection did; null when all did.</summary>
    public static SectionTable? Missing(CityDefinition city, RunSpan span, HazmatWatchBook book) => book.Missing.Count == 0 ? null : new SectionTable(
        new("缺失的数据源", "Data sources that were missing"),
        [(new("何时", "When"), true), (new("数据源", "Source"), true), (new("至", "Until"), true), (new("检测如何应对", "What detection did"), true)],
        [.. book.Missing.Select(missing => ImmutableArray.Create(
            Same(HazmatWatchTimeline.Time(span, missing.At)),
            missing.Code < 0 ? new("（城市未接入）", "(the city has none)") : city.DataSources[missing.Code].Name,
            Until(span, in missing),
            Then((SourceRole)missing.B, missing.C)))]);

    /// <summary>The systems that are shared; null when the city has none.</summary>
    public static SectionTable? Systems(CityDefinition city) => city.DataSources.IsEmpty ? null : new SectionTable(
        new($"共享的 {city.DataSources.Length} 个业务系统", $"The {city.DataSources.Length} systems that are shared"),
        [(new("系统", "System"), true), (new("提供单位", "Provider"), true), (new("读它的检测", "What reads it"), true), (new("时延（秒）", "Delay (s)"), false)],
        [.. city.DataSources.Select(system => ImmutableArray.Create(system.Name, system.Provider, Use(system.Role), system.Role is null ? Same("–") : Same((system.Delay.Milliseconds / 1_000).ToString("N0", CultureInfo.InvariantCulture))))]);

    private static Text Until(RunSpan span, in Outcome missing) =>
        missing.D > 0 ? new($"{missing.D:N0} 辆接入的车辆没有运单记录", $"not recorded for {missing.D:N0} vehicles of a feed")
        : missing.A < 0 ? new("未共享", "not shared")
        : Same(HazmatWatchTimeline.Time(span, new(missing.A)));

    private static Text Then(SourceRole role, long then)
    {
        if (then == 0) return new("等待恢复", "waits for it");
        var lost = Lost(role);
        return then == SeesNothing ? lost : new($"降级运行：{lost.Zh}", $"goes on without it: {lost.En}");
    }

    private static Text Lost(SourceRole role) => role switch
    {
        SourceRole.Positions => new("期间看不见车辆", "sees no vehicles meanwhile"),
        SourceRole.Waybills => new("有无运单、是否载货、是否偏离路线未知", "whether a vehicle has a waybill, goods on board, or is off its way is unknown"),
        SourceRole.Sites or SourceRole.CarParks or SourceRole.FuelStations or SourceRole.BuildingSites or SourceRole.Parks => new("所登记场所的停留无从解释，标为“场所未知”", "stays at the sites that it registers have no explanation and are marked so"),
        SourceRole.Plates => new("只能查扣停在现场的车辆", "only vehicles that stand at a site can be held"),
        SourceRole.Approvals => new("证据缺许可核查", "the evidence goes without the check of approvals"),
        SourceRole.Permits => new("是否偏离路线未知", "whether a vehicle is off its way is unknown"),
        SourceRole.TankVolumes => new("液位变化换算不成升，液位异常、无单装载看不出来", "changes of level are no litres, so falling levels and loading without a waybill go unseen"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a source of the watch."),
    };

    private static Text Use(SourceRole? role) => role switch
    {
        SourceRole.Positions => new("停留识别、疲劳驾驶：车辆位置", "stays and fatigue: positions"),
        SourceRole.Waybills => new("停留核对、溯源：电子运单", "check of stays, tracing: waybills"),
        SourceRole.Sites => new("停留核对：企业等登记场所", "check of stays: enterprises and other sites"),
        SourceRole.CarParks => new("停留核对：场站与停车场", "check of stays: depots and car parks"),
        SourceRole.FuelStations => new("停留核对：加油站与油库", "check of stays: fuel stations and oil depots"),
        SourceRole.BuildingSites => new("停留核对：建筑工地", "check of stays: construction sites"),
        SourceRole.Parks => new("停留核对：本园区", "check of stays: this park"),
        SourceRole.Permits => new("偏离路线：通行证", "off route: permits of passage"),
        SourceRole.TankVolumes => new("液位异常、无单装载：罐体容积", "falling level, loading without a waybill: volumes of tanks"),
        SourceRole.Plates => new("联合执法：车牌查询", "joint action: plate queries"),
        SourceRole.Approvals => new("溯源：储存许可", "tracing: approvals"),
        SourceRole.WaterQuality => new("沿江监测：水质读数", "watch over the river: readings of the water"),
        SourceRole.Vessels => new("沿江监测：船舶身份（AIS）", "watch over the river: who a vessel is (AIS)"),
        SourceRole.GasDetectors => new("泄漏处置：气体探测器", "release of gas: detectors"),
        _ => new("模型中没有它的数据，无人读取", "nothing: the model has no data of it"),
    };

    private static Text Same(string text) => new(text, text);
}
