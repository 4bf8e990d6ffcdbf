using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>The city's people and its hotline: bulletins of 2020 on which the model was fitted, of 2021 on which it was not, volumes of 2022.</summary>
internal static class HotlineTargets
{
    private static readonly Text Of2020 = new("市级平台周报均值（2020-12-04 至 11、2020-12-25 至 2021-01-01）", "means of the municipal bulletins of 4–11 December 2020 and 25 December 2020 – 1 January 2021");
    private static readonly Text Of2021 = new("市级平台周报（2021-12-03 至 10）", "municipal bulletin of 3–10 December 2021");
    private static readonly Text Of2022 = new("2022 年公布的总量", "volumes published for 2022");
    private static readonly Text Weeks = new("`ordinary-week`，种子 1–3", "`ordinary-week`, seeds 1–3");
    private static readonly Text Moved = new("周报自身从 2020 到 2021 年的变化就超过区间；2021 年的构成没有写进模型", "the bulletins themselves moved further from 2020 to 2021 than the band allows; the mix of 2021 was not put in");

    public static IEnumerable<Target> All => [.. Population(), .. Volumes(), .. Fitted(), .. Tested()];

    private static IEnumerable<Target> Population()
    {
        yield return OfCity("people", new("各镇街人口合计", "people of all towns"), 7_726_635, city => city.Towns.Sum(town => town.Population));
        yield return OfCity("towns", new("镇街中心", "town centres"), 96, city => city.Towns.Length);
        yield return OfCity("counties", new("县级中心", "county centres"), 10, city => city.Counties.Length);
    }

    private static Target OfCity(string key, Text what, double exact, Func<CityDefinition, double> count) => new(key, what)
    {
        Source = new("2020 年人口普查与市级资料", "census of 2020, the city's own description"),
        Band = new Band(exact, exact),
        Basis = Basis.Input,
        Unit = IndicatorUnit.Count,
        MeasuredBy = new("`cities/nantong`", "`cities/nantong`"),
        Measure = () => [count(CalibrationRuns.Nantong)],
    };

    private static IEnumerable<Target> Volumes()
    {
        yield return Of("requests-a-day", "requests.per-day", new("日均诉求", "requests a day"), Of2022, new Band(9_089, 10_089, OfMean: true), Basis.Input, IndicatorUnit.PerDay);
        yield return Of("orders-a-day", "orders.per-day", new("日均工单", "orders a day"), Of2022, new Band(2_640, 3_140, OfMean: true), Basis.Fitted, IndicatorUnit.PerDay);
    }

    private static IEnumerable<Target> Fitted()
    {
        (string Kind, double Share)[] kinds = [("consult", .560), ("help", .220), ("complaint", .045), ("report", .102), ("suggestion", .019), ("other", .055)];
        foreach (var (kind, share) in kinds) yield return Of(kind + "-2020", "requests.share." + kind, WordsFor(kind), Of2020, Band.Around(share, .015), Basis.Fitted);
        yield return Of("on-time-2020", "orders.on-time.share", new("按期结案", "orders closed on time"), Of2020, Band.Around(.990, .015), Basis.Fitted);
        yield return Of("satisfied-2020", "orders.satisfied.share", new("回访满意", "satisfied at call-back"), Of2020, Band.Around(.907, .015), Basis.Fitted);
    }

    private static IEnumerable<Target> Tested()
    {
        (string Kind, double Share)[] missed = [("consult", .597), ("help", .195), ("complaint", .078), ("report", .079)];
        foreach (var (kind, share) in missed) yield return Of(kind + "-2021", "requests.share." + kind, WordsFor(kind), Of2021, Band.Around(share, .015), Basis.Tested) with { Miss = new KnownMiss(Moved, Band.Around(share, .04)) };
        yield return Of("suggestion-2021", "requests.share.suggestion", WordsFor("suggestion"), Of2021, Band.Around(.010, .015) with { From = 0 }, Basis.Tested);
        yield return Of("other-2021", "requests.share.other", WordsFor("other"), Of2021, Band.Around(.041, .015), Basis.Tested);
        yield return Of("order-share", "orders.per-requests.share", new("诉求转工单", "requests that become orders"), Of2021, new Band(.17, .21), Basis.Tested);
        yield return Of("on-time-2021", "orders.on-time.share", new("按期结案", "orders closed on time"), Of2021, new Band(.988, .995), Basis.Tested);
        yield return Of("satisfied-2021", "orders.satisfied.share", new("回访满意", "satisfied at call-back"), Of2021, new Band(.90, .93), Basis.Tested);
        yield return Of("answered-15s", "hotline.answered-15s.share", new("15 秒接通", "calls answered within 15 s"), Of2021, Band.AtLeast(.95), Basis.Tested);
    }

    private static Target Of(string key, string indicator, Text what, Text source, Band band, Basis basis, IndicatorUnit unit = IndicatorUnit.Share) => new(key, what)
    {
        Source = source,
        Band = band,
        Basis = basis,
        Unit = unit,
        MeasuredBy = Weeks,
        Measure = () => [.. CalibrationRuns.OrdinaryWeeks.Value.Select(week => week.Value(indicator))],
    };

    private static Text WordsFor(string kind) => kind switch
    {
        "consult" => new("咨询占比", "consultations"),
        "help" => new("求助占比", "requests for help"),
        "complaint" => new("投诉占比", "complaints"),
        "report" => new("举报占比", "reports of offences"),
        "suggestion" => new("建议占比", "suggestions"),
        "other" => new("其他占比", "other requests"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are no words for this kind of request."),
    };
}
