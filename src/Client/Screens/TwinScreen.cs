using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Screens;

/// <summary>A twin's state for people: named fields, with units and local times.</summary>
internal sealed class TwinScreen(CityRun run)
{
    private static readonly Dictionary<string, Text> Values = new(StringComparer.Ordinal)
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
        ["Alzheimer"] = new("阿尔茨海默病", "Alzheimer"),
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
        ["Accepted"] = new("已受理", "accepted"),
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
        ["Phone"] = new("电话", "telephone"),
        ["Snapshot"] = new("随手拍", "snapshot"),
        ["Listen"] = new("随时听", "opinion"),
        ["Rectify"] = new("随时改", "rectification"),
        ["Patrol"] = new("巡查发现", "patrol"),
        ["Sensor"] = new("传感器", "sensor"),
        ["Ammonia"] = new("氨", "ammonia"),
        ["Chlorine"] = new("氯", "chlorine"),
        ["Evacuate"] = new("撤离", "leave"),
        ["ShelterInPlace"] = new("就地避险", "stay in, windows shut"),
        ["Quiet"] = new("平静", "quiet"),
        ["Confirmed"] = new("已确认", "confirmed"),
        ["Responding"] = new("处置中", "responding"),
        ["Ended"] = new("已停止泄漏", "ended"),
        ["System"] = new("其他系统", "other systems"),
    };

    private readonly TwinNames _names = new(run);

    /// <summary>The fields that mean something to people, with their values.</summary>
    public IEnumerable<(Text Label, Text Value)> Fields(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        foreach (var (name, value) in fields)
        {
            var label = FieldLabels.Of(name) ?? new FieldLabel(new Text(name, name), FieldForm.Plain);
            if (label.Form != FieldForm.Hidden && !IsNothing(name, value, label.Form)) yield return (label.Label, Value(value, label.Form));
        }
    }

    // Of the many items of a list only what there is; number 0 of a catalogue is something.
    private static bool IsNothing(string name, string value, FieldForm form) =>
        name.Contains("].", StringComparison.Ordinal) && form is not (FieldForm.Matter or FieldForm.LowPoint or FieldForm.Department) && value is ("0" or "no" or "never" or "None" or "00:00:00.000" or "-");

    private Text Value(string value, FieldForm form)
    {
        if (Values.TryGetValue(value, out var word) || HazmatLabels.Words.TryGetValue(value, out word)) return word;
        if (form is FieldForm.Time) return Time(value);
        if (form is FieldForm.Twin) return TwinOf(value);
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return new Text(value, value);
        return form switch
        {
            FieldForm.CubicMillimetres => Both(Number(number / 1e6, 0), " 升", " L"),
            FieldForm.Centilitres => Both(Number(number / 1e2, 0), " 升", " L"),
            FieldForm.Micrometres => Both(Number(number / 1e3, 1), " 毫米", " mm"),
            FieldForm.Millimetres => Both(Number(number, 0), " 毫米", " mm"),
            FieldForm.MillimetresOfWay => Both(Number(number / 1e3, 0), " 米", " m"),
            FieldForm.CubicMetresPerHour => Both(Number(number, 0), " 立方米/小时", " m³/h"),
            FieldForm.LowPoint => run.City.LowPoints[(int)number].Name,
            FieldForm.Matter => new Text(run.Matters[(int)number].NameZh, run.Matters[(int)number].NameEn),
            FieldForm.Department => number >= 0 && number < run.City.Departments.Length ? run.City.Departments[(int)number].Name : new Text("—", "—"),
            _ => Both(Number(number, 0), "", ""),
        };
    }

    private Text Time(string value)
    {
        // An instant that has not come yet, or has not been.
        if (value is "never" or "00:00:00.000") return new Text("—", "—");
        var days = value.IndexOf("d ", StringComparison.Ordinal);
        var span = TimeSpan.Parse(days < 0 ? value : value[..days] + "." + value[(days + 2)..], CultureInfo.InvariantCulture);
        return Both(run.Scenario.Start.Add(span).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture), "", "");
    }

    private Text TwinOf(string value)
    {
        var parts = value.Split('/');
        return parts.Length == 3
            ? _names.NameOf(new TwinId(byte.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture)))
            : new Text("—", "—");
    }

    private static string Number(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Text Both(string number, string zh, string en) => new(number + zh, number + en);
}
