using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>
/// The watch over vehicles with hazardous goods as a scenario has it: the city's models in the municipal jurisdiction, every unapproved place
/// in the jurisdiction of its town, and a check in every cell.
/// </summary>
internal sealed class HazmatWatchPlan
{
    /// <summary>A stay within this distance of a site's outline is explained by it (100 to 150 m in the industry's rule).</summary>
    private const double Buffer = 150;

    /// <summary>Half the width of an expressway and three times the error of a fix.</summary>
    private const double OffRoad = 60;

    private readonly CityRun _run;
    private readonly HazmatWatchSetting _setting;
    private readonly HazmatSystem _system;
    private readonly Lazy<HazmatWatch> _watch;
    private readonly Lazy<CellMap> _cells;
    private readonly Lazy<ImmutableArray<Place>> _places;

    public HazmatWatchPlan(CityRun run, HazmatWatchSetting setting, HazmatSystem system)
    {
        (_run, _setting, _system) = (run, setting, system);
        _cells = new Lazy<CellMap>(() => new CellMap(run.System));
        _places = new Lazy<ImmutableArray<Place>>(Places);
        _watch = new Lazy<HazmatWatch>(Make);
        Sources = SharedSystems.Of(run, "hazmat-watch", setting.Sources);
    }

    /// <summary>What the watch may look up.</summary>
    public HazmatWatch Watch => _watch.Value;

    /// <summary>Other departments' systems as the scenario has them.</summary>
    public DataSources Sources { get; }

    private sealed record Place(HiddenKind Kind, PlanePoint At, int Ring, int Jurisdiction);

    public int CountIn(int jurisdiction) => (jurisdiction == 0 ? 1 : 0) + _places.Value.Count(place => place.Jurisdiction == jurisdiction);

    public void JoinTo(Jurisdiction there)
    {
        if (there.Index == 0) there.Join(new RiskModel(Watch));
        for (var index = 0; index < _places.Value.Length; index++)
        {
            if (_places.Value[index].Jurisdiction == there.Index) there.Join(new HiddenSite(FactsOf(index)));
        }

        for (var index = 0; index < there.TwinCount; index++)
        {
            if (there[index] is GridCell cell) cell.Watch(Watch);
        }
    }

    /// <summary>Alerts are the model's, whichever vehicle they are about; number 0 has what is about none.</summary>
    public void Settle() => _run.System.Locate(TwinKind.RiskModel, [.. Enumerable.Repeat(_system.AddressOfWatch(TwinKind.RiskModel, 0, 0), 1 + _run.City.Hazmat.Vehicles.Length)]);

    private ImmutableArray<Place> Places() =>
    [
        .. _system.Secrets.Rings.SelectMany((ring, number) => new[] { new Place(HiddenKind.Yard, ring.Yard.Place, number, TownOf(ring.Yard.Place)), new Place(HiddenKind.Tanks, ring.Source.Place, number, TownOf(ring.Source.Place)) }),
    ];

    private int TownOf(PlanePoint place) => _cells.Value.At(place).Jurisdiction;

    private TwinId AddressOf(int index)
    {
        var place = _places.Value[index];
        var before = _places.Value.Take(index).Count(other => other.Jurisdiction == place.Jurisdiction);
        return _system.AddressOfWatch(TwinKind.HiddenSite, place.Jurisdiction, before + (place.Jurisdiction == 0 ? 1 : 0));
    }

    private HiddenSiteFacts FactsOf(int index)
    {
        var place = _places.Value[index];
        var isTanks = place.Kind == HiddenKind.Tanks;
        var atYard = Math.Max(1, _setting.Suspects / 3);
        return new HiddenSiteFacts
        {
            Kind = place.Kind,
            Place = place.At,
            Ring = place.Ring,
            Tanks = isTanks ? _setting.Tanks : 0,
            Litres = isTanks ? (long)_setting.Tanks * _setting.LitresATank : _setting.LitresATank,
            Suspects = isTanks ? _setting.Suspects - atYard : atYard,
            Others = [.. Enumerable.Range(0, _places.Value.Length).Where(other => other != index && _places.Value[other].Ring == place.Ring).Select(AddressOf)],
            Tankers = [.. _system.Secrets.Rings[place.Ring].Members.Select(_system.AddressOf)],
            WordTravels = _setting.WordTravels,
        };
    }

