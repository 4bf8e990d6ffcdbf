using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Elders;

/// <summary>
/// The indicators of the elders system, over the whole run: nothing has to fill up before it is measured. What is missed is counted only
/// where the run went on for an hour, so that an alarm had time to come.
/// </summary>
internal sealed class ElderTally(CityDefinition city, RunSpan span) : SystemTally
{
    private const double Month = 30 * 86_400_000.0;
    private static readonly SimDuration TimeToTell = SimDuration.FromHours(1);

    private readonly ElderBook _book = new(city);

    /// <summary>Causes of a missed event, in the order of reports.</summary>
    internal static readonly (string Name, Text Label)[] MissedCauses =
    [
        ("put-down", new("手环未佩戴", "the wristband was not worn")),
        ("empty", new("手环没电", "its battery was empty")),
        ("not-seen", new("佩戴着但手环没有识别、本人没有按键", "the wristband was worn but noticed nothing and nobody pressed")),
    ];

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.ElderBefell;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.ElderFound;

    public static IEnumerable<IndicatorDefinition> Definitions()
    {
        yield return Define("devices", "在用手环", "Wristbands given out", IndicatorUnit.Count);
        yield return Define("troubles.count", "真实险情", "Emergencies that truly happened", IndicatorUnit.Count);
        yield return Define("falls.per-day", "日均跌倒（真实）", "Falls a day (true ones)", IndicatorUnit.PerDay);
        yield return Define("cardiac.per-day", "日均心脏急症（真实）", "Cardiac events a day (true ones)", IndicatorUnit.PerDay);
        yield return Define("falls.seen.share", "佩戴时跌倒的识别率", "Falls while worn that the wristband noticed", IndicatorUnit.Share);
        yield return Define("alarms.count", "手环报警", "Alarms of wristbands", IndicatorUnit.Count);
        yield return Define("alarms.false.share", "误报占比", "Alarms that were false", IndicatorUnit.Share);
        yield return Define("alarms.false.per-device-month", "每台手环每月误报", "False alarms per wristband and month", IndicatorUnit.PerDeviceMonth);
        yield return Define("vitals.count", "体征报警", "Alarms of vital signs", IndicatorUnit.Count);
        yield return Define("vitals.precision", "体征报警属实率", "Alarms of vital signs that were true", IndicatorUnit.Share);
        yield return Define("vitals.false.per-day", "日均体征误报", "False alarms of vital signs a day", IndicatorUnit.PerDay);
        yield return Define("vitals.seen.share", "佩戴时心脏急症与中暑的体征识别率", "Cardiac events and heat strokes while worn that vital signs told of", IndicatorUnit.Share);
        yield return Define("sos.count", "一键呼救", "SOS presses", IndicatorUnit.Count);
        yield return Define("sos.false.share", "呼救误按占比", "SOS presses that were false", IndicatorUnit.Share);
        yield return Define("sos.per-device-month", "每台手环每月呼救", "SOS presses per wristband and month", IndicatorUnit.PerDeviceMonth);
        foreach (var (name, label) in Times)
        {
            yield return Define(name + ".median", label.Zh + "中位数", label.En + " (median)", IndicatorUnit.Milliseconds);
            yield return Define(name + ".p95", label.Zh + " 95 分位", label.En + " (95th percentile)", IndicatorUnit.Milliseconds);
        }

        yield return Define("answered.5min.share", "5 分钟内有人应答的报警", "Alarms answered within 5 minutes", IndicatorUnit.Share);
        yield return Define("arrived.15min.share", "真实险情报警 15 分钟内有人到身边", "True alarms with somebody at the elder's side within 15 minutes", IndicatorUnit.Share);
        yield return Define("by-phone.share", "电话核实后解除的报警", "Alarms settled by telephone", IndicatorUnit.Share);
        yield return Define("wrongly-settled.count", "电话误解除的真实险情报警", "True alarms that a call settled wrongly", IndicatorUnit.Count);
        yield return Define("wrongly-settled.share", "电话误解除占真实险情报警", "Share of true alarms that a call settled wrongly", IndicatorUnit.Share);
        yield return Define("wrongly-settled.found.median", "误解除到老人被找到用时中位数", "From a wrong settling until the elder was found (median)", IndicatorUnit.Milliseconds);
        yield return Define("wrongly-settled.found.p95", "误解除到老人被找到用时 95 分位", "From a wrong settling until the elder was found (95th percentile)", IndicatorUnit.Milliseconds);
        foreach (var (name, label) in Arrivals) yield return Define($"first.{name}.share", $"最先到场的是{label.Zh}", $"First at the elder's side: {label.En}", IndicatorUnit.Share);
        yield return Define("called-off.count", "途中召回的救援者", "Rescuers called off on the way", IndicatorUnit.Count);
        yield return Define("escalated.count", "无人应答而升级到县级的报警", "Alarms raised to the county because nobody answered", IndicatorUnit.Count);
        yield return Define("open.count", "期末未解除的报警", "Alarms not settled at the end", IndicatorUnit.Count);
        yield return Define("missed.share", "没有报警的真实险情占比", "Emergencies without an alarm", IndicatorUnit.Share);
        foreach (var (name, label) in MissedCauses) yield return Define($"missed.{name}.share", $"没有报警的险情：{label.Zh}", $"Emergencies without an alarm because {label.En}", IndicatorUnit.Share);
        yield return Define("worn.day.share", "白天佩戴率", "Worn by day", IndicatorUnit.Share);
        yield return Define("worn.night.share", "夜间佩戴率", "Worn by night", IndicatorUnit.Share);
        yield return Define("empty.share", "手环没电的时间占比", "Share of time with an empty battery", IndicatorUnit.Share);
        yield return Define("silent.count", "失联一天的手环", "Wristbands silent for a day", IndicatorUnit.Count);
        yield return Define("put-away.count", "本人当场解除的跌倒误报", "False fall alarms that wearers cancelled themselves", IndicatorUnit.Count);
    }

