using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Indicators;

/// <summary>Every indicator there is, with its label and unit: the one table that objectives, files, console and report read.</summary>
public static class IndicatorTable
{
    /// <summary>Prefixes of the indicators of orders: all of them, by tier, by priority.</summary>
    internal static readonly (string Prefix, Text Label)[] OrderScopes =
    [
        ("", new("", "")),
        ("city.", new("市级", "city-tier")),
        ("county.", new("县级", "county-tier")),
        ("town.", new("镇级", "town-tier")),
        ("priority-1.", new("Ⅰ级", "priority I")),
        ("priority-2.", new("Ⅱ级", "priority II")),
        ("priority-3.", new("Ⅲ级", "priority III")),
        ("priority-4.", new("Ⅳ级", "priority IV")),
    ];

    /// <summary>Steps of an order; each is timed from the report.</summary>
    internal static readonly (string Name, Text Label)[] Stages =
    [
        ("dispatch", new("派遣", "dispatch")),
        ("accept", new("接单", "acceptance")),
        ("arrive", new("到场", "arrival")),
        ("close", new("结案", "closure")),
    ];

    internal static readonly (string Name, Text Label)[] Statistics =
    [
        ("mean", new("平均", "mean")),
        ("median", new("中位数", "median")),
        ("p90", new("90 分位", "90th percentile")),
        ("p95", new("95 分位", "95th percentile")),
    ];

    internal static readonly (string Name, Text Label)[] RequestKinds =
    [
        ("consult", new("咨询", "consultations")),
        ("help", new("求助", "calls for help")),
        ("complaint", new("投诉", "complaints")),
        ("report", new("举报", "reports of wrongdoing")),
        ("suggestion", new("建议", "suggestions")),
        ("other", new("其他", "other requests")),
    ];

    internal static readonly (string Name, Text Label)[] Channels =
    [
        ("phone", new("12345 电话", "12345 phone")),
        ("snapshot", new("随手拍", "photo app")),
        ("listen", new("随时听", "opinions in the app")),
        ("handle", new("随时办", "services in the app")),
        ("rectify", new("随时改", "rectification")),
        ("patrol", new("网格巡查", "officers on patrol")),
        ("sensor", new("传感器", "sensors")),
        ("system", new("其他系统", "other systems")),
    ];

    internal static readonly (string Name, Text Label)[] UnitKinds =
    [
        ("officer", new("网格员", "Grid officers")),
        ("enforcer", new("执法队员", "Enforcement officers")),
        ("squad", new("联合执法队", "Enforcement squads")),
        ("crew", new("排水抢险队", "Drainage crews")),
    ];

    internal static readonly (string Name, Text Label)[] FloodLevels =
    [
        ("blue", new("蓝色", "blue")),
        ("yellow", new("黄色", "yellow")),
        ("orange", new("橙色", "orange")),
        ("red", new("红色", "red")),
    ];

    /// <summary>All definitions in the order of reports.</summary>
    public static IReadOnlyList<IndicatorDefinition> All { get; } = [.. Requests(), .. Orders(), .. OrderTimes(), .. Work(), .. Flood(), .. SystemTallies.Definitions(), .. PhaseTally.Definitions, .. Analysis.ThematicAnalysis.Definitions];

    private static readonly Dictionary<string, IndicatorDefinition> ByName = All.ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    /// <summary>The definition of a name.</summary>
    /// <exception cref="UnknownIndicatorException">There is none; the exception carries the nearest names.</exception>
    public static IndicatorDefinition Find(string name) =>
        ByName.TryGetValue(name, out var definition) ? definition : throw new UnknownIndicatorException(name, NearestNames.To(name, All.Select(known => known.Name)));

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new(name, new Text(zh, en), unit);

    private static IEnumerable<IndicatorDefinition> Requests()
    {
        yield return Define("requests.count", "诉求量", "Requests", IndicatorUnit.Count);
        yield return Define("requests.per-day", "日均诉求量", "Requests a day", IndicatorUnit.PerDay);
        foreach (var (name, label) in RequestKinds) yield return Define("requests.share." + name, label.Zh + "占比", "Share of " + label.En, IndicatorUnit.Share);
        foreach (var (name, label) in Channels) yield return Define("requests.channel." + name, "诉求量（" + label.Zh + "）", "Requests by " + label.En, IndicatorUnit.Count);
        yield return Define("requests.direct-answer.share", "直接答复率", "Answered directly", IndicatorUnit.Share);
        yield return Define("hotline.calls", "来电量", "Calls to the hotline", IndicatorUnit.Count);
        yield return Define("hotline.answered-15s.share", "15 秒接通率", "Calls answered within 15 s", IndicatorUnit.Share);
        yield return Define("hotline.wait.mean", "来电平均等待", "Wait for an operator (mean)", IndicatorUnit.Milliseconds);
        yield return Define("hotline.wait.p95", "来电等待 95 分位", "Wait for an operator (95th percentile)", IndicatorUnit.Milliseconds);
        yield return Define("hotline.abandoned.share", "来电放弃率", "Calls abandoned", IndicatorUnit.Share);
        yield return Define("hotline.blocked.share", "来电占线率", "Calls that found no free line", IndicatorUnit.Share);
        yield return Define("merge.precision", "并单准确率", "Merged requests that were the same incident", IndicatorUnit.Share);
        yield return Define("merge.recall", "并单召回率", "Repeated requests that were merged", IndicatorUnit.Share);
        yield return Define("requests.unaccounted", "未平账诉求", "Requests not accounted for", IndicatorUnit.Count);
        yield return Define("finds.unaccounted", "未平账发现", "Finds not accounted for", IndicatorUnit.Count);
    }

