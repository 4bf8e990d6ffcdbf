using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Indicators;

/// <summary>How well the trade in hazardous goods was noticed, traced and stopped, judged by what truly happened.</summary>
internal sealed class HazmatWatchTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly HazmatWatchBook _book = new();

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.TripBegan;

    /// <inheritdoc/>
    public override OutcomeKind Last => (OutcomeKind)149;

    public static IEnumerable<IndicatorDefinition> Definitions()
    {
        static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new("hazmat." + name, new Text(zh, en), unit);

        yield return Define("alerts.per-day", "危化预警（各模型合计）", "Hazmat alerts (all models together)", IndicatorUnit.PerDay);
        yield return Define("alerts.precision", "危化预警研判属实率", "Hazmat alerts confirmed by review", IndicatorUnit.Share);
        yield return Define("alerts.confirmed", "危化预警研判属实", "Hazmat alerts confirmed", IndicatorUnit.Count);
        yield return Define("left-alone", "装载车辆无人看守停放（真实）", "Loaded vehicles left alone, in truth", IndicatorUnit.Count);
        yield return Define("left-alone.found", "无人看守停放被研判查实的比例", "Loaded vehicles left alone that a review found out", IndicatorUnit.Share);
        yield return Define("night-ban.broken", "违反夜间禁行（真实，按车、按夜计）", "Ban on expressways by night broken, in truth (nights of a vehicle)", IndicatorUnit.Count);
        yield return Define("night-ban.recall", "违反夜间禁行被定位发现的比例", "Of these, found from position reports", IndicatorUnit.Share);
        yield return Define("night-ban.precision", "夜间禁行预警确有其事的比例", "Alerts about the night ban that are about a true breach", IndicatorUnit.Share);
        yield return Define("night-ban.review.median", "夜间禁行预警到研判用时中位数", "From an alert about the night ban to its review (median)", IndicatorUnit.Milliseconds);
        yield return Define("stays.unexplained", "无登记理由的停留", "Stays that no register explains", IndicatorUnit.Count);
        yield return Define("stays.innocent-per-guilty", "每次违法停留对应的无辜未登记停留", "Innocent unregistered stays for each guilty one", IndicatorUnit.Count);
        yield return Define("stays.recall", "违法停留识别为无登记停留的比例", "Guilty stops recognised as unexplained stays", IndicatorUnit.Share);
        yield return Define("stays.precision", "无登记理由停留的违法占比", "Unexplained stays that were guilty", IndicatorUnit.Share);
        yield return Define("spots.alarms", "异常聚集停留预警", "Alarms about spots", IndicatorUnit.Count);
        yield return Define("spots.precision", "聚集停留预警准确率", "Alarms about spots that were right", IndicatorUnit.Share);
        yield return Define("rings.recall", "团伙发现率", "Rings found", IndicatorUnit.Share);
        yield return Define("alarm.after", "首次违法停留到预警", "From the first guilty stop to the first right alarm", IndicatorUnit.Milliseconds);
        yield return Define("review.after", "预警到研判属实", "From that alarm to its confirmation by review", IndicatorUnit.Milliseconds);
        yield return Define("order.after", "研判属实到联合执法定时", "From confirmation to the order for a joint action", IndicatorUnit.Milliseconds);
        yield return Define("raid.after", "首次违法停留到查处", "From the first guilty stop to the raid", IndicatorUnit.Milliseconds);
        yield return Define("source.rank", "真实源头（或另一端）的排名", "Rank of the true source (or other end) among the candidates", IndicatorUnit.Count);
        yield return Define("rings.both-ends", "两端同时查获的团伙占比", "Rings caught in business at both ends", IndicatorUnit.Share);
        yield return Define("guilty-held", "查扣涉案车辆", "Guilty vehicles held", IndicatorUnit.Count);
        yield return Define("guilty-held.share", "涉案车辆查扣率", "Share of guilty vehicles held", IndicatorUnit.Share);
        yield return Define("innocent-held", "误扣车辆", "Innocent vehicles held", IndicatorUnit.Count);
        yield return Define("tanks.sealed", "查封储罐", "Tanks sealed", IndicatorUnit.Count);
        yield return Define("litres.seized", "查获油品", "Goods seized", IndicatorUnit.Litres);
        yield return Define("suspects", "控制涉案人员", "Suspects caught", IndicatorUnit.Count);
        yield return Define("sources.missing", "数据源缺失次数", "Times a data source was missing", IndicatorUnit.Count);
    }

    /// <inheritdoc/>
    public override void Add(in Outcome outcome) => _book.Add(in outcome);

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        if (!_book.WasUsed) return;
        ReportAlerts(values);
        ReportTruth(values);
        ReportAction(values);
    }

    /// <inheritdoc/>
    public override Section? Section() => _book.WasUsed ? new HazmatWatchSection(city, span, _book).Make() : null;

    private void ReportAlerts(IndicatorValues values)
    {
        var measured = SimTime.Start + span.WarmUp;
        var raised = _book.Alerts.Count(alert => alert.At >= measured) + _book.Spots.Count(spot => spot.At >= measured);
        var reviewed = _book.Alerts.Count(alert => alert.Reviewed is not null) + _book.Spots.Count(spot => spot.Reviewed is not null);
        var confirmed = _book.Alerts.Count(alert => alert.Confirmed) + _book.Spots.Count(spot => spot.Confirmed);
        values.Set("hazmat.alerts.per-day", raised / ((span.Duration - span.WarmUp).Milliseconds / 86_400_000.0));
        values.SetShare("hazmat.alerts.precision", confirmed, reviewed);
        values.Set("hazmat.alerts.confirmed", confirmed);
        values.Set("hazmat.stays.unexplained", _book.Unexplained);
        values.Set("hazmat.left-alone", _book.LeftAlone);
        values.SetShare("hazmat.left-alone.found", _book.LeftAloneFound, _book.LeftAlone);
        var nights = NightBanBook.Of(_book.Alerts);
        values.Set("hazmat.night-ban.broken", _book.Nights.Broken);
        values.SetShare("hazmat.night-ban.recall", _book.Nights.Found(nights), _book.Nights.Broken);
        values.SetShare("hazmat.night-ban.precision", _book.Nights.Right(nights), nights.Length);
        if (NightBanBook.ReviewedAfter(nights) is { } after) values.Set("hazmat.night-ban.review.median", after);
        values.Set("hazmat.sources.missing", _book.Missing.Count);
    }

    private void ReportTruth(IndicatorValues values)
    {
        var (found, all) = _book.GuiltyFound();
        if (all > 0) values.Set("hazmat.stays.innocent-per-guilty", (double)_book.InnocentStays / all);
        values.SetShare("hazmat.stays.recall", found, all);
        values.SetShare("hazmat.stays.precision", _book.GuiltyUnexplained(), _book.Unexplained);
        var right = _book.Spots.Where(spot => _book.TruthAt(spot.Place) is not null).ToList();
        values.Set("hazmat.spots.alarms", _book.Spots.Count);
        values.SetShare("hazmat.spots.precision", right.Count, _book.Spots.Count);
        var rings = _book.Hidden.Select(hidden => hidden.Ring).Distinct().Count();
        values.SetShare("hazmat.rings.recall", right.Select(spot => _book.TruthAt(spot.Place)!.Ring).Distinct().Count(), rings);
        if (_book.FirstGuilty is not { } first) return;
        if (right.Count > 0) values.Set("hazmat.alarm.after", (right[0].At - first).Milliseconds);
        if (right.Find(spot => spot.Confirmed) is { Reviewed: { } reviewed } confirmed)
        {
            values.Set("hazmat.review.after", (reviewed - confirmed.At).Milliseconds);
            if (_book.Steps.Find(step => step.Outcome.Kind == (int)OutcomeKind.JointActionDecided) is { At: var decided, Outcome.Kind: not 0 }) values.Set("hazmat.order.after", (decided - reviewed).Milliseconds);
        }

        if (_book.Raids.Count > 0) values.Set("hazmat.raid.after", (_book.Raids[0].At - first).Milliseconds);
    }

    private void ReportAction(IndicatorValues values)
    {
        // The worst of all tracings, each at the best candidate that lies at the true other end.
        var ranks = _book.Candidates.Where(IsOtherEnd).GroupBy(candidate => candidate.Case).Select(tracing => tracing.Min(candidate => candidate.Rank)).ToList();
        if (ranks.Count > 0) values.Set("hazmat.source.rank", ranks.Max(), ranks.Count);
        var members = _book.Members.Values.Sum(ring => ring.Count);
        var both = _book.Members.Keys.Count(ring => new[] { HiddenKind.Yard, HiddenKind.Tanks }.All(kind => _book.Raids.Exists(raid => raid.Ring == ring && raid.Kind == kind && raid.InBusiness)));
        values.SetShare("hazmat.rings.both-ends", both, _book.Members.Count);
        values.Set("hazmat.guilty-held", _book.Held.Count);
        values.SetShare("hazmat.guilty-held.share", _book.Held.Count, members);
        values.Set("hazmat.innocent-held", _book.InnocentHeld.Count);
        values.Set("hazmat.tanks.sealed", _book.TanksSealed);
        values.Set("hazmat.litres.seized", _book.Litres);
        values.Set("hazmat.suspects", _book.Suspects);
    }

    private bool IsOtherEnd(Candidate candidate)
    {
        var spot = _book.Spots.Find(spot => spot.Case == candidate.Case);
        return spot is not null && _book.TruthAt(spot.Place) is { } start && _book.TruthAt(candidate.Place) is { } end && start.Ring == end.Ring && start.Kind != end.Kind;
    }
}
