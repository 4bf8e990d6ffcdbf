using Liandong.Scenarios.City;

namespace Liandong.Client.Screens;

/// <summary>How a twin's field is written for people.</summary>
internal enum FieldForm
{
    Plain,

    /// <summary>A number that names something, shown as it is.</summary>
    Number,

    /// <summary>mm³, shown in litres.</summary>
    CubicMillimetres,

    /// <summary>µm of rain, shown in millimetres.</summary>
    Micrometres,

    Millimetres,

    /// <summary>mm in the plane, shown in metres, from 1 km on in kilometres.</summary>
    MillimetresOfWay,

    CubicMetresPerHour,

    /// <summary>Centilitres, shown in litres.</summary>
    Centilitres,

    /// <summary>An instant of the run, shown as local time.</summary>
    Time,

    Twin,

    LowPoint,

    Department,

    /// <summary>A matter by its place in the catalogue.</summary>
    Matter,

    /// <summary>A matter by its code.</summary>
    MatterCode,

    /// <summary>The way in which a request came.</summary>
    Channel,

    /// <summary>How far an approval or a case has come.</summary>
    Stage,

    Priority,

    /// <summary>Bookkeeping of the engine: in JSON only.</summary>
    Hidden,
}

/// <summary>A field's name and form for people.</summary>
internal sealed record FieldLabel(Text Label, FieldForm Form);

