using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Elders;

namespace Liandong.Scenarios.Indicators.Elders;

/// <content>Tables and notes.</content>
internal sealed partial class ElderSection
{
    private const int MostTowns = 12;

    private static readonly ImmutableArray<Text> Notes =
    [
        new("手环只测脉搏、血压与血氧，据此得出的早期预警评分（NEWS2）只是完整评分的下限。", "A wristband measures pulse, pressure and saturation only: the early warning score (NEWS2) taken of them is a lower bound of the full one."),
        new("六类人群的比例、监护人的距离与可联系时段、各类人群的佩戴率和按键意愿没有公开资料，均为假设。", "Shares of the six groups, distance and hours of guardians, wear and readiness to press by group are not published: they are assumptions."),
        new("电话里说“没事”也可能不对：否认险情的概率、值班席在长队前草率解除的概率都是假设；被误解除的老人由再次报警、监护人探望或邻里找到。", "“All is well” on the telephone can be wrong: how often trouble is denied, and how often a desk with a long line closes in haste, are assumptions. Who was left alone so is found by another alarm, a guardian who looks in, or neighbours."),
        new("没有报警的险情此后由谁发现、多久发现，模型不作推算，也不据此声称避免了多少死亡。", "Who finds an elder whose emergency raised no alarm, and when, is not modelled; nothing is claimed about deaths avoided."),
        new("有人到场后，其余的人不再前往；救护车不在模型之内。", "Once somebody is there the others are called off; ambulances are not modelled."),
        new("配置表假定新佩戴者与同类现有佩戴者相同；区间只反映本次运行的偶然性，不含假设的误差；由数周推算全年，带着那几周的季节。", "The allocation takes new wearers to be like those who wear one now; its intervals hold the run's chance, not the error of assumptions, and a year reckoned from weeks holds their season."),
    ];

    private static Text NotFromThisRun(Text why) => new(
        $"下一千只手环给谁，本次运行答不了：{why.Zh}。",
        $"Who should get the next thousand wristbands: not from this run, because {why.En}.");

    // Without a year nothing is expected of anybody: what the run saw, and no more.
    private SectionTable GroupTable()
    {
        if (Refusal is not null)
        {
            return new SectionTable(
                new Text("各类人群的手环和险情", "Wristbands and emergencies by group"),
                [(new("人群", "Group"), true), (new("现有手环", "Wristbands now"), false), (new("本次报警的险情", "Reported in the run"), false), (new("佩戴着却没有报警", "Worn, but no alarm"), false)],
                [.. Groups.Select(group => (ImmutableArray<Text>)[.. Seen(ElderGroups.NameOf(group), _allocation.Groups()[(int)group]), ValueFormat.Of(UntoldThoughWorn(group), IndicatorUnit.Share)])]);
        }

        var rows = _allocation.Groups();
        return new SectionTable(
            new Text("下一千只手环给谁：每千只手环每年预计报警的真实险情", "Who should get the next thousand wristbands: true emergencies that they are expected to report"),
            [(new("人群", "Group"), true), (new("现有手环", "Wristbands now"), false), (new("本次报警的险情", "Reported in the run"), false), (new("预计每千只每年", "Expected per 1,000 and year"), false), (new("95% 区间", "95% interval"), false), (new("佩戴着却没有报警", "Worn, but no alarm"), false)],
            [.. Groups.OrderByDescending(group => rows[(int)group].Expected).Select(group => Row(ElderGroups.NameOf(group), rows[(int)group], UntoldThoughWorn(group)))]);
    }

    private double? UntoldThoughWorn(ElderGroup group) =>
        ElderTally.ShareOf(book.Troubles.Where(trouble => trouble.Device == DeviceState.Worn && ElderTally.HadTime(trouble, span) && city.Homes.Elders[trouble.Elder].Group == group), trouble => !trouble.IsTold);

