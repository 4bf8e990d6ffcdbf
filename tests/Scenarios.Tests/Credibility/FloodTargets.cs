using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>The storms of 2015 and 2024 against what is on record.</summary>
internal static class FloodTargets
{
    private static readonly Text Record2015 = new("当年报道：38 处，大部分 11:30 前排除，8 处较大的傍晚前排除", "reports of the day: 38 spots, most cleared by 11:30, eight large ones by evening");
    private static readonly Text Record2024 = new("当年报道：道路无积水问题", "reports of the day: no ponding problem on the roads");
    private static readonly Text Chosen2015 = new("主城区雨量与填没河道的地面高程是看过结果后选的", "the urban depth and the floor of the filled-in rivers were chosen after runs had been seen");
    private static readonly Text Replay2015 = new("`storm-2015`，种子 1–5", "`storm-2015`, seeds 1–5");
    private static readonly Text Replay2024 = new("`storm-2024`，种子 1–3", "`storm-2024`, seeds 1–3");

    public static IEnumerable<Target> All =>
    [
        Of2015("spots-2015", new("2015：崇川与开发区积水点", "2015: low points flooded in Chongchuan and the development area"), new Band(30, 45), Basis.Fitted, storm => storm.Indicators.Value("flood.low-points")) with
        {
            Remark = new("主城区雨量、堵塞的雨水口与填没河道的地面高程是输入，雨量与高程是看过结果后选的", "the urban depth, the blocked inlets and the floor of the filled-in rivers are inputs, depth and floor chosen after runs had been seen"),
        },
        Of2015("cleared-by-1130", new("2015：11:30 前退净的占比", "2015: share clear by 11:30"), Band.AtLeast(.5), Basis.Tested, storm => 1 - (storm.At(11.5) / storm.Indicators.Value("flood.low-points"))) with { Unit = IndicatorUnit.Share, Remark = Chosen2015 },
        Of2015("large-ones", new("2015：11:30 仍积水的大积水点", "2015: large ones still under water at 11:30"), new Band(4, 12), Basis.Tested, storm => storm.At(11.5)) with
        {
            Miss = new KnownMiss(new("雨水造成的积水 8 时已退净，只有种子 5 余一处；填没河道上的 8 处要到正午前后内河涨高才倒灌，几小时内被泵排空：14 时种子 1 余一处、种子 5 余两处，16 时退净；主城区雨量与填没河道的地面高程是看过结果后选的", "what the rain floods is clear by 08:00 but for one spot with seed 5; the eight on filled-in rivers flood from the canals about noon only, and pumps clear them within hours: at 14:00 one is left with seed 1 and two with seed 5, at 16:00 none; the urban depth and the floor of the filled-in rivers were chosen after runs had been seen"), new Band(0, 8)),
        },
        Of2015("evening-2015", new("2015：19:00 仍积水", "2015: still under water at 19:00"), Band.AtMost(0), Basis.Tested, storm => storm.At(19)),
        Of2015("detected-2015", new("2015：传感器报出的积水点占比", "2015: flooded low points that sensors told of"), new Band(.25, .65), Basis.Assumed, storm => storm.Indicators.Value("flood.detected.share")) with
        {
            Unit = IndicatorUnit.Share,
            Remark = Chosen2015,
        },
        Of2015("pod-2015", new("2015：有传感器处的命中率", "2015: floods detected where a sensor stands"), Band.AtLeast(1), Basis.Assumed, storm => storm.Indicators.Value("sensors.pod")) with { Unit = IndicatorUnit.Share },
        Of2024("spots-2024", new("2024：积水点", "2024: low points flooded"), new Band(0, 3), storm => storm.LowPoints) with
        {
            Remark = new("河道 3.0 米时则有积水，见下表", "at 3.0 m some flood, see the table below"),
        },
        Of2015("water-balance", new("2015：水量收支误差", "2015: error of the water balance"), new Band(0, 0), Basis.Exact, storm => storm.Indicators.Value("water.balance.error")) with { Source = new("质量守恒", "conservation of mass") },
    ];

    private static Target Of2015(string key, Text what, Band band, Basis basis, Func<StormOf2015, double> value) => new(key, what)
    {
        Source = basis == Basis.Assumed ? new("没有记录", "no record") : Record2015,
        Band = band,
        Basis = basis,
        Unit = IndicatorUnit.Count,
        MeasuredBy = Replay2015,
        Measure = () => [.. CalibrationRuns.Storms2015.Value.Select(value)],
    };

    private static Target Of2024(string key, Text what, Band band, Func<StormOf2024, double> value) => new(key, what)
    {
        Source = Record2024,
        Band = band,
        Basis = Basis.Tested,
        Unit = IndicatorUnit.Count,
        MeasuredBy = Replay2024,
        Measure = () => [.. CalibrationRuns.Storms2024.Value.Select(value)],
    };
}
