using Liandong.Scenarios.City;

namespace Liandong.Client.Screens;

/// <summary>What the fields of vehicles with hazardous goods and of the register of waybills are called for people.</summary>
internal static class HazmatLabels
{
    public static IReadOnlyDictionary<string, FieldLabel> Labels { get; } = new Dictionary<string, FieldLabel>(StringComparer.Ordinal)
    {
        ["plate"] = new(new Text("车牌", "plate"), FieldForm.Plain),
        ["carrier"] = new(new Text("承运企业", "carrier"), FieldForm.Plain),
        ["goods"] = new(new Text("货物", "goods"), FieldForm.Plain),
        ["driver"] = new(new Text("驾驶员", "driver"), FieldForm.Plain),
        ["escort"] = new(new Text("押运员", "escort"), FieldForm.Plain),
        ["stop"] = new(new Text("停留事由", "reason of the stop"), FieldForm.Plain),
        ["since"] = new(new Text("停留开始", "stopped since"), FieldForm.Time),
        ["tankCl"] = new(new Text("罐内", "in the tank"), FieldForm.Centilitres),
        ["trips"] = new(new Text("出车次数", "trips"), FieldForm.Plain),
        ["loadedCl"] = new(new Text("累计装货", "loaded"), FieldForm.Centilitres),
        ["deliveredCl"] = new(new Text("累计卸货", "delivered"), FieldForm.Centilitres),
        ["loadedUnapprovedCl"] = new(new Text("累计非法装货", "loaded without approval"), FieldForm.Centilitres),
        ["soldCl"] = new(new Text("累计非法销售", "sold without approval"), FieldForm.Centilitres),
        ["drivenMm"] = new(new Text("累计里程", "driven"), FieldForm.MillimetresOfWay),
        ["reportsBackFilled"] = new(new Text("补传报告", "reports back-filled"), FieldForm.Plain),
        ["positionJumps"] = new(new Text("漂移定位", "positions far off"), FieldForm.Plain),
        ["held"] = new(new Text("被扣次数", "times held"), FieldForm.Plain),
        ["leftAlone"] = new(new Text("载货且无人看守", "loaded and left alone"), FieldForm.Plain),
        ["warned"] = new(new Text("已得到风声", "has been warned"), FieldForm.Plain),
        ["reportsReceived"] = new(new Text("平台收到报告", "reports received"), FieldForm.Plain),
        ["setOutAt"] = new(new Text("上次出车", "last set out"), FieldForm.Time),
        ["staysWithoutWaybillSource"] = new(new Text("运单未知的停留", "stays whose waybills are unknown"), FieldForm.Plain),
        ["staysWithoutSiteSource"] = new(new Text("登记场所未知的停留", "stays whose sites are unknown"), FieldForm.Plain),
        ["waybillsKnown"] = new(new Text("运单可查", "waybills are known"), FieldForm.Plain),
        ["waybillsIssued"] = new(new Text("累计运单", "waybills issued"), FieldForm.Plain),
        ["waybills"] = new(new Text("近 14 天运单", "waybills of 14 days"), FieldForm.Plain),
        ["waybill"] = new(new Text("运单号", "waybill"), FieldForm.Plain),
        ["waybillLoadedCl"] = new(new Text("装货量", "loaded"), FieldForm.Centilitres),
        ["waybillLoadedAt"] = new(new Text("装货时间", "loaded at"), FieldForm.Time),
        ["waybillDeliveredCl"] = new(new Text("卸货量", "delivered"), FieldForm.Centilitres),
        ["waybillDeliveredAt"] = new(new Text("卸货时间", "delivered at"), FieldForm.Time),
        ["issued"] = new(new Text("签发运单", "waybills issued"), FieldForm.Plain),
        ["closed"] = new(new Text("办结运单", "waybills closed"), FieldForm.Plain),
        ["asked"] = new(new Text("被查询次数", "times asked"), FieldForm.Plain),
        ["reportsLost"] = new(new Text("数据源中断而未收到的报告", "reports lost while the source was down"), FieldForm.Plain),
        ["staysFound"] = new(new Text("识别出的停留", "stays found"), FieldForm.Plain),
        ["movingSince"] = new(new Text("连续行驶自", "driving since"), FieldForm.Time),
        ["stayingSince"] = new(new Text("正在停留自", "staying since"), FieldForm.Time),
        ["staysRemembered"] = new(new Text("记住的停留", "stays remembered"), FieldForm.Plain),
        ["staysChecked"] = new(new Text("核对过的停留", "stays checked"), FieldForm.Plain),
        ["staysAtSites"] = new(new Text("登记场所的停留", "stays at registered sites"), FieldForm.Plain),
        ["staysAtConsignees"] = new(new Text("收货方门口的停留", "stays at consignees"), FieldForm.Plain),
        ["unexplainedStays"] = new(new Text("无登记理由的停留", "unexplained stays"), FieldForm.Plain),
        ["cases"] = new(new Text("预警与任务", "cases"), FieldForm.Plain),
        ["casesOpen"] = new(new Text("待研判", "cases open"), FieldForm.Plain),
        ["casesConfirmed"] = new(new Text("属实", "cases confirmed"), FieldForm.Plain),
        ["investigations"] = new(new Text("溯源", "investigations"), FieldForm.Plain),
        ["siteKind"] = new(new Text("类别", "kind"), FieldForm.Plain),
        ["siteState"] = new(new Text("现状", "state"), FieldForm.Plain),
        ["ring"] = new(new Text("团伙", "ring"), FieldForm.Plain),
        ["tanks"] = new(new Text("储罐", "tanks"), FieldForm.Plain),
        ["litres"] = new(new Text("存油（升）", "litres"), FieldForm.Plain),
    };

