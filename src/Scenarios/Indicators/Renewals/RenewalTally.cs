using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Renewals;

/// <summary>Adds up the renewal of old estates: who stood in water before and after, whether the list found the worst, and what it cost.</summary>
internal sealed class RenewalTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly RenewalBook _book = new(city, span);

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.EstateListed;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.DrainageRenewed;

    /// <inheritdoc/>
    public override bool Overhears => true;

    public static IEnumerable<IndicatorDefinition> Definitions()
    {
        yield return Define("listed", "列入清单的老旧小区", "Old estates on the list", IndicatorUnit.Count);
        yield return Define("chosen", "改造的老旧小区", "Old estates renewed", IndicatorUnit.Count);
        yield return Define("cost-wan", "改造投资（万元）", "Cost of the renewals (10,000 yuan)", IndicatorUnit.Count);
        yield return Define("harm.before", "排定清单前老旧小区积水", "Flooding in old estates before the list", IndicatorUnit.PersonMinutes);
        yield return Define("harm.after", "排定清单后老旧小区积水", "Flooding in old estates after the list", IndicatorUnit.PersonMinutes);
        yield return Define("harm.chosen.before", "排定清单前改造小区积水", "Flooding in the renewed estates before the list", IndicatorUnit.PersonMinutes);
        yield return Define("harm.chosen.after", "排定清单后改造小区积水", "Flooding in the renewed estates after the list", IndicatorUnit.PersonMinutes);
        yield return Define("harm.cut.share", "全部老旧小区积水减少的比例（负数为增加）", "Reduction of flooding in all old estates (negative: more)", IndicatorUnit.Share);
        yield return Define("harm.chosen.cut.share", "改造小区前后相比积水减少的比例（含向均值回归；负数为增加）", "Reduction of flooding in the renewed estates, before against after (regression to the mean in it; negative: more)", IndicatorUnit.Share);
        yield return Define("harm.chosen.expected", "改造小区若不改造，按未改造小区推算的积水", "Flooding of the renewed estates to be expected without renewal, judged by the others", IndicatorUnit.PersonMinutes);
        yield return Define("harm.chosen.avoided", "改造本身避免的积水（扣除向均值回归的估计）", "Flooding that the renewal avoided (an estimate, regression to the mean taken off)", IndicatorUnit.PersonMinutes);
        yield return Define("harm.others.cut.share", "未改造小区积水减少的比例（负数为增加）", "Reduction of flooding in the other old estates (negative: more)", IndicatorUnit.Share);
        yield return Define("harm.chosen.share", "改造小区占清单前积水的比例", "Share of the flooding before the list that the renewed estates had", IndicatorUnit.Share);
        yield return Define("ranking.hit.share", "入选小区中确属积水最重的占比", "Chosen estates that truly were among the worst", IndicatorUnit.Share);
        yield return Define("seen.share", "确有积水的老旧小区进入清单的占比", "Old estates that truly flooded and are on the list", IndicatorUnit.Share);
        yield return Define("complaints.before", "排定清单前积水诉求", "Requests about water in old estates before", IndicatorUnit.Count);
        yield return Define("complaints.after", "排定清单后积水诉求", "Requests about water in old estates after", IndicatorUnit.Count);
    }

    /// <inheritdoc/>
    public override void Add(in Outcome outcome) => _book.Add(in outcome);

    /// <inheritdoc/>
    public override void Overhear(in Outcome outcome) => _book.Overhear(in outcome);

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        _book.Complete();
        if (_book.Listed == SimTime.Never) return;
        EstateRow[] all = [.. _book.Estates];
        EstateRow[] chosen = [.. all.Where(estate => estate.Chosen)];
        values.Set("renewal.listed", all.Count(estate => estate.Rank > 0));
        values.Set("renewal.chosen", chosen.Length);
        values.Set("renewal.cost-wan", chosen.Sum(estate => estate.CostWan));
        values.Set("renewal.harm.before", Before(all));
        values.Set("renewal.harm.after", After(all));
        values.Set("renewal.harm.chosen.before", Before(chosen));
        values.Set("renewal.harm.chosen.after", After(chosen));
        values.Set("renewal.harm.cut.share", Cut(all));
        values.Set("renewal.harm.chosen.cut.share", Cut(chosen));
        var expected = RegressionToMean.Expected([.. all.Where(estate => !estate.Chosen)], chosen);
        values.Set("renewal.harm.chosen.expected", expected);
        values.Set("renewal.harm.chosen.avoided", expected - After(chosen));
        values.Set("renewal.harm.others.cut.share", Cut([.. all.Where(estate => !estate.Chosen)]));
        values.Set("renewal.harm.chosen.share", Before(all) > 0 ? Before(chosen) / Before(all) : null);
        var worst = all.OrderByDescending(estate => estate.HarmBefore).Take(chosen.Length).ToHashSet();
        values.SetShare("renewal.ranking.hit.share", chosen.Count(worst.Contains), chosen.Length);
        values.SetShare("renewal.seen.share", all.Count(estate => estate.HarmBefore > 0 && estate.Rank > 0), all.Count(estate => estate.HarmBefore > 0));
        values.Set("renewal.complaints.before", _book.ComplaintsBefore);
        values.Set("renewal.complaints.after", _book.ComplaintsAfter);
    }

    /// <inheritdoc/>
    public override Section? Section() => _book.Listed == SimTime.Never ? null : new RenewalSection(span, _book).Complete();

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new("renewal." + name, new Text(zh, en), unit);

    private static double Before(EstateRow[] estates) => estates.Sum(estate => estate.HarmBefore);

    private static double After(EstateRow[] estates) => estates.Sum(estate => estate.HarmAfter);

    private static double? Cut(EstateRow[] estates) => Before(estates) > 0 ? 1 - (After(estates) / Before(estates)) : null;
}
