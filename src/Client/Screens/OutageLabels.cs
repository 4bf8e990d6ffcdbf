namespace Liandong.Client.Screens;

/// <summary>What the fields of a burst main, of homes without water and of renewals are called for people.</summary>
internal static class OutageLabels
{
    public static IReadOnlyDictionary<string, FieldLabel> Labels { get; } = new Dictionary<string, FieldLabel>(StringComparer.Ordinal)
    {
        ["homes"] = FieldLabels.Label("家庭数", "homes"),
        ["dry"] = FieldLabels.Label("正在停水", "without water"),
        ["noticeCame"] = FieldLabels.Label("已收到短信公告", "text message came"),
        ["complaintFiled"] = FieldLabels.Label("已有诉求立案", "a complaint was filed"),
        ["drySince"] = FieldLabels.Label("停水时间", "without water since", FieldForm.Time),
        ["callers"] = FieldLabels.Label("会来电的家庭", "homes that call unless told"),
        ["callsMade"] = FieldLabels.Label("已拨打次数", "calls made"),
        ["callsReached"] = FieldLabels.Label("打通次数", "calls answered"),
        ["toldByRecording"] = FieldLabels.Label("听过语音播报", "heard the recording"),
        ["bursts"] = FieldLabels.Label("爆管时间", "bursts at", FieldForm.Time),
        ["burstKnown"] = FieldLabels.Label("供水企业已获知", "known to the company"),
        ["announced"] = FieldLabels.Label("已公告", "announced"),
        ["complaintsFiled"] = FieldLabels.Label("已立案诉求的网格", "cells with a complaint filed"),
        ["mainOrder"] = FieldLabels.Label("主单", "main order", FieldForm.Twin),
        ["crewsThere"] = FieldLabels.Label("作业抢修队", "repair crews at work"),
        ["valvesLeftMs"] = FieldLabels.Label("关阀剩余（单队毫秒）", "valves: work left, ms of one crew"),
        ["pipeLeftMs"] = FieldLabels.Label("修管剩余（单队毫秒）", "pipe: work left, ms of one crew"),
        ["knownCauses"] = FieldLabels.Label("原因已知的网格", "cells with a known cause"),
        ["knownMatter"] = FieldLabels.Label("事项", "matter", FieldForm.Matter),
        ["knownCell"] = FieldLabels.Label("网格", "cell", FieldForm.Twin),
        ["listDrawnUp"] = FieldLabels.Label("排定改造清单时间", "list drawn up at", FieldForm.Time),
        ["renewalsDone"] = FieldLabels.Label("改造完成时间", "renewals done at", FieldForm.Time),
        ["filedElsewhere"] = FieldLabels.Label("老旧小区以外的积水立案", "filed about water elsewhere"),
        ["estates"] = FieldLabels.Label("老旧小区台账", "estates on file"),
        ["floodsFiled"] = FieldLabels.Label("立案积水次数", "floods filed"),
        ["complaints"] = FieldLabels.Label("居民诉求", "residents' requests"),
        ["estateAlarms"] = FieldLabels.Label("传感器报警", "sensor alarms"),
        ["openSince"] = FieldLabels.Label("在办积水始于", "open flood since", FieldForm.Time),
        ["chosenEstates"] = FieldLabels.Label("列入改造", "to be renewed"),
        ["chosenEstate"] = FieldLabels.Label("台账序号", "place on file"),
        ["knownFlags"] = FieldLabels.Label("用法", "used as"),
    };

    /// <summary>Bookkeeping of the engine.</summary>
    public static IReadOnlyCollection<string> Bookkeeping { get; } = ["dryMilliseconds", "home", "texted", "callsAnyway", "refillMs", "workedSince", "plansMade", "knownIncident", "floodLast", "knownMilliseconds"];
}