    private static IEnumerable<IndicatorDefinition> Orders()
    {
        foreach (var (prefix, scope) in OrderScopes)
        {
            yield return Define(prefix + "orders.count", scope.Zh + "立案量", Counted(scope.En, "Orders filed"), IndicatorUnit.Count);
            yield return Define(prefix + "orders.on-time.share", scope.Zh + "按期结案率", Counted(scope.En, "Orders closed on time"), IndicatorUnit.Share);
            yield return Define(prefix + "orders.open", scope.Zh + "期末在办", Counted(scope.En, "Orders open at the end"), IndicatorUnit.Count);
        }

        yield return Define("orders.per-day", "日均立案量", "Orders filed a day", IndicatorUnit.PerDay);
        yield return Define("orders.per-requests.share", "诉求转工单率", "Requests that became an order", IndicatorUnit.Share);
        yield return Define("orders.closed", "结案量", "Orders closed", IndicatorUnit.Count);
        yield return Define("orders.overdue", "期末超期在办", "Orders open past their limit at the end", IndicatorUnit.Count);
        yield return Define("orders.satisfied.share", "满意率", "Callers satisfied when called back", IndicatorUnit.Share);
        yield return Define("orders.returned.share", "退单率", "Orders returned at least once", IndicatorUnit.Share);
        yield return Define("orders.reworked.share", "返工率", "Orders sent back for rework", IndicatorUnit.Share);
        yield return Define("orders.supervised.share", "督办率", "Orders put under supervision", IndicatorUnit.Share);
        yield return Define("orders.escalated.share", "升级率", "Orders raised to a higher tier", IndicatorUnit.Share);
        yield return Define("orders.deferred.share", "延期率", "Orders put off", IndicatorUnit.Share);
        yield return Define("orders.refused-commands", "被拒绝的指令", "Commands that an order's state refused", IndicatorUnit.Count);
        yield return Define("orders.unreached", "期末仍无人到场的现场工单", "Field orders that nobody had reached at the end", IndicatorUnit.Count);
        yield return Define("orders.unaccounted", "未平账工单", "Orders not accounted for", IndicatorUnit.Count);
    }

    private static IEnumerable<IndicatorDefinition> OrderTimes() =>
        from scope in OrderScopes
        from stage in Stages
        from statistic in Statistics
        select Define(
            $"{scope.Prefix}orders.{stage.Name}.{statistic.Name}",
            $"{scope.Label.Zh}{stage.Label.Zh}用时{Spaced(statistic.Label.Zh)}",
            Timed(scope.Label.En, stage.Label.En, statistic.Label.En),
            IndicatorUnit.Milliseconds);

    private static IEnumerable<IndicatorDefinition> Work()
    {
        yield return Define("consultations.count", "会商次数", "Consultations held", IndicatorUnit.Count);
        yield return Define("consultations.wait.mean", "会商平均等待", "Wait for a consultation (mean)", IndicatorUnit.Milliseconds);
        yield return Define("decisions.taken", "外来指令执行数", "Decisions from outside carried out", IndicatorUnit.Count);
        yield return Define("decisions.refused", "外来指令退回数", "Decisions from outside refused", IndicatorUnit.Count);
        foreach (var (name, label) in UnitKinds) yield return Define($"units.{name}.utilisation", label.Zh + "：工单占在岗时间", label.En + ": share of shift on orders", IndicatorUnit.Share);
        yield return Define("desks.utilisation", "值班席：工单占在岗时间", "Duty desks: share of time on orders", IndicatorUnit.Share);
    }

    private static IEnumerable<IndicatorDefinition> Flood()
    {
        yield return Define("flood.low-points", "积水点（≥150 mm）", "Low points flooded (150 mm or more)", IndicatorUnit.Count);
        foreach (var (name, label) in FloodLevels) yield return Define("flood.points." + name, $"最高达{label.Zh}的积水点", $"Low points whose worst level was {label.En}", IndicatorUnit.Count);
        yield return Define("flood.cell-hours", "积水时长（各点合计）", "Hours under water, summed over low points", IndicatorUnit.PointHours);
        yield return Define("flood.depth.max", "最大积水深度", "Deepest water", IndicatorUnit.Millimetres);
        yield return Define("flood.detected.share", "传感器发现的积水点占比", "Flooded low points that a sensor reported", IndicatorUnit.Share);
        yield return Define("flood.lead.median", "预警提前量中位数", "Alarm ahead of 150 mm (median)", IndicatorUnit.Milliseconds);
        yield return Define("flood.cleared.median", "退水用时中位数（每次积水各计，未退的计到结束）", "Time from 150 mm until cleared, each time one flooded (median)", IndicatorUnit.Milliseconds);
        yield return Define("sensors.pod", "预警命中率 POD", "Floods at sensors that were detected (POD)", IndicatorUnit.Share);
        yield return Define("sensors.far", "预警虚警率 FAR", "Alarms without a flood (FAR)", IndicatorUnit.Share);
        yield return Define("sensors.csi", "预警临界成功指数 CSI", "Critical success index (CSI)", IndicatorUnit.Share);
        yield return Define("water.balance.error", "水量平衡误差", "Error of the water balance", IndicatorUnit.Litres);
    }

    private static string Counted(string scope, string text) => scope.Length == 0 ? text : text + ", " + scope;

    private static string Timed(string scope, string stage, string statistic) => scope.Length == 0 ? $"Time to {stage} ({statistic})" : $"Time to {stage} of {scope} orders ({statistic})";

    private static string Spaced(string statistic) => char.IsAsciiDigit(statistic[0]) ? " " + statistic : statistic;
}
