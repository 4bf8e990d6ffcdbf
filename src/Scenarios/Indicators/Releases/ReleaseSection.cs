using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Releases;

/// <summary>A release in a report: a finding, the plume and the cordon on a map, where people were, what they breathed, cell by cell.</summary>
internal sealed class ReleaseSection(CityDefinition city, RunSpan span, ReleaseBook book)
{
    private const int CellsListed = 15;
    private const double Sixteenths = 16;

    public Section Complete()
    {
        var began = book.Began!.Value;
        var site = city.Cells[(int)began.B];
        return new Section("release", new Text("化工园区泄漏", "Release at a chemical park"), Finding(began, site))
        {
            Cards = ["leak.detected", "leak.cordon", "leak.closed", "leak.released", "leak.people.told", "leak.people.left.share", "leak.exposure.harm", "leak.exposure.life", "leak.cells.harmed.told.share"],
            Maps = new ReleaseMap(city, span, book).Maps(),
            Charts = [Where(), Breathed()],
            Tables = [CellTable()],
            Notes = [.. Unheard(), .. Notes()],
        };
    }

    private Text Finding(Outcome began, Cell site)
    {
        var name = city.Towns[site.Town].Name;
        var told = book.Cells.Values.Where(row => row.Ordered is not null).Sum(row => row.HomeWhenOrdered);
        var left = book.Cells.Values.Where(row => row.Ordered is not null).Sum(row => Math.Max(0, row.HomeWhenOrdered - row.People.Home));
        var harm = book.Cells.Values.Sum(row => row.Harm) / Sixteenths;
        var (knownZh, knownEn) = book.Confirmed is { } known
            ? ($"{Minutes(known.Time - began.Time)} 分钟后由{(known.Code == 1 ? "探测器" : "群众来电")}确认", $"confirmed by {(known.Code == 1 ? "detectors" : "people's calls")} after {Minutes(known.Time - began.Time)} min")
            : ("始终没有被确认", "never confirmed");
        var (endZh, endEn) = book.Ended is { } ended
            ? ended.Code == 1 ? ($"{Minutes(ended.Time - began.Time)} 分钟后被堵住", $"closed after {Minutes(ended.Time - began.Time)} min") : ($"{Minutes(ended.Time - began.Time)} 分钟后泄空", $"over after {Minutes(ended.Time - began.Time)} min, when the vessel was empty")
            : ("到结束时仍在泄漏", "still going on at the end");
        var action = book.Cells.Values.FirstOrDefault(row => row.Ordered is not null)?.Action ?? ProtectiveAction.None;
        var (toldZh, toldEn) = action switch
        {
            ProtectiveAction.Evacuate => ($"通知在家的 {Whole(told)} 人撤离，{Whole(left)} 人离开", $"{Whole(told)} people at home were told to leave and {Whole(left)} left"),
            ProtectiveAction.ShelterInPlace => ($"通知在家的 {Whole(told)} 人关好门窗就地避险", $"{Whole(told)} people at home were told to stay in behind closed windows"),
            _ => ("没有通知任何居民", "nobody was told what to do"),
        };
        return new Text(
            $"{name.Zh}的{SubstanceName(began).Zh}泄漏，{knownZh}，{endZh}；{toldZh}；居民在 AEGL-2 以上浓度中合计停留 {Whole(harm)} 人·分钟。",
            $"The release of {SubstanceName(began).En} in {name.En} was {knownEn} and {endEn}; {toldEn}; people breathed more than AEGL-2 for {Whole(harm)} person-minutes in all.");
    }

    private static Text SubstanceName(Outcome began) => (Substance)began.Code == Substance.Ammonia ? new("氨", "ammonia") : new("氯", "chlorine");

    private SectionChart Where()
    {
        // People of cells that were never told stay where they are: what is left are those of the cells that were.
        var others = book.Cells.Values.Where(row => row.Ordered is null).Aggregate(default(PeopleRow), (sum, row) => sum + row.People);
        var ordered = book.Series;
        return new SectionChart(new("接到指令网格的居民在哪里", "Where the people of the cells told are"), ChartKind.Line, new("人", "people"), [.. ordered.Select(moment => Clock(moment.At))],
        [
            new ChartSeries(new("在家", "at home"), [.. ordered.Select(moment => (double?)(moment.People.Home - others.Home))]),
            new ChartSeries(new("在路上", "on the road"), [.. ordered.Select(moment => (double?)(moment.People.Road - others.Road))]),
            new ChartSeries(new("在避难场所", "in shelters"), [.. ordered.Select(moment => (double?)(moment.People.Sheltered - others.Sheltered))]),
            new ChartSeries(new("在别处", "elsewhere"), [.. ordered.Select(moment => (double?)(moment.People.Elsewhere - others.Elsewhere))]),
        ]);
    }

    private SectionChart Breathed() =>
        new(new("累计暴露", "Exposure so far"), ChartKind.Line, new("人·分钟", "person-minutes"), [.. book.Series.Select(moment => Clock(moment.At))],
        [
            new ChartSeries(new("超 AEGL-2", "above AEGL-2"), [.. book.Series.Select(moment => (double?)moment.HarmMinutes)]),
            new ChartSeries(new("超 AEGL-3", "above AEGL-3"), [.. book.Series.Select(moment => (double?)moment.LifeMinutes)]),
        ]);

    private SectionTable CellTable()
    {
        var facts = SubstanceFacts.Of((Substance)book.Began!.Value.Code);
        var rows = book.Cells.Where(pair => pair.Value.Ordered is not null || pair.Value.Harm > 0).OrderByDescending(pair => pair.Value.Harm).ThenByDescending(pair => pair.Value.Highest).ThenBy(pair => pair.Key).Take(CellsListed);
        return new SectionTable(
            new("受影响最重的网格", "Cells hit hardest"),
            [(new("网格", "cell"), true), (new("接到指令", "told at"), true), (new("当时在家", "at home then"), false), (new("最后在家", "at home at the end"), false), (new("户外最高（mg/m³）", "highest outdoors (mg/m³)"), false), (new("相当于", "which is"), true), (new("超 AEGL-2（人·分钟）", "above AEGL-2 (person-min)"), false), (new("超 AEGL-3（人·分钟）", "above AEGL-3 (person-min)"), false)],
            [.. rows.Select(pair => Row(pair.Key, pair.Value, facts))]);
    }

    private ImmutableArray<Text> Row(int cell, CellRow row, SubstanceFacts facts) =>
    [
        city.Cells[cell].Name,
        row.Ordered is { } at ? Clock(at) : new("没有", "not told"),
        Same(row.Ordered is null ? "—" : Whole(row.HomeWhenOrdered)),
        Same(Whole(row.People.Home)),
        Same((row.Highest / 1_000.0).ToString("N0", CultureInfo.InvariantCulture)),
        Level(row.Highest, facts),
        Same(Whole(row.Harm / Sixteenths)),
        Same(Whole(row.Life / Sixteenths)),
    ];

    private static Text Level(long micrograms, SubstanceFacts facts) =>
        micrograms > facts.Micrograms(facts.LifePpm) ? new("超 AEGL-3", "above AEGL-3")
        : micrograms > facts.Micrograms(facts.HarmPpm) ? new("超 AEGL-2", "above AEGL-2")
        : micrograms > facts.Micrograms(facts.DiscomfortPpm) ? new("超 AEGL-1", "above AEGL-1")
        : new("低于 AEGL-1", "below AEGL-1");

    private IEnumerable<Text> Unheard()
    {
        foreach (var step in book.Steps.Where(step => step.Code == (int)ResponseStep.DetectorsUnheard))
        {
            yield return step.A < 0
                ? new("气体探测器的数据源未共享：报警到不了指挥部，只能靠群众来电。", "The source of gas detectors is not shared: their alarms did not reach the command, which had people's calls alone.")
                : new($"气体探测器的数据源 {Clock(step.At).Zh} 至 {Clock(new SimTime(step.A)).Zh} 未应答：期间的报警恢复后才到指挥部。", $"The source of gas detectors did not answer from {Clock(step.At).En} to {Clock(new SimTime(step.A)).En}: alarms of that time reached the command only afterwards.");
        }
    }

    private static ImmutableArray<Text> Notes() =>
    [
        new("烟羽按被动气体在开阔平地上的高斯模型计算（Briggs 乡村参数，Gifford 1976）；氨、氯初期较重、贴地，近处实际更宽更浓，本模型未计。", "The plume is that of a passive gas over open, flat country (Gaussian, Briggs' rural parameters after Gifford 1976). Cold ammonia and chlorine are heavy at first and hug the ground: near the source the real cloud is wider and denser."),
        new("AEGL-1/2/3 为美国环保署 60 分钟值（不适、持久伤害或难以逃离、危及生命）；暴露按每网格 16 点的真实浓度逐分钟计算，室内浓度随换气滞后。路上离开网格之后不再计暴露。", "AEGL-1/2/3 are the US EPA's values for 60 min (discomfort; lasting harm or hindered escape; danger to life). Exposure is counted minute by minute from the true concentration at 16 places of each cell, indoors behind the exchange of air. Once on the road beyond their cell people are no longer counted."),
        new("人在家比例、接警、准备、拒绝撤离、换气次数、道路通行能力、避难场所数量与容量、堵漏时间均为假定。", "Shares of people at home, how they hear, get ready and refuse, exchange of air, road capacities, number and size of shelters and the time to close the leak are assumed."),
    ];

    private Text Clock(SimTime at) => Same(span.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture));

    private static string Minutes(long milliseconds) => (milliseconds / 60_000.0).ToString("N0", CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Text Same(string text) => new(text, text);
}
