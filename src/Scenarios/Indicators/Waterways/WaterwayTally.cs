using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Indicators.Waterways;

/// <summary>Adds up the watch over river and coast: what of the truth the alarms found, how many were false, and how soon boats were there.</summary>
internal sealed class WaterwayTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly WaterwayBook[] _books = [new WaterwayBook(ShoreKind.River), new WaterwayBook(ShoreKind.Coast)];

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.OffenceBegan;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.LookedAtPort;

    /// <summary>Names of the kinds, in the order of <see cref="Suspicion"/>.</summary>
    internal static (string Name, Text Label)[] Kinds { get; } = [("fishing", new("非法捕捞", "illegal fishing")), ("dredging", new("非法采砂", "sand dredging")), ("discharge", new("船舶偷排", "discharge by a ship")), ("outfall", new("入海排污口偷排", "discharge at an outfall"))];

    /// <summary>The kinds of offence before a shore: a river has no registered outfalls.</summary>
    internal static int KindsOf(ShoreKind shore) => shore == ShoreKind.Coast ? Kinds.Length : Kinds.Length - 1;

    /// <summary>What the shores of a kind are called.</summary>
    internal static (string Prefix, string Zh, string En) Words(ShoreKind shore) => shore == ShoreKind.Coast ? ("coast", "沿海", "the coast") : ("river", "江上", "the river");

    /// <summary>Where offenders are caught, other than at their next port.</summary>
    internal static (string Zh, string En) Where(ShoreKind shore) => shore == ShoreKind.Coast ? ("（水上登检或排污口取样）", "on the water or at the outfall") : ("（水上登检）", "on the water");

    public static IEnumerable<IndicatorDefinition> Definitions() => Enum.GetValues<ShoreKind>().SelectMany(Definitions);

    private static IEnumerable<IndicatorDefinition> Definitions(ShoreKind shore)
    {
        var (prefix, zh, en) = Words(shore);
        IndicatorDefinition Define(string name, string labelZh, string labelEn, IndicatorUnit unit) => new(prefix + "." + name, new Text(labelZh, labelEn), unit);
        yield return Define("offences", $"{zh}违法行为（真实）", $"Offences on {en}, as they truly were", IndicatorUnit.Count);
        yield return Define("alarms", $"{zh}岸基站报警", $"Alarms of shore stations on {en}", IndicatorUnit.Count);
        yield return Define("alarms.precision", $"{zh}岸基站报警属实率", $"Alarms of shore stations on {en} that were true", IndicatorUnit.Share);
        yield return Define("alarms.murk", $"{zh}没有污水的水质报警", $"Alarms of foul water on {en} where there was none", IndicatorUnit.Count);
        yield return Define("recall", $"{zh}违法行为发现率", $"Offences on {en} that an alarm found", IndicatorUnit.Share);
        foreach (var (name, label) in Kinds.Take(KindsOf(shore)))
        {
            yield return Define($"{name}.precision", $"{zh}{label.Zh}报警属实率", $"Alarms of {label.En} on {en} that were true", IndicatorUnit.Share);
            yield return Define($"{name}.recall", $"{zh}{label.Zh}发现率", $"Offences of {label.En} on {en} found", IndicatorUnit.Share);
        }

        yield return Define("discharge.boarded.precision", $"{zh}污水团溯源后登检的船属实率", $"Ships on {en} boarded for a slick that were the right ones", IndicatorUnit.Share);
        yield return Define("discharge.at-port", $"{zh}取样后靠港核查的船", $"Ships on {en} looked into at their next port", IndicatorUnit.Count);
        yield return Define("discharge.at-port.found", $"{zh}未在水上查获、靠港核查查实的偷排船", $"Ships on {en} not caught on the water and found out at their next port", IndicatorUnit.Count);
        yield return Define("discharge.at-port.suspected", $"{zh}靠港核查可疑而证据不足的船", $"Looks into ships on {en} at their next port that left a suspicion without proof", IndicatorUnit.Count);
        yield return Define("alarm.delay.median", $"{zh}违法开始到报警中位数", $"Offence on {en} to its alarm (median)", IndicatorUnit.Milliseconds);
        yield return Define("intercepted.share", $"{zh}违法行为现场查获率{Where(shore).Zh}", $"Offenders on {en} who were caught {Where(shore).En}", IndicatorUnit.Share);
        yield return Define("intercept.median", $"{zh}违法开始到现场查获{Where(shore).Zh}中位数", $"Offence on {en} to catching {Where(shore).En} (median)", IndicatorUnit.Milliseconds);
        yield return Define("boat.wait.p95", $"{zh}等待巡逻艇 95 分位", $"Wait for a patrol boat on {en} (95th percentile)", IndicatorUnit.Milliseconds);
        yield return Define("transfers", $"{zh}跨县移交追查", $"Pursuits on {en} handed to the next county", IndicatorUnit.Count);
        yield return Define("fled", $"{zh}见艇逃离的违法船舶", $"Offenders on {en} who fled from a patrol boat", IndicatorUnit.Count);
        yield return Define("pursuits.lost", $"{zh}追丢的船", $"Vessels lost in pursuit on {en}", IndicatorUnit.Count);
    }

    /// <inheritdoc/>
    public override void Add(in Outcome outcome)
    {
        foreach (var book in _books) book.Add(in outcome);
    }

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        foreach (var book in _books.Where(book => book.IsOn)) Report(book, values);
    }

    /// <inheritdoc/>
    public override Section? Section() => Array.Exists(_books, book => book.IsOn) ? new WaterwaySection(city, span, [.. _books.Where(book => book.IsOn)]).Complete() : null;

    private static void Report(WaterwayBook book, IndicatorValues values)
    {
        var prefix = Words(book.Kind).Prefix + ".";
        var (offences, alarms) = (book.Offences, book.Alarms);
        values.Set(prefix + "offences", offences.Count);
        values.Set(prefix + "alarms", alarms.Count);
        values.SetShare(prefix + "alarms.precision", alarms.Count(alarm => alarm.IsTrue), alarms.Count);
        values.Set(prefix + "alarms.murk", alarms.Count(alarm => alarm.IsOfMurk));
        values.SetShare(prefix + "recall", offences.Count(IsFound), offences.Count);
        for (var kind = 0; kind < KindsOf(book.Kind); kind++)
        {
            var (suspicion, errand) = ((Suspicion)kind, WaterwayBook.ErrandOf((Suspicion)kind));
            values.SetShare($"{prefix}{Kinds[kind].Name}.precision", alarms.Count(alarm => alarm.Suspicion == suspicion && alarm.IsTrue), alarms.Count(alarm => alarm.Suspicion == suspicion));
            values.SetShare($"{prefix}{Kinds[kind].Name}.recall", offences.Count(offence => offence.Errand == errand && IsFound(offence)), offences.Count(offence => offence.Errand == errand));
        }

        values.SetShare(prefix + "discharge.boarded.precision", alarms.Count(alarm => alarm.IsBoardedForSlick && alarm.IsTrue), alarms.Count(alarm => alarm.IsBoardedForSlick));
        values.Set(prefix + "discharge.at-port", book.AtPort);
        values.Set(prefix + "discharge.at-port.found", book.ProvenAtPort);
        values.Set(prefix + "discharge.at-port.suspected", book.SuspectedAtPort);
        Median(values, prefix + "alarm.delay.median", offences.Where(IsFound).Select(offence => offence.Alarmed - offence.Began));
        values.SetShare(prefix + "intercepted.share", offences.Count(IsCaught), offences.Count);
        Median(values, prefix + "intercept.median", offences.Where(IsCaught).Select(offence => offence.Boarded - offence.Began));
        values.Set(prefix + "boat.wait.p95", book.BoatWaits.Quantile(95), book.BoatWaits.Count);
        values.Set(prefix + "transfers", book.Transfers);
        values.Set(prefix + "fled", book.Fled);
        values.Set(prefix + "pursuits.lost", alarms.Count(alarm => alarm.Lost));
    }

    private static bool IsFound(TrueOffence offence) => offence.Alarmed != SimTime.Never;

    private static bool IsCaught(TrueOffence offence) => offence.Boarded != SimTime.Never;

    private static void Median(IndicatorValues values, string name, IEnumerable<SimDuration> times)
    {
        var samples = new Samples();
        foreach (var time in times) samples.Add(time.Milliseconds);
        values.Set(name, samples.Quantile(50), samples.Count);
    }
}
