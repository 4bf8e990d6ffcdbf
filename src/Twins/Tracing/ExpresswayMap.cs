using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Roads;

namespace Liandong.Twins.Tracing;

/// <summary>Where expressways lie by the platform's map of roads (禁行路段), found by place. Immutable; a look-up allocates nothing.</summary>
public sealed class ExpresswayMap
{
    /// <summary>No expressways.</summary>
    public static readonly ExpresswayMap None = new([], new Metres(1));

    private readonly ImmutableArray<Line> _lines;
    private readonly double _within;

    /// <param name="lines">The expressways, line by line.</param>
    /// <param name="within">How far from the middle of the road a report may lie: half its width and the error of the fix.</param>
    public ExpresswayMap(IEnumerable<(PlanePoint From, PlanePoint To)> lines, Metres within) => (_lines, _within) = ([.. lines.Select(line => new Line(line.From, line.To))], within.Value * 1_000);

    /// <summary>The expressways of a network of roads.</summary>
    public static ExpresswayMap Of(RoadNetwork roads, Metres within) =>
        new(roads.Roads.Where(road => road.Expressway).Select(road => (roads.Place(road.From), roads.Place(road.To))), within);

    /// <summary>Whether a place lies on an expressway.</summary>
    public bool IsOn(PlanePoint place)
    {
        foreach (var (from, to) in _lines)
        {
            if (IsNear(place, from, to)) return true;
        }

        return false;
    }

    private readonly record struct Line(PlanePoint From, PlanePoint To);

    private bool IsNear(PlanePoint place, PlanePoint from, PlanePoint to)
    {
        if (IsBeside(place.EastMillimetres, from.EastMillimetres, to.EastMillimetres) || IsBeside(place.NorthMillimetres, from.NorthMillimetres, to.NorthMillimetres)) return false;
        double east = to.EastMillimetres - from.EastMillimetres, north = to.NorthMillimetres - from.NorthMillimetres;
        double eastOf = place.EastMillimetres - from.EastMillimetres, northOf = place.NorthMillimetres - from.NorthMillimetres;
        var squared = (east * east) + (north * north);
        var part = squared == 0 ? 0 : Math.Clamp(((eastOf * east) + (northOf * north)) / squared, 0, 1);
        var (eastOff, northOff) = (eastOf - (part * east), northOf - (part * north));
        return (eastOff * eastOff) + (northOff * northOff) <= _within * _within;
    }

    private bool IsBeside(long place, long one, long other) => place < Math.Min(one, other) - _within || place > Math.Max(one, other) + _within;
}
