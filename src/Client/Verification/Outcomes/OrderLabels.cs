using Liandong.Twins;
using static Liandong.Client.Verification.Outcomes.OutcomeField;
using static Liandong.Client.Verification.Outcomes.OutcomeLabel;

namespace Liandong.Client.Verification.Outcomes;

/// <summary>Requests, orders, desks, water and warnings.</summary>
internal static class OrderLabels
{
    private static readonly OutcomeField Channel = N("渠道", "channel");
    private static readonly OutcomeField SameIncident = Is("同一事发", "of the same incident");
    private static readonly OutcomeField Requests = N("诉求数", "requests");
    private static readonly OutcomeField State = N("状态", "state");
    private static readonly OutcomeField UnitKind = new(new("队伍类别", "kind of unit"), OutcomeForm.TwinKind);
    private static readonly OutcomeField Level = N("级别", "level");
    private static readonly OutcomeField Decision = N("指令", "command");
    private static readonly OutcomeField DecisionAbout = N("级别、网格或工单", "level, cell or order");

    public static readonly Dictionary<OutcomeKind, OutcomeLabel> All = new()
    {
        [OutcomeKind.IncidentHappened] = Of("事发", "incident", Matter, Incident, HomeCell, N("将上报的市民", "citizens who will report it")),
        [OutcomeKind.RequestMade] = Of("诉求", "request made", Channel, RequestId, Incident, Matter, HomeCell),
        [OutcomeKind.RequestAnswered] = Of("接听", "request answered", Channel, RequestId, Wait, For("通话", "talk")),
        [OutcomeKind.CallAbandoned] = Of("放弃等待", "call abandoned", a: RequestId, b: Wait),
        [OutcomeKind.CallBlocked] = Of("占线未接入", "call blocked", a: RequestId),
        [OutcomeKind.AnsweredDirectly] = Of("直接答复", "answered without an order", N("诉求类别", "kind of request"), RequestId, Matter),
        [OutcomeKind.RequestMerged] = Of("诉求并入工单", "request joined an order", SameIncident, RequestId, Order),
        [OutcomeKind.OrderFiled] = Of("立案", "order filed", Matter, RequestId, HomeCell, Reported, Incident),
        [OutcomeKind.OrderDispatched] = Of("派遣", "order dispatched", N("执行者类别", "kind of executor"), Unit, Lead, N("协办数", "helpers")),
        [OutcomeKind.OrderAccepted] = Of("接单", "order accepted", a: Unit),
        [OutcomeKind.OrderOnScene] = Of("到场", "on the scene", a: Unit),
        [OutcomeKind.OrderHandled] = Of("处置", "order handled", Is("他人已解决", "settled by others"), Unit),
        [OutcomeKind.OrderVerified] = Of("核查", "order checked", Is("通过", "passed")),
        [OutcomeKind.OrderClosed] = Of("结案", "order closed", Is("按时", "on time"), Reported, Due, Requests, Lead),
        [OutcomeKind.OrderReturned] = Of("退单", "order returned", new(new("部门", "department"), OutcomeForm.Department), Unit),
        [OutcomeKind.OrderReworked] = Of("返工", "order sent back for rework", N("第几次", "how many times")),
        [OutcomeKind.OrderDeferred] = Of("延期", "order put off", a: Due),
        [OutcomeKind.OrderEscalated] = Of("升级", "order raised to a higher tier", Tier, Twin("中心", "centre")),
        [OutcomeKind.OrderSupervised] = Of("督办", "order supervised", Tier),
        [OutcomeKind.OrderOpenAtEnd] = Of("结束时在办", "order open at the end", State, Reported, Due, Requests, Lead),
        [OutcomeKind.CommandRefused] = Of("工单拒绝操作", "order refused a step", N("状态与操作", "state and step"), RequestId, Incident),
        [OutcomeKind.CalledBack] = Of("回访", "called back", Is("满意", "satisfied"), RequestId, Order, Lead),
        [OutcomeKind.RequestOpenAtEnd] = Of("结束时未办的诉求", "request open at the end", Is("已有人经办", "in somebody's hands"), RequestId, Incident, Matter),
        [OutcomeKind.NotReached] = Of("回访未接通", "not reached for a call-back", a: RequestId, b: Order),
        [OutcomeKind.FindMerged] = Of("发现并入工单", "find joined an order", SameIncident, Incident, Order),
        [OutcomeKind.OrderAssisted] = Of("增派", "helpers added", N("人数", "how many")),
        [OutcomeKind.UnitFreed] = Of("完成任务", "job finished", Is("办完", "done"), For("路上", "travel"), For("作业", "work"), Order, UnitKind),
        [OutcomeKind.ShiftBegan] = Of("上班", "shift began", UnitKind),
        [OutcomeKind.ShiftEnded] = Of("下班", "shift ended", UnitKind, At("上班时间", "began")),
        [OutcomeKind.DeskServed] = Of("坐席办件", "desk work done", N("工作", "work"), Wait, For("办理", "service"), Order),
        [OutcomeKind.ConsultationHeld] = Of("会商", "consultation held", N("部门数", "departments"), Order, For("召集到决策", "from the call to the decision"), For("决策", "decision")),
        [OutcomeKind.OrderRaised] = Of("提级", "order raised by a more urgent matter", Matter, new(new("原事项", "matter before"), OutcomeForm.Matter), Due),
        [OutcomeKind.LowPointLevel] = Of("积水级别变化", "ponding level changed", LowPoint, Level, N("水深毫米", "depth in mm"), N("原级别", "level before")),
        [OutcomeKind.SensorAlarm] = Of("积水报警", "ponding alarm", Level, N("测得毫米", "measured mm"), LowPoint, Is("预报", "forecast")),
        [OutcomeKind.SensorClear] = Of("报警解除", "alarm over", Level, b: LowPoint),
        [OutcomeKind.SensorFault] = Of("传感器状况变化", "sensor's condition changed", N("状况", "condition")),
        [OutcomeKind.WaterBalance] = Of("水量平衡", "water balance", LowPoint, N("流入升", "in, L"), N("管网排出升", "drained, L"), N("抽排升", "pumped, L"), N("积存升", "stored, L")),
        [OutcomeKind.InletsCleared] = Of("清理雨水口", "inlets cleared", LowPoint, Twin("抢险队", "crew")),
        [OutcomeKind.PumpChanged] = Of("泵排变化", "pump started or stopped", LowPoint, Twin("抢险队", "crew"), N("立方米每小时", "m³ an hour")),
        [OutcomeKind.WaterOverflow] = Of("漫溢", "overflow", LowPoint, N("上游来升", "from above, L"), N("下泄升", "to below, L"), N("平衡误差", "error of the balance, mm³"), N("漫溢误差", "error of the overflow, mm³")),
        [OutcomeKind.FloodPeak] = Of("一次积水的最深", "greatest depth of a flood", LowPoint, N("毫米", "mm"), N("第几次", "number")),
        [OutcomeKind.WarningIssued] = Of("预警发布", "rainstorm warning", Level),
        [OutcomeKind.DepthReported] = Of("水位上报", "water level reported", Is("修复后第一次", "first after a repair"), N("毫米", "mm")),
        [OutcomeKind.RainReported] = Of("雨量上报", "rain reported", a: N("微米", "µm")),
        [OutcomeKind.PositionReported] = Of("车辆定位", "position reported", N("速度毫米每秒", "speed, mm/s"), Place, N("测于毫秒", "taken at, ms"), N("罐内厘升", "tank, cL")),
        [OutcomeKind.VitalsReported] = Of("手环上报", "wristband reported", N("类别", "kind"), N("体征", "vital signs"), Place),
        [OutcomeKind.DecisionTaken] = Of("指令已执行", "command carried out", Decision, DecisionAbout),
        [OutcomeKind.DecisionRefused] = Of("指令被退回", "command refused", Decision, DecisionAbout, N("原因", "reason")),
    };
}
