using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Report;

/// <summary>A made-up day of a city of Nantong's size with a cloudburst in the evening, for the report's page.</summary>
internal static class SampleRun
{
    private static readonly double[] HourlyWeight =
    [
        .008, .006, .005, .004, .004, .006, .012, .028, .065, .092, .095, .075, .042, .052, .078, .080, .072, .058, .045, .042, .046, .042, .030, .013,
    ];

    public static CityDefinition City { get; } = SampleCity.Of(10, 96);

    public static RunSpan Span { get; } = new(new DateTime(2026, 7, 11, 0, 0, 0, DateTimeKind.Unspecified), SimDuration.FromHours(36), SimDuration.FromHours(4));

    public static RunFacts Facts { get; } = new()
    {
        RunId = "cloudburst-1",
        ScenarioName = "cloudburst",
        Title = new("傍晚暴雨叠加工单高峰", "A cloudburst in the evening peak"),
        Question = new("现有网格员能否在暴雨之夜保证镇级工单 30 分钟内到场？", "Can today's officers still reach town orders within 30 minutes on a night of cloudburst?"),
        CityHash = "5d2c9a7be1f04c38",
        ScenarioHash = "91e06f3ab27d4455",
        Seed = 20260711,
        Digest = new Digest(0x0123456789ABCDEF, 0xFEDCBA9876543210),
        Versions = [new("Liandong", "0.1.0"), new(".NET", "10.0.0"), new("Orleans", "10.4.2")],
        Events = 18_203_554,
        WallTime = TimeSpan.FromSeconds(42.6),
        PeakMemoryBytes = 611_000_000,
        RepeatCommand = "liandong run scenarios/cloudburst.yaml --seed 20260711",
        Counterfactual = new AlternativeRun(new("每县增加 2 支排水抢险队", "Two more drainage crews in every county"), "liandong run scenarios/cloudburst.yaml --seed 20260711 --set crews.each-county=+2"),
        Objectives =
        [
            new("town.orders.arrive.p95", Comparison.AtMost, 30 * 60_000, new("95% 的镇级工单 30 分钟内到场", "95% of town orders are reached within 30 min")),
            new("orders.on-time.share", Comparison.AtLeast, 0.95, new("工单按期结案率不低于 95%", "At least 95% of orders are closed on time")),
            new("flood.detected.share", Comparison.AtLeast, 0.9, new("九成积水点由传感器发现", "Sensors report nine in ten flooded low points")),
        ],
        Warnings = [new("行政区划为示意网格，人口为假定值。", "Territories are a made-up grid and populations are assumed.")],
        RainMillimetresPerHour = [.. Enumerable.Range(0, 36).Select(hour => hour is >= 17 and <= 21 ? new[] { 12.0, 58, 71, 33, 8 }[hour - 17] : 0)],
    };

    /// <summary>The day's outcomes in canonical order.</summary>
    public static IReadOnlyList<Outcome> Outcomes()
    {
        var stream = new OutcomeStream();
        var chance = new Chance(7, 1, 1);
        for (var order = 0; order < 5_200; order++) AddOrder(stream, ref chance, order);
        for (var request = 0; request < 14_000; request++) AddDirectRequest(stream, ref chance, 100_000 + request);
        for (var town = 0; town < 96; town++) AddStaff(stream, ref chance, town);
        for (var lowPoint = 0; lowPoint < 96; lowPoint += 2) AddFlood(stream, ref chance, lowPoint);
        return [.. stream.InOrder];
    }

    private static double MinuteOfDay(ref Chance chance)
    {
        var left = chance.NextUnit();
        var hour = 0;
        while (hour < 23 && left > HourlyWeight[hour]) left -= HourlyWeight[hour++];
        var next = chance.NextUnit() < 0.75 ? 0 : 1_440;
        return (next + (hour * 60) + (chance.NextUnit() * 60)) % 2_160;
    }