    private HazmatWatch Make()
    {
        var city = _run.City;
        if (city.Sites.Length > WaybillStamp.MostSites || city.Hazmat.Goods.Length > WaybillStamp.MostGoods)
            throw new DefinitionException(city.Id, 0, $"危化监测最多支持 {WaybillStamp.MostSites} 个场所、{WaybillStamp.MostGoods} 种货物", $"the watch over hazardous goods knows at most {WaybillStamp.MostSites} sites and {WaybillStamp.MostGoods} goods");
        var plane = new LocalPlane(city.Centre);
        return new HazmatWatch
        {
            System = _run.System,
            Cells = _cells.Value,
            Sites = new SiteRegister(city.Sites.Where(site => IsOrdinary(site.Kind)).Select(site => new RegisteredSite(site.Index, site.Place, new Metres(Buffer + RadiusOf(site.Kind)), Sources.Of(RegisterOf(site.Kind), site.Index)))),
            SitePlaces = [.. city.Sites.Select(site => site.Place)],
            Sources = Sources,
            Model = _system.AddressOfWatch(TwinKind.RiskModel, 0, 0),
            Registry = _system.Registry,
            Vehicles = _system.VehicleNumbers,
            WithoutWaybills = _run.Feed.KnowsWaybills ? 0 : city.Hazmat.Vehicles.Count(vehicle => _run.Feed.IsFed(FeedKind.Gps, vehicle.Code)),
            Bank = new RiverBank([.. city.Hazmat.Barriers.Select(line => line.Points.Select(plane.On).ToArray())]),
            Expressways = ExpresswayMap.Of(_system.World.Roads, new Metres(OffRoad)),
            IsDiesel = [.. city.Hazmat.Goods.Select(goods => goods.Un == "1202")],
            Matters = new HazmatMatters(Matter(MatterRole.HazmatDwell), Matter(MatterRole.HazmatReview), Matter(MatterRole.JointAction), Matter(MatterRole.IllegalRefuelling)),
            Hidden = [.. _places.Value.Select((place, index) => new HiddenPlace(AddressOf(index), place.Kind, place.At, place.Ring))],
            Score = new SpotScore { Alarm = _setting.AlarmScore },
            SpotsFrom = SimTime.Start + _setting.SpotsFrom,
            Raid = new RaidRule { Hour = _setting.RaidHour, Together = _setting.RaidTogether },
        };
    }

    private int Matter(MatterRole role) => _run.City.MatterOf(role).Index;

    // Where a vehicle with hazardous goods may well stay; sluices and pumping stations are none of them.
    private static bool IsOrdinary(SiteKind kind) => kind is not (SiteKind.Sluice or SiteKind.PumpingStation);

    private static SourceRole RegisterOf(SiteKind kind) => kind switch
    {
        SiteKind.Depot or SiteKind.Parking => SourceRole.CarParks,
        SiteKind.FuelStation or SiteKind.OilDepot => SourceRole.FuelStations,
        SiteKind.ConstructionSite => SourceRole.BuildingSites,
        SiteKind.ChemicalPark => SourceRole.Parks,
        _ => SourceRole.Sites,
    };

    // Half the way across a usual site in metres; an assumption, the register has no outlines.
    private static double RadiusOf(SiteKind kind) => kind switch
    {
        SiteKind.ChemicalPark => 700,
        SiteKind.HazmatEnterprise or SiteKind.OilDepot => 150,
        SiteKind.Depot or SiteKind.ConstructionSite => 100,
        SiteKind.Parking => 60,
        _ => 30,
    };
}
