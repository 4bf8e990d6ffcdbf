using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>A registered place at which a vehicle with hazardous goods may well stay.</summary>
/// <param name="Site">Its index in the city.</param>
/// <param name="Place">Where.</param>
/// <param name="Buffer">How far around it a stay is explained by it (100 to 150 m; a chemical park is larger).</param>
/// <param name="Register">The system that has it; null when no department shares one.</param>
public readonly record struct RegisteredSite(int Site, PlanePoint Place, Metres Buffer, DataSource? Register);

/// <summary>The registered places of the city (白名单), found by place. Immutable.</summary>
public sealed class SiteRegister
{
    private readonly ImmutableArray<RegisteredSite> _sites;
    private readonly SquareIndex _index;

    public SiteRegister(IEnumerable<RegisteredSite> sites)
    {
        _sites = [.. sites];
        Registers = [.. _sites.Select(site => site.Register).Distinct().OrderBy(register => register?.Index ?? -1)];
        _index = new SquareIndex(_sites.Select(site => site.Place), (long)(Math.Max(100, _sites.Select(site => site.Buffer.Value).DefaultIfEmpty(0).Max()) * 1_000));
    }

    /// <summary>The systems that have the sites between them; null among them when some are in none.</summary>
    public ImmutableArray<DataSource?> Registers { get; }

    /// <summary>The site that explains a stay at a place, the nearest of several; −1 when none does.</summary>
    public int At(PlanePoint place) => Find(place, now: null);

    /// <summary>The same among the sites whose register answers now.</summary>
    public int At(PlanePoint place, SimTime now) => Find(place, now);

    /// <summary>Whether a place lies inside a site.</summary>
    public bool IsIn(PlanePoint place, int site)
    {
        var middle = _index.SquareOf(place);
        for (var e = middle.East - 1; e <= middle.East + 1; e++)
        {
            for (var n = middle.North - 1; n <= middle.North + 1; n++)
            {
                foreach (var entry in _index.In(new SquareIndex.Square(e, n)))
                {
                    var found = _sites[entry.Number];
                    if (found.Site == site && found.Place.DistanceTo(place) <= found.Buffer) return true;
                }
            }
        }

        return false;
    }

    private int Find(PlanePoint place, SimTime? now)
    {
        var middle = _index.SquareOf(place);
        var (found, least) = (-1, new Metres(double.MaxValue));
        for (var e = middle.East - 1; e <= middle.East + 1; e++)
        {
            for (var n = middle.North - 1; n <= middle.North + 1; n++)
            {
                foreach (var entry in _index.In(new SquareIndex.Square(e, n)))
                {
                    var site = _sites[entry.Number];
                    var distance = site.Place.DistanceTo(place);
                    if (distance > site.Buffer || distance >= least) continue;
                    if (now is not { } instant || DataSources.Reach(site.Register, instant).State == SourceState.Up) (found, least) = (site.Site, distance);
                }
            }
        }

        return found;
    }
}
