using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Tests.Hazmat;
using Liandong.Scenarios.Tests.HazmatWatch;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins.Tests.Tracing;
using Liandong.Twins.Tests.Vehicles;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>Hazardous goods: the funnel of alerts, the dwell rule against planted truth, how long vehicles stand.</summary>
internal static class HazmatTargets
{
    private static readonly Text Platform = new("南通平台至 2021 年秋：26,000 件预警，815 件属实", "Nantong's platform to autumn 2021: 26,000 alerts, 815 of them hidden dangers");
    private static readonly Text Nights = new("`hazmat-fortnight` 四天，5% 的驾驶员不理会禁令，种子 1", "four days of `hazmat-fortnight` with 5% of drivers who mind no ban, seed 1");
    private static readonly Text Easier = new("比实际容易：这里只有高速公路夜间开得到时速 45 公里；车速门槛与界限是看过第一次结果之后定的", "easier than in life: here nothing but an expressway is driven at 45 km/h by night; the least speed and the bound were set after a first run");
    private static readonly Text Chengdu = new("成都危货车辆定位数据", "positions of hazmat vehicles in Chengdu");
    private static readonly Text Planted = new("情景中安排的真实情况", "truth planted in the scenario");
    private static readonly Text Watched = new("`hazmat-fortnight`，种子 1", "`hazmat-fortnight`, seed 1");
    private static readonly Text Case = new("`illegal-refuelling`，种子 1", "`illegal-refuelling`, seed 1");
    private static readonly Text World = new("3,000 辆车两周，一个团伙，种子 1", "a fortnight of 3,000 vehicles with one ring, seed 1");

    public static IEnumerable<Target> All =>
    [
        Of("alerts-a-day", "hazmat.alerts.per-day", new("各模型合计每日预警", "alerts a day, all models together"), Platform, new Band(40, 60), Basis.Fitted, Watched, () => OrdinaryFortnightTests.Run.Value) with
        {
            Unit = IndicatorUnit.PerDay,
            Remark = new("各模型的界限是为此选定的", "the models' limits were chosen for it"),
        },
        Of("alert-precision", "hazmat.alerts.precision", new("预警研判属实", "alerts that review confirms"), Platform, new Band(.02, .05), Basis.Fitted, Watched, () => OrdinaryFortnightTests.Run.Value) with
        {
            Remark = new("无人看守停放的比例是为此选定的", "the share of vehicles left alone was chosen for it"),
        },
        Of("innocent-per-guilty", "hazmat.stays.innocent-per-guilty", new("每次违法停留对应的无辜未登记停留", "innocent unregistered stays for each guilty one"), Planted, Band.AtLeast(50), Basis.Input, Case, () => IllegalRefuellingTests.Run.Value) with { Unit = IndicatorUnit.Count },
        Of("stay-recall", "hazmat.stays.recall", new("停留规则召回率（违法停留列为无登记理由）", "recall of the dwell rule: guilty stops among unexplained stays"), Planted, Band.AtLeast(.9), Basis.Assumed, Case, () => IllegalRefuellingTests.Run.Value),
        Of("stay-precision", "hazmat.stays.precision", new("停留规则精确率（无登记理由的停留中违法的）", "precision of the dwell rule: unexplained stays that were guilty"), Planted, Band.None, Basis.Assumed, Case, () => IllegalRefuellingTests.Run.Value) with
        {
            Remark = new("单看停留远远不够，聚集评分才报警", "a stay alone says little, the score of spots raises the alarm"),
        },
        Of("night-recall", "hazmat.night-ban.recall", new("夜间禁行召回率（真实违反的车次夜）", "recall of the night ban: nights on closed expressways found from reports"), Planted, Band.AtLeast(.9), Basis.Fitted, Nights, () => NightBanTests.FourDays.Value) with
        {
            Remark = Easier,
        },
        Of("night-precision", "hazmat.night-ban.precision", new("夜间禁行精确率（预警中确有其事的）", "precision of the night ban: alerts about a true breach"), Planted, Band.AtLeast(.9), Basis.Fitted, Nights, () => NightBanTests.FourDays.Value) with
        {
            Remark = Easier,
        },
        Interval("ring-recall", new("团伙发现率（威尔逊 95% 区间）", "recall of rings (Wilson 95% interval)"), RefuellingDetectionTests.LeastRecall, trial => trial.Recall),
        Interval("spot-precision", new("聚集预警精确率（威尔逊 95% 区间）", "precision of alarms about spots (Wilson 95% interval)"), RefuellingDetectionTests.LeastPrecision, trial => trial.Precision),
        Of("dwell-2h", "hazmat.stays.below-2h", new("停留不足 2 小时", "stays below 2 h"), Chengdu, Band.Around(.60, .03), Basis.Fitted, World, () => HazmatWorldTests.Fortnight.Value),
        Of("dwell-9h", "hazmat.stays.below-9h", new("停留不足 9 小时", "stays below 9 h"), Chengdu, Band.Around(.80, .03), Basis.Fitted, World, () => HazmatWorldTests.Fortnight.Value),
        new("tracing-rank", new("100 个世界中真实源头排名第一的个数", "worlds of 100 in which the true source ranks first"))
        {
            Source = Planted,
            Band = Band.AtLeast(95),
            Basis = Basis.Assumed,
            Unit = IndicatorUnit.Count,
            MeasuredBy = new("四辆罐车、三处干扰地点的两周，种子 1–100", "a fortnight of four tankers and three decoys, seeds 1–100"),
            Measure = () => [TracingTrial.HundredWorlds.Value.First],
        },
        new("stay-points", new("停留识别与独立写法不一致的轨迹数", "tracks on which the detector of stays and an independent implementation disagree"))
        {
            Source = new("同一算法的直白写法", "the same algorithm written out in a straightforward way"),
            Band = new Band(0, 0),
            Basis = Basis.Exact,
            Unit = IndicatorUnit.Count,
            MeasuredBy = new("1,000 条随机轨迹，种子 0–999", "1,000 random tracks, seeds 0–999"),
            Measure = () => [StayTrial.ThousandTracks.Value.Disagreeing.Count],
        },
    ];

    private static Target Interval(string key, Text what, double least, Func<RefuellingTrial, Proportion> share) => new(key, what)
    {
        Source = Planted,
        Band = Band.AtLeast(least),
        Basis = Basis.Fitted,
        MeasuredBy = new("随机小镇两周，种子 0–199", "generated fortnights of the toy town, seeds 0–199"),
        Measure = () => [share(RefuellingTrial.TwoHundred.Value).Low, share(RefuellingTrial.TwoHundred.Value).High],
        Remark = new("界限在看过第一次结果之后取其略低", "the bound was set after a first run, somewhat below it"),
    };

    private static Target Of(string key, string indicator, Text what, Text source, Band band, Basis basis, Text measuredBy, Func<BareRun> run) => new(key, what)
    {
        Source = source,
        Band = band,
        Basis = basis,
        MeasuredBy = measuredBy,
        Measure = () => [run().Value(indicator)],
    };
}