    /// <summary>Bookkeeping of the engine and lists that are too long for a screen: in JSON only.</summary>
    public static IReadOnlyList<string> Bookkeeping { get; } =
    [
        "node", "onNode", "legEnd", "legNode", "legRoad", "legToEastMm", "legToNorthMm", "legFrom", "legUntil", "droveFrom", "acts", "reportInterval",
        "reportRhythm", "silentUntil", "stale", "roadChance", "terminalChance", "withheld", "withheldAt", "withheldEastMm", "withheldNorthMm",
        "withheldSpeed", "withheldTankCl", "detouring", "atGoal", "gatePassed", "nextStop", "stops", "stopPurpose", "stopSite", "stopNode", "stopEastMm",
        "stopNorthMm", "stopLength", "stopCl", "waybillGoods", "waybillFrom", "waybillTo",
        "drivenSinceRest", "drivenSinceBreak", "tooLongUntil", "driven", "drives", "drivesKept", "driveFrom", "driveTo", "entries",
        "stillSince", "toldOfFatigue", "truth", "truthFrom", "truthTo", "stayReports", "stayReportsLate", "stayReportsThinned", "stayMark", "staysRememberedMark",
        "unexplainedStaysRemembered", "stayVehicle", "stayEastMm", "stayNorthMm", "stayFrom", "stayTo", "stayTankCl", "stayMarks", "stayRegistered",
        "caseList", "caseKind", "caseEastMm", "caseNorthMm", "caseIncident", "caseVehicle", "caseFrom", "caseRaised", "caseState", "caseInvestigation", "caseSite",
        "investigationList", "investigationAlarm", "investigationEastMm", "investigationNorthMm", "investigationEnd", "investigationState", "investigationHour",
        "raidSites", "raidEastMm", "raidNorthMm", "raidIsThere", "raidWentIn", "suspectVehicles", "suspectVehicle",
        "askedVehicles", "askedVehicle", "askedHasTold", "askedLoadedCl", "askedDeliveredCl", "askedWaybills", "toldStays", "toldVehicle",
        "lastAlerts", "alertVehicle", "alertKind", "alertAt",
        "vehiclesWithWaybills", "vehicleOfWaybills", "staysWaited",
    ];

    /// <summary>What the words of their states mean.</summary>
    public static IReadOnlyDictionary<string, Text> Words { get; } = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["Open"] = new("经营中", "in business"),
        ["Cleared"] = new("已转移", "cleared after a warning"),
        ["Sealed"] = new("已查封", "sealed"),
        ["FoundEmpty"] = new("查时已空", "found empty"),
        ["Yard"] = new("黑加油点", "unapproved yard"),
        ["Tanks"] = new("黑油库", "unapproved tanks"),
        ["Based"] = new("在场站", "at its depot"),
        ["Driving"] = new("行驶中", "on the way"),
        ["Stopped"] = new("停留中", "stopped"),
        ["Held"] = new("被扣留", "held"),
        ["Base"] = new("在场站休整", "off duty at its depot"),
        ["Loading"] = new("装货", "loading"),
        ["Unloading"] = new("卸货", "unloading"),
        ["GateWait"] = new("门口等候", "waiting at a gate"),
        ["Meal"] = new("用餐", "a meal"),
        ["Rest"] = new("休息", "a rest"),
        ["Refuelling"] = new("加油", "fuel for itself"),
        ["Waiting"] = new("等单", "waiting for orders"),
        ["Breakdown"] = new("故障", "a breakdown"),
        ["Home"] = new("在家", "at the driver's home"),
        ["Haunt"] = new("常去的地方", "a place the driver likes"),
        ["IllegalLoading"] = new("非法装货", "loading without approval"),
        ["IllegalSale"] = new("非法销售", "selling without approval"),
    };
}
