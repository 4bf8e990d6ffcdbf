using Liandong.Twins.Geography;

namespace Liandong.Twins.Tracing;

/// <summary>A registered place at which a vehicle with hazardous goods may well stay.</summary>
/// <param name="Site">Its index in the city.</param>
/// <param name="Place">Where.</param>
/// <param name="Buffer">How far around it a stay is explained by it (100 to 150 m; a chemical park is larger).</param>
public readonly record struct RegisteredSite(int Site, PlanePoint Place, Metres Buffer);

/// <summary>The registered places of the city (白名单), found by place. Immutable.</summary>
public sealed class SiteRegister
{
    private readonly Dictionary<(long East, long North), List<RegisteredSite>> _squares = [];
    private readonly long _side;

    public SiteRegister(IEnumerable<RegisteredSite> sites)
    {
        var all = sites.ToList();
        _side = (long)(Math.Max(100, all.Select(site => site.Buffer.Value).DefaultIfEmpty(0).Max()) * 1_000);
        foreach (var site in all)
        {
            var square = SquareOf(site.Place);
            if (!_squares.TryGetValue(square, out var there)) _squares.Add(square, there = []);
            there.Add(site);
        }
    }

    /// <summary>The site that explains a stay at a place, the nearest of several; −1 when none does.</summary>
    public int At(PlanePoint place)
    {
        var (east, north) = SquareOf(place);
        var (found, least) = (-1, new Metres(double.MaxValue));
        for (var e = east - 1; e <= east + 1; e++)
        {
            for (var n = north - 1; n <= north + 1; n++)
            {
                if (!_squares.TryGetValue((e, n), out var there)) continue;
                foreach (var site in there)
                {
                    var distance = site.Place.DistanceTo(place);
                    if (distance <= site.Buffer && distance < least) (found, least) = (site.Site, distance);
                }
            }
        }

        return found;
    }

    private (long East, long North) SquareOf(PlanePoint place) => (Floor(place.EastMillimetres), Floor(place.NorthMillimetres));

    private long Floor(long value) => (value >= 0 ? value : value - _side + 1) / _side;
}
