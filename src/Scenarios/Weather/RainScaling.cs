using Liandong.Twins.Cells;

namespace Liandong.Scenarios.Weather;

/// <summary>The same rain elsewhere: more or less of it.</summary>
public static class RainScaling
{
    /// <summary>So many per mille of the rain in each step. The running sum is cut to whole micrometres, so the total is that of the whole, rounded down.</summary>
    public static RainSeries Scaled(this RainSeries rain, int permille)
    {
        if (permille < 0) throw new ArgumentOutOfRangeException(nameof(permille), permille, "Rain cannot be scaled below nothing.");
        var scaled = new int[rain.Steps];
        long sum = 0, cut = 0;
        var steps = rain.Micrometres;
        for (var i = 0; i < scaled.Length; i++)
        {
            sum += (long)steps[i] * permille;
            scaled[i] = checked((int)((sum / 1_000) - cut));
            cut = sum / 1_000;
        }

        return new RainSeries(rain.Start, rain.Step, scaled);
    }
}
