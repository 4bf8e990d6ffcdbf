using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Indicators.Waterways;

/// <summary>The watch over a river in a report: a finding, where alarms were true and false, hour by hour, and each offence with what came of it.</summary>
internal sealed class WaterwaySection(CityDefinition city, RunSpan span, WaterwayBook book)
{
    private const int RowsListed = 25;

    public Section Complete() => new("river", new Text("沿江大保护", "The watch over the river"), Finding())
    {
        Cards = ["river.offences", "river.recall", "river.alarms", "river.alarms.precision", "river.alarm.delay.median", "river.intercepted.share", "river.intercept.median", "river.boat.wait.p95", "river.transfers", "river.pursuits.lost"],
        Maps = [Map()],
        Charts = [Kinds(), Hours()],
        Tables = [Offences()],
        Notes = [.. Missing(), .. Notes()],
    };

    private Text Finding()
    {
        var (offences, alarms) = (book.Offences, book.Alarms);
        var (found, caught, right) = (offences.Count(one => one.Alarmed != SimTime.Never), offences.Count(one => one.Boarded != SimTime.Never), alarms.Count(alarm => alarm.IsTrue));
        return new Text(
            $"江上发生违法行为 {offences.Count} 起，岸基站发现 {found} 起，巡逻艇查获 {caught} 起；{alarms.Count} 次报警中 {right} 次属实，{book.Transfers} 次追查移交邻县。",
            $"Of {offences.Count} offences on the river the shore stations found {found} and boats boarded {caught}; {right} of {alarms.Count} alarms were true, and {book.Transfers} pursuits were handed to the next county.");
    }

    private SectionChart Kinds() => new(new("三类违法行为", "The three kinds of offence"), ChartKind.Column, new("起", "offences"), [.. WaterwayTally.Kinds.Select(kind => kind.Label)],
    [
        new ChartSeries(new("真实发生", "happened"), [.. Each((kind, _) => book.Offences.Count(one => one.Errand == kind))]),
        new ChartSeries(new("报警发现", "found by an alarm"), [.. Each((kind, _) => book.Offences.Count(one => one.Errand == kind && one.Alarmed != SimTime.Never))]),
        new ChartSeries(new("查获", "boarded"), [.. Each((kind, _) => book.Offences.Count(one => one.Errand == kind && one.Boarded != SimTime.Never))]),
        new ChartSeries(new("误报", "false alarms"), [.. Each((_, suspicion) => book.Alarms.Count(alarm => alarm.Suspicion == suspicion && !alarm.IsTrue))]),
    ]);

    private static IEnumerable<double?> Each(Func<Errand, Suspicion, int> count) => Enum.GetValues<Suspicion>().Select(suspicion => (double?)count(WaterwayBook.ErrandOf(suspicion), suspicion));

    private SectionChart Hours()
    {
        var hours = (int)Math.Ceiling(span.Duration.Milliseconds / 3_600_000.0);
        return new SectionChart(new("每小时报警", "Alarms each hour"), ChartKind.Stack, new("次", "alarms"), [.. Enumerable.Range(0, hours).Select(hour => Same(span.Local(SimTime.Start + SimDuration.FromHours(hour)).ToString("dd HH:mm", CultureInfo.InvariantCulture)))],
        [
            new ChartSeries(new("属实", "true"), [.. Enumerable.Range(0, hours).Select(hour => (double?)book.Alarms.Count(alarm => alarm.IsTrue && alarm.At.Milliseconds / 3_600_000 == hour))]),
            new ChartSeries(new("误报", "false"), [.. Enumerable.Range(0, hours).Select(hour => (double?)book.Alarms.Count(alarm => !alarm.IsTrue && alarm.At.Milliseconds / 3_600_000 == hour))]),
        ]);
    }

