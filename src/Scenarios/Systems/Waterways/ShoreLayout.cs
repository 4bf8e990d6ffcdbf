using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Systems.Waterways;

/// <summary>A reach as it lies in the city.</summary>
internal readonly record struct ReachPlace(int From, int To, Cell Cell, int County, bool HasStation)
{
    public int Middle => (From + To) / 2;
}

/// <summary>An outfall as it lies in the city.</summary>
internal readonly record struct OutfallPlace(int At, Cell Cell, int County, Text Name);

/// <summary>A watched shore laid out in the city: its reaches, stations, anchorages and outfalls, and whose they are. Everything but the share of stations follows from the city.</summary>
internal sealed class ShoreLayout
{
    private const int AnchorageMetres = 3_000;

    private readonly WatchedShore _shore;

    /// <param name="city">The city.</param>
    /// <param name="shore">One of its shores.</param>
    /// <param name="number">Which of them.</param>
    /// <param name="stations">Share of the stations that are there.</param>
    public ShoreLayout(CityDefinition city, WatchedShore shore, int number, double stations)
    {
        (_shore, Number) = (shore, (ulong)number);
        var plane = new LocalPlane(city.Centre);
        PlanePoint[] points = [.. shore.Line.Points.Select(plane.On)];
        Metres = (int)points.Zip(points.Skip(1), (one, next) => one.DistanceTo(next).Value).Sum();
        Cell Nearest(double metres) => city.Cells.MinBy(cell => cell.Place.DistanceTo(Along(points, metres)))!;
        var watched = Enumerable.Range(0, shore.Stations).OrderBy(reach => StableHash.Of((ulong)reach, 1 + Number)).Take((int)Math.Round(shore.Stations * stations, MidpointRounding.AwayFromZero)).ToHashSet();
        Reaches = [.. Enumerable.Range(0, shore.Stations).Select(reach =>
        {
            var (from, to) = ((int)((long)Metres * reach / shore.Stations), (int)((long)Metres * (reach + 1) / shore.Stations));
            var cell = Nearest((from + to) / 2.0);
            return new ReachPlace(from, to, cell, city.Towns[cell.Town].County, watched.Contains(reach));
        })];
        Outfalls = [.. Enumerable.Range(0, shore.Outfalls).Select(outfall =>
        {
            // One in each of as many equal parts of the shore, somewhere in its middle half.
            var at = (int)(Metres * (outfall + 0.25 + (new Chance(0, StableHash.Of((ulong)outfall, Number), StableHash.Of("outfall to the sea")).NextUnit() / 2)) / shore.Outfalls);
            var cell = Nearest(at);
            var town = city.Towns[cell.Town];
            return new OutfallPlace(at, cell, town.County, new Text($"{town.Name.Zh}入海排污口{outfall + 1}", $"{town.Name.En} Outfall {outfall + 1}"));
        })];
    }

    public ulong Number { get; }

    public string Name => _shore.Line.Name.Zh;

    public ShoreKind Kind => _shore.Line.Kind == MapLineKind.Coast ? ShoreKind.Coast : ShoreKind.River;

    public int Metres { get; }

    public ImmutableArray<ReachPlace> Reaches { get; }

    public ImmutableArray<OutfallPlace> Outfalls { get; }

    public ImmutableArray<Anchorage> Anchorages => _shore.AnchorageEvery == 0 ? [] : [.. Reaches.Where((_, index) => index % _shore.AnchorageEvery == _shore.AnchorageEvery / 2).Select(reach => new Anchorage(reach.Middle - (AnchorageMetres / 2), reach.Middle + (AnchorageMetres / 2)))];

    /// <summary>Patrol boats of each county on it, under a scenario.</summary>
    public int BoatsUnder(HeadCount change) => change.Of(_shore.Boats);

    public bool IsIn(int county) => Reaches.Any(reach => reach.County == county) || Outfalls.Any(outfall => outfall.County == county);

    /// <summary>Where a county's boats lie: in the middle of its waters.</summary>
    public int BerthOf(int county)
    {
        int[] own = [.. Reaches.Where(reach => reach.County == county).Select(reach => reach.Middle)];
        return own.Length > 0 ? own.Sum() / own.Length : Outfalls.First(outfall => outfall.County == county).At;
    }

    /// <summary>Its reaches with a station, from the upper end.</summary>
    public int[] StationsOf(int county) => [.. Enumerable.Range(0, Reaches.Length).Where(reach => Reaches[reach].HasStation && Reaches[reach].County == county)];

    /// <summary>Its outfalls, from the upper end.</summary>
    public int[] OutfallsOf(int county) => [.. Enumerable.Range(0, Outfalls.Length).Where(outfall => Outfalls[outfall].County == county)];

    /// <summary>How many twins stand in a county: its patrol post, stations and outfalls.</summary>
    public int CountIn(int county) => IsIn(county) ? 1 + StationsOf(county).Length + OutfallsOf(county).Length : 0;

    private static PlanePoint Along(PlanePoint[] points, double metres)
    {
        for (var i = 1; i < points.Length; i++)
        {
            var length = points[i - 1].DistanceTo(points[i]).Value;
            if (metres > length && i < points.Length - 1)
            {
                metres -= length;
                continue;
            }

            var share = Math.Min(1, metres / length);
            return new PlanePoint(points[i - 1].EastMillimetres + (long)((points[i].EastMillimetres - points[i - 1].EastMillimetres) * share), points[i - 1].NorthMillimetres + (long)((points[i].NorthMillimetres - points[i - 1].NorthMillimetres) * share));
        }

        return points[0];
    }
}
