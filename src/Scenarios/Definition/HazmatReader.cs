using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads the section <c>hazmat</c>; every default of it stands here.</summary>
internal static class HazmatReader
{
    private const int MostPlaces = 100;
    private const int DaysAWeek = 7;
    private static readonly SimDuration LongestOutage = SimDuration.FromHours(24);

    /// <summary>The setting, or null when the scenario has no such section.</summary>
    public static HazmatSetting? Read(StrictMap root)
    {
        if (root.MapOrNull("hazmat") is not { } map) return null;
        var terminals = map.MapOrEmpty("terminals");
        var (shortest, longest) = Span(terminals, "outage", SimDuration.FromMinutes(2), SimDuration.FromMinutes(5));
        if (longest > LongestOutage) throw terminals.Error("outage", $"中断最长 {LongestOutage}", $"a gap is at most {LongestOutage} long");
        var setting = new HazmatSetting
        {
            Activity = map.ShareOr("activity", 1, 2.4),
            NightDrivers = map.ShareOr("night-drivers", new HazmatHabits().MindsNoNightBan),
            OutagesADay = terminals.Number("outages-a-day", 0, 288, 1.5),
            OutageShortest = shortest,
            OutageLongest = longest,
            DriftJumps = terminals.ShareOr("drift-jumps", 0.005, 0.5),
            Rings = Rings(map),
            Decoys = Decoys(map.MapOrEmpty("decoys")),
        };
        terminals.Done();
        map.Done();
        return setting;
    }

    private static ImmutableArray<RingSetting> Rings(StrictMap map)
    {
        var rings = map.ListOrEmpty("rings");
        if (rings.Count > MostPlaces) throw map.Error("rings", $"最多 {MostPlaces} 个团伙", $"at most {MostPlaces} rings are possible");
        return [.. rings.Select(Ring)];
    }

    private static RingSetting Ring(StrictMap map)
    {
        var hours = map.MapOrEmpty("hours");
        var (from, to) = (hours.Has("from") ? hours.TimeOfDay("from") : new TimeOnly(16, 30), hours.Has("to") ? hours.TimeOfDay("to") : new TimeOnly(23, 0));
        hours.Done();
        var sale = Span(map, "sale", SimDuration.FromMinutes(25), SimDuration.FromMinutes(70));
        if (to <= from || (to - from).TotalMilliseconds < sale.Longest.Milliseconds) throw map.Error("hours", $"须容得下最长的一次交易（{sale.Longest}）", $"must leave room for the longest sale ({sale.Longest})");
        var visits = map.MapOrEmpty("visits-a-week");
        var least = visits.Whole("least", 0, DaysAWeek, 3);
        var most = visits.Whole("most", least, DaysAWeek, Math.Max(least, 6));
        visits.Done();
        var ring = new RingSetting
        {
            Goods = map.Text("goods", "1202"),
            Tankers = map.Whole("tankers", 1, 1_000, 4),
            VisitsAWeek = (least, most),
            Sale = sale,
            Hours = (from, to),
            InCarPark = map.Flag("in-car-park", absent: false),
            Yard = Point(map, "yard"),
            Source = Point(map, "source"),
        };
        if (ring is { InCarPark: true, Yard: not null }) throw map.Error("in-car-park", "已写明 yard 的位置，就不能再抽取停车场", "cannot be true when 'yard' says where it is");
        map.Done();
        return ring;
    }

    private static DecoySetting Decoys(StrictMap map)
    {
        var decoys = new DecoySetting(map.Whole("canteens", 0, MostPlaces, 0), map.Whole("car-parks", 0, MostPlaces, 0), map.Whole("riverside", 0, MostPlaces, 0));
        map.Done();
        return decoys;
    }

    private static (SimDuration Shortest, SimDuration Longest) Span(StrictMap map, string key, SimDuration shortest, SimDuration longest)
    {
        var span = map.MapOrEmpty(key);
        (shortest, longest) = (span.Duration("shortest", shortest), span.Duration("longest", longest));
        if (shortest < SimDuration.FromMinutes(1) || longest < shortest) throw map.Error(key, "最短不少于 1 min，最长不短于最短", "the shortest is at least 1 min, the longest not below it");
        span.Done();
        return (shortest, longest);
    }

    private static GeoPoint? Point(StrictMap map, string key)
    {
        if (map.MapOrNull(key) is not { } inner) return null;
        var point = new GeoPoint(inner.Number("longitude", -180, 180), inner.Number("latitude", -85, 85));
        inner.Done();
        return point;
    }
}
