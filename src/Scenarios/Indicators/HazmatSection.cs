using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Indicators;

/// <summary>The report's part on the carriage of hazardous goods.</summary>
internal static class HazmatSection
{
    private static readonly ImmutableArray<Text> Hours = [.. Enumerable.Range(0, 24).Select(hour => new Text($"{hour}", $"{hour}"))];
    private static readonly ImmutableArray<string> OfSimulated = ["hazmat.loaded-trips.per-vehicle-day", "hazmat.tonnes.per-vehicle-day", "hazmat.stays.below-2h", "hazmat.stays.below-9h"];

    public static Section Of(CityDefinition city, RunSpan span, DwellTally dwell, CountedFleet fleet, long kilograms, long[] waybills, long[] byGoods, IReadOnlyList<(int Colour, long Place, int Number)> secrets, SectionTable? faults) =>
        new("hazmat", new("危险货物运输", "Carriage of hazardous goods"), Finding(span, dwell, fleet, kilograms))
        {
            Cards = Cards(fleet),
            Maps = secrets.Count == 0 ? [] : [Map(city, secrets)],
            Charts = fleet.Simulated == 0 ? [] : [UnderWay(dwell, fleet), Stays(dwell, fleet)],
            Tables = fleet.Carriers == 0 ? [] : faults is null ? [Table(city, waybills, byGoods)] : [Table(city, waybills, byGoods), faults],
            Notes = fleet.Fed == 0 ? Notes : [FedNote(fleet), .. Notes],
        };

    private static ImmutableArray<string> Cards(CountedFleet fleet) =>
        fleet.Fed == 0 ? ["hazmat.vehicles", .. OfSimulated, "hazmat.reports"]
        : fleet.Simulated == 0 ? ["hazmat.vehicles", "hazmat.vehicles.fed", "hazmat.reports"]
        : ["hazmat.vehicles", "hazmat.vehicles.fed", .. OfSimulated, "hazmat.reports"];

    private static SectionChart UnderWay(DwellTally dwell, CountedFleet fleet) => new(
        Named(new("一天中在途的车辆", "Vehicles under way by hour of the day"), fleet), ChartKind.Line, new("辆", "vehicles"), Hours,
        [new(new("在途", "under way"), [.. dwell.UnderWay(fleet.Simulated)]), new(new("每小时到达停留点", "arrivals an hour"), [.. dwell.Arrivals()])]);

    private static SectionChart Stays(DwellTally dwell, CountedFleet fleet) => new(
        Named(new("停留不足这一时长的占比", "Share of stays shorter than this"), fleet), ChartKind.Column, new("%", "%"), [.. DwellTally.Bounds.Select(hours => new Text($"{hours} 小时", $"{hours} h"))],
        [new(new("占比", "share"), [.. dwell.Shares().Select(share => share * 100)])]);

    private static Text Named(Text title, CountedFleet fleet) => fleet.Fed == 0 ? title : new($"{title.Zh}（只计模拟的 {fleet.Simulated:N0} 辆）", $"{title.En} ({fleet.Simulated:N0} simulated only)");

    private static Text FedNote(CountedFleet fleet) => new(
        "轨迹由外部接入的车辆只有定位报告：停留时长、在途车辆数和真假停留只计模拟的车辆" + (fleet.HasFedWaybills ? "；运量按运单计，两者都算。" : "；没有它们的运单，运量也只计模拟的车辆。"),
        "Of vehicles whose positions are fed in the model knows reports alone: lengths of stays, vehicles under way, and which stops were innocent count the simulated ones only" + (fleet.HasFedWaybills ? "; loads are those of the waybills of both." : ", and so do loads, as there are no waybills of the others."));

    private static ImmutableArray<Text> Notes { get; } =
    [
        new("路网由镇街驻地与高速公路连成，不是实测道路；出市的运输没有模拟，因此行驶时间和报告数低于实际。", "Roads join the seats of towns and follow expressways; they are no survey. Trips beyond the city are left out, so driving and reports are fewer than in life."),
        new("作业、等候、用餐等时长是假设，使停留时长的分布与成都危货车辆定位数据一致（60% 不足 2 小时，20% 超过 9 小时）。", "How long work, waiting and meals take is assumed, such that stays are distributed as in the positions of Chengdu's vehicles (60% below 2 h, 20% above 9 h)."),
    ];

    private static Text Finding(RunSpan span, DwellTally dwell, CountedFleet fleet, long kilograms)
    {
        Text[] parts = [OfFleet(fleet), .. Loads(fleet, kilograms / 1_000.0 / span.MeasuredDays), .. Busiest(dwell, fleet), .. Innocents(dwell)];
        return new(string.Concat(parts.Select(part => part.Zh)), string.Join(' ', parts.Select(part => part.En)));
    }

