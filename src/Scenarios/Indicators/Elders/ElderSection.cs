using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Elders;

namespace Liandong.Scenarios.Indicators.Elders;

/// <summary>The elders' part of a report: what was told of and what was not, how soon somebody came, and who should get the next wristbands.</summary>
internal sealed partial class ElderSection(CityDefinition city, RunSpan span, ElderBook book)
{
    private const int MostPoints = 1_500;
    private static readonly ElderGroup[] Groups = Enum.GetValues<ElderGroup>();
    private static readonly Text Count = new("次", "events");

    private static readonly Text[] ShortNames = [new("独居", "Living alone"), new("空巢", "Empty nest"), new("阿尔茨海默", "Alzheimer"), new("高龄家庭", "90+"), new("智力残疾", "Intellectual"), new("精神残疾", "Mental")];

    private static readonly (Trouble What, Text Label)[] Troubles =
    [
        (Trouble.Fall, new("跌倒", "Falls")),
        (Trouble.Cardiac, new("心脏急症", "Cardiac events")),
        (Trouble.Unwell, new("其他急需帮助", "Other urgent needs")),
        (Trouble.Heat, new("中暑", "Heat strokes")),
        (Trouble.Astray, new("走失", "Gone astray")),
    ];

    private readonly ElderAllocation _allocation = new(city, book);

    public Section Make() => new("elders", new Text("老人手环与应急响应", "Elders' wristbands and the response"), Finding())
    {
        Cards =
        [
            "elders.troubles.count", "elders.missed.share", "elders.alarms.count", "elders.alarms.false.share", "elders.answer.median", "elders.answer.p95",
            "elders.arrival.median", "elders.arrival.p95", "elders.handled.median", "elders.by-phone.share", "elders.wrongly-settled.count", "elders.wrongly-settled.found.median", "elders.called-off.count", "elders.escalated.count",
        ],
        Maps = [Map()],
        Charts = [ByHour(), ArrivalsByHour(), ToldByGroup(), ByDay()],
        Tables = [GroupTable(), TownTable(), CalibrationTable()],
        Notes = Refusal is { } why ? [NotFromThisRun(why), .. Notes] : Notes,
    };

    private Text? Refusal => ElderAllocation.Refusal(span);

    private Text Finding()
    {
        var known = book.Troubles.Where(trouble => ElderTally.HadTime(trouble, span)).ToArray();
        var missed = known.Where(trouble => !trouble.IsTold).ToArray();
        var genuine = book.Alarms.Where(alarm => alarm.Trouble != 0).ToArray();
        var arrival = new Samples();
        foreach (var alarm in genuine.Where(alarm => alarm.ReachedMilliseconds is not null)) arrival.Add(alarm.ReachedMilliseconds!.Value);
        if (known.Length == 0 || arrival.Count == 0) return new Text($"{book.Alarms.Count:N0} 次报警，没有真实险情得到报警。", $"{Plural.Of(book.Alarms.Count, "alarm")}; none was about a true emergency.");
        var worst = Enumerable.Range(0, ElderTally.MissedCauses.Length).MaxBy(cause => missed.Count(trouble => ElderTally.CauseOf(trouble) == cause));
        var missedShare = ValueFormat.Of(missed.Length / (double)known.Length, IndicatorUnit.Share);
        var soon = ValueFormat.Of(arrival.Quantile(50), IndicatorUnit.Milliseconds);
        var late = ValueFormat.Of(arrival.Quantile(95), IndicatorUnit.Milliseconds);
        var falseShare = ValueFormat.Of(1 - (genuine.Length / (double)book.Alarms.Count), IndicatorUnit.Share);
        var cause = ElderTally.MissedCauses[worst].Label;
        var recent = book.Troubles.Count - known.Length;
        var left = recent == 0
            ? new Text("，其中", ",")
            : new Text($"（运行结束前一小时内的 {recent:N0} 起可能还来不及报警，不计漏报）；其余 {known.Length:N0} 起中", $" ({recent:N0} in the run's last hour, when an alarm may still have been to come, are not counted as missed), {known.Length:N0} count, of which");
        var next = Refusal is null ? NextWristbands() : new Text("", "");
        return new Text(
            $"真实险情 {book.Troubles.Count:N0} 起{left.Zh} {missedShare.Zh} 没有任何报警（多因{cause.Zh}）；报了警的，救援者到老人身边用时中位数 {soon.Zh}、95 分位 {late.Zh}。{book.Alarms.Count:N0} 次报警中 {falseShare.Zh} 是误报。{next.Zh}",
            $"Of {Plural.Of(book.Troubles.Count, "true emergency", "true emergencies")}{left.En} {missedShare.En} raised none, mostly because {cause.En}. Where one was raised, somebody was at the elder's side after {soon.En} (median; 95th percentile {late.En}). Of {book.Alarms.Count:N0} alarms {falseShare.En} were false.{(next.En.Length == 0 ? "" : " " + next.En)}");
    }

    // The best group, and those that the run cannot tell from it.
    private Text NextWristbands()
    {
        var rows = _allocation.Groups();
        var best = Enumerable.Range(0, rows.Length).Where(group => rows[group].Devices > 0).MaxBy(group => rows[group].Expected);
        var rivals = Groups.Where(group => (int)group != best && rows[(int)group].High >= rows[best].Low && rows[(int)group].Devices > 0).Select(ElderGroups.NameOf).ToArray();
        var name = ElderGroups.NameOf((ElderGroup)best);
        return rivals.Length == 0
            ? new Text($"下一千只手环配给“{name.Zh}”，预计每年报警的险情最多，且差别明确。", $"The next thousand wristbands would report most emergencies in the group “{name.En}”, clearly ahead of the others.")
            : new Text($"下一千只手环配给“{name.Zh}”，预计报警的险情最多，但与“{string.Join("”“", rivals.Select(rival => rival.Zh))}”尚分不出高下。", $"The next thousand wristbands are expected to report most emergencies in the group “{name.En}”, but this run cannot tell it apart from: {string.Join("; ", rivals.Select(rival => rival.En))}.");
    }

