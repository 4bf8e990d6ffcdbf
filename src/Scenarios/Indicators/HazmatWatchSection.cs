using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Geography;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Indicators;

/// <summary>The report's section on the watch over hazardous goods: what was found, the funnel, the evidence, the sources.</summary>
internal sealed class HazmatWatchSection(CityDefinition city, RunSpan span, HazmatWatchBook book)
{
    private static readonly Text Unknown = new("未知", "unknown");
    private readonly LocalPlane _plane = new(city.Centre);

    public Section Make() => new("hazmat-watch", new("危化品监测、溯源与联合执法", "Hazardous goods: detection, tracing, joint action"), Finding())
    {
        Cards = ["hazmat.alerts.per-day", "hazmat.alerts.precision", "hazmat.spots.precision", "hazmat.rings.recall", "hazmat.alarm.after", "hazmat.raid.after", "hazmat.source.rank", "hazmat.guilty-held.share"],
        Maps = Map(),
        Charts = [Funnel(), ByModel()],
        Tables = [.. new[] { Timeline(), Chain(), Ranking(), HazmatWatchModels.Of(book), book.Nights.Table(book.Alerts), HazmatWatchSources.Missing(city, span, book), HazmatWatchSources.Systems(city) }.OfType<SectionTable>()],
        Notes =
        [
            new("停留点：离首个点 200 米以内、20 分钟以上（Li、Zheng 等，2008），先做五点中值滤波。聚集：100 米内 14 天三次以上、两车以上（DBSCAN）。权重与预警分值为本模型的设定。", "Stays: within 200 m of the first report for 20 min (Li, Zheng et al. 2008) behind a median over five reports. Spots: three stays of two vehicles within 100 m in 14 days (DBSCAN). Weights and the alarm score are settings of this model."),
            new("准确率与发现率按仿真的真实情况事后计算，检测规则看不到。业务系统的名称、用途与时延为设定。夜间禁行：0 至 6 时高速公路禁行，驾驶员绕行或等候，少数照走（情景中的 night-drivers，设定）；连续三个时速 45 公里以上的定位落在高速公路上即预警。", "Precision and recall are counted afterwards against what truly happened, which no rule of detection sees. Names, uses and delays of the shared systems are assumed. Night ban: expressways are closed from 0:00 to 6:00; drivers take other roads or wait, a few drive on (night-drivers of the scenario, assumed). Three reports in a row on an expressway, each of 45 km/h or more, are an alert."),
            new("提升倍数：属实率除以无登记理由的停留中确有此事的比例；研判本身只能查出八成。疲劳驾驶、夜间禁行与停留无关，没有可比的随机抽查。", "Lift: the share of right alerts over the share of unexplained stays of which it is true; a review finds out four in five. Fatigue and the night ban are not about stays, so there is no chance to compare them with."),
        ],
    };

    private Text Finding()
    {
        var right = book.Spots.Find(spot => book.TruthAt(spot.Place) is not null);
        if (right is null)
        {
            if (book.Hidden.Count == 0 && book.Alerts.Count + book.Spots.Count == 0) return new("本次运行没有非法储运团伙，也没有危化预警。", "There was no illegal trade in this run, and no alert.");
            return book.Hidden.Count == 0
                ? new($"本次运行没有非法储运团伙。{book.Alerts.Count + book.Spots.Count} 条危化预警中，{Wrong()} 条聚集预警须派人核实后排除。", $"There was no illegal trade in this run. Of {Plural.Of(book.Alerts.Count + book.Spots.Count, "alert")} {(Wrong() == 1 ? "1 was" : Wrong() == 0 ? "none was" : $"{Wrong()} were")} about a spot that somebody had to visit to rule it out.")
                : new("非法储运团伙未被发现。", "The illegal trade was not found.");
        }

        var after = Days((right.At - (book.FirstGuilty ?? right.At)).Milliseconds);
        var guilty = book.Members.Values.Sum(ring => ring.Count);
        var caught = book.Raids.Count(raid => raid.InBusiness);
        var rings = book.Hidden.Select(hidden => hidden.Ring).Distinct().Count();
        var found = book.Spots.Select(spot => book.TruthAt(spot.Place)?.Ring).OfType<int>().Distinct().Count();
        var (ofZh, ofEn) = rings == 1 ? ("", "") : ($"{rings} 个团伙发现 {found} 个。", $"{found} of {rings} rings were found. ");
        return new(
            $"{ofZh}首次违法停留 {after} 天后发出预警，{(caught > 1 ? "两端同时查获" : caught == 1 ? "只查获一端" : "尚未查获")}：{guilty} 辆涉案车辆查扣 {book.Held.Count} 辆，误扣 {book.InnocentHeld.Count} 辆。",
            $"{ofEn}The alarm came {after} days after the first guilty stop; {(caught > 1 ? "both ends were caught in business" : caught == 1 ? "one end only was caught in business" : "no end was caught in business")}: {book.Held.Count} of {Plural.Of(guilty, "guilty vehicle")} held, {(book.InnocentHeld.Count == 0 ? "no innocent vehicle" : Plural.Of(book.InnocentHeld.Count, "innocent vehicle"))} held.");
    }

    private int Wrong() => book.Spots.Count(spot => book.TruthAt(spot.Place) is null);

