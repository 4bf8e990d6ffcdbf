using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Analysis;

/// <summary>A matter that rises in a county against its own past.</summary>
/// <param name="County">The county.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Onset">The day from which it rose.</param>
/// <param name="Signal">The day at whose end the chart rang.</param>
/// <param name="Count">Sightings from the onset to the chart's peak.</param>
/// <param name="Expected">How many its past lets expect in those days.</param>
/// <param name="P">The chance of so high a chart where it only follows the city's days.</param>
/// <param name="Daily">Sightings by day.</param>
/// <param name="Past">What each day's past lets expect.</param>
internal sealed record EarlySignal(int County, int Matter, int Onset, int Signal, long Count, double Expected, double P, ImmutableArray<int> Daily, ImmutableArray<double> Past);

/// <summary>
/// Early signals (早期信号): a Poisson CUSUM chart for each county and matter, for a doubling (Lucas 1985), against its own share of the
/// city's day so far, so that busy days and weekdays cancel. Its height is judged by dealing the sightings out over the days anew
/// (Besag and Clifford 1991: fewer times where it plainly is nothing), at the false-discovery rate over all charts.
/// </summary>
internal static class EarlySignals
{
    /// <summary>The height at which a chart rings: by Wald's bound once in e^6 ≈ 400 beginnings by chance.</summary>
    public const double Rings = 6;

    private const int Learning = 7;
    /// <summary>A shorter run is not judged.</summary>
    public const int FewestDays = 14;

    private const int Fewest = 8;
    private const int EnoughExceedances = 12;
    private const int UsualDeals = 40_000;
    private const double Log2 = 0.693147180559945;
    private static readonly ulong DealPurpose = StableHash.Of("dealing sightings over days");

    /// <summary>The signals at the false-discovery rate, the least likely by chance first.</summary>
    public static ImmutableArray<EarlySignal> Find(CityDefinition city, ReadOnlySpan<Sighting> sightings, int days)
    {
        if (days < FewestDays) return [];
        var total = new long[days];
        foreach (var sighting in sightings) total[sighting.Day]++;
        var charts = Series(city, sightings, days).Where(series => series.Daily.Sum() >= Fewest).Select(series => (series, chart: Chart.Of(series.Daily, total))).ToArray();
        if (!Array.Exists(charts, one => one.chart.Height >= Rings)) return [];
        var deck = new DayDeck(total);
        // One signal alone among very many charts must be able to be rare enough.
        var deals = Math.Max(UsualDeals, (int)Math.Ceiling(1.25 * charts.Length / FalseDiscovery.Rate));
        var judged = charts.Where(one => one.chart.Height >= Rings).Select(one => (one.series, one.chart, p: Judge(one.series, one.chart.Height, total, deck, deals))).ToArray();
        var threshold = FalseDiscovery.Threshold(judged.Select(one => one.p), charts.Length);
        return
        [
            .. judged.Where(one => one.p <= threshold).Select(one => Signal(one.series, one.chart, one.p))
                .OrderBy(signal => signal.P).ThenByDescending(signal => signal.Count / signal.Expected).ThenBy(signal => signal.County).ThenBy(signal => signal.Matter),
        ];
    }

    /// <summary>For each county and matter the days on which its chart stood at or above the bell the evening before: what was known in advance.</summary>
    public static IReadOnlySet<(int County, int Matter, int Day)> RungBefore(CityDefinition city, ReadOnlySpan<Sighting> sightings, int days)
    {
        var rung = new HashSet<(int, int, int)>();
        if (days < FewestDays) return rung;
        var total = new long[days];
        foreach (var sighting in sightings) total[sighting.Day]++;
        foreach (var series in Series(city, sightings, days))
        {
            if (series.Daily.Sum() < Fewest) continue;
            var heights = Chart.Of(series.Daily, total).Heights;
            for (var day = 1; day < days; day++)
            {
                if (heights[day - 1] >= Rings) rung.Add((series.County, series.Matter, day));
            }
        }

        return rung;
    }