    private SectionMap Map()
    {
        var points = book.Troubles.Take(MostPoints).Select(trouble =>
        {
            var home = city.Homes.Elders[trouble.Elder];
            var what = Troubles.First(known => known.What == trouble.What).Label;
            var when = span.Local(trouble.At).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
            var how = trouble.IsTold ? new Text("已报警", "alarm raised") : new Text("没有报警", "no alarm");
            return new MapPoint(home.Location, trouble.IsTold ? 0.3 : 0.5, trouble.IsTold ? 0 : 3, new Text($"{when} {what.Zh}，{how.Zh}", $"{when} {what.En}, {how.En}"));
        }).ToImmutableArray();
        return new SectionMap(new Text("真实险情：蓝点有报警，灰点没有报警", "True emergencies: blue where an alarm was raised, grey where none was"), points);
    }

    private SectionChart ByHour()
    {
        ImmutableArray<Text> hours = [.. Enumerable.Range(0, 24).Select(hour => Same(hour.ToString("00", CultureInfo.InvariantCulture)))];
        return new SectionChart(new Text("各时段的报警", "Alarms by hour of the day"), ChartKind.Stack, Count, hours,
        [
            Hours(new("误按呼救", "False SOS"), alarm => alarm.Cause == AlarmCause.Sos && alarm.Trouble == 0),
            Hours(new("其他误报", "Other false alarms"), alarm => alarm.Cause != AlarmCause.Sos && alarm.Trouble == 0),
            Hours(new("真实险情", "True alarms"), alarm => alarm.Trouble != 0),
        ]);

        ChartSeries Hours(Text name, Func<AlarmRow, bool> belongs)
        {
            var counts = new double?[24];
            Array.Fill(counts, 0);
            foreach (var alarm in book.Alarms.Where(belongs)) counts[span.Local(alarm.At).Hour]++;
            return new ChartSeries(name, [.. counts]);
        }
    }

    private SectionChart ArrivalsByHour()
    {
        string[] parts = ["00–06", "06–09", "09–12", "12–15", "15–18", "18–22", "22–24"];
        int[] ends = [6, 9, 12, 15, 18, 22, 24];
        Rescuer[] rescuers = [Rescuer.Guardian, Rescuer.Guard, Rescuer.Officer];
        Text[] names = [new("监护人", "Guardian"), new("物业保安", "Property guard"), new("网格员", "Grid officer")];
        var shares = rescuers.Select(_ => new double?[parts.Length]).ToArray();
        for (var part = 0; part < parts.Length; part++)
        {
            var (from, to) = (part == 0 ? 0 : ends[part - 1], ends[part]);
            var reached = book.Alarms.Where(alarm => alarm.ReachedMilliseconds is not null && span.Local(alarm.At).Hour >= from && span.Local(alarm.At).Hour < to).ToArray();
            for (var who = 0; who < rescuers.Length; who++) shares[who][part] = ElderTally.ShareOf(reached, alarm => alarm.ReachedBy == rescuers[who]) * 100;
        }

        return new SectionChart(new Text("谁最先到老人身边", "Who is first at the elder's side"), ChartKind.Stack, new Text("%", "%"), [.. parts.Select(Same)],
            [.. rescuers.Select((_, who) => new ChartSeries(names[who], [.. shares[who]]))]);
    }

    private SectionChart ToldByGroup()
    {
        var known = book.Troubles.Where(trouble => ElderTally.HadTime(trouble, span)).ToLookup(trouble => city.Homes.Elders[trouble.Elder].Group);
        List<ChartSeries> series = [new(new("有报警", "Alarm raised"), [.. Groups.Select(group => (double?)known[group].Count(trouble => trouble.IsTold))])];
        for (var cause = 0; cause < ElderTally.MissedCauses.Length; cause++)
        {
            var index = cause;
            var label = ElderTally.MissedCauses[cause].Label;
            series.Add(new ChartSeries(new("没有报警：" + label.Zh, "No alarm: " + label.En), [.. Groups.Select(group => (double?)known[group].Count(trouble => !trouble.IsTold && ElderTally.CauseOf(trouble) == index))]));
        }

        return new SectionChart(GroupTitle(), ChartKind.Stack, Count, [.. Groups.Select(group => ShortNames[(int)group])], [.. series]);
    }

    private Text GroupTitle() => book.Troubles.All(trouble => ElderTally.HadTime(trouble, span))
        ? new("各类人群的真实险情", "True emergencies by group")
        : new("各类人群的真实险情（不含结束前一小时内的）", "True emergencies by group, but for those in the run's last hour");

    private SectionChart ByDay()
    {
        var days = (int)Math.Ceiling((span.Start.TimeOfDay.TotalMilliseconds + span.Duration.Milliseconds) / 86_400_000);
        ImmutableArray<Text> names = [.. Enumerable.Range(0, days).Select(day => Same(span.Start.Date.AddDays(day).ToString("MM-dd", CultureInfo.InvariantCulture)))];
        return new SectionChart(new Text("逐日真实险情", "True emergencies by day"), ChartKind.Stack, Count, names,
            [.. Troubles.Select(kind => new ChartSeries(kind.Label, [.. Enumerable.Range(0, days).Select(day => (double?)book.Troubles.Count(trouble => trouble.What == kind.What && (span.Local(trouble.At).Date - span.Start.Date).Days == day))]))]);
    }

    private static Text Same(string text) => new(text, text);
}
