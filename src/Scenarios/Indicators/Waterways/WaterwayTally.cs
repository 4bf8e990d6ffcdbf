using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Indicators.Waterways;

/// <summary>Adds up the watch over a river: what of the truth the alarms found, how many were false, and how soon boats were there.</summary>
internal sealed class WaterwayTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly WaterwayBook _book = new();

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.OffenceBegan;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.RiverSourceMissing;

    /// <summary>Names of the three kinds, in the order of <see cref="Suspicion"/>.</summary>
    internal static (string Name, Text Label)[] Kinds { get; } = [("fishing", new("非法捕捞", "illegal fishing")), ("dredging", new("非法采砂", "sand dredging")), ("discharge", new("偷排", "discharge"))];

    public static IEnumerable<IndicatorDefinition> Definitions()
    {
        yield return Define("offences", "江上违法行为（真实）", "Offences on the river, as they truly were", IndicatorUnit.Count);
        yield return Define("alarms", "岸基站报警", "Alarms of shore stations", IndicatorUnit.Count);
        yield return Define("alarms.precision", "岸基站报警属实率", "Alarms of shore stations that were true", IndicatorUnit.Share);
        yield return Define("recall", "江上违法行为发现率", "Offences on the river that an alarm found", IndicatorUnit.Share);
        foreach (var (name, label) in Kinds)
        {
            yield return Define($"{name}.precision", $"{label.Zh}报警属实率", $"Alarms of {label.En} that were true", IndicatorUnit.Share);
            yield return Define($"{name}.recall", $"{label.Zh}发现率", $"Offences of {label.En} found", IndicatorUnit.Share);
        }

        yield return Define("alarm.delay.median", "违法开始到报警中位数", "Offence to its alarm (median)", IndicatorUnit.Milliseconds);
        yield return Define("intercepted.share", "江上违法行为查获率", "Offenders on the river who were boarded", IndicatorUnit.Share);
        yield return Define("intercept.median", "违法开始到登船中位数", "Offence to boarding (median)", IndicatorUnit.Milliseconds);
        yield return Define("boat.wait.p95", "等待巡逻艇 95 分位", "Wait for a patrol boat (95th percentile)", IndicatorUnit.Milliseconds);
        yield return Define("transfers", "跨县移交追查", "Pursuits handed to the next county", IndicatorUnit.Count);
        yield return Define("pursuits.lost", "追丢的船", "Vessels lost in pursuit", IndicatorUnit.Count);
    }

    /// <inheritdoc/>
    public override void Add(in Outcome outcome) => _book.Add(in outcome);

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        if (!_book.IsOn) return;
        var (offences, alarms) = (_book.Offences, _book.Alarms);
        values.Set("river.offences", offences.Count);
        values.Set("river.alarms", alarms.Count);
        values.SetShare("river.alarms.precision", alarms.Count(alarm => alarm.IsTrue), alarms.Count);
        values.SetShare("river.recall", offences.Count(IsFound), offences.Count);
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (suspicion, errand) = ((Suspicion)kind, WaterwayBook.ErrandOf((Suspicion)kind));
            values.SetShare($"river.{Kinds[kind].Name}.precision", alarms.Count(alarm => alarm.Suspicion == suspicion && alarm.IsTrue), alarms.Count(alarm => alarm.Suspicion == suspicion));
            values.SetShare($"river.{Kinds[kind].Name}.recall", offences.Count(offence => offence.Errand == errand && IsFound(offence)), offences.Count(offence => offence.Errand == errand));
        }

        Median(values, "river.alarm.delay.median", offences.Where(IsFound).Select(offence => offence.Alarmed - offence.Began));
        values.SetShare("river.intercepted.share", offences.Count(IsBoarded), offences.Count);
        Median(values, "river.intercept.median", offences.Where(IsBoarded).Select(offence => offence.Boarded - offence.Began));
        values.Set("river.boat.wait.p95", _book.BoatWaits.Quantile(95), _book.BoatWaits.Count);
        values.Set("river.transfers", _book.Transfers);
        values.Set("river.pursuits.lost", alarms.Count(alarm => alarm.Lost));
    }

    /// <inheritdoc/>
    public override Section? Section() => _book.IsOn ? new WaterwaySection(city, span, _book).Complete() : null;

    private static bool IsFound(TrueOffence offence) => offence.Alarmed != SimTime.Never;

    private static bool IsBoarded(TrueOffence offence) => offence.Boarded != SimTime.Never;

    private static void Median(IndicatorValues values, string name, IEnumerable<SimDuration> times)
    {
        var samples = new Samples();
        foreach (var time in times) samples.Add(time.Milliseconds);
        values.Set(name, samples.Quantile(50), samples.Count);
    }

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new("river." + name, new Text(zh, en), unit);
}
