using Liandong.Twins;
using static Liandong.Client.Verification.Outcomes.OutcomeField;
using static Liandong.Client.Verification.Outcomes.OutcomeLabel;

namespace Liandong.Client.Verification.Outcomes;

/// <summary>Vehicles with hazardous goods and the watch over them, the shores, burst mains, releases of gas.</summary>
internal static class HazardLabels
{
    private static readonly OutcomeField Goods = N("货物", "goods");
    private static readonly OutcomeField Number = N("编号", "number");
    private static readonly OutcomeField InCity = N("城市编号", "number in the city");
    private static readonly OutcomeField Centilitres = N("厘升", "cL");
    private static readonly OutcomeField Tank = N("罐内厘升", "in the tank, cL");
    private static readonly OutcomeField Ring = N("团伙", "ring");
    private static readonly OutcomeField Site = N("场所", "site");
    private static readonly OutcomeField Purpose = N("停留目的", "purpose");
    private static readonly OutcomeField Vehicle = Twin("车辆", "vehicle");
    private static readonly OutcomeField Since = At("开始", "began");
    private static readonly OutcomeField Source = N("数据源", "source");
    private static readonly OutcomeField Until = N("到何时毫秒", "until, ms");
    private static readonly OutcomeField What = N("是什么", "what it is");
    private static readonly OutcomeField Errand = N("行为", "errand");
    private static readonly OutcomeField Suspect = N("船或排口", "vessel or outfall");
    private static readonly OutcomeField Shore = N("沿岸米", "metres along the shore");
    private static readonly OutcomeField ShoreKind = N("岸别", "shore");
    private static readonly OutcomeField Vessel = N("船", "vessel");