    internal static readonly (string Name, Text Label)[] Arrivals =
    [
        ("guardian", new("监护人", "the guardian")),
        ("officer", new("网格员", "the grid officer")),
        ("guard", new("物业保安", "the property guard")),
    ];

    private static readonly (string Name, Text Label)[] Times =
    [
        ("answer", new("报警到有人应答用时", "From alarm to the first answer")),
        ("arrival", new("真实险情报警到有人到身边用时", "From a true alarm to the first at the elder's side")),
        ("handled", new("报警到解除用时", "From alarm to its settling")),
    ];

    /// <inheritdoc/>
    public override void Add(in Outcome outcome) => _book.Add(in outcome);

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        if (_book.IsEmpty) return;
        var days = span.Duration.Milliseconds / 86_400_000.0;
        var deviceMonths = _book.GivenOut.Sum() / Month;
        var (troubles, alarms) = (_book.Troubles, _book.Alarms);
        var falls = troubles.Where(trouble => trouble.What == Trouble.Fall).ToArray();
        var presses = alarms.Where(alarm => alarm.Cause == AlarmCause.Sos).ToArray();
        Set("devices", city.Homes.Elders.Length);
        Set("troubles.count", troubles.Count);
        Set("falls.per-day", falls.Length / days);
        Set("cardiac.per-day", troubles.Count(trouble => trouble.What == Trouble.Cardiac) / days);
        values.SetShareOf("elders.falls.seen.share", falls.Where(fall => fall.Device == DeviceState.Worn && HadTime(fall)), fall => fall.IsSensed);
        Set("alarms.count", alarms.Count);
        values.SetShareOf("elders.alarms.false.share", alarms, alarm => alarm.Trouble == 0);
        Set("alarms.false.per-device-month", alarms.Count(alarm => alarm.Trouble == 0) / deviceMonths);
        var vitals = alarms.Where(alarm => alarm.Cause == AlarmCause.VitalSigns).ToArray();
        Set("vitals.count", vitals.Length);
        values.SetShareOf("elders.vitals.precision", vitals, alarm => alarm.Trouble != 0);
        Set("vitals.false.per-day", vitals.Count(alarm => alarm.Trouble == 0) / days);
        values.SetShareOf("elders.vitals.seen.share", troubles.Where(trouble => trouble.What is Trouble.Cardiac or Trouble.Heat && trouble.Device == DeviceState.Worn && HadTime(trouble)), trouble => trouble.IsSensed);
        Set("sos.count", presses.Length);
        values.SetShareOf("elders.sos.false.share", presses, press => press.Trouble == 0);
        Set("sos.per-device-month", presses.Length / deviceMonths);
        ReportRace(values);
        ReportMissed(values);
        values.SetShareOfTime("elders.worn.day.share", _book.Wear[0].Worn, _book.Wear[0].All);
        values.SetShareOfTime("elders.worn.night.share", _book.Wear[1].Worn, _book.Wear[1].All);
        values.SetShareOfTime("elders.empty.share", _book.Wear[0].Empty + _book.Wear[1].Empty, _book.Wear[0].All + _book.Wear[1].All);
        Set("silent.count", _book.Silent);
        Set("put-away.count", _book.PutAway);