    private ImmutableArray<SectionMap> Map()
    {
        var points = ImmutableArray.CreateBuilder<MapPoint>();
        foreach (var alert in book.Alerts) points.Add(new MapPoint(At(alert.Place), 0.1, 3, HazmatWatchModels.Words(alert.Kind)));
        foreach (var spot in book.Spots) points.Add(new MapPoint(At(spot.Place), Math.Min(1, spot.Score / 1_000.0), spot.Confirmed ? 2 : 1, new($"{spot.Words.Zh}{(spot.Confirmed ? "，属实" : "")}", $"Spot: {spot.Words.En}{(spot.Confirmed ? ", confirmed" : "")}")));
        foreach (var candidate in book.Candidates.Where(candidate => candidate.Rank == 1)) points.Add(new MapPoint(At(candidate.Place), 0.8, 2, new($"溯源第一位，概率 {candidate.Permille / 10.0:0.#}%", $"Traced first, probability {Share(candidate.Permille)}")));
        return points.Count == 0 ? [] : [new SectionMap(new("预警与溯源（灰：单车预警；橙：聚集预警；红：属实或溯源第一位）", "Alerts and tracing (grey: single vehicles; orange: spots; red: confirmed or traced first)"), points.ToImmutable())];
    }

    private SectionChart Funnel()
    {
        var alarms = book.Alerts.Count + book.Spots.Count;
        var reviewed = book.Alerts.Count(alert => alert.Reviewed is not null) + book.Spots.Count(spot => spot.Reviewed is not null);
        var confirmed = book.Alerts.Count(alert => alert.Confirmed) + book.Spots.Count(spot => spot.Confirmed);
        var raided = book.Raids.Count(raid => raid.InBusiness);
        return new SectionChart(
            new("预警漏斗", "Alert funnel"),
            ChartKind.Bar,
            new("件", "number"),
            [new("无登记理由的停留", "Unexplained stays"), new("预警", "Alerts"), new("已研判", "Reviewed"), new("属实", "Confirmed"), new("查获场所", "Sites caught in business")],
            [new ChartSeries(new("数量", "Number"), [book.Unexplained, alarms, reviewed, confirmed, raided])]);
    }

    private SectionChart ByModel()
    {
        double? Raised(RiskKind kind) => kind == RiskKind.Spot ? book.Spots.Count : book.Alerts.Count(alert => alert.Kind == kind);
        double? Confirmed(RiskKind kind) => book.Confirmed(kind);
        return new SectionChart(new("各模型预警与属实", "Alerts and confirmed ones by model"), ChartKind.Column, new("件", "alerts"), [.. HazmatWatchModels.Kinds.Select(HazmatWatchModels.Words)], [new ChartSeries(new("预警", "Alerts"), [.. HazmatWatchModels.Kinds.Select(Raised)]), new ChartSeries(new("属实", "Confirmed"), [.. HazmatWatchModels.Kinds.Select(Confirmed)])]);
    }

    private SectionTable? Timeline() => HazmatWatchTimeline.Of(city, span, book);

    private SectionTable? Chain() => book.Evidence.Count == 0 ? null : new SectionTable(
        new("证据链：在疑点停留过的车辆", "Chain of evidence: vehicles that stayed at the spot"),
        [(new("车牌", "Plate"), true), (new("在疑点停留", "Stays at the spot"), false), (new("其中之前（后）去过另一端", "Of these with a visit to the other end"), false), (new("14 天运单", "Waybills of 14 days"), false), (new("液位变化（升）", "Level changed (l)"), false), (new("运单外油量（升）", "Beyond waybills (l)"), false), (new("结论", "Verdict"), true)],
        [.. book.Evidence.OrderByDescending(row => row.Accused).ThenByDescending(row => row.Stays).Take(40).Select(Row)]);

    private ImmutableArray<Text> Row(Evidence row) =>
    [
        Same(book.NumberOf.TryGetValue(row.Vehicle, out var number) ? city.Hazmat.Vehicles[number].Plate : "?"),
        Same(Number(row.Stays)),
        Same(Number(row.Visits)),
        row.Waybills < 0 ? Unknown : Same(Number(row.Waybills)),
        Same(row.Sold == 0 ? "–" : "−" + Number(row.Sold / 100)),
        row.Waybills < 0 ? Unknown : Same(row.Sold == 0 ? "–" : Number(row.Unaccounted / 100)),
        row.Accused ? new("涉案", "held responsible") : new("排除", "ruled out"),
    ];

    private SectionTable? Ranking() => book.Candidates.Count == 0 ? null : new SectionTable(
        new("溯源排名", "Candidates for the other end"),
        [(new("名次", "Rank"), false), (new("概率", "Probability"), false), (new("涉案车辆", "Vehicles"), false), (new("交易前（后）到访", "Visits with a sale"), false), (new("其他日子到访", "Visits on other days"), false), (new("液位变化", "Level changes"), false), (new("距长江岸（米）", "From the bank (m)"), false), (new("位置", "Place"), true), (new("实际", "In truth"), true)],
        [.. book.Candidates.Select(candidate => ImmutableArray.Create(
            Same(Number(candidate.Rank)),
            Same(Share(candidate.Permille)),
            Same(Number(candidate.Vehicles)),
            Same(Number(candidate.Visits)),
            Same(Number(candidate.Otherwise)),
            Same(Number(candidate.Loadings)),
            Same(candidate.FromBank >= 1_000_000 ? "–" : Number(candidate.FromBank)),
            Same(Degrees(At(candidate.Place))),
            book.TruthAt(candidate.Place) is { } truth ? truth.Kind == HiddenKind.Tanks ? new("黑油库", "unapproved tanks") : new("黑加油点", "unapproved yard") : new("无关", "innocent"))),]);

    private GeoPoint At(PlanePoint place) => _plane.Off(place.EastMillimetres / 1_000.0, place.NorthMillimetres / 1_000.0);

    private static Text Same(string text) => new(text, text);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(int permille) => (permille / 10.0).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Days(long milliseconds) => (milliseconds / 86_400_000.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Degrees(GeoPoint point) => point.Longitude.ToString("0.0000", CultureInfo.InvariantCulture) + ", " + point.Latitude.ToString("0.0000", CultureInfo.InvariantCulture);
}