    private SectionTable TownTable()
    {
        var arrivals = book.Alarms.Where(alarm => alarm is { Trouble: not 0, ReachedMilliseconds: not null }).ToLookup(alarm => city.Cells[city.Homes.Elders[alarm.Elder].Cell].Town);
        if (Refusal is not null)
        {
            var most = _allocation.Towns().OrderByDescending(town => town.Row.Told).ThenBy(town => town.Town).Take(MostTowns).ToArray();
            return new SectionTable(
                new Text($"本次报警险情最多的 {most.Length} 个镇街", $"The {most.Length} towns with most emergencies reported in the run"),
                [(new("镇街", "Town"), true), (new("现有手环", "Wristbands now"), false), (new("本次报警的险情", "Reported in the run"), false), (new("到老人身边用时中位数", "Time to arrival (median)"), false)],
                [.. most.Select(town => (ImmutableArray<Text>)[.. Seen(city.Towns[town.Town].Name, town.Row), ValueFormat.Of(Median(arrivals[town.Town]), IndicatorUnit.Milliseconds)])]);
        }

        var shown = _allocation.Towns().Take(MostTowns).ToArray();
        return new SectionTable(
            new Text($"镇街：预计报警险情最多的 {shown.Length} 个（镇街样本小，已向全市平均水平收缩，次序仅供参考）", $"Towns: the {shown.Length} with the highest expectation (few cases each, drawn towards the city's mean; their order is only a hint)"),
            [(new("镇街", "Town"), true), (new("现有手环", "Wristbands now"), false), (new("本次报警的险情", "Reported in the run"), false), (new("预计每千只每年", "Expected per 1,000 and year"), false), (new("95% 区间", "95% interval"), false), (new("到老人身边用时中位数", "Time to arrival (median)"), false)],
            [.. shown.Select(town => (ImmutableArray<Text>)[.. Cells(city.Towns[town.Town].Name, town.Row), ValueFormat.Of(Median(arrivals[town.Town]), IndicatorUnit.Milliseconds)])]);
    }

    private SectionTable CalibrationTable()
    {
        var days = span.Duration.Milliseconds / 86_400_000.0;
        var per10K = city.Homes.Elders.IsEmpty ? 0 : 10_000.0 / city.Homes.Elders.Length / days;
        var presses = book.Alarms.Where(alarm => alarm.Cause == AlarmCause.Sos).ToArray();
        var handled = new Samples();
        foreach (var alarm in book.Alarms.Where(alarm => alarm.SettledMilliseconds is not null)) handled.Add(alarm.SettledMilliseconds!.Value);
        var months = book.GivenOut.Sum() / (30 * 86_400_000.0);
        return new SectionTable(
            new Text("与目标对照（平常时段的目标；寒潮、故障时会偏离）", "Against the targets (of ordinary days: a cold wave or a fault departs from them)"),
            [(new("量", "Quantity"), true), (new("目标", "Target"), false), (new("本次", "This run"), false)],
            [
                [new("每万人每天跌倒", "Falls per day and 10,000 wearers"), Same("5–7"), Number(book.Troubles.Count(trouble => trouble.What == Trouble.Fall) * per10K)],
                [new("每台手环每月呼救", "SOS presses per wristband and month"), Same("0.5–1.0"), Number(presses.Length / months, 2)],
                [new("呼救中误按的占比", "False SOS presses"), Same("85–95%"), ValueFormat.Of(ElderTally.ShareOf(presses, press => press.Trouble == 0), IndicatorUnit.Share)],
                [new("报警解除用时中位数", "Alarm settled after (median)"), new("≤ 15 分钟", "≤ 15 min"), ValueFormat.Of(handled.Quantile(50), IndicatorUnit.Milliseconds)],
                [new("白天佩戴率", "Worn by day"), Same("70–75%"), ValueFormat.Of(book.Wear[0].Worn / (double)Math.Max(1, book.Wear[0].All), IndicatorUnit.Share)],
                [new("夜间佩戴率", "Worn by night"), Same("50%"), ValueFormat.Of(book.Wear[1].Worn / (double)Math.Max(1, book.Wear[1].All), IndicatorUnit.Share)],
            ]);
    }

    private static double? Median(IEnumerable<AlarmRow> reached)
    {
        var times = new Samples();
        foreach (var alarm in reached) times.Add(alarm.ReachedMilliseconds!.Value);
        return times.Quantile(50);
    }

    private static ImmutableArray<Text> Row(Text name, AllocationRow row, double? untold) => [.. Cells(name, row), ValueFormat.Of(untold, IndicatorUnit.Share)];

    private static ImmutableArray<Text> Seen(Text name, AllocationRow row) => [name, Number(row.Devices, 0), Number(row.Told, 0)];

    private static ImmutableArray<Text> Cells(Text name, AllocationRow row) =>
        [.. Seen(name, row), Number(row.Expected, 0), Same($"{row.Low.ToString("N0", CultureInfo.InvariantCulture)}–{row.High.ToString("N0", CultureInfo.InvariantCulture)}")];

    private static Text Number(double value, int decimals = 1) => Same(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
