using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Supervision;

/// <summary>Resident supervision in figures: how long unowned assets do not work, and how many get an owner.</summary>
internal sealed class SupervisionTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly SupervisionBook _book = new(city, span);
    private bool _isOn;

    /// <summary>The indicators, in the order of reports.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        new("supervision.failures", new("无主设施故障", "Failures of unowned assets"), IndicatorUnit.Count),
        new("supervision.failed.median", new("故障到修复用时中位数", "From failure to repair (median)"), IndicatorUnit.Milliseconds),
        new("supervision.failed.p90", new("故障到修复用时 90 分位", "From failure to repair (90th percentile)"), IndicatorUnit.Milliseconds),
        new("supervision.failed-at-end", new("期末仍未修复的故障", "Failures not repaired at the end"), IndicatorUnit.Count),
        new("supervision.cases", new("督导员立案", "Cases that supervisors opened"), IndicatorUnit.Count),
        new("supervision.handed-over.count", new("完成移交的案件", "Cases handed over"), IndicatorUnit.Count),
        new("supervision.handed-over.share", new("立案后完成移交的比例", "Share of cases handed over"), IndicatorUnit.Share),
        new("supervision.hand-over.median", new("立案到移交用时中位数", "From opening a case to hand-over (median)"), IndicatorUnit.Milliseconds),
        new("supervision.meetings", new("召开协调会", "Coordination meetings"), IndicatorUnit.Count),
        new("supervision.meetings.wait.median", new("提请到开完协调会用时中位数", "From request for a meeting to its end (median)"), IndicatorUnit.Milliseconds),
        new("supervision.meetings.agreed.share", new("达成一致的协调会比例", "Meetings that reached agreement"), IndicatorUnit.Share),
        new("supervision.records.found.share", new("查到权属资料的案件比例", "Cases for which documents naming the owner were found"), IndicatorUnit.Share),
        new("supervision.meetings.no-money", new("因接收单位没有经费而未达成一致的协调会", "Meetings without agreement because the receiving unit could not pay"), IndicatorUnit.Count),
        new("supervision.meetings.put-off", new("无法排期的协调会", "Meetings put off because the units had no free time in common"), IndicatorUnit.Count),
        new("supervision.raised.share", new("提请区领导协调的比例", "Cases referred to the district's leader"), IndicatorUnit.Share),
        new("supervision.named.repaired", new("情景指定的设施：故障到修复（最长）", "The scenario's asset: longest time from failure to repair"), IndicatorUnit.Milliseconds),
        new("supervision.named.handed-over", new("情景指定的设施：故障到移交（最长）", "The scenario's asset: longest time from failure to hand-over"), IndicatorUnit.Milliseconds),
    ];

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.AssetFailed;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.RecordFound;

    /// <inheritdoc/>
    public override void Add(in Outcome outcome)
    {
        _isOn = true;
        _book.Add(in outcome);
    }

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        if (!_isOn) return;
        var cases = _book.Cases.Count;
        values.Set("supervision.failures", _book.Failures);
        values.Set("supervision.failed.median", _book.Dark.Quantile(50), _book.Dark.Count);
        values.Set("supervision.failed.p90", _book.Dark.Quantile(90), _book.Dark.Count);
        values.Set("supervision.failed-at-end", _book.StillFailed);
        values.Set("supervision.cases", cases);
        values.Set("supervision.handed-over.count", _book.HandOvers.Count);
        values.SetShare("supervision.handed-over.share", _book.HandOvers.Count, cases);
        values.Set("supervision.hand-over.median", _book.HandOvers.Quantile(50), _book.HandOvers.Count);
        values.Set("supervision.meetings", _book.Held);
        values.Set("supervision.meetings.wait.median", _book.MeetingWaits.Quantile(50), _book.MeetingWaits.Count);
        values.SetShare("supervision.meetings.agreed.share", _book.Agreed, _book.Held);
        values.SetShare("supervision.records.found.share", _book.Records, _book.Cases.Count);
        values.Set("supervision.meetings.no-money", _book.NoMoney);
        values.Set("supervision.meetings.put-off", _book.PutOff);
        values.SetShare("supervision.raised.share", _book.Cases.Values.Count(one => one.IsRaised), cases);
        Until(values, "supervision.named.repaired", named => named.Works);
        Until(values, "supervision.named.handed-over", named => named.HandedOver);
    }

    /// <inheritdoc/>
    public override Section? Section() => _isOn ? SupervisionSection.Of(city, span, _book) : null;

    // The longest of those that failed; no value while one of them has not come so far.
    private void Until(IndicatorValues values, string name, Func<(long Failed, long Works, long HandedOver), long> reached)
    {
        var failed = _book.Named.Where(named => named.Failed >= 0).ToArray();
        if (failed.Length == 0) return;
        var open = failed.Where(named => reached(named) < 0).ToArray();
        values.SetUntil(name, open.Length > 0 ? null : failed.Max(named => reached(named) - named.Failed), open.Length > 0 ? span.Duration.Milliseconds - open.Min(named => named.Failed) : 0);
    }
}
