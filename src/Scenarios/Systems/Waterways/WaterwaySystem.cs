using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Waterways;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Systems;

/// <summary>The watch over a river: the vessels in the municipal jurisdiction; in each county on the bank its patrol post, then the stations of its reaches.</summary>
internal sealed class WaterwaySystem : CitySystem
{
    private const int AnchorageEvery = 5;
    private const int AnchorageMetres = 3_000;

    private readonly CityRun _run;
    private readonly WaterwaySetting _setting;
    private readonly ImmutableArray<ServingSource> _sources;
    private readonly int _teller;
    private readonly int _metres;
    private readonly (int From, int To, Cell Cell, int County, bool HasStation)[] _reaches;
    private readonly int _vessels;
    private River? _river;

    public WaterwaySystem(CityRun run, WaterwaySetting setting)
    {
        (_run, _setting) = (run, setting);
        var city = run.City;
        var plane = new LocalPlane(city.Centre);
        var line = city.Lines.First(line => line.Kind == MapLineKind.Waterway && (line.Name.Zh == setting.Bank || string.Equals(line.Name.En, setting.Bank, StringComparison.OrdinalIgnoreCase)));
        PlanePoint[] points = [.. line.Points.Select(plane.On)];
        _metres = (int)points.Zip(points.Skip(1), (one, next) => one.DistanceTo(next).Value).Sum();
        var watched = Enumerable.Range(0, setting.Reaches).OrderBy(reach => StableHash.Of((ulong)reach, 1)).Take((int)Math.Round(setting.Reaches * setting.Stations, MidpointRounding.AwayFromZero)).ToHashSet();
        _reaches = [.. Enumerable.Range(0, setting.Reaches).Select(reach =>
        {
            var (from, to) = ((int)((long)_metres * reach / setting.Reaches), (int)((long)_metres * (reach + 1) / setting.Reaches));
            var cell = city.Cells.MinBy(cell => cell.Place.DistanceTo(Along(points, (from + to) / 2.0)))!;
            return (from, to, cell, city.Towns[cell.Town].County, watched.Contains(reach));
        })];
        _vessels = Traffic(RiverOf([])).Length;
        _sources = [.. SharedSystems.Of(run, "waterway", setting.Sources).Own.Where(own => own.Role is SourceRole.WaterQuality or SourceRole.Vessels)];
        _teller = Enumerable.Range(0, setting.Reaches).FirstOrDefault(watched.Contains);
    }

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => jurisdiction == 0 ? _vessels : IsOnRiver(jurisdiction) ? 1 + StationsOf(jurisdiction).Count() : 0;

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        var river = _river ??= RiverOf([.. Enumerable.Range(0, _reaches.Length).Select(StationAt)]);
        if (there.Index == 0)
        {
            foreach (var plan in Traffic(river)) there.Join(new Vessel(river, plan));
            return;
        }

        if (!IsOnRiver(there.Index)) return;
        var own = _reaches.Where(reach => Jurisdiction(reach.County) == there.Index).ToArray();
        there.Join(new PatrolPost(river, new PatrolPostFacts(_run.City.Counties[there.Index - 1].Name.Zh + "水上巡逻队", own.Sum(reach => (reach.From + reach.To) / 2) / own.Length, _setting.Boats, Address(TwinKind.Vessel, 0, 0))));
        foreach (var reach in StationsOf(there.Index)) there.Join(new ShoreStation(_run.System, river, new ShoreStationFacts(_reaches[reach].Cell.Name.Zh + "岸基站", StableHash.Of((ulong)reach, StableHash.Of("shore station")), river.Reaches[reach], [.. _setting.Matters.Select(code => _run.City.Matters.First(matter => matter.Code == code).Index)], _sources, reach == _teller)));
    }

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

    private VesselPlan[] Traffic(River river) => new RiverTraffic(_setting, river, _run.Scenario.Start, _run.Scenario.Duration, _run.Seed).Draw();

    // Anchorages lie at every fifth reach.
    private River RiverOf(ImmutableArray<TwinId> stations) => new()
    {
        Name = _setting.Bank,
        Metres = _metres,
        Reaches = [.. _reaches.Select((reach, index) => new Reach(reach.From, reach.To, stations.IsEmpty ? TwinId.None : stations[index], stations.IsEmpty ? TwinId.None : Address(TwinKind.PatrolPost, Jurisdiction(reach.County), 0), CellTwin(reach.Cell), reach.Cell.Index))],
        Anchorages = [.. _reaches.Where((_, index) => index % AnchorageEvery == 2).Select(reach => new Anchorage(((reach.From + reach.To) / 2) - (AnchorageMetres / 2), ((reach.From + reach.To) / 2) + (AnchorageMetres / 2)))],
    };

    private TwinId StationAt(int reach)
    {
        if (!_reaches[reach].HasStation) return TwinId.None;
        var jurisdiction = Jurisdiction(_reaches[reach].County);
        return Address(TwinKind.ShoreStation, jurisdiction, 1 + StationsOf(jurisdiction).TakeWhile(other => other != reach).Count());
    }

    private IEnumerable<int> StationsOf(int jurisdiction) => Enumerable.Range(0, _reaches.Length).Where(reach => _reaches[reach].HasStation && Jurisdiction(_reaches[reach].County) == jurisdiction);

    private bool IsOnRiver(int jurisdiction) => Array.Exists(_reaches, reach => Jurisdiction(reach.County) == jurisdiction);

    private int Jurisdiction(int county) => _run.City.CountyJurisdiction(county);

    private TwinId CellTwin(Cell cell) => CommandSystem.Cell(_run.City.TownJurisdiction(cell.Town), _run.City.Cells.Where(one => one.Town == cell.Town).TakeWhile(one => one.Index != cell.Index).Count());
}
