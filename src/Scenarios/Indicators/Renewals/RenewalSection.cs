using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Renewals;

/// <summary>The renewal of old estates in a report: what the first on the list bought, the list itself, where they are, how the water is shared among them.</summary>
internal sealed class RenewalSection(RunSpan span, RenewalBook book)
{
    private const int RowsListed = 20;
    private const double MinutesAnHour = 60;
    private const double MarginDegrees = 0.03;

    public Section Complete() => new("renewal", new Text("老旧小区排水改造清单", "Which old estates to renew"), Finding())
    {
        Cards = ["renewal.listed", "renewal.chosen", "renewal.cost-wan", "renewal.harm.chosen.share", "renewal.harm.chosen.cut.share", "renewal.harm.chosen.avoided", "renewal.harm.others.cut.share", "renewal.harm.cut.share", "renewal.ranking.hit.share", "renewal.seen.share", "renewal.complaints.before", "renewal.complaints.after"],
        Maps = [Map()],
        Charts = [BeforeAndAfter(), Curve()],
        Tables = [List()],
        Notes = Notes(),
    };

    private Text Finding()
    {
        EstateRow[] all = [.. book.Estates];
        EstateRow[] chosen = [.. all.Where(estate => estate.Chosen)];
        var (listed, before, after) = (all.Count(estate => estate.Rank > 0), all.Sum(estate => estate.HarmBefore), all.Sum(estate => estate.HarmAfter));
        if (chosen.Length == 0)
        {
            return new Text(
                $"清单上有 {listed} 个老旧小区，一个也没有改造：同样几场雨里，积水由 {Hours(before)} 人·小时变为 {Hours(after)} 人·小时。",
                $"{listed} old estates are on the list and none was renewed: with storms like those before, flooding went from {Hours(before)} person-hours to {Hours(after)}.");
        }

        var others = all.Where(estate => !estate.Chosen).ToArray();
        var cut = Cut(chosen);
        return new Text(
            $"清单上有 {listed} 个老旧小区；改造其中 {chosen.Length} 个（{Whole(chosen.Sum(estate => estate.CostWan))} 万元），它们的积水由 {Hours(chosen.Sum(estate => estate.HarmBefore))} 降到 {Hours(chosen.Sum(estate => estate.HarmAfter))} 人·小时（减少 {cut}），未改造的由 {Hours(others.Sum(estate => estate.HarmBefore))} 变为 {Hours(others.Sum(estate => estate.HarmAfter))} 人·小时。",
            $"{listed} old estates are on the list. Renewing {chosen.Length} of them for {Millions(chosen)} million yuan cut their flooding from {Hours(chosen.Sum(estate => estate.HarmBefore))} to {Hours(chosen.Sum(estate => estate.HarmAfter))} person-hours ({cut} less); that of the others went from {Hours(others.Sum(estate => estate.HarmBefore))} to {Hours(others.Sum(estate => estate.HarmAfter))}.");
    }

    private SectionChart BeforeAndAfter()
    {
        EstateRow[] first = [.. book.List.Where(estate => estate.Chosen).Take(RowsListed)];
        if (first.Length == 0) first = [.. book.List.Take(10)];
        return new SectionChart(new("清单排定前后的积水", "Flooding before and after the list was drawn up"), ChartKind.Bar, new("人·小时", "person-hours"), [.. first.Select(estate => estate.Point.Name)],
        [
            new ChartSeries(new("之前", "before"), [.. first.Select(estate => (double?)(estate.HarmBefore / MinutesAnHour))]),
            new ChartSeries(new("之后", "after"), [.. first.Select(estate => (double?)(estate.HarmAfter / MinutesAnHour))]),
        ]);
    }

    // How much of the true water before the first N of the list had, and the first N if the truth were known.
    private SectionChart Curve()
    {
        var all = book.Estates.Sum(estate => estate.HarmBefore);
        EstateRow[] list = [.. book.List];
        EstateRow[] best = [.. book.Estates.OrderByDescending(estate => estate.HarmBefore).Take(list.Length)];
        return new SectionChart(new("清单前 N 个小区占全部积水的比例", "Share of all flooding that the first N of the list had"), ChartKind.Line, new("%", "%"), [.. list.Select((_, place) => Same((place + 1).ToString(CultureInfo.InvariantCulture)))],
        [
            new ChartSeries(new("按清单", "by the list"), Cumulated(list, all)),
            new ChartSeries(new("若知道真实积水", "if the truth were known"), Cumulated(best, all)),
        ]);
    }

    private static ImmutableArray<double?> Cumulated(EstateRow[] estates, double all)
    {
        var sum = 0.0;
        return [.. estates.Select(estate => (double?)(all > 0 ? (sum += estate.HarmBefore) / all * 100 : 0))];
    }