    private SectionMap Map()
    {
        var cells = book.Alarms.Select(alarm => alarm.Cell).Concat(book.Offences.Select(offence => offence.Cell)).Distinct().Order().ToArray();
        var most = Math.Max(1, cells.Select(cell => book.Alarms.Count(alarm => alarm.Cell == cell)).DefaultIfEmpty(1).Max());
        return new SectionMap(new("岸段：越大报警越多（红：有违法行为没有发现，橙：全部发现，灰：只有误报）", "Reaches: larger with more alarms (red: an offence was missed, orange: all were found, grey: false alarms only)"),
            [.. cells.Select(cell => Point(cell, most))]);
    }

    private MapPoint Point(int cell, int most)
    {
        var offences = book.Offences.Where(offence => offence.Cell == cell).ToArray();
        var alarms = book.Alarms.Count(alarm => alarm.Cell == cell);
        var found = offences.Count(offence => offence.Alarmed != SimTime.Never);
        var at = city.Cells[cell];
        return new MapPoint(at.Location, 0.2 + (0.8 * alarms / most), offences.Length == 0 ? 3 : found < offences.Length ? 2 : 1, new($"{at.Name.Zh}岸段：报警 {alarms} 次，违法 {offences.Length} 起，发现 {found} 起", $"Reach at {at.Name.En}: {alarms} alarms, {offences.Length} offences, {found} found"));
    }

    private SectionTable Offences() => new(
        new("违法行为与处置（前 25 起）", "Offences and what came of them, the first 25"),
        [(new("开始", "began"), true), (new("行为", "offence"), true), (new("岸段", "reach"), true), (new("发现（分钟）", "found after (min)"), false), (new("登船（分钟）", "boarded after (min)"), false)],
        [.. book.Offences.Take(RowsListed).Select(offence => ImmutableArray.Create(
            Same(span.Local(offence.Began).ToString("dd HH:mm", CultureInfo.InvariantCulture)),
            WaterwayTally.Kinds[offence.Errand - Errand.Poacher].Label,
            city.Cells[offence.Cell].Name,
            After(offence.Began, offence.Alarmed),
            After(offence.Began, offence.Boarded)))]);

    private static Text After(SimTime began, SimTime then) => then == SimTime.Never ? new("没有", "never") : Same(((then - began).Milliseconds / 60_000.0).ToString("N0", CultureInfo.InvariantCulture));

    private IEnumerable<Text> Missing()
    {
        foreach (var missing in book.Missing)
        {
            var (fromZh, fromEn) = missing.A < 0 ? ("未共享", "is not shared") : ($"{Time(missing.At)} 至 {Time(new SimTime(missing.A))} 未应答", $"did not answer from {Time(missing.At)} to {Time(new SimTime(missing.A))}");
            yield return missing.Code == (int)SourceRole.WaterQuality
                ? new($"水质监测数据源{fromZh}：期间的偷排看不出来。", $"The source of water quality {fromEn}: discharges of that time went unseen.")
                : new($"船舶自动识别（AIS）数据源{fromZh}：期间分不出谁没有报身份，夜间捕捞看不出来，采砂只凭久停判断。", $"The source of vessels' names (AIS) {fromEn}: who was silent could not be told; fishing at night went unseen, and dredging was judged by long stays alone.");
        }
    }

    private string Time(SimTime at) => span.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static ImmutableArray<Text> Notes() =>
    [
        new("船舶数量、航速、停泊、违法者人数与习惯均为假定；报警只依据雷达回波、AIS 和水质读数，不知道船上的人在做什么。", "How many vessels there are, their speed and stops, and how many offend and how are assumed. Alarms rest on radar echoes, AIS and readings of water quality alone."),
        new("江岸线与岸段为示意，锚地位置为假定；查获包括事后登船发现渔获、吸砂设备等证据。海岸、船员处罚与视频识别不在模型内。", "The bank and its reaches are sketched and the anchorages assumed; boarded includes evidence found afterwards. The sea coast, penalties and video are not modelled."),
    ];

    private static Text Same(string text) => new(text, text);
}
