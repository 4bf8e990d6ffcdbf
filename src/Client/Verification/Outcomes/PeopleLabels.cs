using Liandong.Twins;
using static Liandong.Client.Verification.Outcomes.OutcomeField;
using static Liandong.Client.Verification.Outcomes.OutcomeLabel;

namespace Liandong.Client.Verification.Outcomes;

/// <summary>Wristband wearers, home care, resident supervision, approvals and cases.</summary>
internal static class PeopleLabels
{
    private static readonly OutcomeField Trouble = N("险情号", "trouble");
    private static readonly OutcomeField Elder = N("老人序号", "elder");
    private static readonly OutcomeField Cause = N("报警原因", "cause");
    private static readonly OutcomeField Rescuer = N("谁", "by");
    private static readonly OutcomeField Aid = N("辅具", "aid");
    private static readonly OutcomeField Service = N("服务", "service");
    private static readonly OutcomeField Provider = N("服务商", "provider");
    private static readonly OutcomeField Travel = For("路上", "travel");
    private static readonly OutcomeField Asset = N("设施", "asset");
    private static readonly OutcomeField SinceOpened = For("自立案起", "since it was opened");
    private static readonly OutcomeField SinceAsked = For("自申请起", "since it was asked for");
    private static readonly OutcomeField Units = N("单位数", "units");
    private static readonly OutcomeField Step = N("步骤", "step");
    private static readonly OutcomeField Department = new(new("部门", "department"), OutcomeForm.Department);
    private static readonly OutcomeField Owner = new(new("接收单位", "new owner"), OutcomeForm.Department);
    private static readonly OutcomeField Took = For("用时", "took");