/// <summary>What twins' fields are called for people, by the name under which twins write them.</summary>
internal static class FieldLabels
{
    private static readonly Dictionary<string, FieldLabel> Labels = new(StringComparer.Ordinal)
    {
        // Centres, desks and floors
        ["name"] = Label("名称", "name"),
        ["tier"] = Label("层级", "tier"),
        ["deskCapacity"] = Label("在岗坐席", "desk: staff on duty"),
        ["deskBusy"] = Label("忙碌坐席", "desk: busy"),
        ["deskWaiting"] = Label("排队事项", "desk: waiting"),
        ["work"] = Label("工作", "work"),
        ["matterIndex"] = Label("事项", "matter", FieldForm.Matter),
        ["since"] = Label("开始等待", "waits since", FieldForm.Time),
        ["filed"] = Label("累计立案", "orders filed"),
        ["openOrders"] = Label("在办工单", "orders open"),
        ["consultationsWaiting"] = Label("等待会商", "consultations waiting"),
        ["consultationsWithDepartments"] = Label("部门发言中的会商", "consultations with departments speaking"),
        ["deciding"] = Label("正在决定", "being decided"),
        ["consultationsHeld"] = Label("已开会商", "consultations held"),
        ["partsMissing"] = Label("尚未发言的部门", "departments still to speak"),
        ["warningLevel"] = Label("暴雨预警级别（0–4）", "rain warning level (0–4)"),
        ["rainReports"] = Label("雨量上报次数", "rain reports"),
        ["lastNumber"] = Label("最后序号", "number of the last one"),
        ["repeatedReports"] = Label("重复上报", "reports that came again"),
        ["cellNumbers"] = Label("各网格的最后序号", "numbers of the cells' last ones"),
        ["decisionsTaken"] = Label("已执行指令", "decisions carried out"),
        ["decisionsRefused"] = Label("退回指令", "decisions refused"),
        ["closures"] = Label("近期反复办结", "closed again and again of late"),
        ["closedAt"] = Label("办结时间", "closed at", FieldForm.Time),
        ["rectifications"] = Label("随时改在办", "rectifications open"),
        ["isWatched"] = Label("回头看中", "being watched"),
        ["cameBack"] = Label("问题重现", "came back"),
        ["department"] = Label("部门", "department"),
        ["opens"] = Label("下次上班", "opens", FieldForm.Time),
        ["handled"] = Label("已办件", "handled"),

        // Hotline and towns
        ["callsWaiting"] = Label("等待接听", "calls waiting"),
        ["goneFromTheLine"] = Label("已挂断、队列未清", "hung up, not yet out of the line"),
        ["callersTalkedTo"] = Label("正在通话", "callers talked to"),
        ["answered"] = Label("已接听", "calls answered"),
        ["abandoned"] = Label("放弃等待", "calls abandoned"),
        ["blocked"] = Label("占线未接入", "calls blocked"),
        ["population"] = Label("人口", "people"),
        ["incidents"] = Label("事发", "incidents"),
        ["requests"] = Label("诉求", "requests"),
        ["pondingSeen"] = Label("市民看到的积水", "ponding that citizens saw"),
        ["pondingRequests"] = Label("积水诉求", "requests about ponding"),
        ["needlessReports"] = Label("无需再报的诉求", "needless reports"),
        ["notReached"] = Label("回访未接通", "call-backs not reached"),
        ["resolved"] = Label("已解决事发", "incidents resolved"),

        // Field units
        ["units"] = Label("队员（车组）", "units"),
        ["unit"] = Label("队员（车组）", "unit", FieldForm.Twin),
        ["free"] = Label("空闲", "free"),
        ["freeUnits"] = Label("空闲", "units free"),
        ["waitingJobs"] = Label("排队任务", "jobs waiting"),
        ["sentOut"] = Label("累计出动", "sent out"),
        ["state"] = Label("状态", "state"),
        ["eastMillimetres"] = Label("位置：市中心以东", "place: east of the city's centre", FieldForm.MillimetresOfWay),
        ["northMillimetres"] = Label("位置：市中心以北", "place: north of the city's centre", FieldForm.MillimetresOfWay),
        ["shiftBegan"] = Label("本班开始", "shift began", FieldForm.Time),
        ["wentAt"] = Label("上次出发", "last left", FieldForm.Time),
        ["arrivedAt"] = Label("上次到场", "last arrived", FieldForm.Time),
        ["order"] = Label("工单", "order", FieldForm.Twin),
        ["sentToNeighbours"] = Label("增援他县次数", "sent to neighbours"),
        ["decisionBegan"] = Label("开始决策", "decision began", FieldForm.Time),
        ["jobCell"] = Label("任务网格", "job's cell", FieldForm.Twin),
        ["channel"] = Label("渠道", "channel", FieldForm.Channel),
        ["standsBy"] = Label("待命", "stands by"),
        ["posted"] = Label("前置值守", "posted at a low point"),
        ["atPost"] = Label("到达值守点", "at its post", FieldForm.Time),
        ["leavesAfterwards"] = Label("办完下班", "leaves afterwards"),
        ["jobs"] = Label("完成任务", "jobs done"),

        // Orders
        ["matter"] = Label("事项", "matter", FieldForm.MatterCode),
        ["reported"] = Label("上报时间", "reported", FieldForm.Time),
        ["due"] = Label("时限", "due", FieldForm.Time),
        ["cell"] = Label("网格", "cell", FieldForm.Twin),
        ["incident"] = Label("事发号", "incident"),
        ["priority"] = Label("等级", "priority", FieldForm.Priority),
        ["leadOpen"] = Label("牵头未办完", "lead still open"),
        ["helpersOpen"] = Label("协办未办完", "helpers still open"),
        ["passesInARow"] = Label("连续核查通过", "checks passed in a row"),
        ["leadDepartment"] = Label("牵头部门", "lead department", FieldForm.Department),
        ["helpers"] = Label("协办部门", "helping departments"),
        ["reworks"] = Label("返工", "reworks"),
        ["returns"] = Label("退回", "returns"),
        ["checks"] = Label("核查", "checks"),
        ["deferrals"] = Label("延期", "deferrals"),
        ["supervisions"] = Label("督办", "supervisions"),

        // Approvals and cases
        ["item"] = Label("事项编码", "item"),
        ["affairState"] = Label("环节", "stage", FieldForm.Stage),
        ["town"] = Label("镇街辖区号", "town's jurisdiction"),
        ["cause"] = Label("来源工单", "order that gave cause", FieldForm.Twin),
        ["decidedAt"] = Label("决定时间", "decided at", FieldForm.Time),
        ["awaitedStep"] = Label("等待的步骤", "step awaited"),
        ["extensions"] = Label("延长时限", "extensions"),
        ["transfers"] = Label("移送", "transfers"),
        ["corrections"] = Label("补正", "corrections"),
        ["favours"] = Label("准予或处罚", "granted or penalty"),
        ["appealedAt"] = Label("复议时间", "appealed at", FieldForm.Time),
        ["appealsDecision"] = Label("对决定复议", "appeals against the decision"),
        ["isReviewed"] = Label("复议已决定", "review decided"),
        ["opinionsOpen"] = Label("待答复的部门", "departments still to answer"),
        ["opinionOf"] = Label("被征求意见的部门", "department asked", FieldForm.Department),
        ["askedOpinionsAt"] = Label("征求意见时间", "asked for their word at", FieldForm.Time),
        ["handedOverByReviewAt"] = Label("复议后送达", "handed over after the review"),
        ["isProcessed"] = Label("审查完成", "examination done"),
        ["filedAt"] = Label("立案时间", "filed at", FieldForm.Time),
        ["carriedOutFrom"] = Label("执行开始", "to be carried out from", FieldForm.Time),
        ["townsServed"] = Label("服务的镇街", "towns served"),
        ["applications"] = Label("累计申请", "applications"),
        ["casesOpened"] = Label("累计案件", "cases"),
        ["casesFromOrders"] = Label("工单转案件", "cases from orders"),
        ["ordersHeard"] = Label("听到办结的工单", "closed orders heard of"),
        ["itemService"] = Label("办理工时", "time it takes"),

        // Cells and their low points
        ["low points"] = Label("低洼点数", "low points"),
        ["low point"] = Label("低洼点", "low point", FieldForm.LowPoint),
        ["stored mm³"] = Label("积水量", "water standing", FieldForm.CubicMillimetres),
        ["rain in mm³"] = Label("汇入雨水", "rain in", FieldForm.CubicMillimetres),
        ["overflow in mm³"] = Label("上游漫入", "overflow in", FieldForm.CubicMillimetres),
        ["river in mm³"] = Label("河水倒灌", "river water in", FieldForm.CubicMillimetres),
        ["drained mm³"] = Label("管网排出", "drained", FieldForm.CubicMillimetres),
        ["pumped mm³"] = Label("抽排", "pumped", FieldForm.CubicMillimetres),
        ["overflow out mm³"] = Label("漫出", "overflow out", FieldForm.CubicMillimetres),
        ["blocked inlets"] = Label("堵塞的雨水口", "blocked inlets"),
        ["drains µm/h"] = Label("排水能力（微米/小时）", "drains, µm of rain an hour"),
        ["left when blocked ‰"] = Label("全堵时剩余排水能力（‰）", "drains left when all inlets are blocked, ‰"),
        ["pumps m³/h"] = Label("现场泵排能力", "pumps on the scene", FieldForm.CubicMetresPerHour),
        ["level"] = Label("积水级别（0–4）", "ponding level (0–4)"),
        ["flood"] = Label("第几次积水", "which flood of the run"),
        ["deepest mm"] = Label("本次最深", "deepest of this flood", FieldForm.Millimetres),
        ["level seen"] = Label("市民所见级别", "level that citizens saw"),
        ["seen at"] = Label("市民看到时间", "seen at", FieldForm.Time),
        ["lower cell"] = Label("漫溢流向网格", "spills into the cell", FieldForm.Twin),
        ["crews"] = Label("现场抢险队", "crews on the scene"),
        ["crew"] = Label("抢险队", "crew", FieldForm.Twin),
        ["its pumps m³/h"] = Label("其泵排能力", "its pumps", FieldForm.CubicMetresPerHour),
        ["has cleared the inlets"] = Label("已清雨水口", "has cleared the inlets"),
        ["told it is drained"] = Label("已告知排干", "told that it is drained"),

        // Sensors
        ["condition"] = Label("设备状况", "condition"),
        ["last report"] = Label("上次上报", "last report", FieldForm.Time),
        ["true depth mm"] = Label("实际水深", "true depth", FieldForm.Millimetres),
        ["reading mm"] = Label("读数", "reading", FieldForm.Millimetres),
        ["reports"] = Label("上报次数", "reports"),
        ["alarm level"] = Label("报警级别（0–4）", "alarm level (0–4)"),
        ["alarm is forecast"] = Label("预报性报警", "alarm is a forecast"),
        ["rain in 1 h µm"] = Label("1 小时雨量", "rain in 1 h", FieldForm.Micrometres),
        ["rain in 3 h µm"] = Label("3 小时雨量", "rain in 3 h", FieldForm.Micrometres),
        ["rain in 6 h µm"] = Label("6 小时雨量", "rain in 6 h", FieldForm.Micrometres),
        ["rain in 12 h µm"] = Label("12 小时雨量", "rain in 12 h", FieldForm.Micrometres),
        ["last rain µm"] = Label("最近一次上报雨量", "rain of the last report", FieldForm.Micrometres),
        ["signal"] = Label("预警信号（0–4）", "warning signal (0–4)"),
    };

