using MathNet.Numerics;

namespace Liandong.Scenarios.Analysis;

/// <summary>Exact tails of the Poisson distribution.</summary>
internal static class PoissonTail
{
    /// <summary>The probability of at least this many when so many are expected.</summary>
    public static double AtLeast(long count, double expected) => count <= 0 ? 1 : expected <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(count, expected);

    /// <summary>The 95 % interval of a ratio of a count to its expectation (Byar's approximation; Breslow and Day 1987, p. 69).</summary>
    public static (double Low, double High) RatioInterval(long count, double expected)
    {
        const double z = 1.959964;
        var low = count == 0 ? 0 : count * Cube(1 - (1.0 / (9 * count)) - (z / (3 * Math.Sqrt(count))));
        var above = count + 1;
        return (low / expected, above * Cube(1 - (1.0 / (9 * above)) + (z / (3 * Math.Sqrt(above)))) / expected);
    }

    private static double Cube(double x) => x * x * x;
}
