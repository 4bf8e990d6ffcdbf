using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>The datum of positions in a recorded file.</summary>
public enum Coordinates
{
    /// <summary>WGS 84, as satellites give it.</summary>
    Wgs84 = 0,

    /// <summary>GCJ-02 (国测局坐标), as Chinese map services give it: WGS 84 displaced by some hundred metres.</summary>
    Gcj02 = 1,
}

/// <summary>
/// The displacement between WGS 84 and GCJ-02 by the published approximation (the public eviltransform library and others; the official
/// one is not public). It has no closed inverse: a point is found by iteration, to a millimetre. Sines are <see cref="PortableMath"/>'s: every silo reads a
/// recorded file by itself, and all must find the same millimetre.
/// </summary>
public static class ChinaOffset
{
    private const double SemiMajorAxis = 6_378_245;
    private const double EccentricitySquared = 0.006_693_421_622_965_943;
    private const double MiddleLongitude = 105;
    private const double MiddleLatitude = 35;
    private const double Enough = 1e-9;
    private const int MostSteps = 30;

    /// <summary>Where GCJ-02 puts a point of WGS 84.</summary>
    public static GeoPoint ToGcj02(GeoPoint wgs84)
    {
        var (x, y) = (wgs84.Longitude - MiddleLongitude, wgs84.Latitude - MiddleLatitude);
        var (sine, cosine) = (PortableMath.SinPi(wgs84.Latitude / 180), PortableMath.CosPi(wgs84.Latitude / 180));
        var magic = 1 - (EccentricitySquared * sine * sine);
        var north = 180 / Math.PI * North(x, y) * magic * Math.Sqrt(magic) / (SemiMajorAxis * (1 - EccentricitySquared));
        var east = 180 / Math.PI * East(x, y) * Math.Sqrt(magic) / (SemiMajorAxis * cosine);
        return new GeoPoint(wgs84.Longitude + east, wgs84.Latitude + north);
    }

    /// <summary>The point of WGS 84 that GCJ-02 puts here.</summary>
    public static GeoPoint ToWgs84(GeoPoint gcj02)
    {
        var guess = gcj02;
        for (var step = 0; step < MostSteps; step++)
        {
            var there = ToGcj02(guess);
            var (east, north) = (gcj02.Longitude - there.Longitude, gcj02.Latitude - there.Latitude);
            guess = new GeoPoint(guess.Longitude + east, guess.Latitude + north);
            if (Math.Abs(east) < Enough && Math.Abs(north) < Enough) break;
        }

        return guess;
    }

    private static double North(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + Waves(20, x * 6, 20, x * 2) + Waves(20, y, 40, y / 3) + Waves(160, y / 12, 320, y / 30);

    private static double East(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + Waves(20, x * 6, 20, x * 2) + Waves(20, x, 40, x / 3) + Waves(150, x / 12, 300, x / 30);

    private static double Waves(double first, double firstTurns, double second, double secondTurns) =>
        ((first * PortableMath.SinPi(firstTurns)) + (second * PortableMath.SinPi(secondTurns))) * 2 / 3;
}
