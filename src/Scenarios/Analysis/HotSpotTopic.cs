using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using static Liandong.Scenarios.Analysis.TopicText;

namespace Liandong.Scenarios.Analysis;

/// <summary>The topic of hot spots.</summary>
internal static class HotSpotTopic
{
    private const int MostPoints = 200;

    public static Section Of(ThematicAnalysis analysis)
    {
        var (city, spots) = (analysis.City, analysis.HotSpots);
        return new Section("hot-spots", new("专题：热点", "Topic: hot spots"), Finding(analysis))
        {
            Cards = spots.IsEmpty ? [] : ["analysis.hot-spots"],
            Maps = spots.IsEmpty ? [] : [new(new("热点（面积为件数，红色为一周以内的聚集，蓝色为持续高发）", "Hot spots (area: how many; red: within a week, blue: lasting)"), [.. spots.Take(MostPoints).Select(spot => Point(analysis, spot))])],
            Charts = spots.IsEmpty ? [] : [Chart(analysis)],
            Tables =
            [
                new(new("最不可能出于偶然的热点", "Hot spots least likely by chance"),
                    [(new("地点", "place"), true), (new("范围", "extent"), true), (new("领域", "field"), true), (new("主要事项", "mostly"), true), (new("时间", "when"), true), (new("件数", "count"), false), (new("期望", "expected"), false), (new("倍数", "ratio"), false), (new("偶然概率", "by chance"), false)],
                    [.. spots.Take(MostRows).Select(spot => Row(analysis, spot))]),
            ],
            Notes =
            [
                new("期望值＝该镇街该领域的件数平均分到各网格，再乘以全市在这些天的占比；整个镇街或县级辖区则与全市比：当地同期全部件数乘以该领域在全市的占比。同一事件的多次诉求只算一件；包括预热期。", "Expected: what the town had in the field, spread evenly over its cells, times those days' share of what the city had; a whole town or county is compared with the city: all that was seen there in those days, times the field's share in the city. Several requests about one incident count once; the warm-up is included."),
                RateNote,
            ],
        };

        static Text Extent(HotSpot spot) => spot.County >= 0 ? new("整个县级辖区", "the whole county") : spot.Town >= 0 ? new("整个镇街", "the whole town") : spot.Cells.Length == 1 ? new("1 个网格", "one cell") : new($"{spot.Cells.Length} 个相邻网格", $"{spot.Cells.Length} neighbouring cells");

        static ImmutableArray<Text> Row(ThematicAnalysis analysis, HotSpot spot) =>
        [
            Where(analysis.City, spot), Extent(spot), Field(spot.Field), Matter(analysis.City, spot.Matter), Days(analysis.Log, spot.FromDay, spot.Days),
            Count(spot.Count), Number(spot.Expected), Same(Times(spot.Count / spot.Expected)), Chance(spot.P),
        ];
    }

    private static Text Where(CityDefinition city, HotSpot spot) => spot.County >= 0 ? city.Counties[spot.County].Name : spot.Town >= 0 ? Town(city, spot.Town) : Place(city, spot.Cells[0]);

    private static Text Finding(ThematicAnalysis analysis)
    {
        if (analysis.HotSpots.IsEmpty) return new("没有发现显著的热点：各处的件数与人口和日期所能解释的一致。", "No hot spot is significant: numbers everywhere are what towns and days account for.");
        var spots = analysis.HotSpots;
        var first = spots[0];
        var (place, what, when) = (Where(analysis.City, first), Matter(analysis.City, first.Matter), Days(analysis.Log, first.FromDay, first.Days));
        var times = Times(first.Count / first.Expected);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"发现 {spots.Length:N0} 处显著热点。最突出的是{place.Zh}的“{what.Zh}”等：{when.Zh}有 {first.Count:N0} 件，是期望的 {times} 倍。"),
            string.Create(CultureInfo.InvariantCulture, $"{spots.Length:N0} hot {(spots.Length == 1 ? "spot is" : "spots are")} significant. The strongest is '{Lower(what.En)}' in {place.En}: {first.Count:N0} {(first.Days == 1 ? "on" : "from")} {when.En}, {times} times what would be expected."));
    }

    private static MapPoint Point(ThematicAnalysis analysis, HotSpot spot)
    {
        var (place, field, when) = (Where(analysis.City, spot), Field(spot.Field), Days(analysis.Log, spot.FromDay, spot.Days));
        var size = (double)spot.Count / analysis.HotSpots.Max(one => one.Count);
        var seat = spot.County >= 0 ? analysis.City.Counties[spot.County].Seat : spot.Town >= 0 ? analysis.City.Towns[spot.Town].Seat : analysis.City.Cells[spot.Cells[0]].Location;
        return new(seat, size, spot.Days == analysis.Log.Days ? 0 : 2, new($"{place.Zh} · {field.Zh} · {when.Zh} · {spot.Count} 件", $"{place.En} · {field.En} · {when.En} · {spot.Count}"));
    }

    private static SectionChart Chart(ThematicAnalysis analysis)
    {
        var byField = analysis.HotSpots.CountBy(spot => spot.Field).OrderByDescending(field => field.Value).ThenBy(field => field.Key, StringComparer.Ordinal).ToArray();
        return new(new("各领域的热点数", "Hot spots by field"), ChartKind.Bar, new("处", "spots"), [.. byField.Select(field => Field(field.Key))], [new(new("热点", "hot spots"), [.. byField.Select(field => (double?)field.Value)])]);
    }
}
