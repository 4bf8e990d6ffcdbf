namespace Liandong.Twins.Releases;

/// <summary>Sine and cosine of angles in degrees by their series, from + − × ÷ alone: every machine gets the same last bit.</summary>
public static class Bearing
{
    private const double RadiansPerDegree = 3.14159265358979323846 / 180;

    /// <summary>The sine of an angle in degrees.</summary>
    public static double Sine(double degrees)
    {
        var turned = degrees % 360;
        if (turned > 180) turned -= 360;
        if (turned < -180) turned += 360;
        var angle = turned * RadiansPerDegree;
        double sum = 0, term = angle;
        for (var n = 1; n < 32; n += 2)
        {
            sum += term;
            term *= -angle * angle / ((n + 1) * (n + 2));
        }

        return sum;
    }

    /// <summary>The cosine of an angle in degrees.</summary>
    public static double Cosine(double degrees) => Sine(degrees + 90);
}
