using Liandong.Twins.Geography;

namespace Liandong.Scenarios.City;

/// <summary>
/// The city's plane: whole millimetres east and north of its centre, scaled by the radii of curvature of WGS 84 there. Within 100 km
/// distances are right to about 1 %. Uses + − × ÷ √ alone, so that every machine gets the same millimetre.
/// </summary>
public sealed class LocalPlane
{
    private const double SemiMajorAxis = 6_378_137;
    private const double EccentricitySquared = 6.694379990141e-3;
    private const double RadiansPerDegree = 3.14159265358979323846 / 180;

    private readonly GeoPoint _centre;
    private readonly double _millimetresPerDegreeEast;
    private readonly double _millimetresPerDegreeNorth;

    public LocalPlane(GeoPoint centre)
    {
        _centre = centre;
        var sine = Sine(centre.Latitude * RadiansPerDegree);
        var flattening = 1 - (EccentricitySquared * sine * sine);
        var root = Math.Sqrt(flattening);
        _millimetresPerDegreeNorth = 1_000 * RadiansPerDegree * SemiMajorAxis * (1 - EccentricitySquared) / (flattening * root);
        _millimetresPerDegreeEast = 1_000 * RadiansPerDegree * SemiMajorAxis * Math.Sqrt(1 - (sine * sine)) / root;
    }

    /// <summary>The place on the plane.</summary>
    public PlanePoint On(GeoPoint point) => new(
        Rounded((point.Longitude - _centre.Longitude) * _millimetresPerDegreeEast),
        Rounded((point.Latitude - _centre.Latitude) * _millimetresPerDegreeNorth));

    /// <summary>The place in degrees, to the seventh decimal (about a centimetre).</summary>
    public GeoPoint Off(double eastMetres, double northMetres) => new(
        Degrees(_centre.Longitude + (eastMetres * 1_000 / _millimetresPerDegreeEast)),
        Degrees(_centre.Latitude + (northMetres * 1_000 / _millimetresPerDegreeNorth)));

    private static long Rounded(double value) => (long)(value < 0 ? value - 0.5 : value + 0.5);

    private static double Degrees(double value) => Rounded(value * 1e7) / 1e7;

    // Taylor's series; latitudes stay below π/2, where 14 terms are exact to the last bits.
    private static double Sine(double angle)
    {
        double sum = 0, term = angle;
        for (var n = 1; n < 28; n += 2)
        {
            sum += term;
            term *= -angle * angle / ((n + 1) * (n + 2));
        }

        return sum;
    }
}