    private static IEnumerable<(int County, int Matter, int[] Daily)> Series(CityDefinition city, ReadOnlySpan<Sighting> sightings, int days)
    {
        var series = new SortedDictionary<(int County, int Matter), int[]>();
        foreach (var sighting in sightings)
        {
            var key = (city.Towns[city.Cells[sighting.Cell].Town].County, sighting.Matter);
            if (!series.TryGetValue(key, out var daily)) series[key] = daily = new int[days];
            daily[sighting.Day]++;
        }

        return series.Select(one => (one.Key.County, one.Key.Matter, one.Value));
    }

    // The same total, each sighting on a day by the city's shares; stopped once it is plain that such heights are common.
    private static double Judge((int County, int Matter, int[] Daily) series, double height, long[] total, DayDeck deck, int deals)
    {
        var count = series.Daily.Sum();
        var chance = new Chance((ulong)series.County, (ulong)series.Matter, DealPurpose);
        var dealt = new int[total.Length];
        var exceeded = 0;
        for (var deal = 1; deal <= deals; deal++)
        {
            Array.Clear(dealt);
            for (var i = 0; i < count; i++) dealt[deck.DayOf(chance.NextUnit())]++;
            if (Chart.Reaches(dealt, total, height) && ++exceeded == EnoughExceedances) return (double)exceeded / deal;
        }

        return (exceeded + 1.0) / (deals + 1);
    }

    private static EarlySignal Signal((int County, int Matter, int[] Daily) series, Chart chart, double p)
    {
        var (count, expected) = (0L, 0.0);
        for (var day = chart.Onset; day <= chart.Peak; day++)
        {
            count += series.Daily[day];
            expected += chart.Past[day];
        }

        return new EarlySignal(series.County, series.Matter, chart.Onset, chart.Signal, count, expected, p, [.. series.Daily], [.. chart.Past]);
    }

    /// <summary>A CUSUM chart over a series of days.</summary>
    private sealed record Chart(double[] Heights, double[] Past, double Height, int Onset, int Signal, int Peak)
    {
        /// <summary>Whether the chart of a series is ever as high as that; the same steps as <see cref="Of"/>, without keeping any.</summary>
        public static bool Reaches(int[] daily, long[] total, double height)
        {
            double now = 0, seen = 0, passed = 0;
            for (var day = 0; day < daily.Length; day++)
            {
                if (day >= Learning)
                {
                    now = Math.Max(0, now + (daily[day] * Log2) - Expected(total[day], seen, passed));
                    if (now >= height) return true;
                }

                (seen, passed) = (seen + daily[day], passed + total[day]);
            }

            return false;
        }

        public static Chart Of(int[] daily, long[] total)
        {
            var (heights, past) = (new double[daily.Length], new double[daily.Length]);
            var (height, highest, onset, bestOnset, peak) = (0.0, 0.0, 0, 0, 0);
            double seen = 0, passed = 0;
            for (var day = 0; day < daily.Length; day++)
            {
                past[day] = Expected(total[day], seen, passed);
                if (day >= Learning)
                {
                    var next = height + (daily[day] * Log2) - past[day];
                    if (height <= 0) onset = day;
                    height = Math.Max(0, next);
                    if (height > highest) (highest, bestOnset, peak) = (height, onset, day);
                }

                heights[day] = height;
                (seen, passed) = (seen + daily[day], passed + total[day]);
            }

            var signal = Array.FindIndex(heights, bestOnset, one => one >= Rings);
            return new Chart(heights, past, highest, bestOnset, signal < 0 ? peak : signal, peak);
        }

        // Half a sighting in advance, so that what was never seen before is possible.
        private static double Expected(long total, double seen, double passed) => passed > 0 ? total * (seen + 0.5) / passed : 0;
    }
}
