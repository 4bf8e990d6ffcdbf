using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>Stability of the air after Pasquill (1961).</summary>
public enum Stability
{
    /// <summary>Very unstable: strong sun, little wind.</summary>
    A = 0,

    /// <summary>Unstable.</summary>
    B = 1,

    /// <summary>Slightly unstable.</summary>
    C = 2,

    /// <summary>Neutral: overcast or windy.</summary>
    D = 3,

    /// <summary>Slightly stable: night, thin cloud.</summary>
    E = 4,

    /// <summary>Stable: clear night, little wind.</summary>
    F = 5,
}

/// <summary>
/// How wide a plume of a passive gas is: the dispersion parameters of Briggs for open country, as given by Gifford (1976), for 100 m to 10 km
/// from the source. Beyond both ends they are extrapolated.
/// </summary>
public static class Dispersion
{
    private static readonly double[] AcrossFactors = [0.22, 0.16, 0.11, 0.08, 0.06, 0.04];
    private static readonly double[] UpFactors = [0.20, 0.12, 0.08, 0.06, 0.03, 0.016];
    private const double TwoPi = 2 * 3.14159265358979323846;

    /// <summary>Standard deviation across the wind in metres, so many metres from the source.</summary>
    public static double Across(Stability stability, double metres) => AcrossFactors[(int)stability] * metres / Math.Sqrt(1 + (0.0001 * metres));

    /// <summary>A bound of the standard deviation across the wind that is quick to find.</summary>
    public static double AcrossAtMost(Stability stability, double metres) => AcrossFactors[(int)stability] * metres;

    /// <summary>Standard deviation upwards in metres, so many metres from the source.</summary>
    public static double Upwards(Stability stability, double metres)
    {
        var straight = UpFactors[(int)stability] * metres;
        return stability switch
        {
            Stability.A or Stability.B => straight,
            Stability.C => straight / Math.Sqrt(1 + (0.0002 * metres)),
            Stability.D => straight / Math.Sqrt(1 + (0.0015 * metres)),
            _ => straight / (1 + (0.0003 * metres)),
        };
    }

    /// <summary>
    /// Concentration at the ground in a section of the plume, in the unit of <paramref name="perMetre"/> a square metre; the ground reflects.
    /// For a steady plume <paramref name="perMetre"/> is the source's strength over the wind's speed and this is the Gaussian plume
    /// formula (Pasquill 1961, Gifford 1961).
    /// </summary>
    /// <param name="perMetre">What a metre of the plume's length holds.</param>
    /// <param name="across">Distance from the plume's axis in metres.</param>
    /// <param name="height">Height of the source in metres.</param>
    /// <param name="sigmaAcross">Standard deviation across in metres.</param>
    /// <param name="sigmaUpwards">Standard deviation upwards in metres.</param>
    public static double AtGround(double perMetre, double across, double height, double sigmaAcross, double sigmaUpwards)
    {
        var (y, z) = (across / sigmaAcross, height / sigmaUpwards);
        return 2 * perMetre / (TwoPi * sigmaAcross * sigmaUpwards) * PortableMath.Exp(-0.5 * ((y * y) + (z * z)));
    }

    /// <summary>The standard normal distribution function, to 1e-7 (Abramowitz and Stegun 1964, 26.2.17).</summary>
    public static double Normal(double x)
    {
        if (x < 0) return 1 - Normal(-x);
        var t = 1 / (1 + (0.2316419 * x));
        var tail = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return 1 - (0.3989422804014327 * PortableMath.Exp(-0.5 * x * x) * tail);
    }
}