    private SectionMap Map()
    {
        var most = Math.Max(1, book.Estates.Max(estate => estate.HarmBefore));
        EstateRow[] shown = [.. book.Estates.Where(estate => estate.HarmBefore > 0 || estate.Rank > 0)];
        var points = shown.Select(estate => new MapPoint(estate.Point.Location, Math.Sqrt(estate.HarmBefore / most), estate.Chosen ? 2 : estate.Rank > 0 ? 1 : 3, new($"{estate.Point.Name.Zh}：第 {estate.Rank} 名，之前 {Hours(estate.HarmBefore)} 人·小时", $"{estate.Point.Name.En}: rank {estate.Rank}, {Hours(estate.HarmBefore)} person-hours before")));
        return new SectionMap(new("老旧小区积水（红：列入改造，橙：在清单上；越大积水越重）", "Flooding in old estates (red: to be renewed, orange: on the list; the larger the worse)"), [.. points])
        {
            Focus = shown.Length == 0 ? null : new MapFocus(
                new(shown.Min(estate => estate.Point.Location.Longitude) - MarginDegrees, shown.Min(estate => estate.Point.Location.Latitude) - MarginDegrees),
                new(shown.Max(estate => estate.Point.Location.Longitude) + MarginDegrees, shown.Max(estate => estate.Point.Location.Latitude) + MarginDegrees)),
        };
    }

    private SectionTable List() => new(
        new($"改造清单（前 {Math.Min(RowsListed, book.List.Count())} 名）", $"The first {Math.Min(RowsListed, book.List.Count())} of the list"),
        [(new("名次", "rank"), false), (new("小区", "estate"), true), (new("居民", "residents"), false), (new("立案积水", "floods filed"), false), (new("在办（小时）", "hours on file"), false), (new("诉求", "requests"), false), (new("报警", "alarms"), false), (new("得分", "score"), false), (new("之前（人·小时）", "before (person-h)"), false), (new("之后（人·小时）", "after (person-h)"), false), (new("改造（万元）", "renewed for (10,000 yuan)"), false)],
        [.. book.List.Take(RowsListed).Select(Row)]);

    private static ImmutableArray<Text> Row(EstateRow estate) =>
    [
        Same(Whole(estate.Rank)),
        estate.Point.Name,
        Same(Whole(estate.Residents)),
        Same(Whole(estate.FloodsFiled)),
        Same((estate.MinutesFiled / MinutesAnHour).ToString("0.0", CultureInfo.InvariantCulture)),
        Same(Whole(estate.ComplaintsFiled)),
        Same(Whole(estate.AlarmsFiled)),
        Same((estate.ScoreMillionths / 10_000.0).ToString("0.0", CultureInfo.InvariantCulture)),
        Same(Hours(estate.HarmBefore)),
        Same(Hours(estate.HarmAfter)),
        Same(estate.Chosen ? Whole(estate.CostWan) : "—"),
    ];

    private ImmutableArray<Text> Notes() =>
    [
        new($"清单排定于 {Day(book.Listed)}，只依据指挥中心的立案：居民诉求、传感器报警、工单在办时长乘居民数（权重 30%、20%、50%，假定），不知道真实水深；“之前”“之后”的积水，按真实水深达 15 厘米以上的时长乘居民数计（人·小时）。", $"The list was drawn up on {Day(book.Listed)} from what the command centres had filed alone: requests, alarms, and the time orders stood open times residents (weights of 30, 20 and 50%, assumed). Flooding before and after is the time that water truly stood 15 cm or higher, times the residents (person-hours)."),
        new("居民按汇水面积每公顷 300 人、造价按每平方米汇水面积计，均为假定；施工期与扰民不计。", "Residents (300 a hectare of catchment) and the cost by the catchment's area are assumed; the time of the works and their nuisance are left out."),
        new("要知道改造带来多少效果，请用同一种子、加上 --set renewals.top=0 再运行一次：雨完全相同。本页的前后对照以同类降雨为前提，未改造小区是对照。", "To know what the renewals bought, run the same seed with --set renewals.top=0: the rain is the same to the drop. Before and after on this page compare like storms; the estates that were not renewed are the control."),
    ];

    private string Day(SimTime at) => span.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Millions(EstateRow[] estates) => (estates.Sum(estate => estate.CostWan) / 100.0).ToString("N1", CultureInfo.InvariantCulture);

    private static string Cut(EstateRow[] estates) => estates.Sum(estate => estate.HarmBefore) is var before and > 0 ? (1 - (estates.Sum(estate => estate.HarmAfter) / before)).ToString("0%", CultureInfo.InvariantCulture) : "—";

    private static string Hours(double personMinutes) => (personMinutes / MinutesAnHour).ToString("N0", CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Text Same(string text) => new(text, text);
}
