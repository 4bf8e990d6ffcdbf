using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Care;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Care;

/// <summary>Home care in figures: what was asked for, how soon somebody was found, came, was done, and what elders thought of it.</summary>
internal sealed class CareTally(CityDefinition city, RunSpan span) : SystemTally
{
    /// <summary>Within which a provider is to be found.</summary>
    internal const long ResponseLimit = 2 * 3_600_000;

    private readonly CareBook _book = new(city, span);
    private bool _isOn;

    /// <summary>The indicators, in the order of reports.</summary>
    public static ImmutableArray<IndicatorDefinition> Definitions { get; } =
    [
        new("care.orders", new("居家服务订单", "Services asked for at home"), IndicatorUnit.Count),
        new("care.orders.per-station-day", new("每站订单", "Services per station"), IndicatorUnit.PerDay),
        new("care.response.2h.share", new("2 小时内响应率", "Services answered by a provider within 2 h"), IndicatorUnit.Share),
        new("care.medical.response.2h.share", new("医护 2 小时内响应率", "Medical services answered within 2 h"), IndicatorUnit.Share),
        new("care.response.p95", new("响应时间 95 分位", "Time to a provider's answer (95th percentile)"), IndicatorUnit.Milliseconds),
        new("care.arrive.median", new("上门时间中位数", "Time until somebody is at the door (median)"), IndicatorUnit.Milliseconds),
        new("care.completed.on-time.share", new("按时完成率（医护 24 小时，其余 48 小时）", "Services done in time (medicine 24 h, others 48 h)"), IndicatorUnit.Share),
        new("care.had-to-wait.share", new("无空闲人员需排队的订单", "Services for which no worker was free"), IndicatorUnit.Share),
        new("care.travel.median", new("路途时间中位数", "Way to the door (median)"), IndicatorUnit.Milliseconds),
        new("care.workers.utilisation", new("服务人员忙碌率", "Workers: share of time on the way and at work"), IndicatorUnit.Share),
        new("care.satisfied.share", new("回访满意率", "Elders satisfied when called back"), IndicatorUnit.Share),
        new("care.open-at-end", new("期末未完成订单", "Services not done at the end"), IndicatorUnit.Count),
        new("care.day-care.admitted.share", new("日间照料当天入托率", "Elders who got a day-care place the day they asked"), IndicatorUnit.Share),
        new("care.day-care.gave-up", new("等不到日间照料而另寻他处的老人", "Elders who gave up waiting for day care"), IndicatorUnit.Count),
        new("care.day-care.occupied.share", new("日间照料床位使用率", "Day-care places in use"), IndicatorUnit.Share),
        new("care.aids.at-once.share", new("辅具有现货的申请", "Aids that were there when an elder asked"), IndicatorUnit.Share),
        new("care.aids.to-door.median", new("申请到辅具送达用时中位数", "From asking for an aid until it was brought (median)"), IndicatorUnit.Milliseconds),
        new("care.aids.to-door.p95", new("申请到辅具送达用时 95 分位", "From asking for an aid until it was brought (95th percentile)"), IndicatorUnit.Milliseconds),
        new("care.aids.gave-up", new("等不到辅具而另寻他处的老人", "Elders who gave up waiting for an aid"), IndicatorUnit.Count),
        new("care.aids.out.share", new("辅具在租率", "Aids that are let"), IndicatorUnit.Share),
        new("care.aids.turn-round.share", new("清洁消毒中的辅具占比", "Aids that are being cleaned"), IndicatorUnit.Share),
        new("care.subsidy.yuan", new("财政补贴（元）", "Subsidies (yuan)"), IndicatorUnit.Count),
        new("care.subsidy.share", new("补贴占费用比例", "Share of the price that the city pays"), IndicatorUnit.Share),
    ];

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.CareAsked;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.AidFetched;

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
        var end = span.Duration.Milliseconds;
        values.Set("care.orders", _book.All.Count);
        values.Set("care.orders.per-station-day", city.Care.Stations.IsEmpty ? null : _book.All.Count / (city.Care.Stations.Length * span.MeasuredDays));
        Response(values, "care.response.2h.share", _book.All);
        Response(values, "care.medical.response.2h.share", _book.All.Where(one => one.Service == (int)CareService.Medical));
        var (responses, arrivals) = (new Samples(), new Samples());
        foreach (var one in _book.All)
        {
            if (one.Matched >= 0) responses.Add(one.Matched - one.Asked);
            if (one.Arrived >= 0) arrivals.Add(one.Arrived - one.Asked);
        }

        values.Set("care.response.p95", responses.Quantile(95), responses.Count);
        values.Set("care.arrive.median", arrivals.Quantile(50), arrivals.Count);
        var judged = _book.All.Where(one => one.Due <= end || one.Served >= 0).ToArray();
        values.SetShare("care.completed.on-time.share", judged.Count(one => one.Served >= 0 && one.Served <= one.Due), judged.Length);
        values.SetShare("care.had-to-wait.share", _book.All.Count(one => one.Waited), _book.All.Count);
        values.Set("care.travel.median", _book.Travel.Quantile(50), _book.Travel.Count);
        var providers = Enumerable.Range(0, city.Care.Providers.Length).Where(provider => _book.VisitsOf[provider] > 0).ToArray();
        values.SetShareOfTime("care.workers.utilisation", providers.Sum(provider => _book.BusyOf[provider]), providers.Sum(_book.OnDuty));
        values.SetShare("care.satisfied.share", _book.Satisfied, _book.Rated);
        values.Set("care.open-at-end", _book.All.Count(one => one.Served < 0));
        values.SetShare("care.day-care.admitted.share", _book.DayCare.AtOnce, _book.DayCare.Asked);
        values.Set("care.day-care.gave-up", _book.DayCare.GaveUp);
        values.SetShareOfTime("care.day-care.occupied.share", _book.DayCare.GuestDays, _book.DayCare.PlaceDays);
        values.SetShare("care.aids.at-once.share", _book.Aids.Asked - _book.Aids.HadToWait, _book.Aids.Asked);
        values.Set("care.aids.to-door.median", _book.Aids.ToDoor.Quantile(50), _book.Aids.ToDoor.Count);
        values.Set("care.aids.to-door.p95", _book.Aids.ToDoor.Quantile(95), _book.Aids.ToDoor.Count);
        values.Set("care.aids.gave-up", _book.Aids.GaveUp);
        values.SetShareOfTime("care.aids.out.share", _book.Aids.OutDays, _book.Aids.StockDays);
        values.SetShareOfTime("care.aids.turn-round.share", _book.Aids.CleaningDays, _book.Aids.StockDays);
        values.Set("care.subsidy.yuan", _book.SubsidyYuan);
        values.SetShareOfTime("care.subsidy.share", _book.SubsidyFen, _book.PaidFen);
    }

    /// <inheritdoc/>
    public override Section? Section() => _isOn ? CareSection.Of(city, span, _book) : null;

    /// <summary>Whether a service has had two hours to be answered, or was.</summary>
    internal static bool IsJudged(CareCase one, long end) => one.Asked + ResponseLimit <= end || one.Matched >= 0;

    /// <summary>Whether a provider was found in time.</summary>
    internal static bool IsInTime(CareCase one) => one.Matched >= 0 && one.Matched - one.Asked <= ResponseLimit;

    private void Response(IndicatorValues values, string name, IEnumerable<CareCase> cases)
    {
        var judged = cases.Where(one => IsJudged(one, span.Duration.Milliseconds)).ToArray();
        values.SetShare(name, judged.Count(IsInTime), judged.Length);
    }
}