    public static readonly Dictionary<OutcomeKind, OutcomeLabel> All = new()
    {
        [OutcomeKind.TripBegan] = Of("出车", "trip began", Goods, InCity, N("第几趟", "trip"), Is("为团伙", "for a ring")),
        [OutcomeKind.TripEnded] = Of("回场", "trip ended", Goods, At("出车时间", "set out"), For("累计行驶", "driving in all"), N("累计毫米", "way in all, mm"), N("第几趟", "trip")),
        [OutcomeKind.WaybillIssued] = Of("开电子运单", "waybill issued", Goods, Number, Centilitres, N("起讫场所", "sites"), N("千克", "kg")),
        [OutcomeKind.WaybillClosed] = Of("交货", "goods delivered", Goods, Number, Centilitres, Site, N("千克", "kg")),
        [OutcomeKind.WaybillFaulty] = Of("运单与登记不符", "waybill does not agree with the registers", N("不符之处", "in what"), Number, Goods, d: Vehicle),
        [OutcomeKind.NightBanBroken] = Of("违反夜间禁行", "on an expressway by night", InCity, At("从何时", "since"), At("到何时", "until"), Place),
        [OutcomeKind.StopMade] = Of("停留结束", "stop is over", Purpose, Since, Site, Place, Tank),
        [OutcomeKind.LitresMoved] = Of("装卸", "litres moved", N("方式", "way"), Centilitres, N("运单", "waybill"), Site, Tank),
        [OutcomeKind.RingMember] = Of("属于团伙", "belongs to a ring", Ring, N("未批准的罐的位置", "place of the unapproved tank"), N("场院的位置", "place of the yard"), InCity),
        [OutcomeKind.HauntKnown] = Of("常去的未登记地点", "haunt that no register knows", Number, Place, c: InCity),
        [OutcomeKind.VehicleHeld] = Of("扣留或放行", "vehicle held or let go", Is("扣留", "held"), Tank, N("其中未批准厘升", "of these without approval, cL"), Place, Ring),
        [OutcomeKind.RingScattered] = Of("得到风声散去", "was warned", Ring, InCity),
        [OutcomeKind.StopOpenAtEnd] = Of("结束时仍停留", "still stands at the end", Purpose, Since, Site, Place, N("被扣次数", "times held")),
        [OutcomeKind.LitresAtEnd] = Of("结束时的油量", "litres at the end", Tank, N("装入", "loaded"), N("无批准装入", "loaded without approval"), N("交货", "delivered"), N("无批准卖出", "sold without approval")),
        [OutcomeKind.ReportsAtEnd] = Of("结束时的终端", "terminal at the end", N("偏远定位", "positions far off"), N("上报", "reports"), N("补报", "back-filled"), For("行驶", "driving"), N("毫米", "way, mm")),
        [OutcomeKind.LeftAlone] = Of("载货无人看守", "left alone with goods", Purpose, At("从何时", "since"), Place, Tank),
        [OutcomeKind.VehicleFed] = Of("车辆来自记录", "vehicle of a recording", a: InCity),
        [OutcomeKind.StayUnexplained] = Of("无法解释的停留", "stay that nothing explains", N("标记", "marks"), Place, N("时间", "times"), N("罐内增加厘升", "tank gained, cL"), Vehicle),
        [OutcomeKind.SpotAlarm] = Of("异常聚集停留预警", "alarm about a spot", N("评分", "score"), Case, Place, N("车辆、已知迹象与停留数", "vehicles, known signs, stays"), Since),
        [OutcomeKind.VehicleAlert] = Of("车辆预警", "alert about a vehicle", N("类别", "kind"), Case, Place, Since, Vehicle),
        [OutcomeKind.RiskReviewed] = Of("人工研判", "looked into by a person", N("结论", "finding"), Case, For("自预警起", "since it was raised"), What, N("类别", "kind")),
        [OutcomeKind.TracingBegan] = Of("开始溯源", "tracing began", a: Case, b: N("车辆数", "vehicles")),
        [OutcomeKind.VehicleTraced] = Of("车辆溯源", "vehicle traced", Is("认定有责", "held responsible"), Vehicle, N("差额厘升", "difference, cL"), N("液位计记录卖出", "sold by its level sensor"), N("案件与停留", "case and stays")),
        [OutcomeKind.SourceRanked] = Of("上下游候选", "candidate for the other end", N("名次", "rank"), Place, N("概率与离岸", "probability and way from the bank"), N("依据", "evidence"), Case),
        [OutcomeKind.ApprovalChecked] = Of("核对审批", "approvals asked for", N("结果", "result"), Place, d: Case),
        [OutcomeKind.JointActionDecided] = Of("决定联合行动", "joint action decided", a: Case, b: At("统一时间", "common hour"), c: N("场所数", "sites")),
        [OutcomeKind.RaidMade] = Of("突击检查", "raid made", N("何处", "where"), Case, For("自统一时间起", "since the common hour"), Place, Is("有发现", "something found")),
        [OutcomeKind.SiteRaided] = Of("窝点被查", "site raided", What, N("封罐", "tanks sealed"), N("升", "litres"), N("嫌疑人", "suspects"), Ring),
        [OutcomeKind.SiteCleared] = Of("窝点及时撤空", "site cleared in time", What, d: Ring),
        [OutcomeKind.HiddenSiteKnown] = Of("未登记的储运点", "unregistered site as it is", What, Place, Ring, N("罐", "tanks"), N("升", "litres")),
        [OutcomeKind.SourceMissing] = Of("数据源没有应答", "source does not answer", N("序号", "index"), Until, Source, N("怎么办", "what is done"), N("记录车辆", "recorded vehicles")),
        [OutcomeKind.PlatesAsked] = Of("按车牌查询", "plates asked for", N("结果", "result"), Case, N("车辆数", "vehicles")),
        [OutcomeKind.SourceLacking] = Of("调查缺少数据源", "investigation lacks a source", Source, Case, Until, N("怎么办", "what is done")),
        [OutcomeKind.OffenceBegan] = Of("违法开始", "offence began", Errand, Suspect, Shore, CityCell, ShoreKind),
        [OutcomeKind.OffenceEnded] = Of("违法未被查获", "offence ended uncaught", Errand, Suspect, Shore, Is("逃离巡逻艇", "fled from a boat"), At("末股污水到站", "last of its foul water at a station")),
        [OutcomeKind.RiverAlarm] = Of("岸线报警", "alarm on the shore", N("怀疑", "suspicion"), Incident, N("船或排口、岸别与污水", "vessel or outfall, shore, and whose water"), Shore, CityCell),
        [OutcomeKind.BoatSent] = Of("巡逻艇出动", "boat set out", N("艇", "boat"), Incident, Vessel, Wait, N("航程米", "metres to go")),
        [OutcomeKind.VesselBoarded] = Of("登船", "vessel boarded", Is("查实", "offence found"), Incident, Vessel, For("自下令起", "since it was ordered"), N("续追次数", "times the boat went on")),
        [OutcomeKind.PursuitTransferred] = Of("追查移交", "pursuit handed over", N("接手的县", "county that took over"), Incident, Vessel),
        [OutcomeKind.PursuitLost] = Of("追丢", "vessel lost", N("原因", "why"), Incident, Vessel),
        [OutcomeKind.OffenderBoarded] = Of("违法者被查获", "offender caught", Errand, Suspect, Shore, Is("现行", "in the act")),
        [OutcomeKind.RiverSourceMissing] = Of("岸线数据源没有应答", "source of the shore does not answer", Source, Until, ShoreKind),
        [OutcomeKind.SlickTraced] = Of("污水团溯源", "slick traced", N("首位可能性千分", "how likely the first, ‰"), Incident, N("候选船", "vessels that fit"), Is("登船", "boarded"), ShoreKind),
        [OutcomeKind.LookedAtPort] = Of("靠港核查", "looked into at port", Is("查实", "offence found"), Vessel, Incident),
        [OutcomeKind.MainBurst] = Of("爆管", "main burst", Matter, Incident, CityCell, N("供水人口", "people"), N("户", "homes")),
        [OutcomeKind.RepairStep] = Of("抢修一步", "step of the repair", N("步骤", "step"), N("数目", "how many"), For("自爆管起", "since the burst")),
        [OutcomeKind.SupplyChanged] = Of("停水或来水", "water gone or back", CityCell, Is("来水", "back"), N("人", "people"), N("户", "homes"), N("会来电的", "who will call")),
        [OutcomeKind.NoticeCame] = Of("停水短信", "text message came", CityCell, N("户", "homes"), N("收到", "reached")),
        [OutcomeKind.RecordingHeard] = Of("听录音后挂断", "content with the recording", a: RequestId),
        [OutcomeKind.CallerGaveUp] = Of("来电人不再打", "caller tries no more", CityCell, N("来电人", "caller"), N("次数", "calls")),
        [OutcomeKind.DryHomesAtEnd] = Of("结束时的停水来电人", "callers without water at the end", CityCell, N("来电", "called"), N("接通", "got through"), N("不必打", "never had to"), For("停水", "without water")),
        [OutcomeKind.EstateListed] = Of("改造清单", "estate on the list", N("名次", "rank"), N("低洼点与是否改造", "low point, and whether it is renewed"), N("评分", "score"), N("诉求与报警", "requests and alarms"), N("积水时间与次数", "minutes under water, floods")),
        [OutcomeKind.DrainageRenewed] = Of("改造完成", "drainage renewed", LowPoint, N("原能力微米每小时", "before, µm/h"), N("现能力微米每小时", "now, µm/h"), N("万元", "10,000 yuan")),
        [OutcomeKind.ReleaseBegan] = Of("泄漏开始", "release began", N("物质", "substance"), N("克每秒", "g/s"), CityCell, At("漏空", "empty at")),
        [OutcomeKind.ReleaseEnded] = Of("泄漏结束", "release ended", Is("已堵住", "stopped"), N("泄漏克", "escaped, g"), N("发现前克", "before somebody knew, g")),
        [OutcomeKind.PlumeSection] = Of("烟羽断面", "section of the plume", N("浓度级别", "level"), N("中点东毫米", "middle east, mm"), N("中点北毫米", "middle north, mm"), N("到边缘东毫米", "to the edge east, mm"), N("到边缘北毫米", "to the edge north, mm")),
        [OutcomeKind.GasAlarm] = Of("气体报警", "gas alarm", Is("报警", "raised"), N("微克每立方米", "µg/m³"), Number, N("故障", "fault")),
        [OutcomeKind.ReleaseConfirmed] = Of("确认泄漏", "release confirmed", N("依据", "from"), Incident, CityCell),
        [OutcomeKind.CordonSet] = Of("警戒", "cordon set", N("第几次", "how many times"), N("半径毫米", "radius, mm"), N("下风长毫米", "downwind, mm"), N("半宽毫米", "half width, mm"), N("风向", "direction")),
        [OutcomeKind.CellOrdered] = Of("通知居民", "people told what to do", CityCell, N("措施", "what"), N("在家人数", "people at home")),
        [OutcomeKind.PeopleWhere] = Of("居民去向", "where people are", CityCell, N("在家", "at home"), N("路上", "on the road"), N("避难场所", "in shelters"), N("别处", "elsewhere")),
        [OutcomeKind.Exposure] = Of("暴露", "exposure", CityCell, N("超二级", "above AEGL-2"), N("超三级", "above AEGL-3"), N("路人超二级", "passers-by above AEGL-2"), N("最高浓度", "highest, µg/m³")),
        [OutcomeKind.ResponseStep] = Of("处置一步", "step of the response", N("步骤", "step"), N("网格或数目", "cell, or how many")),
    };
}
