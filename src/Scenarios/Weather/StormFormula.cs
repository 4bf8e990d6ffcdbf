using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// A local storm intensity formula (暴雨强度公式) q = A₁ (1 + C lg P) / (t + b)ⁿ in litres a second and hectare, P in years, t in
/// minutes. 166.67 L/(s·ha) are 1 mm/min.
/// </summary>
/// <param name="A1">Intensity at P = 1, in L/(s·ha)·minⁿ.</param>
/// <param name="C">Growth with the logarithm of the return period.</param>
/// <param name="B">Minutes added to the duration.</param>
/// <param name="N">Decay with the duration.</param>
public readonly record struct StormFormula(double A1, double C, double B, double N)
{
    private const double Ln10 = 2.302585092994046;
    private const double LitresPerSecondHectare = 1_000.0 / 6;

    /// <summary>Nantong, from the drainage design manual's table: q = 2007.34 (1 + 0.752 lg P) / (t + 17.9)^0.71.</summary>
    public static readonly StormFormula Nantong = new(2007.34, 0.752, 17.9, 0.71);

    /// <summary>The numerator for a return period, in mm/min·minⁿ.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The return period is so short that the formula has no rain for it.</exception>
    public double Numerator(double returnPeriodYears)
    {
        var growth = 1 + (C * PortableMath.Log(returnPeriodYears) / Ln10);
        if (growth <= 0) throw new ArgumentOutOfRangeException(nameof(returnPeriodYears), returnPeriodYears, "The formula has no rain for so short a return period.");
        return A1 * growth / LitresPerSecondHectare;
    }

    /// <summary>The depth in mm of the worst rain of this many minutes that is reached once in the return period.</summary>
    public double DepthMillimetres(double returnPeriodYears, double minutes) =>
        Numerator(returnPeriodYears) * minutes / PortableMath.Pow(minutes + B, N);
}
