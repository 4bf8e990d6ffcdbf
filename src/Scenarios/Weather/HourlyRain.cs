using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// Rain known by the hour, shaped to five-minute steps: inside an hour the intensity rises and falls in a straight line between
/// its neighbours' means, and the hour's sum is kept to the micrometre.
/// </summary>
public static class HourlyRain
{
    private const int StepsPerHour = 12;

    /// <summary>Shapes hourly totals in micrometres.</summary>
    public static RainSeries Shape(SimTime start, IReadOnlyList<int> micrometresByHour)
    {
        var steps = new int[micrometresByHour.Count * StepsPerHour];
        var shares = new double[StepsPerHour];
        for (var hour = 0; hour < micrometresByHour.Count; hour++)
        {
            double here = micrometresByHour[hour];
            var before = hour == 0 ? 0 : (micrometresByHour[hour - 1] + here) / 2;
            var after = hour == micrometresByHour.Count - 1 ? 0 : (micrometresByHour[hour + 1] + here) / 2;
            for (var i = 0; i < StepsPerHour; i++)
            {
                var place = (i + 0.5) / StepsPerHour;
                shares[i] = place < 0.5 ? before + ((here - before) * 2 * place) : here + ((after - here) * ((2 * place) - 1));
            }

            RainSteps.Share(micrometresByHour[hour], shares).CopyTo(steps, hour * StepsPerHour);
        }

        return new RainSeries(start, SimDuration.FromMinutes(5), steps);
    }

    /// <summary>Scales hourly totals in per mille before shaping, rounding each hour down; a town near or far from the storm's centre.</summary>
    public static RainSeries Shape(SimTime start, IReadOnlyList<int> micrometresByHour, int permille) =>
        Shape(start, [.. micrometresByHour.Select(hour => (int)((long)hour * permille / 1_000))]);
}
