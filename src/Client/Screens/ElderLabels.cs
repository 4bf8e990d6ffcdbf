namespace Liandong.Client.Screens;

/// <summary>What the fields of wristband wearers and property guards are called for people.</summary>
internal static class ElderLabels
{
    public static IReadOnlyDictionary<string, FieldLabel> Labels { get; } = new Dictionary<string, FieldLabel>(StringComparer.Ordinal)
    {
        ["group"] = FieldLabels.Label("人群", "group"),
        ["age"] = FieldLabels.Label("年龄", "age"),
        ["guardian"] = FieldLabels.Label("监护人", "guardian"),
        ["guardianMetres"] = FieldLabels.Label("监护人距离（米）", "guardian: metres away"),
        ["officer"] = FieldLabels.Label("社区网格员", "community officer"),
        ["guard"] = FieldLabels.Label("物业保安", "property guard", FieldForm.Twin),
        ["device"] = FieldLabels.Label("手环", "wristband"),
        ["emptyAt"] = FieldLabels.Label("电量用尽时间", "battery empty at", FieldForm.Time),
        ["charges"] = FieldLabels.Label("充电次数", "charges"),
        ["pulse"] = FieldLabels.Label("脉搏（次/分）", "pulse, beats a minute"),
        ["systolic"] = FieldLabels.Label("收缩压（mmHg，无袖带）", "systolic pressure, mmHg, without cuff"),
        ["saturation"] = FieldLabels.Label("血氧（%）", "oxygen saturation, %"),
        ["usualPulse"] = FieldLabels.Label("本人常态脉搏（次/分）", "usual pulse, beats a minute"),
        ["usualSystolic"] = FieldLabels.Label("本人常态收缩压（mmHg）", "usual systolic pressure, mmHg"),
        ["usualSaturation"] = FieldLabels.Label("本人常态血氧（%）", "usual oxygen saturation, %"),
        ["readingsLearnt"] = FieldLabels.Label("常态学习所用测量次数（至多一周）", "readings learnt from (a week at most)"),
        ["urgentInARow"] = FieldLabels.Label("连续紧急评分次数", "urgent scores in a row"),
        ["vitalReadings"] = FieldLabels.Label("测量次数", "readings taken"),
        ["mutedUntil"] = FieldLabels.Label("体征报警静默至", "vital-sign alarms muted until", FieldForm.Time),
        ["alarmOpen"] = FieldLabels.Label("报警未解除", "alarm open"),
        ["alarmCause"] = FieldLabels.Label("最近报警", "last alarm"),
        ["raised"] = FieldLabels.Label("报警时间", "raised", FieldForm.Time),
        ["alarmAnswered"] = FieldLabels.Label("已有人应答", "answered"),
        ["guardianComes"] = FieldLabels.Label("监护人赶来", "guardian on the way"),
        ["officerTold"] = FieldLabels.Label("已直接通知网格员", "officers told at once"),
        ["officerComes"] = FieldLabels.Label("赶来的网格员", "officer on the way", FieldForm.Twin),
        ["timesLeftAlone"] = FieldLabels.Label("险情中被误解除次数", "times left alone in trouble"),
        ["guardComes"] = FieldLabels.Label("保安赶来", "guard on the way"),
        ["alarms"] = FieldLabels.Label("报警次数", "alarms"),
        ["guardsByNight"] = FieldLabels.Label("夜间值守", "guards by night"),
        ["callsWaitingAtGate"] = FieldLabels.Label("排队呼叫", "calls waiting"),
        ["caller"] = FieldLabels.Label("呼叫人", "caller", FieldForm.Twin),
        ["calls"] = FieldLabels.Label("出动次数", "calls taken"),
        ["callsOffDuty"] = FieldLabels.Label("无人值守时的呼叫", "calls while nobody was on duty"),
        ["callsCalledOff"] = FieldLabels.Label("被召回", "called off"),
    };
}
