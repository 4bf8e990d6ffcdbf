using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Flood scenarios that nobody wrote: a storm over some counties, clogged inlets, dead sensors, rivers high or low.</summary>
public static class GeneratedFlood
{
    private static readonly int[] ReturnPeriods = [5, 10, 20, 30, 50, 100];
    private static readonly int[] Hours = [1, 2, 3, 6, 12];
    private static readonly ulong Purpose = StableHash.Of("generated flood");

    /// <summary>The scenario's file. A seed draws the same file for ever; it loads, and can be edited.</summary>
    /// <param name="city">The city, for its counties.</param>
    /// <param name="cityName">What the scenario calls it: a bundled name or a path.</param>
    /// <param name="seed">Of the draws, and the scenario's own seed.</param>
    public static string Write(CityDefinition city, string cityName, ulong seed)
    {
        var chance = new Chance(seed, StableHash.Of(city.Id), Purpose);
        var years = ReturnPeriods[chance.NextBelow(ReturnPeriods.Length)];
        var hours = Hours[chance.NextBelow(Hours.Length)];
        var start = new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(chance.NextBelow(122)).AddHours(chance.NextBelow(24));
        var counties = Counties(city, ref chance);
        var numbers = (Begin: 1 + chance.NextBelow(6), Peak: 25 + chance.NextBelow(51), Drains: 60 + (chance.NextBelow(13) * 5), Inlets: 5 + chance.NextBelow(46), Offline: chance.NextBelow(16), Stuck: chance.NextBelow(6), Drifting: chance.NextBelow(6));
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            name: flood-{{seed}}
            title: {zh: "随机内涝情景 {{seed}}", en: "Random flood {{seed}}"}
            question:
              zh: "{{years}} 年一遇、{{hours}} 小时的暴雨，{{numbers.Inlets}}% 的低洼点雨水口堵塞：现有力量来得及吗？"
              en: "A storm of one in {{years}} years over {{hours}} hours while {{numbers.Inlets}}% of the low points have blocked inlets: do today's forces come in time?"
            city: '{{cityName.Replace("'", "''", StringComparison.Ordinal)}}'
            start: {{start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}}
            duration: {{Math.Max(24, hours + 18)}}h
            seed: {{seed}}
            rain:
              - kind: chicago
                counties: [{{string.Join(", ", counties.Select(county => $"\"{county.Name.Zh}\""))}}]
                return-period: {{years}}
                duration: {{hours}}h
                start: {{numbers.Begin}}h
                peak: {{numbers.Peak}}%
            rivers:
              drain-capacity: {{numbers.Drains}}%
            faults:
              blocked-inlets: {{numbers.Inlets}}%
              sensors-offline: {{numbers.Offline}}%
              sensors-stuck: {{numbers.Stuck}}%
              sensors-drifting: {{numbers.Drifting}}%
            objectives:
              - {indicator: priority-2.orders.arrive.p95, at-most: 45min, label: {zh: "Ⅱ级工单 95% 在 45 分钟内到场", en: "95% of priority II orders have somebody on the scene within 45 minutes"} }
              - {indicator: flood.cleared.median, at-most: 4h, label: {zh: "半数积水点 4 小时内退水", en: "Half of the flooded low points are clear within 4 hours"} }
            counterfactual:
              label: {zh: "每县多两支抢险队", en: "two more crews in each county"}
              set: {staff.crews: "+2"}

            """);
    }

    private static List<County> Counties(CityDefinition city, ref Chance chance)
    {
        var left = city.Counties.ToList();
        var chosen = new List<County>();
        var wanted = Math.Min(left.Count, 1 + chance.NextBelow(3));
        while (chosen.Count < wanted)
        {
            var place = chance.NextBelow(left.Count);
            chosen.Add(left[place]);
            left.RemoveAt(place);
        }

        return chosen;
    }
}
