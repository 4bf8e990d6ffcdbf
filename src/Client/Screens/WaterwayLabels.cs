namespace Liandong.Client.Screens;

/// <summary>What the fields of vessels, shore stations, patrol boats and outfalls are called for people.</summary>
internal static class WaterwayLabels
{
    public static IReadOnlyDictionary<string, FieldLabel> Labels { get; } = new Dictionary<string, FieldLabel>(StringComparer.Ordinal)
    {
        ["errand"] = FieldLabels.Label("来意", "errand"),
        ["metresAlong"] = FieldLabels.Label("沿岸位置（米）", "metres along the shore"),
        ["metresOff"] = FieldLabels.Label("离岸（米）", "metres off the bank"),
        ["timesFoundAgain"] = FieldLabels.Label("丢失后重新发现次数", "times found again"),
        ["hasLeft"] = FieldLabels.Label("已离开", "has left"),
        ["boarded"] = FieldLabels.Label("已被登船", "boarded"),
        ["flees"] = FieldLabels.Label("见艇逃离", "flees from a boat"),
        ["outfallFlows"] = FieldLabels.Label("正在偷排", "discharges"),
        ["outfallFlowedLast"] = FieldLabels.Label("最近一次偷排", "discharged last", FieldForm.Time),
        ["foulArrivesLast"] = FieldLabels.Label("末股污水到站", "last foul water at a station", FieldForm.Time),
        ["outfallSealed"] = FieldLabels.Label("已封堵", "sealed"),
        ["riverAlarms"] = FieldLabels.Label("报警次数", "alarms"),
        ["slick"] = FieldLabels.Label("待测污水", "foul water since the last reading"),
        ["foulInARow"] = FieldLabels.Label("连续超标次数", "foul readings in a row"),
        ["tracks"] = FieldLabels.Label("雷达目标", "radar tracks"),
        ["vesselNumber"] = FieldLabels.Label("目标编号", "track number"),
        ["trackAt"] = FieldLabels.Label("沿岸位置（米）", "metres along the shore"),
        ["trackOff"] = FieldLabels.Label("离岸（米）", "metres off the bank"),
        ["pursuitsOrdered"] = FieldLabels.Label("受领追查", "pursuits ordered"),
        ["boats"] = FieldLabels.Label("巡逻艇", "patrol boats"),
        ["boatAt"] = FieldLabels.Label("沿岸位置（米）", "metres along the shore"),
        ["boatBusy"] = FieldLabels.Label("出动中", "under way"),
        ["pursuitsWaiting"] = FieldLabels.Label("待派追查", "pursuits waiting"),
        ["pursuedVessel"] = FieldLabels.Label("追查目标", "vessel pursued"),
        ["goings"] = FieldLabels.Label("到达次数", "places reached"),
        ["pursued"] = FieldLabels.Label("待立案报警", "alarms being filed"),
        ["outfallAlarms"] = FieldLabels.Label("入海排污口报警", "alarms about outfalls"),
        ["trackCame"] = FieldLabels.Label("本次驶入", "came", FieldForm.Time),
        ["trackCameAt"] = FieldLabels.Label("驶入处（米）", "where it came, m"),
        ["trackNamed"] = FieldLabels.Label("AIS 报过身份", "named by AIS"),
        ["keptWater"] = FieldLabels.Label("留样中的污水（真实）", "whose foul water the samples hold, in truth"),
        ["keptOf"] = FieldLabels.Label("来源编号", "vessel or outfall"),
        ["keptCame"] = FieldLabels.Label("最近到达", "came last", FieldForm.Time),
        ["forPorts"] = FieldLabels.Label("待靠港核查", "to be looked into at port"),
        ["trackSeen"] = FieldLabels.Label("最近回波", "last echo", FieldForm.Time),
        ["staysSince"] = FieldLabels.Label("滞留始于", "stays since", FieldForm.Time),
        ["slowSince"] = FieldLabels.Label("低速始于", "slow since", FieldForm.Time),
        ["stoppedAt"] = FieldLabels.Label("停航时间", "stopped at", FieldForm.Time),
        ["foulMutedUntil"] = FieldLabels.Label("水质报警静默至", "water alarms muted until", FieldForm.Time),
        ["pursuitOrdered"] = FieldLabels.Label("追查开始", "pursuit ordered", FieldForm.Time),
    };

    /// <summary>Bookkeeping of the engine.</summary>
    public static IReadOnlyCollection<string> Bookkeeping { get; } = ["metresCarry", "outfallNext", "resumed", "echoes", "gauge", "alarmNumber", "suspect", "staysAt", "slowFrom", "reportedFor", "suspicion", "pursuedAt", "pursuitIncident", "pursuitCame", "matching"];
}
