using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using static Liandong.Scenarios.Analysis.TopicText;

namespace Liandong.Scenarios.Analysis;

/// <summary>The topic of early signals.</summary>
internal static class SignalTopic
{
    private const int MostCharts = 3;

    public static Section Of(ThematicAnalysis analysis)
    {
        var (city, log, signals) = (analysis.City, analysis.Log, analysis.Signals);
        return new Section("early-signals", new("专题：早期信号", "Topic: early signals"), Finding(analysis))
        {
            Cards = signals.IsEmpty ? [] : ["analysis.early-signals"],
            Maps = signals.IsEmpty ? [] : [Map(city, signals)],
            Charts = [.. signals.Take(MostCharts).Select(signal => Chart(analysis, signal))],
            Tables =
            [
                new(new("正在上升或曾经上升的事项", "Matters that rose against their own past"),
                    [(new("辖区", "county"), true), (new("事项", "matter"), true), (new("起始", "from"), false), (new("可报警日", "alarm"), false), (new("件数", "count"), false), (new("期望", "expected"), false), (new("倍数", "ratio"), false), (new("偶然概率", "by chance"), false)],
                    [.. signals.Take(MostRows).Select(one => (ImmutableArray<Text>)[city.Counties[one.County].Name, Matter(city, one.Matter), Same(Day(log, one.Onset)), Same(Day(log, one.Signal)), Count(one.Count), Number(one.Expected), Same(Times(one.Count / one.Expected)), Chance(one.P)])]),
            ],
            Notes = log.Days < EarlySignals.FewestDays ? [] :
            [
                new("用泊松累积和（CUSUM）控制图，以“翻倍”为检出目标，以该事项此前在全市当日总量中的占比为基准，因此忙日和星期几的影响相互抵消；前七天只用来学习，运行不满十四天不作判断。", "A Poisson CUSUM chart tuned to a doubling, against the matter's own share of the city's day so far, so that busy days and weekdays cancel. The first seven days are only learnt from; runs of fewer than fourteen days are not judged."),
                RateNote,
            ],
        };
    }

    private static Text Finding(ThematicAnalysis analysis)
    {
        if (analysis.Log.Days < EarlySignals.FewestDays) return new($"运行不满 {EarlySignals.FewestDays} 天，看不出上升，不作判断。", $"The run has fewer than {EarlySignals.FewestDays} days, too few to see a rise: nothing is judged.");
        if (analysis.Signals.IsEmpty) return new("没有事项相对自身过去显著上升。", "No matter rose significantly against its own past.");
        var first = analysis.Signals[0];
        var (place, what) = (analysis.City.Counties[first.County].Name, Matter(analysis.City, first.Matter));
        var (onset, signal, times) = (Day(analysis.Log, first.Onset), Day(analysis.Log, first.Signal), Times(first.Count / first.Expected));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{analysis.Signals.Length:N0} 个事项相对自身过去显著上升。最明显的是{place.Zh}的“{what.Zh}”：自 {onset} 起升至此前的 {times} 倍，{signal} 即可报警。"),
            string.Create(CultureInfo.InvariantCulture, $"{analysis.Signals.Length:N0} {(analysis.Signals.Length == 1 ? "matter rose significantly against its" : "matters rose significantly against their")} own past. The clearest is '{Lower(what.En)}' in {place.En}: {times} times its past from {onset} on; the alarm could have been raised on {signal}."));
    }

    private static SectionMap Map(CityDefinition city, ImmutableArray<EarlySignal> signals)
    {
        var most = signals.Max(one => one.Count);
        return new(new("有信号的辖区", "Where the signals are"), [.. signals.OrderByDescending(one => one.Count).Select(one =>
        {
            var (place, what) = (city.Counties[one.County].Name, Matter(city, one.Matter));
            return new MapPoint(city.Counties[one.County].Seat, (double)one.Count / most, 1, new($"{place.Zh} · {what.Zh} · {one.Count} 件", $"{place.En} · {what.En} · {one.Count}"));
        })]);
    }

    private static SectionChart Chart(ThematicAnalysis analysis, EarlySignal signal)
    {
        var (place, what) = (analysis.City.Counties[signal.County].Name, Matter(analysis.City, signal.Matter));
        return new(
            new($"{place.Zh}：{what.Zh}", $"{place.En}: {Lower(what.En)}"), ChartKind.Line, new("件/天", "a day"), [.. Enumerable.Range(0, signal.Daily.Length).Select(day => Same(Day(analysis.Log, day)))],
            [new(new("当日", "on the day"), [.. signal.Daily.Select(count => (double?)count)]), new(new("按过去的期望", "expected from the past"), [.. signal.Past.Select((past, day) => day < 1 ? null : (double?)past)])]);
    }
}