        void Set(string name, double? value) => values.Set("elders." + name, value);
    }

    /// <inheritdoc/>
    public override Section? Section() => _book.IsEmpty ? null : new ElderSection(city, span, _book).Make();

    /// <summary>Whether the run went on long enough for an alarm to come.</summary>
    internal static bool HadTime(TroubleRow trouble, RunSpan span) => trouble.At + TimeToTell <= SimTime.Start + span.Duration;

    /// <summary>Why nobody was told, as an index into <see cref="MissedCauses"/>.</summary>
    internal static int CauseOf(TroubleRow missed) => missed.Device switch
    {
        DeviceState.PutDown => 0,
        DeviceState.Empty => 1,
        _ => 2,
    };

    /// <summary>The share for which something holds; nothing when there is none.</summary>
    internal static double? ShareOf<T>(IEnumerable<T> all, Func<T, bool> holds)
    {
        var (count, held) = (0, 0);
        foreach (var one in all)
        {
            count++;
            if (holds(one)) held++;
        }

        return count == 0 ? null : held / (double)count;
    }

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new("elders." + name, new Text(zh, en), unit);

    private bool HadTime(TroubleRow trouble) => HadTime(trouble, span);

    // An alarm that is still open counts with the time it has waited so far, in the shares below; times are of those that were answered.
    private void ReportRace(IndicatorValues values)
    {
        var alarms = _book.Alarms;
        var genuine = alarms.Where(alarm => alarm.Trouble != 0).ToArray();
        SetTimes("answer", alarms.Select(alarm => alarm.AnsweredMilliseconds));
        SetTimes("arrival", genuine.Select(alarm => alarm.ReachedMilliseconds));
        SetTimes("handled", alarms.Select(alarm => alarm.SettledMilliseconds));
        values.SetShareOf("elders.answered.5min.share", alarms.Where(alarm => Waited(alarm, 5)), alarm => alarm.AnsweredMilliseconds <= 5 * 60_000);
        values.SetShareOf("elders.arrived.15min.share", genuine.Where(alarm => Waited(alarm, 15)), alarm => alarm.ReachedMilliseconds <= 15 * 60_000);
        values.SetShareOf("elders.by-phone.share", alarms.Where(alarm => alarm.SettledMilliseconds is not null), alarm => alarm.IsByPhone);
        ReportWrong(values, genuine);
        var reached = alarms.Where(alarm => alarm.ReachedMilliseconds is not null).ToArray();
        values.SetShareOf("elders.first.guardian.share", reached, alarm => alarm.ReachedBy == Rescuer.Guardian);
        values.SetShareOf("elders.first.officer.share", reached, alarm => alarm.ReachedBy == Rescuer.Officer);
        values.SetShareOf("elders.first.guard.share", reached, alarm => alarm.ReachedBy == Rescuer.Guard);
        values.Set("elders.called-off.count", _book.CalledOff);
        values.Set("elders.escalated.count", alarms.Count(alarm => alarm.IsEscalated));
        values.Set("elders.open.count", _book.OpenAtEnd);

        bool Waited(AlarmRow alarm, int minutes) => alarm.At + SimDuration.FromMinutes(minutes) <= SimTime.Start + span.Duration;

        void SetTimes(string name, IEnumerable<long?> times)
        {
            var samples = new Samples();
            foreach (var time in times)
            {
                if (time is { } known) samples.Add(known);
            }

            values.Set($"elders.{name}.median", samples.Quantile(50), samples.Count);
            values.Set($"elders.{name}.p95", samples.Quantile(95), samples.Count);
        }
    }

    private void ReportWrong(IndicatorValues values, AlarmRow[] genuine)
    {
        var found = new Samples();
        foreach (var waited in _book.FoundAfter) found.Add(waited);
        values.Set("elders.wrongly-settled.count", genuine.Count(alarm => alarm.IsWrong));
        values.SetShareOf("elders.wrongly-settled.share", genuine.Where(alarm => alarm.SettledMilliseconds is not null), alarm => alarm.IsWrong);
        values.Set("elders.wrongly-settled.found.median", found.Quantile(50), found.Count);
        values.Set("elders.wrongly-settled.found.p95", found.Quantile(95), found.Count);
    }

    private void ReportMissed(IndicatorValues values)
    {
        var known = _book.Troubles.Where(HadTime).ToArray();
        values.SetShareOf("elders.missed.share", known, trouble => !trouble.IsTold);
        for (var cause = 0; cause < MissedCauses.Length; cause++)
        {
            var index = cause;
            values.SetShareOf($"elders.missed.{MissedCauses[cause].Name}.share", known, trouble => !trouble.IsTold && CauseOf(trouble) == index);
        }
    }
}
