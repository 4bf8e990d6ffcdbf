using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Outages;

/// <summary>Adds up a burst water main: how long people were without water, the storm of calls, what it did to other callers and to the desks.</summary>
internal sealed class BurstTally(CityDefinition city, RunSpan span) : SystemTally
{
    /// <summary>Share of a day's requests in the busiest hour of an ordinary day.</summary>
    private static readonly double BusiestHour = Definition.LoadChange.OrdinaryDay.Max();
    private readonly BurstBook _book = new(city);

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.MainBurst;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.DryHomesAtEnd;

    /// <inheritdoc/>
    public override bool Overhears => true;

    public static IEnumerable<IndicatorDefinition> Definitions()
    {
        yield return Define("people", "停水人口", "People without water", IndicatorUnit.Count);
        yield return Define("known", "爆管到供水企业获知", "Burst until the water company knew", IndicatorUnit.Milliseconds);
        yield return Define("announced", "爆管到公告", "Burst until it was announced", IndicatorUnit.Milliseconds);
        yield return Define("valves-shut", "爆管到关阀隔离", "Burst until the valves were shut", IndicatorUnit.Milliseconds);
        yield return Define("restored", "爆管到 95% 人口恢复供水", "Burst until 95% of the people had water again", IndicatorUnit.Milliseconds);
        yield return Define("dry", "停水人·分钟", "Time people were without water", IndicatorUnit.PersonMinutes);
        yield return Define("calls", "停水来电", "Calls about the water", IndicatorUnit.Count);
        yield return Define("calls.peak-hour", "停水来电最多的一小时", "Calls about the water in the busiest hour", IndicatorUnit.Count);
        yield return Define("calls.times-ordinary", "停水镇街最忙一小时来电相当于平日最忙一小时的倍数", "Calls in the busiest hour of the towns hit, as a multiple of their ordinary busiest hour", IndicatorUnit.Count);
        yield return Define("calls.recording.share", "听语音播报即可的停水来电", "Calls about the water that a recording answered", IndicatorUnit.Share);
        yield return Define("calls.missed.share", "停水来电未接通率", "Calls about the water that nobody answered", IndicatorUnit.Share);
        yield return Define("calls.wait.p95", "停水来电接通等待 95 分位", "Wait of answered calls about the water (95th percentile)", IndicatorUnit.Milliseconds);
        yield return Define("callers", "来电的停水家庭", "Homes that called about the water", IndicatorUnit.Count);
        yield return Define("callers.unanswered.share", "始终没有打通的停水家庭", "Homes that called and never got through", IndicatorUnit.Share);
        yield return Define("texted.share", "短信告知的停水家庭", "Homes without water told by text message", IndicatorUnit.Share);
        yield return Define("requests.to-desks", "转到指挥中心的停水诉求", "Requests about the water that reached the desks", IndicatorUnit.Count);
        yield return Define("desk.wait.p95", "停水期间县级坐席受理等待 95 分位", "Wait at the county's desk meanwhile (95th percentile)", IndicatorUnit.Milliseconds);
        yield return Define("orders", "停水诉求立案", "Orders filed for requests about the water", IndicatorUnit.Count);
        yield return Define("merged.share", "停水诉求并单率", "Requests about the water merged into an order", IndicatorUnit.Share);
        yield return Define("others.missed.share", "停水期间其他来电未接通率", "Other calls meanwhile that nobody answered", IndicatorUnit.Share);
        yield return Define("others.answered-15s.share", "停水期间其他来电 15 秒接通率", "Other calls meanwhile answered within 15 s", IndicatorUnit.Share);
    }

    /// <inheritdoc/>
    public override void Add(in Outcome outcome) => _book.Add(in outcome);

    /// <inheritdoc/>
    public override void Overhear(in Outcome outcome) => _book.Overhear(in outcome);

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        if (_book.Burst is not { } burst) return;
        values.Set("burst.people", burst.C);
        values.Set("burst.known", _book.Known?.B);
        values.Set("burst.announced", _book.First(RepairStep.Announced)?.B);
        values.Set("burst.valves-shut", _book.First(RepairStep.ValvesShut)?.B);
        values.SetUntil("burst.restored", _book.Restored is { } restored ? restored.Milliseconds - burst.Time : null, span.Duration.Milliseconds - burst.Time);
        values.Set("burst.dry", _book.Cells.Values.Sum(cell => cell.DryMilliseconds / 60_000.0 * cell.People));
        Calls(values);
        var (callers, through) = (_book.Cells.Values.Sum(cell => cell.Callers), _book.Cells.Values.Sum(cell => cell.GotThrough));
        values.Set("burst.callers", callers);
        values.SetShare("burst.callers.unanswered.share", callers - through, callers);
        values.SetShare("burst.texted.share", _book.Cells.Values.Sum(cell => cell.Texted), _book.Cells.Values.Sum(cell => cell.Homes));
        values.Set("burst.requests.to-desks", _book.Merged + _book.Orders);
        values.Set("burst.desk.wait.p95", _book.DeskWaits.Quantile(95), _book.DeskWaits.Count);
        values.Set("burst.orders", _book.Orders);
        values.SetShare("burst.merged.share", _book.Merged, _book.Merged + _book.Orders);
        var others = _book.OthersAnswered + _book.OthersMissed;
        values.SetShare("burst.others.missed.share", _book.OthersMissed, others);
        values.SetShare("burst.others.answered-15s.share", _book.OthersIn15Seconds, others);
    }

    /// <inheritdoc/>
    public override Section? Section() => _book.Burst is null ? null : new BurstSection(city, span, _book).Complete();

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new("burst." + name, new Text(zh, en), unit);

    private void Calls(IndicatorValues values)
    {
        var ended = _book.Answered + _book.Recordings + _book.Missed;
        values.Set("burst.calls", _book.Calls);
        values.SetShare("burst.calls.recording.share", _book.Recordings, ended);
        values.SetShare("burst.calls.missed.share", _book.Missed, ended);
        values.Set("burst.calls.wait.p95", _book.Waits.Quantile(95), _book.Waits.Count);
        long[] ofSlots = [.. _book.Slots.Select(slot => slot.Answered + slot.Recording + slot.Missed)];
        var peak = ofSlots.Length == 0 ? 0 : Enumerable.Range(0, ofSlots.Length).Max(first => ofSlots.Skip(first).Take(4).Sum());
        values.Set("burst.calls.peak-hour", peak);
        var towns = _book.Cells.Keys.Select(cell => city.Cells[cell].Town).Distinct().Sum(town => city.Towns[town].Population);
        var ordinary = city.Matters.Sum(matter => matter.RequestsPer100K) * towns / 100_000 * BusiestHour;
        values.Set("burst.calls.times-ordinary", ordinary > 0 ? (peak + ordinary) / ordinary : null);
    }
}