    private static readonly IReadOnlyDictionary<string, FieldLabel>[] LabelsOfAll = [Labels, HazmatLabels.Labels, ElderLabels.Labels, CareLabels.Labels, ReleaseLabels.Labels, OutageLabels.Labels, WaterwayLabels.Labels];

    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        "next step ms", "stepped to", "stale wake-ups", "accrued to ms", "drain allowance mm³", "pump allowance mm³", "depth told to sensors mm", "noise", "next report ms",
        "worn", "accountedTo", "byNight", "wornByDayMs", "wornByNightMs", "emptyByDayMs", "emptyByNightMs", "allByDayMs", "allByNightMs",
        "pulseBefore", "systolicBefore", "saturationBefore", "readingsKnown", "calmInARow", "vitalAlarmRaised", "usualPulseMicro", "usualSystolicMicro", "usualSaturationMicro", "usualCourse", "usualDistanceMicro", "pulseDriftMilli", "nextReading", "alarmTrouble", "alarmTroubleIs", "candidates", "alarmIncident", "deskLinePerMille", "leftAloneIn", "leftAloneSince", "illnessIs", "guardCalled", "silentIncident",
        "troubles", "illness", "illSince", "illUntil", "pulseStrainMilli", "systolicStrainMilli", "saturationStrainMilli", "roamTrouble", "leftHome", "homeAgain", "direction", "inCompany", "outsideInARow", "fenceAlarmRaised",
        "callEastMillimetres", "callNorthMillimetres", "leftEastMillimetres", "leftNorthMillimetres",
        "alarm level before", "level measured before", "level aimed at before", "was low", "readings", "read at", "rain counter µm", "falls", "fell by", "fell µm", "fault", "lower low point", "sensors", "sensor",
        "ask", "elderNumber", "freeWorkers", "awaitsOpening", "booked", "meetingTime", "who", "bookings", "failuresDrawn", "day", "leftEastMillimetres", "leftNorthMillimetres", 
        "causeBackSince", "staleDeadlines", "stalePatience", "staleWakes", "jobStamp", "jobIncident", "request", "resolvedIncident",
        "seat", "rank", "itemPriority", "itemDetail", "itemCell", "itemIncident", "itemReported", "speaking", "returnedBefore",
        "incidentOfOrder", "about", "cellOfOrder", "flood told to sensors", "is flooded", "packs", "unseen", "sightings of the flood", "flood seen", "arrived below mm³", "on its way down", "reported at",
        "inItsCellMicrograms", "readingsInARow", "wayMilliseconds", "calledCarry", "reachedCarry", "refusedCarry", "readyCarry", "ownCarry", "refusePerThousand",
        "minutes", "toldHome", "toldRoad", "toldSheltered", "harmedSixteenths", "endangeredSixteenths", "passersHarmedSixteenths", "highestMicrograms", "air", "closingMissingMs", "callsCountFrom",
        "openedAfterIncident", "closedTooLate", "toldOfEarlierIncidents",
    };

    /// <summary>
    /// The label of a field, by the name under which it is told (<c>crews[1].crew</c>); null for one that nobody has named yet. The items of
    /// a hidden list are hidden too.
    /// </summary>
    public static FieldLabel? Of(string field)
    {
        var parts = field.Split("].");
        var item = "";
        foreach (var list in parts.SkipLast(1))
        {
            var name = list.Split('[');
            if (Known(name[0]) is not { Form: not FieldForm.Hidden }) return Known(name[0]);
            item += name[1] + ". ";
        }

        return Known(parts[^1]) is { } known ? known with { Label = new Text(item + known.Label.Zh, item + known.Label.En) } : null;
    }

    private static FieldLabel? Known(string name) => LabelsOfAll.Select(labels => labels.GetValueOrDefault(name)).FirstOrDefault(label => label is not null) ?? (Bookkeeping.Contains(name) || HazmatLabels.Bookkeeping.Contains(name, StringComparer.Ordinal) || OutageLabels.Bookkeeping.Contains(name, StringComparer.Ordinal) || WaterwayLabels.Bookkeeping.Contains(name, StringComparer.Ordinal) ? Label(name, name, FieldForm.Hidden) : null);

    internal static FieldLabel Label(string zh, string en, FieldForm form = FieldForm.Plain) => new(new Text(zh, en), form);
}
