using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>Elders on mild days.</summary>
internal static class ElderTargets
{
    private static readonly Text Days = new("三个温和日（`cold-wave-elders` 改天气），种子 1–3", "three mild days (`cold-wave-elders` with other weather), seeds 1–3");

    public static IEnumerable<Target> All =>
    [
        Of("falls", new("每万名佩戴者每日跌倒", "falls a day of 10,000 wearers"), new("北京社区老人：每人每年 0.217 次", "community elders in Beijing: 0.217 a person-year"), new Band(5, 7, OfMean: true), Basis.Input, run => run.Value("elders.falls.per-day") * 10_000 / run.Value("elders.devices")) with { Unit = IndicatorUnit.PerDay },
        Of("false-sos", new("呼救误按占比", "SOS presses that are false"), new("试点项目：多数为误按或试按", "pilot projects: most are accidents or tests"), Band.AtLeast(.5), Basis.Assumed, run => run.Value("elders.sos.false.share")),
        Of("handled", new("报警处置用时中位数", "alarm until it is handled, median"), new("建议值，没有记录", "a suggested value, no record"), Band.AtMost(15 * 60_000), Basis.Assumed, run => run.Value("elders.handled.median")) with { Unit = IndicatorUnit.Milliseconds },
    ];

    private static Target Of(string key, Text what, Text source, Band band, Basis basis, Func<RunIndicators, double> value) => new(key, what)
    {
        Source = source,
        Band = band,
        Basis = basis,
        MeasuredBy = Days,
        Measure = () => [.. CalibrationRuns.MildDays.Value.Select(value)],
    };
}