    public static readonly Dictionary<OutcomeKind, OutcomeLabel> All = new()
    {
        [OutcomeKind.ElderBefell] = Of("老人出险", "what befell an elder", N("险情", "what"), Trouble, Elder, N("手环状态", "wristband")),
        [OutcomeKind.ElderAlarm] = Of("手环报警", "wristband alarm", Cause, Incident, Elder, Trouble, N("体征评分", "score of vital signs")),
        [OutcomeKind.ElderAlarmRepeated] = Of("手环再次报警", "wristband alarm again", Cause, Incident, Elder, Trouble, N("体征评分", "score of vital signs")),
        [OutcomeKind.ElderAlarmAnswered] = Of("有人响应报警", "alarm taken up", Rescuer, Incident, SinceAlarm),
        [OutcomeKind.ElderReached] = Of("到老人身边", "at the elder's side", Rescuer, Incident, SinceAlarm),
        [OutcomeKind.ElderAlarmSettled] = Of("报警处理完", "alarm settled", Is("电话了结", "by telephone"), Incident, SinceAlarm, Rescuer, Trouble),
        [OutcomeKind.ElderRescuerCalledOff] = Of("召回赶赴者", "called off", Rescuer, Incident),
        [OutcomeKind.ElderAlarmEscalated] = Of("报警升级", "alarm escalated", Tier, Incident, SinceAlarm),
        [OutcomeKind.ElderPromptAnswered] = Of("本人取消误报", "false alarm put away", a: Elder),
        [OutcomeKind.ElderDeviceSilent] = Of("手环失联", "wristband silent for a day", a: Incident, b: Elder),
        [OutcomeKind.ElderAlarmOpenAtEnd] = Of("结束时未处理的报警", "alarm open at the end", Cause, Incident, SinceAlarm, Trouble),
        [OutcomeKind.ElderFound] = Of("被误解除后找到", "found after a call had settled the alarm", Rescuer, Trouble, For("自误解除起", "since the call"), Elder),
        [OutcomeKind.ElderWear] = Of("手环佩戴", "how the wristband was worn", Is("夜间", "by night"), For("佩戴", "worn"), For("没电", "empty"), For("全部", "in all"), Elder),
        [OutcomeKind.CareAsked] = Of("申请服务", "service asked for", Service, Incident, HomeCell, N("驿站老人号", "elder at the station")),
        [OutcomeKind.CareMatched] = Of("派给服务商", "provider got the order", Service, Incident, Provider, N("距离米", "distance, m"), Wait),
        [OutcomeKind.CareWaits] = Of("服务排队", "service waits in line", Service, Incident),
        [OutcomeKind.CareArrived] = Of("服务人员上门", "worker at the door", Service, Incident, Provider, Travel),
        [OutcomeKind.CareServed] = Of("服务完成", "service done", Service, Incident, Provider, Travel, For("服务", "work")),
        [OutcomeKind.CarePaid] = Of("服务费用", "who pays", Service, Incident, N("补贴分", "subsidy, fen"), N("自付分", "own part, fen")),
        [OutcomeKind.CareRated] = Of("服务回访", "service called back", Is("满意", "satisfied"), Incident, Service),
        [OutcomeKind.CareNotReached] = Of("服务回访未接通", "not reached about a service", a: Incident),
        [OutcomeKind.DayCareDay] = Of("日间照料一天", "a day of day care", N("床位", "places"), N("在托", "are there"), N("等候", "wait"), N("今日登记", "signed up today")),
        [OutcomeKind.DayCareAdmitted] = Of("日间照料入托", "came to day care", N("等候天数", "days waited"), N("老人", "elder"), N("天数", "for days")),
        [OutcomeKind.DayCareGivenUp] = Of("不再等候日间照料", "gave up waiting for day care", N("等候天数", "days waited"), N("老人", "elder")),
        [OutcomeKind.AidDay] = Of("辅具租赁一天", "a day of aids rental", N("辅具", "aids"), N("在租", "out"), N("清洁中", "being cleaned"), N("等候", "wait")),
        [OutcomeKind.AidAsked] = Of("申请辅具", "aid asked for", Aid, N("老人", "elder"), Is("已租完", "none left")),
        [OutcomeKind.AidGivenUp] = Of("不再等候辅具", "gave up waiting for an aid", Aid, For("等候", "waited"), N("老人", "elder")),
        [OutcomeKind.AidDelivered] = Of("辅具送达", "aid brought", Aid, For("自申请起", "since it was asked for"), N("老人", "elder")),
        [OutcomeKind.AidFetched] = Of("辅具取回", "aid fetched", Aid, For("租用", "rented for"), N("老人", "elder")),
        [OutcomeKind.CareOpenAtEnd] = Of("结束时未完成的服务", "service open at the end", Service, Incident, At("申请时间", "asked at")),
        [OutcomeKind.CareWorkersChanged] = Of("服务人员增减", "workers away or back", Service, Provider, N("人数变化", "change")),
        [OutcomeKind.AssetFailed] = Of("无主设施损坏", "unowned asset failed", N("类别", "kind"), Incident, Asset),
        [OutcomeKind.AssetRestored] = Of("无主设施修复", "unowned asset works again", a: Incident, b: Asset, c: For("损坏", "failed for")),
        [OutcomeKind.CaseOpened] = Of("督导立案", "supervision opened", a: Asset, b: For("自损坏起", "since it failed")),
        [OutcomeKind.RepairFirstAgreed] = Of("先修后移", "repair first agreed", Is("会上", "at a meeting"), Asset, SinceOpened),
        [OutcomeKind.MeetingBooked] = Of("预定协调会", "meeting booked", Tier, Asset, SinceAsked, Units),
        [OutcomeKind.MeetingPutOff] = Of("协调会无法排期", "meeting put off", Tier, Asset, SinceAsked, Units, N("第几次", "which meeting")),
        [OutcomeKind.MeetingHeld] = Of("协调会", "meeting held", N("结果", "result"), Asset, SinceAsked, Units, N("第几次", "which meeting")),
        [OutcomeKind.RecordFound] = Of("查到权属资料", "documents naming the owner found", N("第几次会前", "before which meeting"), Asset, SinceOpened),
        [OutcomeKind.CaseRaised] = Of("提请区领导", "raised to the district's leader", a: Asset, b: SinceOpened),
        [OutcomeKind.StepBegun] = Of("移交步骤开始", "step of the hand-over began", Step, Asset),
        [OutcomeKind.StepDone] = Of("移交步骤完成", "step of the hand-over done", Step, Asset, Took),
        [OutcomeKind.FollowedUp] = Of("跟踪督办", "followed up", N("任务", "task"), Asset, Wait, Took),
        [OutcomeKind.HandedOver] = Of("移交完成", "handed over", Owner, Asset, SinceOpened),
        [OutcomeKind.CaseOpenAtEnd] = Of("结束时未移交", "not handed over at the end", N("阶段", "stage"), Asset, SinceOpened),
        [OutcomeKind.AssetFailedAtEnd] = Of("结束时仍损坏", "still failed at the end", a: Incident, b: Asset, c: For("损坏", "failed for")),
        [OutcomeKind.AffairReceived] = Of("收件", "affair received", N("事项编号", "item"), Incident, N("镇街辖区号", "town's jurisdiction"), Twin("来源工单", "order that gave cause"), Lead),
        [OutcomeKind.AffairAccepted] = Of("受理或立案", "affair taken up", Is("经决定", "by decision"), Due),
        [OutcomeKind.CorrectionsAsked] = Of("一次性告知补正", "corrections asked for", a: For("申请人已等", "applicant waited")),
        [OutcomeKind.OpinionAsked] = Of("征求部门意见", "department asked", Department, Due),
        [OutcomeKind.OpinionGiven] = Of("部门答复", "department answered", Department, Took),
        [OutcomeKind.OpinionSilent] = Of("超时默认", "silence counts as consent", Department),
        [OutcomeKind.AffairExtended] = Of("办件延期", "affair put off", a: Due),
        [OutcomeKind.NoticeServed] = Of("告知", "party told", a: For("调查", "investigation")),
        [OutcomeKind.HearingHeld] = Of("听证", "hearing held"),
        [OutcomeKind.AffairDecided] = Of("决定", "affair decided", Is("准予或处罚", "granted or penalty"), Received, Due, N("原因", "reason"), Lead),
        [OutcomeKind.AffairSupervised] = Of("办件督办", "affair supervised", Tier, Lead),
        [OutcomeKind.AffairTransferred] = Of("移送", "affair handed on", Department, new(new("接收部门", "next department"), OutcomeForm.Department)),
        [OutcomeKind.AffairAppealed] = Of("行政复议", "appeal made", Is("对决定", "against the decision"), Lead),
        [OutcomeKind.AppealDecided] = Of("复议决定", "appeal decided", Is("部门败", "against the department"), Took, Due, Lead),
        [OutcomeKind.AffairCarriedOut] = Of("执行", "decision carried out", Is("自觉履行", "of their own accord"), Took),
        [OutcomeKind.AffairClosed] = Of("办结", "affair closed", N("结果", "how"), Received, Due, At("决定时间", "decided"), Lead),
        [OutcomeKind.AffairRated] = Of("好差评", "service rated", Is("满意", "satisfied"), Lead),
        [OutcomeKind.AffairRechecked] = Of("回头看", "looked at again", Is("已解决", "cause gone"), Lead, For("已反弹", "back for")),
        [OutcomeKind.AffairCauseBack] = Of("问题反弹（真实）", "cause is back (true)", Department),
        [OutcomeKind.AffairOpenAtEnd] = Of("结束时在办的办件", "affair open at the end", N("状态", "state"), Received, Due, N("事项编号", "item"), Lead),
        [OutcomeKind.AffairWarned] = Of("办件预警", "desk warned of an affair", Department),
    };
}
