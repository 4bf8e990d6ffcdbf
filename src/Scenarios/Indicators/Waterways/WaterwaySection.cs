using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Indicators.Waterways;

/// <summary>The watch over the shores in a report: a finding, where alarms were true and false, hour by hour, and each offence with what came of it.</summary>
internal sealed class WaterwaySection(CityDefinition city, RunSpan span, WaterwayBook[] books)
{
    private const int RowsListed = 25;
    private static readonly string[] Shown = ["offences", "recall", "alarms", "alarms.precision", "alarms.murk", "alarm.delay.median", "intercepted.share", "intercept.median", "discharge.at-port.found", "boat.wait.p95", "transfers", "fled", "pursuits.lost"];

    public Section Complete() => new("river", new Text("沿江沿海大保护", "The watch over the shores"), Finding())
    {
        Cards = [.. books.SelectMany(Cards)],
        Maps = [Map()],
        Charts = [.. books.Select(Kinds), .. books.Select(Hours)],
        Tables = [.. books.Select(Offences)],
        Notes = [.. books.SelectMany(Missing), .. Discharges(), .. books.SelectMany(Murk), .. Notes()],
    };

    private static IEnumerable<string> Cards(WaterwayBook book) => Shown.Select(name => $"{WaterwayTally.Words(book.Kind).Prefix}.{name}");

    private Text Finding()
    {
        Text[] all = [.. books.Select(Finding)];
        return new Text(string.Concat(all.Select(one => one.Zh)), string.Join(' ', all.Select(one => one.En)));
    }

    private static Text Finding(WaterwayBook book)
    {
        var (offences, alarms) = (book.Offences, book.Alarms);
        var (_, zh, en) = WaterwayTally.Words(book.Kind);
        var (found, caught, right) = (offences.Count(IsFound), offences.Where(IsCaught).ToArray(), alarms.Count(alarm => alarm.IsTrue));
        var told = caught.Count(IsFound);
        return new Text(
            $"{zh}发生违法行为 {offences.Count} 起，岸基站发现 {found} 起，现场查获 {caught.Length} 起（其中 {told} 起是岸基站发现的）{(book.ProvenAtPort > 0 ? $"，另有 {book.ProvenAtPort} 艘船到下一港查实" : "")}；{alarms.Count} 次报警中 {right} 次属实，{book.Fled} 条船见艇逃离，{book.Transfers} 次追查移交邻县。",
            $"Of {Plural.Of(offences.Count, "offence")} on {en} the shore stations found {found}; {caught.Length} {(caught.Length == 1 ? "was" : "were")} caught {WaterwayTally.Where(book.Kind).En}, {told} of them after an alarm of their own{(book.ProvenAtPort > 0 ? $", and {book.ProvenAtPort} more found out at the next port" : "")}. {right} of {Plural.Of(alarms.Count, "alarm")} were true, {Plural.Of(book.Fled, "vessel")} fled from a boat, and {Plural.Of(book.Transfers, "pursuit was", "pursuits were")} handed to the next county.");
    }

    private static SectionChart Kinds(WaterwayBook book) => new(new($"{WaterwayTally.Words(book.Kind).Zh}各类违法行为", $"The kinds of offence on {WaterwayTally.Words(book.Kind).En}"), ChartKind.Column, new("起", "offences"), [.. WaterwayTally.Kinds.Take(WaterwayTally.KindsOf(book.Kind)).Select(kind => kind.Label)],
    [
        new ChartSeries(new("真实发生", "happened"), [.. Each(book, (kind, _) => book.Offences.Count(one => one.Errand == kind))]),
        new ChartSeries(new("报警发现", "found by an alarm"), [.. Each(book, (kind, _) => book.Offences.Count(one => one.Errand == kind && IsFound(one)))]),
        new ChartSeries(new("其中查获", "of these caught"), [.. Each(book, (kind, _) => book.Offences.Count(one => one.Errand == kind && IsFound(one) && IsCaught(one)))]),
        new ChartSeries(new("没有发现而碰巧查获", "caught by chance, not found"), [.. Each(book, (kind, _) => book.Offences.Count(one => one.Errand == kind && !IsFound(one) && IsCaught(one)))]),
        new ChartSeries(new("误报", "false alarms"), [.. Each(book, (_, suspicion) => book.Alarms.Count(alarm => alarm.Suspicion == suspicion && !alarm.IsTrue))]),
    ]);

    private static IEnumerable<double?> Each(WaterwayBook book, Func<Errand, Suspicion, int> count) => Enum.GetValues<Suspicion>().Take(WaterwayTally.KindsOf(book.Kind)).Select(suspicion => (double?)count(WaterwayBook.ErrandOf(suspicion), suspicion));

