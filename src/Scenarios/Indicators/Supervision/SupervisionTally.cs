using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Supervision;

/// <summary>Resident supervision in figures: how long things without an owner do not work, and how many get one.</summary>
internal sealed class SupervisionTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly SupervisionBook _book = new(city, span);
    private bool _isOn;

    /// <summary>The indicators, in the order of reports.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        new("supervision.failures", new("无主设施故障", "failures of things without an owner"), IndicatorUnit.Count),
        new("supervision.failed.median", new("故障到修复中位数", "from failure to repair, median"), IndicatorUnit.Milliseconds),
        new("supervision.failed.p90", new("故障到修复 90 分位", "from failure to repair, 90th percentile"), IndicatorUnit.Milliseconds),
        new("supervision.failed-at-end", new("期末仍未修复", "not repaired at the end"), IndicatorUnit.Count),
        new("supervision.cases", new("督导立案", "cases opened"), IndicatorUnit.Count),
        new("supervision.handed-over.count", new("完成移交", "handed over"), IndicatorUnit.Count),
        new("supervision.handed-over.share", new("立案后完成移交比例", "cases handed over"), IndicatorUnit.Share),
        new("supervision.hand-over.median", new("立案到移交中位数", "from case to hand-over, median"), IndicatorUnit.Milliseconds),
        new("supervision.meetings", new("协调会", "coordination meetings"), IndicatorUnit.Count),
        new("supervision.meetings.wait.median", new("约会到开会中位数", "from asking to the end of the meeting, median"), IndicatorUnit.Milliseconds),
        new("supervision.meetings.agreed.share", new("协调会达成一致比例", "meetings that agree"), IndicatorUnit.Share),
        new("supervision.raised.share", new("提请区领导协调比例", "cases before the district's leader"), IndicatorUnit.Share),
        new("supervision.named.repaired", new("点名设施：故障到修复（最长）", "the named thing: from failure to repair"), IndicatorUnit.Milliseconds),
        new("supervision.named.handed-over", new("点名设施：故障到移交（最长）", "the named thing: from failure to hand-over"), IndicatorUnit.Milliseconds),
    ];

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.AssetFailed;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.AssetFailedAtEnd;

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
        values.SetShare("supervision.raised.share", _book.Cases.Values.Count(one => one.IsRaised), cases);
        values.Set("supervision.named.repaired", Longest(named => named.Works));
        values.Set("supervision.named.handed-over", Longest(named => named.HandedOver));
    }

    /// <inheritdoc/>
    public override Section? Section() => _isOn ? SupervisionSection.Of(city, span, _book) : null;

    // No value while one that failed has not come so far.
    private double? Longest(Func<(long Failed, long Works, long HandedOver), long> reached)
    {
        var failed = _book.Named.Where(named => named.Failed >= 0).ToArray();
        return failed.Length == 0 || failed.Any(named => reached(named) < 0) ? null : failed.Max(named => reached(named) - named.Failed);
    }
}
