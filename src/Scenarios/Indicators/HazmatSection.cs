using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Indicators;

/// <summary>The report's part on the carriage of hazardous goods.</summary>
internal static class HazmatSection
{
    private static readonly ImmutableArray<Text> Hours = [.. Enumerable.Range(0, 24).Select(hour => new Text($"{hour}", $"{hour}"))];

    public static Section Of(CityDefinition city, RunSpan span, DwellTally dwell, int fleet, long kilograms, long[] waybills, long[] byGoods, IReadOnlyList<(int Colour, long Place, int Number)> secrets)
    {
        var tonnes = kilograms / 1_000.0 / span.MeasuredDays;
        var underWay = dwell.UnderWay(fleet).ToImmutableArray();
        var busiest = underWay.IndexOf(underWay.Max());
        return new Section("hazmat", new("危险货物运输", "Carriage of hazardous goods"), Finding(fleet, tonnes, busiest, underWay[busiest] ?? 0, dwell))
        {
            Cards = ["hazmat.vehicles", "hazmat.loaded-trips.per-vehicle-day", "hazmat.tonnes.per-vehicle-day", "hazmat.stays.below-2h", "hazmat.stays.below-9h", "hazmat.reports"],
            Maps = secrets.Count == 0 ? [] : [Map(city, secrets)],
            Charts =
            [
                new(new("一天中在途的车辆", "Vehicles under way by hour of the day"), ChartKind.Line, new("辆", "vehicles"), Hours, [new(new("在途", "under way"), underWay), new(new("每小时到达停留点", "arrivals an hour"), [.. dwell.Arrivals()])]),
                new(new("停留时长的累计占比", "Stays below a length"), ChartKind.Column, new("%", "%"), [.. DwellTally.Bounds.Select(hours => new Text($"{hours} 小时", $"{hours} h"))], [new(new("占比", "share"), [.. dwell.Shares().Select(share => share * 100)])]),
            ],
            Tables = [Table(city, waybills, byGoods)],
            Notes = Notes,
        };
    }

    private static ImmutableArray<Text> Notes { get; } =
    [
        new("路网由镇街驻地与高速公路连成，不是实测道路；出市的运输没有模拟，因此行驶时间和报告数低于实际。", "Roads join the seats of towns and follow expressways; they are no survey. Trips beyond the city are left out, so driving and reports are fewer than in life."),
        new("作业、等候、用餐等时长是假设，使停留时长的分布与成都危货车辆定位数据一致（60% 不足 2 小时，20% 超过 9 小时）。", "How long work, waiting and meals take is assumed, such that stays are distributed as in the positions of Chengdu's vehicles (60% below 2 h, 20% above 9 h)."),
    ];

    private static Text Finding(int fleet, double tonnes, int hour, double underWay, DwellTally dwell)
    {
        var zh = string.Create(CultureInfo.InvariantCulture, $"{fleet:N0} 辆危货车每天运送 {tonnes:N0} 吨，{hour} 时在途最多（{underWay:N0} 辆）。");
        var en = string.Create(CultureInfo.InvariantCulture, $"{fleet:N0} vehicles deliver {tonnes:N0} t a day; most are under way at {hour} o'clock ({underWay:N0}).");
        if (dwell.Guilty == 0) return new(zh, en);
        var innocent = (double)dwell.Innocent / dwell.Guilty;
        return new(
            zh + string.Create(CultureInfo.InvariantCulture, $"未登记地点的停留中，每 1 次非法装卸对应 {innocent:N0} 次无辜停留。"),
            en + string.Create(CultureInfo.InvariantCulture, $" At places that no register knows there are {innocent:N0} innocent stops for every one that serves an illegal trade."));
    }

    private static SectionMap Map(CityDefinition city, IReadOnlyList<(int Colour, long Place, int Number)> secrets)
    {
        var plane = new LocalPlane(city.Centre);
        return new(new("真实情况：未登记的地点（检测规则看不到）", "The truth: places that no register knows (hidden from detection)"), [.. secrets.Select(secret => Point(plane, secret))]);
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
        return new(plane.Off(place.EastMillimetres / 1_000.0, place.NorthMillimetres / 1_000.0), secret.Colour == 2 ? 0.4 : 1, secret.Colour, what);
    }

    private static SectionTable Table(CityDefinition city, long[] waybills, long[] kilograms) => new(
        new("按货物", "By goods"),
        [(new("货物", "goods"), true), (new("联合国编号", "UN number"), true), (new("办结运单", "waybills closed"), false), (new("吨", "t"), false)],
        [.. city.Hazmat.Goods.Select(goods => ImmutableArray.Create(goods.Name, Plain(goods.Un), Figure(waybills[goods.Index]), Figure(kilograms[goods.Index] / 1_000)))]);

    private static Text Plain(string text) => new(text, text);

    private static Text Figure(long number) => Plain(number.ToString("N0", CultureInfo.InvariantCulture));
}