    private SectionChart Hours(WaterwayBook book)
    {
        var hours = (int)Math.Ceiling(span.Duration.Milliseconds / 3_600_000.0);
        return new SectionChart(new($"{WaterwayTally.Words(book.Kind).Zh}每小时报警", $"Alarms each hour on {WaterwayTally.Words(book.Kind).En}"), ChartKind.Stack, new("次", "alarms"), [.. Enumerable.Range(0, hours).Select(hour => Same(span.Local(SimTime.Start + SimDuration.FromHours(hour)).ToString("dd HH:mm", CultureInfo.InvariantCulture)))],
        [
            new ChartSeries(new("属实", "true"), [.. Enumerable.Range(0, hours).Select(hour => (double?)book.Alarms.Count(alarm => alarm.IsTrue && alarm.At.Milliseconds / 3_600_000 == hour))]),
            new ChartSeries(new("误报", "false"), [.. Enumerable.Range(0, hours).Select(hour => (double?)book.Alarms.Count(alarm => !alarm.IsTrue && alarm.At.Milliseconds / 3_600_000 == hour))]),
        ]);
    }

    private SectionMap Map()
    {
        var (alarms, offences) = (books.SelectMany(book => book.Alarms).ToLookup(alarm => alarm.Cell), books.SelectMany(book => book.Offences).ToLookup(offence => offence.Cell));
        int[] cells = [.. alarms.Select(at => at.Key).Concat(offences.Select(at => at.Key)).Distinct().Order()];
        var most = Math.Max(1, cells.Select(cell => alarms[cell].Count()).DefaultIfEmpty(1).Max());
        return new SectionMap(new("岸段：越大报警越多（红：有违法行为没有发现，橙：全部发现，灰：只有误报）", "Reaches: larger with more alarms (red: an offence was missed, orange: all were found, grey: false alarms only)"),
            [.. cells.Select(cell => Point(cell, [.. offences[cell]], alarms[cell].Count(), most))]);
    }

    private MapPoint Point(int cell, TrueOffence[] offences, int alarms, int most)
    {
        var found = offences.Count(IsFound);
        var at = city.Cells[cell];
        return new MapPoint(at.Location, 0.2 + (0.8 * alarms / most), offences.Length == 0 ? 3 : found < offences.Length ? 2 : 1, new($"{at.Name.Zh}岸段：报警 {alarms} 次，违法 {offences.Length} 起，发现 {found} 起", $"Reach at {at.Name.En}: {Plural.Of(alarms, "alarm")}, {Plural.Of(offences.Length, "offence")}, {found} found"));
    }

    private SectionTable Offences(WaterwayBook book) => new(
        new($"{WaterwayTally.Words(book.Kind).Zh}违法行为与处置{(book.Offences.Count > RowsListed ? $"（前 {RowsListed} 起，共 {book.Offences.Count} 起）" : "")}", $"Offences on {WaterwayTally.Words(book.Kind).En} and what came of them{(book.Offences.Count > RowsListed ? $": the first {RowsListed} of {book.Offences.Count}" : "")}"),
        [(new("开始", "began"), true), (new("行为", "offence"), true), (new("岸段", "reach"), true), (new("发现（分钟）", "found after (min)"), false), (new("当场查获（分钟）", "caught after (min)"), false), (new("到港查实（分钟）", "at port after (min)"), false)],
        [.. book.Offences.Take(RowsListed).Select(offence => ImmutableArray.Create(
            Same(span.Local(offence.Began).ToString("dd HH:mm", CultureInfo.InvariantCulture)),
            WaterwayTally.Kinds[offence.Errand - Errand.Poacher].Label,
            city.Cells[offence.Cell].Name,
            After(offence.Began, offence.Alarmed),
            IsCaught(offence) || offence.ProvenAtPort == SimTime.Never ? After(offence.Began, offence.Boarded) : new Text("到港查实", "at the next port"),
            After(offence.Began, offence.ProvenAtPort)))]);

    private static bool IsFound(TrueOffence offence) => offence.Alarmed != SimTime.Never;

    private static bool IsCaught(TrueOffence offence) => offence.Boarded != SimTime.Never;

    private static Text After(SimTime began, SimTime then) => then == SimTime.Never ? new("没有", "never") : Same(((then - began).Milliseconds / 60_000.0).ToString("N0", CultureInfo.InvariantCulture));

