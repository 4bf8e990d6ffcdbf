using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using static Liandong.Scenarios.Analysis.TopicText;

namespace Liandong.Scenarios.Analysis;

/// <summary>The topic of repeat matters.</summary>
internal static class RepeatTopic
{
    private const int MostPoints = 200;

    public static Section Of(ThematicAnalysis analysis)
    {
        var (city, log, repeats) = (analysis.City, analysis.Log, analysis.Repeats);
        return new Section("repeat-matters", new("专题：重复事项", "Topic: repeat matters"), Finding(analysis))
        {
            Cards = repeats.IsEmpty ? [] : ["analysis.repeat-matters"],
            Maps = repeats.IsEmpty ? [] : [new(new("同一网格反复出现的事项", "Cells where a matter keeps coming back"), [.. repeats.Take(MostPoints).Select(one => Point(city, one, repeats.Max(other => other.Count)))])],
            Charts = repeats.IsEmpty ? [] : [ByMatter(analysis)],
            Tables =
            [
                new(new("同一地点、同一事项", "Same place, same matter"),
                    [(new("地点", "place"), true), (new("事项", "matter"), true), (new("次数", "times"), false), (new("期望", "expected"), false), (new("30 天内最多", "most in 30 days"), false), (new("首次", "first"), false), (new("最近", "last"), false), (new("偶然概率", "by chance"), false)],
                    [.. repeats.Take(MostRows).Select(one => (System.Collections.Immutable.ImmutableArray<Text>)[Place(city, one.Cell), Matter(city, one.Matter), Count(one.Count), Number(one.Expected), Count(one.MostIn30Days), Same(Day(log, one.FirstDay)), Same(Day(log, one.LastDay)), Chance(one.P)])]),
            ],
            Notes = [new("三十天内至少三次，且多于该镇街件数平均分到各网格所能解释的。建议按“随时改”查找原因。", "At least three times in thirty days, and more often than the town's number, spread evenly over its cells, would explain. Each calls for a rectification that looks for the cause."), RateNote],
        };
    }

    private static Text Finding(ThematicAnalysis analysis)
    {
        if (analysis.Repeats.IsEmpty) return new("没有发现显著的重复事项：同一地点的重复没有超出偶然。", "No repeat matter is significant: what came back in the same place did so by chance.");
        var first = analysis.Repeats[0];
        var (place, what) = (Place(analysis.City, first.Cell), Matter(analysis.City, first.Matter));
        var places = analysis.Repeats.Length;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"有 {places:N0} 处同一事项反复出现。最突出的是{place.Zh}的“{what.Zh}”：{first.Count:N0} 次，期望 {first.Expected:0.0} 次。"),
            string.Create(CultureInfo.InvariantCulture, $"In {places:N0} {(places == 1 ? "place a matter keeps" : "places a matter keeps")} coming back. The strongest is '{Lower(what.En)}' in {place.En}: {first.Count:N0} times where {first.Expected:0.0} would be expected."));
    }

    private static MapPoint Point(CityDefinition city, RepeatMatter one, long most)
    {
        var (place, what) = (Place(city, one.Cell), Matter(city, one.Matter));
        return new(city.Cells[one.Cell].Location, (double)one.Count / most, 1, new($"{place.Zh} · {what.Zh} · {one.Count} 次", $"{place.En} · {what.En} · {one.Count} times"));
    }

    private static SectionChart ByMatter(ThematicAnalysis analysis)
    {
        var byMatter = analysis.Repeats.CountBy(one => one.Matter).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(MostRows).ToArray();
        return new(new("反复出现的事项", "Matters that keep coming back"), ChartKind.Bar, new("处", "places"), [.. byMatter.Select(one => Matter(analysis.City, one.Key))], [new(new("网格数", "cells"), [.. byMatter.Select(one => (double?)one.Value)])]);
    }
}
