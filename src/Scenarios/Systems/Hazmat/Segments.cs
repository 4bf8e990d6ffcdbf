using Liandong.Twins.Geography;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>Straight lines between two places.</summary>
internal static class Segments
{
    /// <summary>The place at a part of the way, 0 to 1.</summary>
    public static PlanePoint At(PlanePoint from, PlanePoint to, double part) => new(
        from.EastMillimetres + (long)((to.EastMillimetres - from.EastMillimetres) * part),
        from.NorthMillimetres + (long)((to.NorthMillimetres - from.NorthMillimetres) * part));

    /// <summary>The part of the way that is nearest to a place.</summary>
    public static double Nearest(PlanePoint from, PlanePoint to, PlanePoint place)
    {
        double east = to.EastMillimetres - from.EastMillimetres, north = to.NorthMillimetres - from.NorthMillimetres;
        var squared = (east * east) + (north * north);
        if (squared == 0) return 0;
        return Math.Clamp((((place.EastMillimetres - from.EastMillimetres) * east) + ((place.NorthMillimetres - from.NorthMillimetres) * north)) / squared, 0, 1);
    }

    /// <summary>Where two lines cross, as a part of each; null when they do not, or are parallel.</summary>
    public static (double OfOne, double OfOther)? Crossing(PlanePoint from, PlanePoint to, PlanePoint otherFrom, PlanePoint otherTo)
    {
        double across = Cross(from, to, otherFrom, otherTo);
        if (across == 0) return null;
        var ofOne = Cross(from, otherFrom, otherFrom, otherTo) / across;
        var ofOther = Cross(from, otherFrom, from, to) / across;
        return ofOne is >= 0 and <= 1 && ofOther is >= 0 and <= 1 ? (ofOne, ofOther) : null;
    }

    private static long Cross(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) =>
        ((b.EastMillimetres - a.EastMillimetres) * (d.NorthMillimetres - c.NorthMillimetres)) - ((b.NorthMillimetres - a.NorthMillimetres) * (d.EastMillimetres - c.EastMillimetres));
}