    private static Text OfFleet(CountedFleet fleet) =>
        fleet.Fed == 0 ? new($"危货车 {fleet.All:N0} 辆。", $"{Plural.Of(fleet.All, "vehicle carries", "vehicles carry")} hazardous goods.")
        : fleet.Simulated == 0 ? new($"危货车 {fleet.All:N0} 辆，轨迹全部由外部接入。", $"{Plural.Of(fleet.All, "vehicle carries", "vehicles carry")} hazardous goods; all positions are fed in.")
        : new(
            $"危货车 {fleet.All:N0} 辆：{fleet.Fed:N0} 辆的轨迹由外部接入，{fleet.Simulated:N0} 辆由模型模拟。",
            $"{Plural.Of(fleet.All, "vehicle carries", "vehicles carry")} hazardous goods: the positions of {fleet.Fed:N0} are fed in, {Plural.Of(fleet.Simulated, "is", "are")} simulated.");

    private static IEnumerable<Text> Loads(CountedFleet fleet, double tonnes)
    {
        if (fleet.Carriers == 0) yield break;
        if (tonnes == 0)
        {
            yield return new(fleet.HasFedWaybills || fleet.Fed == 0 ? "没有货物运到。" : "模拟的车辆没有运到货物。", fleet.HasFedWaybills || fleet.Fed == 0 ? "Nothing was delivered." : "The simulated delivered nothing.");
            yield break;
        }

        var (zh, en) = fleet.Fed == 0 ? ("", fleet.Simulated == 1 ? "It delivers" : "They deliver")
            : fleet.HasFedWaybills ? ("按运单，", "By their waybills they all together deliver")
            : ("模拟的车辆", fleet.Simulated == 1 ? "The simulated one delivers" : "The simulated ones deliver");
        var figure = ValueFormat.Of(tonnes, IndicatorUnit.PerDay).Zh.Replace("/天", "", StringComparison.Ordinal);
        yield return new($"{zh}每天运送 {figure} 吨。", $"{en} {figure} t a day.");
    }

    private static IEnumerable<Text> Busiest(DwellTally dwell, CountedFleet fleet)
    {
        if (fleet.Simulated == 0) yield break;
        var underWay = dwell.UnderWay(fleet.Simulated).ToImmutableArray();
        if (underWay.Max() is not > 0) yield break;
        var busiest = underWay.IndexOf(underWay.Max());
        var mean = (underWay[busiest] ?? 0).ToString(underWay[busiest] < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
        yield return new($"{(fleet.Fed == 0 ? "" : "模拟的车辆 ")}{busiest} 时在途最多（平均 {mean} 辆）。", $"{(fleet.Fed == 0 ? "Most" : "Of the simulated, most")} are on the road in the hour from {busiest}:00 ({mean} in the mean).");
    }

    private static IEnumerable<Text> Innocents(DwellTally dwell)
    {
        if (dwell.Guilty == 0) yield break;
        var innocent = ((double)dwell.Innocent / dwell.Guilty).ToString("N0", CultureInfo.InvariantCulture);
        yield return new($"未登记地点的停留中，每 1 次非法装卸对应 {innocent} 次无辜停留。", $"At places that no register knows there are {innocent} innocent stops for every one that serves an illegal trade.");
    }

    private static SectionMap Map(CityDefinition city, IReadOnlyList<(int Colour, long Place, int Number)> secrets)
    {
        var plane = new LocalPlane(city.Centre);
        return new(new("真实情况：未登记的地点，检测规则看不到（红：黑加油点，橙：未批准储罐，灰：司机常去）", "The truth: places that no register knows, hidden from detection (red: illegal yard, orange: unapproved tank, grey: places drivers like)"), [.. secrets.Select(secret => Point(plane, secret))]);
    }

    private static MapPoint Point(LocalPlane plane, (int Colour, long Place, int Number) secret)
    {
        var place = Vehicle.Unpacked(secret.Place);
        var what = secret.Colour switch
        {
            0 => new Text($"黑加油点 {secret.Number + 1}", $"illegal yard {secret.Number + 1}"),
            1 => new Text($"未批准储罐 {secret.Number + 1}", $"unapproved tank {secret.Number + 1}"),
            _ => new Text($"司机常去的地点 {secret.Number + 1}", $"a place drivers like {secret.Number + 1}"),
        };
        return new(plane.Off(place.EastMillimetres / 1_000.0, place.NorthMillimetres / 1_000.0), secret.Colour == 2 ? 0.4 : 1, secret.Colour switch { 0 => 2, 1 => 1, _ => 3 }, what);
    }

    private static SectionTable Table(CityDefinition city, long[] waybills, long[] kilograms) => new(
        new("按货物", "By goods"),
        [(new("货物", "goods"), true), (new("联合国编号", "UN number"), true), (new("办结运单", "waybills closed"), false), (new("吨", "tonnes"), false)],
        [.. city.Hazmat.Goods.Select(goods => ImmutableArray.Create(goods.Name, Plain(goods.Un), Figure(waybills[goods.Index]), Figure(kilograms[goods.Index] / 1_000)))]);

    private static Text Plain(string text) => new(text, text);

    private static Text Figure(long number) => Plain(number.ToString("N0", CultureInfo.InvariantCulture));
}