    private IEnumerable<Text> Missing(WaterwayBook book)
    {
        var (_, zh, en) = WaterwayTally.Words(book.Kind);
        foreach (var missing in book.Missing)
        {
            var (fromZh, fromEn) = missing.A < 0 ? ("未共享", "is not shared") : ($"{Time(missing.At)} 至 {Time(new SimTime(missing.A))} 未应答", $"did not answer from {Time(missing.At)} to {Time(new SimTime(missing.A))}");
            yield return missing.Code == (int)SourceRole.WaterQuality
                ? new($"{zh}水质监测数据源{fromZh}：期间的偷排看不出来。", $"On {en} the source of water quality {fromEn}: discharges of that time went unseen.")
                : new($"{zh}船舶自动识别（AIS）数据源{fromZh}：期间分不出谁没有报身份，夜间捕捞看不出来，采砂只凭久停判断。", $"On {en} the source of vessels' names (AIS) {fromEn}: who was silent could not be told; fishing at night went unseen, and dredging was judged by long stays alone.");
        }
    }

    // Why so few of these alarms are true must be said where their share is read.
    private IEnumerable<Text> Discharges()
    {
        var shores = books.Select(book => (Words: WaterwayTally.Words(book.Kind), Alarms: book.Alarms.Where(alarm => alarm.Suspicion == Suspicion.Discharge).ToArray())).Where(shore => shore.Alarms.Length > 0)
            .Select(shore => (shore.Words, shore.Alarms.Length, True: shore.Alarms.Count(alarm => alarm.IsTrue))).ToArray();
        if (shores.Length == 0) yield break;
        var looked = books.Where(book => book.AtPort > 0).ToArray();
        var (zh, en) = looked.Length == 0 ? ("", "") : (
            "：" + string.Join("、", looked.Select(book => $"{WaterwayTally.Words(book.Kind).Zh}核查 {book.AtPort} 艘次，查实 {book.ProvenAtPort} 艘，可疑而证据不足 {book.SuspectedAtPort} 艘次")),
            ": " + string.Join(", ", looked.Select(book => $"{Plural.Of(book.AtPort, "look")}, {Plural.Of(book.ProvenAtPort, "ship")} found out, {Plural.Of(book.SuspectedAtPort, "suspicion")} without proof on {WaterwayTally.Words(book.Kind).En}")));
        yield return new(
            $"船舶偷排的报警，{string.Join("、", shores.Select(shore => $"{shore.Words.Zh} {shore.Length} 次、属实 {shore.True} 次"))}。容易认错，一是方法所限：水质读数十分钟一次，按水流反推，同一时段往往有几艘船在场；二是泥沙、脏污也会超标（见下）。可能性六成以上才登船，否则取样，到下一港核查，每次至多三艘{zh}。",
            $"Of the alarms of ships' discharges {string.Join(", ", shores.Select(shore => $"{shore.True} of {shore.Length} on {shore.Words.En}"))} were true. The wrong ship is easily named, because the water is read every ten minutes and, carried back by the current, often fits several; and mud or a dirty probe can read like foul water (below). A ship is boarded only when it is the right one with a likelihood of at least 60%; otherwise a sample is kept and up to three are looked into at their next port{en}.");
    }

    private static IEnumerable<Text> Murk(WaterwayBook book)
    {
        var (_, zh, en) = WaterwayTally.Words(book.Kind);
        var (all, murk) = (book.Alarms.Count(alarm => alarm.IsOfWater), book.Alarms.Count(alarm => alarm.IsOfMurk));
        if (all == 0) yield break;
        yield return new(
            $"{zh}水质报警 {all} 次，其中 {murk} 次没有任何污水，是水质计把泥沙或探头脏污读成了污水；当时不知道，样品也就与谁都对不上。",
            $"Of {Plural.Of(all, "alarm")} of foul water on {en} {murk} had none behind {(murk == 1 ? "it" : "them")}: the gauge read mud or dirt. Nobody knew at the time, and the sample matches nobody.");
    }

    private string Time(SimTime at) => span.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static ImmutableArray<Text> Notes() =>
    [
        new("查获的不一定都是发现的：巡逻艇或执法队因误报（认错行为、认错船或排污口，或根本没有污水）出动，到场时也可能碰上真的违法（“碰巧查获”）。", "Not all that is caught was found: a boat or squad sent by a false alarm (the wrong offence, vessel or outfall, or no foul water at all) may come upon a true one (caught by chance)."),
        new("船舶数量、航速、停泊、违法者人数与习惯均为假定；报警只依据雷达回波、AIS 和水质读数，不知道船上的人在做什么。", "How many vessels there are, their speed and stops, and how many offend and how are assumed. Alarms rest on radar echoes, AIS and readings of water quality alone."),
        new("岸线与岸段为示意，锚地与入海排污口位置为假定；查获包括事后登船发现渔获、吸砂设备，以及排放后四小时内取样等证据。江面与海面按同一套规则；处罚与视频识别不在模型内。", "The shores and their reaches are sketched, anchorages and outfalls assumed; caught includes evidence found afterwards on board, or in samples up to four hours after a discharge. River and sea follow the same rules. Penalties and video are not modelled."),
    ];

    private static Text Same(string text) => new(text, text);
}
