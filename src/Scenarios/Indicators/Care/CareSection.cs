using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Indicators.Care;

/// <summary>The report's part on home care.</summary>
internal static class CareSection
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private const int ProvidersShown = 10;

    /// <summary>A share that is written as 100.0%.</summary>
    private const double AllButAll = 0.9995;

    private static ImmutableArray<Text> Notes { get; } =
    [
        new("驿站、服务商、老人与价格均为假设：公开资料只有 192 个驿站、50 家服务商两个数，订单量、构成与时限取自建议值。", "Stations, providers, elders and prices are assumed. Only the numbers of 192 stations and 50 providers are public; loads, mix and limits are suggested values."),
        new("每名服务人员只有一项技能，每天在岗，从机构出发、骑电动车或驾车；不模拟休息日、拼单与预约时段。日间照料一次登记平均 5 天，没有床位平均等 4 天就另寻他处。", "Every worker has one skill, is there every day, sets out from the seat and rides or drives at 30 km/h; days off, shared trips and booked hours are left out. An elder signs up for 5 days of day care in the mean, and looks elsewhere after 4 days without a place."),
        new("一次辅具租赁上门两次：送达、取回；平均租 14 天，取回后清洁消毒约一天才能再租，没有现货平均等 3 天就另寻他处。种类、租期与库存均为假设。", "A rental is two visits, one that brings and one that fetches; an aid stays 14 days in the mean and is cleaned for about a day before it goes out again; without one an elder looks elsewhere after 3 days in the mean. Kinds, lengths and stock are assumed."),
        new("响应指平台为订单找到服务商；满意率来自驿站次日回访，等待越久、超时越多，满意越少。", "An answer means that the platform found a provider. Satisfaction comes from the station's call-back on the next working day; waiting and lateness lower it."),
    ];

    public static Section Of(CityDefinition city, RunSpan span, CareBook book) =>
        new("care", new("居家养老服务", "Home care"), Finding(city, span, book))
        {
            Cards = ["care.orders.per-station-day", "care.response.2h.share", "care.medical.response.2h.share", "care.completed.on-time.share", "care.workers.utilisation", "care.satisfied.share", "care.had-to-wait.share", "care.subsidy.yuan"],
            Maps = [Map(city, span, book)],
            Charts = [ByDay(span, book), .. ByHour(span, book)],
            Tables = [Services(span, book), DayCare(book.DayCare), Aids(book.Aids), Providers(city, book)],
            Notes = Notes,
        };

    private static Text Finding(CityDefinition city, RunSpan span, CareBook book)
    {
        var judged = book.All.Where(one => CareTally.IsJudged(one, span.Duration.Milliseconds)).ToArray();
        if (judged.Length == 0) return new("没有居家服务订单。", "Nobody asked for a service.");
        var share = (double)judged.Count(CareTally.IsInTime) / judged.Length;
        var worst = judged.GroupBy(one => one.Service).MinBy(group => (double)group.Count(CareTally.IsInTime) / group.Count())!;
        var name = HomeCare.ServiceNames[worst.Key];
        var (low, days) = ((double)worst.Count(CareTally.IsInTime) / worst.Count(), span.MeasuredDays);
        var (hardestZh, hardestEn) = low > AllButAll ? ("", "") : (string.Create(CultureInfo.InvariantCulture, $"；最难找的是{name.Zh}（{low:0.0%}）"), string.Create(CultureInfo.InvariantCulture, $" Hardest to place was {name.En} ({low:0.0%})."));
        var (elseZh, elseEn) = book.Aids.GaveUp + book.DayCare.GaveUp is 0 ? ("", "") : (
            string.Create(CultureInfo.InvariantCulture, $"另有 {book.Aids.GaveUp:N0} 件辅具申请等不到货、{book.DayCare.GaveUp:N0} 人等不到日间照料床位，另寻他处。"),
            string.Create(CultureInfo.InvariantCulture, $" Besides, {Plural.Of(book.Aids.GaveUp, "request")} for aids and {Plural.Of(book.DayCare.GaveUp, "elder")} who wanted day care waited in vain and looked elsewhere."));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{city.Care.Stations.Length} 个驿站的老人在 {days:0.#} 天里提出 {book.All.Count:N0} 次服务需求，{share:0.0%} 在 2 小时内找到服务商{hardestZh}。{elseZh}"),
            string.Create(CultureInfo.InvariantCulture, $"Elders of {city.Care.Stations.Length} stations asked for {book.All.Count:N0} services in {days:0.#} days; {share:0.0%} found a provider within 2 h.{hardestEn}{elseEn}"));
    }

    // Stations by how many were answered in time, and the providers' seats.
    private static SectionMap Map(CityDefinition city, RunSpan span, CareBook book)
    {
        var byStation = book.All.Where(one => CareTally.IsJudged(one, span.Duration.Milliseconds)).GroupBy(one => one.Station).OrderBy(group => group.Key).ToArray();
        var stationsIn = city.Care.Stations.ToLookup(station => city.TownJurisdiction(city.Cells[station.Cell].Town));
        var firstIn = byStation.GroupBy(group => group.Key.Jurisdiction).ToDictionary(town => town.Key, town => town.Min(group => group.Key.Index));
        var most = Math.Max(1, byStation.Select(group => group.Count()).DefaultIfEmpty(1).Max());
        var points = ImmutableArray.CreateBuilder<MapPoint>();
        foreach (var group in byStation)
        {
            // Every station asks within a few days, so the first that asked is the town's first.
            var place = group.Key.Index - firstIn[group.Key.Jurisdiction];
            var stations = stationsIn[group.Key.Jurisdiction].ToArray();
            if (place >= stations.Length) continue;
            var share = (double)group.Count(CareTally.IsInTime) / group.Count();
            points.Add(new MapPoint(stations[place].Location, 0.25 + (0.5 * group.Count() / most), share >= 0.95 ? 0 : share >= 0.9 ? 1 : 2, new(
                string.Create(CultureInfo.InvariantCulture, $"{stations[place].Name.Zh}：{group.Count()} 单，2 小时内响应 {share:0%}"),
                string.Create(CultureInfo.InvariantCulture, $"{stations[place].Name.En}: {group.Count()} orders, {share:0%} answered within 2 h"))));
        }

        foreach (var provider in city.Care.Providers.Where(provider => book.VisitsOf[provider.Index] > 0))
            points.Add(new MapPoint(provider.Location, 0.5, 3, new(string.Create(CultureInfo.InvariantCulture, $"{provider.Name.Zh}：{book.VisitsOf[provider.Index]} 次上门"), string.Create(CultureInfo.InvariantCulture, $"{provider.Name.En}: {book.VisitsOf[provider.Index]} visits"))));
        return new(new("驿站的 2 小时响应率（蓝：95% 以上，橙：90% 以上，红：不足 90%）与服务商（灰）", "Stations by share answered within 2 h (blue: 95% or more, amber: 90% or more, red: less), and providers (grey)"), points.ToImmutable());
    }

    private static SectionChart ByDay(RunSpan span, CareBook book)
    {
        var first = span.WarmUp.Milliseconds / Day;
        var days = (int)((span.Duration.Milliseconds + Day - 1) / Day) - (int)first;
        var (asked, served, waiting) = (new double?[days], new double?[days], new double?[days]);
        for (var day = 0; day < days; day++)
        {
            var (from, until) = ((first + day) * Day, (first + day + 1) * Day);
            asked[day] = book.All.Count(one => one.Asked >= from && one.Asked < until);
            served[day] = book.All.Count(one => one.Served >= from && one.Served < until);
            waiting[day] = book.All.Count(one => one.Asked < until && (one.Matched < 0 || one.Matched >= until));
        }

        ImmutableArray<Text> names = [.. Enumerable.Range(0, days).Select(day => span.Start.AddDays(first + day)).Select(day => new Text(day.ToString("M月d日", CultureInfo.InvariantCulture), day.ToString("d MMM", CultureInfo.InvariantCulture)))];
        return new(new("每天提出、完成与日终仍未找到人的服务", "Services asked for, done, and still without a worker at the day's end"), ChartKind.Column, new("次", "services"), names, [new(new("提出", "asked for"), [.. asked]), new(new("完成", "done"), [.. served]), new(new("仍未找到人", "still waiting"), [.. waiting])]);
    }

    // Two charts: orders and minutes have no axis in common.
    private static IEnumerable<SectionChart> ByHour(RunSpan span, CareBook book)
    {
        var byHour = book.All.GroupBy(one => span.Local(new(one.Asked)).Hour).ToDictionary(group => group.Key, group => group.ToArray());
        var days = Math.Max(1, span.MeasuredDays);
        ImmutableArray<int> hours = [.. Enumerable.Range(5, 15)];
        ImmutableArray<Text> names = [.. hours.Select(hour => new Text($"{hour} 时", $"{hour}:00"))];
        yield return new(
            new("一天中各小时的订单", "Services asked for by hour of the day"), ChartKind.Column, new("次", "services"), names,
            [new(new("每天平均", "mean of the days"), [.. hours.Select(hour => byHour.TryGetValue(hour, out var cases) ? cases.Length / days : (double?)0)])]);
        yield return new(
            new("一天中各小时的平均响应时间", "Mean time to an answer by hour of the day"), ChartKind.Line, new("分钟", "minutes"), names,
            [new(new("响应时间", "time to an answer"), [.. hours.Select(hour => byHour.TryGetValue(hour, out var cases) && cases.Any(one => one.Matched >= 0) ? cases.Where(one => one.Matched >= 0).Average(one => (one.Matched - one.Asked) / 60_000.0) : (double?)null)])]);
    }

    private static SectionTable Services(RunSpan span, CareBook book) => new(
        new("按服务", "By service"),
        [(new("服务", "service"), true), (new("订单", "orders"), false), (new("2 小时内响应", "answered within 2 h"), false), (new("按时完成", "done in time"), false), (new("上门用时中位数（分钟）", "at the door, median (min)"), false)],
        [.. book.All.GroupBy(one => one.Service).OrderBy(group => group.Key).Select(group => ServiceRow(group.Key, [.. group], span.Duration.Milliseconds))]);

    private static ImmutableArray<Text> ServiceRow(int service, CareCase[] cases, long end)
    {
        var judged = cases.Where(one => CareTally.IsJudged(one, end)).ToArray();
        var due = cases.Where(one => one.Due <= end || one.Served >= 0).ToArray();
        var arrivals = new Samples();
        foreach (var one in cases.Where(one => one.Arrived >= 0)) arrivals.Add(one.Arrived - one.Asked);
        return [HomeCare.ServiceNames[service], Figure(cases.Length, "N0"), Share(judged.Count(CareTally.IsInTime), judged.Length), Share(due.Count(one => one.Served >= 0 && one.Served <= one.Due), due.Length), arrivals.Quantile(50) is { } median ? Figure(median / 60_000, "N0") : Plain("—")];
    }

    private static SectionTable DayCare(DayCareBook book) => new(
        new("日间照料", "Day care"),
        [(new("登记的老人", "elders who signed up"), false), (new("当天入托", "a place the same day"), false), (new("等到床位", "a place after waiting"), false), (new("另寻他处", "looked elsewhere"), false), (new("床位使用率", "places in use"), false)],
        [[Figure(book.Asked, "N0"), Figure(book.AtOnce, "N0"), Figure(book.Later, "N0"), Figure(book.GaveUp, "N0"), Share(book.GuestDays, book.PlaceDays)]]);

    private static SectionTable Aids(AidBook book) => new(
        new("辅具租赁", "Aids rental"),
        [(new("辅具", "aid"), true), (new("申请", "asked for"), false), (new("送达", "brought"), false), (new("申请时已租完", "none left when asked for"), false), (new("另寻他处", "looked elsewhere"), false), (new("申请到送达中位数（小时）", "asked for to brought, median (h)"), false), (new("95 分位（小时）", "95th percentile (h)"), false), (new("取回", "fetched"), false)],
        [.. Enumerable.Range(0, HomeCare.AidNames.Length).Select(kind => ImmutableArray.Create(HomeCare.AidNames[kind], Figure(book.AskedOf[kind], "N0"), Figure(book.ToDoorOf[kind].Count, "N0"), Figure(book.WaitedOf[kind], "N0"), Figure(book.GaveUpOf[kind], "N0"), Hours(book.ToDoorOf[kind].Quantile(50)), Hours(book.ToDoorOf[kind].Quantile(95)), Figure(book.RentedOf[kind].Count, "N0")))]);

    private static Text Hours(double? milliseconds) => milliseconds is { } known ? Figure(known / Hour, "N1") : Plain("—");

    private static SectionTable Providers(CityDefinition city, CareBook book) => new(
        new("最忙的服务商", "The busiest providers"),
        [(new("服务商", "provider"), true), (new("人员", "workers"), false), (new("上门", "visits"), false), (new("忙碌率（含下班后收尾）", "share of time busy (work past closing included)"), false)],
        [
            .. city.Care.Providers.Where(provider => book.VisitsOf[provider.Index] > 0)
                .OrderByDescending(provider => (double)book.BusyOf[provider.Index] / Math.Max(1, book.OnDuty(provider.Index))).Take(ProvidersShown)
                .Select(provider => ImmutableArray.Create(provider.Name, Figure(provider.Workers.Sum(), "N0"), Figure(book.VisitsOf[provider.Index], "N0"), Share(book.BusyOf[provider.Index], book.OnDuty(provider.Index)))),
        ]);

    private static Text Share(long part, long whole) => whole == 0 ? Plain("—") : Figure((double)part / whole, "0.0%");

    private static Text Figure(double number, string format) => Plain(number.ToString(format, CultureInfo.InvariantCulture));

    private static Text Plain(string text) => new(text, text);
}
