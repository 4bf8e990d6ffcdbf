namespace Liandong.Twins.Geography;

/// <summary>A place in WGS 84 degrees. For maps and files; rules move on the <see cref="PlanePoint"/>.</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude);
