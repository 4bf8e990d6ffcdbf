using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>Queues whose exact value theory knows.</summary>
internal static class QueueTargets
{
    private static readonly Text Theory = new("排队论", "queueing theory");

    public static IEnumerable<Target> All =>
    [
        Covering("m-m-1", new("M/M/1，λ 0.8、μ 1（每分钟）：等待 4 分钟", "M/M/1, λ 0.8, μ 1 a minute: wait 4 min"), QueueOracleTests.OneOperator),
        Covering("m-m-3", new("M/M/3，每小时 30 件、每件 4 分钟：等待 1.7778 分钟", "M/M/3, λ 30 an hour, 4 min each: wait 1.7778 min"), QueueOracleTests.ThreeOperators),
        Covering("erlang-c", new("爱尔朗 C，a = 10、12 席：44.939% 需等待", "Erlang C, a = 10, 12 operators: 44.939% wait"), QueueOracleTests.ErlangC),
        Covering("erlang-c-15s", new("爱尔朗 C，每小时 360 通、240 秒、29 席：15 秒接通 82.27%", "Erlang C, 360 an hour, 240 s, 29 operators: 82.27% within 15 s"), QueueOracleTests.In15Seconds),
        Covering("erlang-b", new("爱尔朗 B，a = 10、10 线：21.458% 占线", "Erlang B, a = 10, 10 lines: 21.458% find no line"), QueueOracleTests.ErlangB),
        Covering("m-d-1", new("M/D/1，每分钟 0.1 件、6 分钟：等待 4.5 分钟", "M/D/1, λ 0.1 a minute, 6 min: wait 4.5 min"), QueueOracleTests.EqualTalks),
        Covering("m-g-1", new("M/G/1，同上，对数正态 σ 0.8：等待 8.534 分钟", "M/G/1, the same, lognormal σ 0.8: wait 8.534 min"), QueueOracleTests.UnequalTalks),
        Covering("tandem", new("三个 M/M/1 串联（热线、镇坐席、部门）：6 分钟", "three M/M/1 in a row (hotline, town desk, department): 6 min"), QueueOracleTests.Tandem),
        Seats("seats-81", new("平均日高峰 81 席：15 秒接通 95%", "81 seats at the peak of the mean day: 95% within 15 s"), .95, CalibrationTests.EightyOneSeats),
        Seats("seats-76", new("平均日高峰 76 席：15 秒接通 82%", "76 seats at the peak of the mean day: 82% within 15 s"), .82, CalibrationTests.SeventySixSeats),
    ];

    private static Target Covering(string key, Text what, Lazy<int> intervals) => new(key, what)
    {
        Source = Theory,
        Band = new Band(25, 30),
        Basis = Basis.Exact,
        Unit = IndicatorUnit.Count,
        MeasuredBy = new("只有排队的城市，种子 1–30：覆盖精确值的 95% 置信区间数", "a city of queues, seeds 1–30: 95% intervals that cover the exact value"),
        Measure = () => [intervals.Value],
    };

    private static Target Seats(string key, Text what, double share, Lazy<double> answered) => new(key, what)
    {
        Source = Theory,
        Band = Band.Around(share, .02),
        Basis = Basis.Exact,
        MeasuredBy = new("只有排队的城市，种子 1–3 的均值", "a city of queues, mean of seeds 1–3"),
        Measure = () => [answered.Value],
    };
}
