using Liandong.Scenarios.City;
using Liandong.Twins.Care;

namespace Liandong.Client.Screens;

/// <summary>What the words of twins' states mean to people. A word that means one thing in one field and another elsewhere is told by the field's form.</summary>
internal static class StateWords
{
    private static readonly Dictionary<string, Text> OfAll = new(StringComparer.Ordinal)
    {
        ["yes"] = new("是", "yes"),
        ["no"] = new("否", "no"),
        ["City"] = new("市级", "city"),
        ["County"] = new("县级", "county"),
        ["Town"] = new("镇级", "town"),
        ["OffShift"] = new("不在班", "off shift"),
        ["Free"] = new("空闲", "free"),
        ["Travelling"] = new("赶赴现场", "travelling"),
        ["Working"] = new("作业中", "working"),
        ["LivingAlone"] = new("70 岁以上独居", "70+ living alone"),
        ["EmptyNest"] = new("80 岁以上空巢", "80+ empty nest"),
        ["Alzheimer"] = new("阿尔茨海默病", "Alzheimer's disease"),
        ["Ninety"] = new("90 岁以上老人家庭", "household of the 90+"),
        ["IntellectualDisability"] = new("一、二级智力残疾", "intellectual disability, degree 1–2"),
        ["MentalDisability"] = new("一、二级精神残疾", "mental disability, degree 1–2"),
        ["Worn"] = new("佩戴中", "worn"),
        ["PutDown"] = new("未佩戴", "not worn"),
        ["Empty"] = new("没电", "empty"),
        ["None"] = new("无", "none"),
        ["Sos"] = new("一键呼救", "SOS"),
        ["Fall"] = new("跌倒", "fall"),
        ["VitalSigns"] = new("体征异常", "vital signs"),
        ["Fence"] = new("走出安全区", "beyond the safe area"),
        ["AtGate"] = new("在岗亭", "at the gate"),
        ["GettingReady"] = new("准备出动", "getting ready"),
        ["Walking"] = new("步行前往", "walking there"),
        ["AtDoor"] = new("在老人家", "at the door"),
        ["Well"] = new("正常", "well"),
        ["Offline"] = new("离线", "offline"),
        ["Stuck"] = new("读数卡死", "stuck"),
        ["Drifting"] = new("读数漂移", "drifting"),
        ["Reported"] = new("已上报", "reported"),
        ["Filed"] = new("已立案", "filed"),
        ["Dispatched"] = new("已派遣", "dispatched"),
        ["Accepted"] = new("已接单", "accepted"),
        ["OnScene"] = new("已到场", "on the scene"),
        ["Handled"] = new("已处置", "handled"),
        ["Verified"] = new("已核查", "verified"),
        ["Closed"] = new("已结案", "closed"),
        ["File"] = new("受理立案", "filing"),
        ["Verify"] = new("核查", "checking"),
        ["Consult"] = new("会商发言", "part in a consultation"),
        ["Handle"] = new("办理", "handling"),
        ["Supervise"] = new("督办", "supervising"),
        ["CallBack"] = new("回访", "call-back"),
        ["Examine"] = new("审办", "step of an approval or a case"),
        ["Ammonia"] = new("氨", "ammonia"),
        ["Chlorine"] = new("氯", "chlorine"),
        ["Evacuate"] = new("撤离", "leave"),
        ["ShelterInPlace"] = new("就地避险", "stay in, windows shut"),
        ["Quiet"] = new("平静", "quiet"),
        ["Confirmed"] = new("已确认", "confirmed"),
        ["Responding"] = new("处置中", "responding"),
        ["Ended"] = new("已停止泄漏", "ended"),
        ["Opened"] = new("已立项", "taken up"),
        ["Visit"] = new("现场核实", "visit"),
        ["Coordination"] = new("研判协调", "coordination"),
        ["FollowUp"] = new("跟踪督办", "follow-up"),
        ["AwaitsMeeting"] = new("待协调会", "waits for a meeting"),
        ["HandingOver"] = new("移交中", "being handed over"),
        ["HandedOver"] = new("已移交", "handed over"),
        ["Medical"] = HomeCare.ServiceNames[(int)CareService.Medical],
        ["Cleaning"] = HomeCare.ServiceNames[(int)CareService.Cleaning],
        ["Repair"] = HomeCare.ServiceNames[(int)CareService.Repair],
        ["Rental"] = HomeCare.ServiceNames[(int)CareService.Rental],
        ["DayCare"] = HomeCare.ServiceNames[(int)CareService.DayCare],
        ["Wheelchair"] = HomeCare.AidNames[(int)AidKind.Wheelchair],
        ["NursingBed"] = HomeCare.AidNames[(int)AidKind.NursingBed],
        ["Walker"] = HomeCare.AidNames[(int)AidKind.Walker],
        ["Lamps"] = new("路灯", "street lamps"),
        ["Pavement"] = new("路面", "a road's surface"),
        ["Drain"] = new("排水管", "a drain"),
        ["Wall"] = new("挡土墙", "a retaining wall"),
        ["Steps"] = new("公共台阶", "public steps"),
        ["Recording"] = new("录音播报", "recorded announcement"),
        ["KnowledgeBase"] = new("知识库", "knowledge base"),
    };

    private static readonly Dictionary<FieldForm, Dictionary<string, Text>> OfForms = new()
    {
        [FieldForm.Channel] = new(StringComparer.Ordinal)
        {
            ["Phone"] = new("电话", "telephone"),
            ["Snapshot"] = new("随手拍", "snapshot"),
            ["Listen"] = new("随时听", "opinion"),
            ["Handle"] = new("随时办", "a service by the app"),
            ["Rectify"] = new("随时改", "rectification"),
            ["Patrol"] = new("巡查发现", "patrol"),
            ["Sensor"] = new("传感器", "sensor"),
            ["System"] = new("其他系统", "other systems"),
        },
        [FieldForm.Stage] = new(StringComparer.Ordinal)
        {
            ["Received"] = new("待受理或立案", "received, not taken up yet"),
            ["Correcting"] = new("补正", "waits for the applicant's corrections"),
            ["Examined"] = new("审查或调查", "under examination"),
            ["Noticed"] = new("已告知", "the party is told"),
            ["Heard"] = new("听证", "a hearing is due"),
            ["Deciding"] = new("待决定", "to be decided"),
            ["Decided"] = new("已决定", "decision made"),
            ["Closed"] = new("办结", "completed"),
        },
        [FieldForm.Priority] = new(StringComparer.Ordinal)
        {
            ["I"] = new("Ⅰ 特急", "I, most urgent"),
            ["II"] = new("Ⅱ 紧急", "II, urgent"),
            ["III"] = new("Ⅲ 一般", "III, ordinary"),
            ["IV"] = new("Ⅳ 咨询投诉", "IV, consultation or complaint"),
        },
    };

    /// <summary>A word or several (<c>Recording, KnowledgeBase</c>) in both languages; none for what is no word.</summary>
    public static Text? Of(string value, FieldForm form)
    {
        var words = value.Split(", ").Select(word => One(word, form)).ToArray();
        return Array.Exists(words, word => word is null) ? null : new Text(string.Join("、", words.Select(word => word!.Value.Zh)), string.Join(", ", words.Select(word => word!.Value.En)));
    }

    private static Text? One(string word, FieldForm form) =>
        OfForms.TryGetValue(form, out var own) && own.TryGetValue(word, out var told) ? told
        : OfAll.TryGetValue(word, out told) || HazmatLabels.Words.TryGetValue(word, out told) ? told
        : null;
}