    private static void AddOrder(OutcomeStream stream, ref Chance chance, int number)
    {
        var town = (int)(96 * chance.NextUnit() * chance.NextUnit());
        var matter = chance.NextUnit() switch { < 0.35 => 0, < 0.8 => 1, < 0.94 => 2, _ => 3 };
        var jurisdiction = matter switch { 0 or 1 => City.TownJurisdiction(town), 2 => City.CountyJurisdiction(City.Towns[town].County), _ => 0 };
        var order = OutcomeStream.Order(number, jurisdiction);
        var department = (int)(12 * chance.NextUnit() * chance.NextUnit());
        var at = MinuteOfDay(ref chance);
        var fromRequest = chance.NextUnit() < 0.6;
        if (fromRequest) stream.At(at, OutcomeKind.RequestMade, OutcomeStream.Town(town, 10), 0, number + 1, number + 1, matter, town);
        stream.Filed(at, number, matter, fromRequest ? number + 1 : 0, number + 1, jurisdiction, town, City.TownJurisdiction(0));
        var dispatched = at + chance.NextExponential(6);
        var arrived = dispatched + 3 + chance.NextExponential(matter == 2 ? 18 : 11);
        var closed = arrived + chance.NextLogNormal(matter == 3 ? 400 : 90, 0.9);
        var late = chance.NextUnit() < 0.02;
        if (dispatched < 2_160) stream.At(dispatched, OutcomeKind.OrderDispatched, order, 1);
        if (arrived < 2_160 && matter != 3) stream.At(arrived, OutcomeKind.OrderOnScene, order);
        if (arrived < 2_160 && chance.NextUnit() < 0.04) stream.At(arrived, OutcomeKind.OrderReturned, order, department);
        if (closed < 2_160 && chance.NextUnit() < 0.03) stream.At(closed, OutcomeKind.OrderReworked, order, 1);
        if (closed < 2_160 && late) stream.At(closed, OutcomeKind.OrderSupervised, order, 1);
        if (closed >= 2_160)
        {
            stream.At(2_160, OutcomeKind.OrderOpenAtEnd, order, 3, (long)(at * 60_000), late ? 1 : 200_000_000, 1, department);
            return;
        }

        stream.Closed(closed, number, !late, jurisdiction, department);
        if (fromRequest && closed < 2_100) stream.At(closed + 30, OutcomeKind.CalledBack, new TwinId((byte)TwinKind.Hotline, 0, 1), chance.NextUnit() < 0.92 ? 1 : 0, number + 1, (long)order.Value, department);
    }

    private static void AddDirectRequest(OutcomeStream stream, ref Chance chance, int request)
    {
        var town = (int)(96 * chance.NextUnit() * chance.NextUnit());
        var hotline = new TwinId((byte)TwinKind.Hotline, 0, 1);
        var at = MinuteOfDay(ref chance);
        stream.At(at, OutcomeKind.RequestMade, OutcomeStream.Town(town, 10), 0, request, request, 1, town);
        var wait = chance.NextUnit() < 0.9 ? 3_000 : (long)(chance.NextExponential(0.6) * 60_000);
        var answered = Math.Min(at + (wait / 60_000.0), 2_160);
        stream.At(answered, OutcomeKind.RequestAnswered, hotline, 0, request, wait, 240_000).At(answered, OutcomeKind.AnsweredDirectly, hotline, 1, request, 1);
    }

    private static void AddStaff(OutcomeStream stream, ref Chance chance, int town)
    {
        var jurisdiction = City.TownJurisdiction(town);
        for (var shift = 0; shift < 4; shift++)
        {
            var officer = new TwinId((byte)TwinKind.Officer, jurisdiction, shift);
            stream.At(shift * 480, OutcomeKind.ShiftBegan, officer, (int)TwinKind.Officer).At((shift + 1) * 480, OutcomeKind.ShiftEnded, officer, (int)TwinKind.Officer, shift * 480 * OutcomeStream.Minute);
            var busy = chance.NextUnit() * 400 * (96 - town) / 96;
            stream.At((shift * 480) + busy + 1, OutcomeKind.UnitFreed, officer, 1, (long)(busy * 0.3 * 60_000), (long)(busy * 0.7 * 60_000), 1, (int)TwinKind.Officer);
            stream.At((shift * 480) + busy + 1, OutcomeKind.DeskServed, new TwinId((byte)TwinKind.CommandCenter, jurisdiction, 0), 0, 60_000, (long)(busy * 60_000 * 0.8), 1);
        }
    }

    private static void AddFlood(OutcomeStream stream, ref Chance chance, int lowPoint)
    {
        var jurisdiction = City.TownJurisdiction(lowPoint);
        var cell = new TwinId((byte)TwinKind.GridCell, jurisdiction, 3);
        var sensor = new TwinId((byte)TwinKind.Sensor, jurisdiction, 4);
        var crossed = (18.2 * 60) + chance.NextExponential(40);
        var worst = chance.NextUnit() switch { < 0.4 => 1, < 0.7 => 2, < 0.9 => 3, _ => 4 };
        var lasts = 30 + (worst * 40 * chance.NextUnit());
        long[] depth = [100, 150, 270, 400, 500];
        for (var level = 1; level <= worst; level++) stream.At(crossed + ((level - 1) * 9), OutcomeKind.LowPointLevel, cell, lowPoint, level, depth[level], level - 1);
        for (var level = worst - 1; level >= 0; level--) stream.At(crossed + lasts + ((worst - level) * 14), OutcomeKind.LowPointLevel, cell, lowPoint, level, depth[level], level + 1);
        stream.At(2_160, OutcomeKind.WaterBalance, cell, lowPoint, 900_000, 850_000, 40_000, 10_000);
        if (chance.NextUnit() < 0.1) return;
        var alarmed = crossed - 22 + (chance.NextUnit() * 30);
        stream.At(alarmed, OutcomeKind.SensorAlarm, sensor, 1, 150, lowPoint, alarmed < crossed ? 1 : 0).At(crossed + lasts + 70, OutcomeKind.SensorClear, sensor, 1, 0, lowPoint);
    }
}
