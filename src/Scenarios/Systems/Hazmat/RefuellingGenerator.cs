using System.Globalization;
using System.Text;
using Bogus;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>
/// Invents fortnights with illegal refuelling: one new valid scenario for every seed, always the same one for the same seed. How many rings there
/// are, what and when they sell, how many innocent places look like theirs, how terminals fail, since when the model of spots is live and
/// which shared systems go down is drawn; where it all lies follows from the scenario's own seed.
/// </summary>
/// <param name="city">The city, which must have vehicles.</param>
/// <param name="cityName">How the scenario names it.</param>
public sealed class RefuellingGenerator(CityDefinition city, string cityName)
{
    // The year is fixed, so no seed depends on today.
    private static readonly DateTime First = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private const int LastStart = 350;
    private const int Days = 14;
    private const int MostTankers = 6;
    private const int VehiclesARing = 6;
    private const int LatestSpots = 5;
    private const int PercentInCarParks = 25;
    private const int LatestSale = (23 * 60) + 45;

    /// <summary>A scenario as YAML.</summary>
    /// <exception cref="InvalidOperationException">The city has no goods that a ring could sell.</exception>
    public string Generate(int seed)
    {
        var draw = new Randomizer(seed);
        var start = First.AddDays(draw.Number(0, LastStart));
        // Rings need vehicles enough to hide among.
        HazmatGoods[] sold = [.. city.Hazmat.Goods.Where(goods => goods.Class.StartsWith('3') && Carrying(goods) >= VehiclesARing)];
        if (sold.Length == 0) throw new InvalidOperationException($"{city.Name.En} has no liquid fuel that {VehiclesARing} vehicles carry.");
        var rings = draw.Number(1, city.Hazmat.Vehicles.Length >= 1_000 ? 3 : 1);
        var tankers = Enumerable.Range(0, rings).Select(_ => draw.Number(2, Math.Min(MostTankers, city.Hazmat.Vehicles.Length / 5))).ToArray();
        var yaml = new StringBuilder();
        Line(yaml, $"name: refuelling-{(uint)seed}");
        Line(yaml, $"title: {{zh: 随机黑加油 {(uint)seed}（{rings} 个团伙）, en: {Quoted($"Random illegal refuelling {(uint)seed}: {rings} {(rings == 1 ? "ring" : "rings")}")}}}");
        Line(yaml, $"question: {{zh: 能从 {city.Hazmat.Vehicles.Length} 辆危货车的轨迹中找出黑加油点和源头吗？, en: {Quoted($"Can the yards and their sources be found in the tracks of {city.Hazmat.Vehicles.Length} vehicles?")}}}");
        Line(yaml, $"city: {Quoted(cityName)}");
        Line(yaml, $"start: {start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}");
        Line(yaml, $"duration: {Days}d");
        Line(yaml, $"seed: {(uint)seed}");
        Line(yaml, $"hazmat:");
        Line(yaml, $"  activity: {draw.Number(80, 120)}%");
        var shortest = draw.Number(1, 4);
        Line(yaml, $"  terminals: {{outages-a-day: {Plain(draw.Number(0, 60) / 10.0)}, outage: {{shortest: {shortest}min, longest: {shortest + draw.Number(1, 20)}min}}, drift-jumps: {Plain(draw.Number(0, 15) / 10.0)}%}}");
        Line(yaml, $"  rings:");
        foreach (var count in tankers) WriteRing(yaml, draw, draw.ArrayElement(sold), count);
        Line(yaml, $"  decoys: {{canteens: {draw.Number(0, 2)}, car-parks: {draw.Number(0, 2)}, riverside: {draw.Number(0, 2)}}}");
        WriteWatch(yaml, draw);
        WriteObjectives(yaml);
        return yaml.ToString();
    }

    private int Carrying(HazmatGoods goods) => city.Hazmat.Vehicles.Count(vehicle => vehicle.Goods == goods.Index);

    private static void WriteRing(StringBuilder yaml, Randomizer draw, HazmatGoods goods, int tankers)
    {
        var least = draw.Number(2, 4);
        var (shortest, longest) = (draw.Number(12, 35), draw.Number(45, 90));
        // Open from some time between 16:30 and 21:00 for two hours and a half to four; what the watch calls night plays no part in it.
        var from = TimeSpan.FromMinutes(990 + (30 * draw.Number(0, 9)));
        var to = TimeSpan.FromMinutes(Math.Min(from.TotalMinutes + (30 * draw.Number(5, 8)), LatestSale));
        var inCarPark = draw.Number(1, 100) <= PercentInCarParks ? "true" : "false";
        Line(yaml, $"    - {{goods: {Quoted(goods.Un)}, tankers: {tankers}, visits-a-week: {{least: {least}, most: {least + draw.Number(0, 3)}}}, sale: {{shortest: {shortest}min, longest: {longest}min}}, hours: {{from: \"{Clock(from)}\", to: \"{Clock(to)}\"}}, in-car-park: {inCarPark}}}");
    }

    // Live from the first day or later; now and then a system that detection needs goes down, for hours or for days.
    private void WriteWatch(StringBuilder yaml, Randomizer draw)
    {
        Line(yaml, $"hazmat-watch:");
        Line(yaml, $"  spots-from: {draw.Number(0, LatestSpots)}d");
        Line(yaml, $"  raid: {{hour: {draw.Number(9, 17)}, word-travels: {draw.Number(3, 30)}min}}");
        Line(yaml, $"  hidden: {{tanks: {draw.Number(2, 120)}, litres-a-tank: {draw.Number(5, 40) * 100}, suspects: {draw.Number(3, 15)}}}");
        DataSystem[] needed = [.. city.DataSources.Where(system => system.Role is not null)];
        DataSystem[] down = [.. draw.ArrayElements(needed, draw.Number(0, Math.Min(2, needed.Length)))];
        if (down.Length == 0) return;
        Line(yaml, $"  sources:");
        foreach (var system in down.OrderBy(system => system.Index)) Line(yaml, $"    {Quoted(system.Code)}: {{outages: [{{from: {draw.Number(1, Days * 24 - 1)}h, for: {(draw.Bool() ? draw.Number(1, 6) : draw.Number(7, 72))}h}}]}}");
    }

    private static void WriteObjectives(StringBuilder yaml)
    {
        Line(yaml, $"objectives:");
        Line(yaml, $"  - {{indicator: hazmat.rings.recall, at-least: 100%, label: {{zh: 团伙全部被发现, en: All rings are found}}}}");
        Line(yaml, $"  - {{indicator: hazmat.source.rank, at-most: 1, label: {{zh: 顺着查到的另一端（源头或加油点）排名第一, en: The true other end (source or yard) is ranked first}}}}");
        Line(yaml, $"  - {{indicator: hazmat.rings.both-ends, at-least: 50%, label: {{zh: 至少一半的团伙两端同时查获, en: At least half of the rings are caught in business at both ends}}}}");
        Line(yaml, $"  - {{indicator: hazmat.innocent-held, at-most: 0, label: {{zh: 无一辆无辜车辆被扣, en: No innocent vehicle is held}}}}");
        Line(yaml, $"counterfactual:");
        Line(yaml, $"  label: {{zh: 一端先查、另一端后查, en: one end is raided after the other}}");
        Line(yaml, $"  set: {{hazmat-watch.raid.together: \"false\"}}");
    }

    private static void Line(StringBuilder yaml, FormattableString line) => yaml.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Clock(TimeSpan ofDay) => ofDay.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static string Plain(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
