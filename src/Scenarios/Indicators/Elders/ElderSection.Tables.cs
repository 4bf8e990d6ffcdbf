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
        new("手环只测脉搏、血压与血氧，评分是 NEWS2 的一部分，是完整评分的下限。", "A wristband measures pulse, pressure and saturation only: its score is a part of NEWS2 and a lower bound of the full score."),
        new("六类人群的比例、监护人的距离与可联系时段、各类人群的佩戴率和按键意愿没有公开资料，均为假设。", "Shares of the six groups, distance and hours of guardians, wear and readiness to press by group are not published: they are assumptions."),
        new("没有报出的险情此后由谁发现、多久发现，模型不作推算；不声称避免了多少死亡。", "Who finds what no alarm told of, and when, is not modelled; nothing is claimed about deaths avoided."),
        new("最先到场者结束救援竞赛；救护车不在模型之内。", "The first to arrive closes the race; ambulances are not part of the model."),
        new("配置表假定新佩戴者与同类现有佩戴者相同；区间只反映本次运行的偶然性，不含假设的误差。", "The allocation takes new wearers to be like those who wear one now; its intervals hold the run's chance, not the error of assumptions."),
    ];

    private SectionTable GroupTable()
    {
        var rows = _allocation.Groups();
        return new SectionTable(
            new Text("下一千只手环给谁：每千只每年预计报出的真实险情", "Who should get the next thousand wristbands: true troubles told of, expected for each thousand and year"),
            [(new("人群", "Group"), true), (new("现有", "Wristbands now"), false), (new("本次报出", "Told of in the run"), false), (new("每千只每年", "For 1,000 and a year"), false), (new("95% 区间", "95% interval"), false), (new("佩戴中未识别占比", "Untold though worn"), false)],
            [.. Groups.OrderByDescending(group => rows[(int)group].Expected).Select(group => Row(ElderGroups.NameOf(group), rows[(int)group], UntoldThoughWorn(group)))]);
    }

    private double? UntoldThoughWorn(ElderGroup group) =>
        ElderTally.ShareOf(book.Troubles.Where(trouble => trouble.Device == DeviceState.Worn && ElderTally.HadTime(trouble, span) && city.Homes.Elders[trouble.Elder].Group == group), trouble => !trouble.IsTold);

    private SectionTable TownTable()
    {
        var arrivals = book.Alarms.Where(alarm => alarm is { Trouble: not 0, ReachedMilliseconds: not null }).ToLookup(alarm => city.Cells[city.Homes.Elders[alarm.Elder].Cell].Town);
        return new SectionTable(
            new Text($"镇街：预计报出最多的 {MostTowns} 个（镇街样本小，已向全市水平收缩，次序只供参考）", $"Towns: the {MostTowns} with the highest expectation (small numbers, drawn towards the city's rate; their order is a hint at most)"),
            [(new("镇街", "Town"), true), (new("现有", "Wristbands now"), false), (new("本次报出", "Told of in the run"), false), (new("每千只每年", "For 1,000 and a year"), false), (new("95% 区间", "95% interval"), false), (new("到身边用时中位数", "Time to arrival (median)"), false)],
            [.. _allocation.Towns().Take(MostTowns).Select(town => (ImmutableArray<Text>)[.. Cells(city.Towns[town.Town].Name, town.Row), ValueFormat.Of(Median(arrivals[town.Town]), IndicatorUnit.Milliseconds)])]);
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
                [new("每万人每天跌倒", "Falls a day and 10,000 wearers"), Same("5–7"), Number(book.Troubles.Count(trouble => trouble.What == Trouble.Fall) * per10K)],
                [new("每台每月呼救", "SOS presses a wristband and month"), Same("0.5–1.0"), Number(presses.Length / months, 2)],
                [new("误按占比", "False SOS presses"), Same("85–95%"), ValueFormat.Of(ElderTally.ShareOf(presses, press => press.Trouble == 0), IndicatorUnit.Share)],
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

    private static ImmutableArray<Text> Cells(Text name, AllocationRow row) =>
        [name, Number(row.Devices, 0), Number(row.Told, 0), Number(row.Expected, 0), Same($"{row.Low.ToString("N0", CultureInfo.InvariantCulture)}–{row.High.ToString("N0", CultureInfo.InvariantCulture)}")];

    private static Text Number(double value, int decimals = 1) => Same(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
