using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>What sets each vehicle of a run apart: its custom, its driver's habits, its part in a ring.</summary>
internal sealed class VehiclePlan
{
    private const int Origins = 2;
    private const int Destinations = 8;
    private const double MainCustom = 0.6;

    private readonly CityDefinition _city;
    private readonly FeedJournal _feed;
    private readonly bool _isRecorded;
    private readonly ImmutableDictionary<string, int> _siteOf;
    private readonly ILookup<SiteKind, int> _sitesOf;
    private readonly Func<int, TwinId> _address;

    public VehiclePlan(CityRun run, HazmatSetting setting, TwinId registry, Func<int, TwinId> address)
    {
        (_city, _address, _feed, _isRecorded) = (run.City, address, run.Feed, run.Scenario.Record.Contains(FeedKind.Gps));
        _siteOf = run.City.Sites.ToImmutableDictionary(site => site.Code, site => site.Index);
        _sitesOf = run.City.Sites.ToLookup(site => site.Kind, site => site.Index);
        World = HazmatWorldPlan.Of(run.City, run.Scenario, setting, registry);
        Secrets = new SecretPlaces(run.City, World, setting, run.Seeds.World, vehicle => _siteOf[run.City.Hazmat.Carriers[run.City.Hazmat.Vehicles[vehicle].Carrier].Depot]);
    }

    public HazmatWorld World { get; }

    public SecretPlaces Secrets { get; }

    public VehicleFacts FactsOf(int number)
    {
        var vehicle = _city.Hazmat.Vehicles[number];
        var goods = _city.Hazmat.Goods[vehicle.Goods];
        var chance = new Chance(0, StableHash.Of(vehicle.Code), StableHash.Of("custom"));
        return new VehicleFacts
        {
            Number = number,
            Plate = vehicle.Plate,
            Carrier = _city.Hazmat.Carriers[vehicle.Carrier].Name.Zh,
            GoodsName = $"UN{goods.Un} {goods.Name.Zh}",
            Driver = vehicle.Driver.Name.Zh,
            Escort = vehicle.Escort.Name.Zh,
            Base = _siteOf[_city.Hazmat.Carriers[vehicle.Carrier].Depot],
            Goods = vehicle.Goods,
            GramsPerLitre = goods.GramsPerLitre,
            Tank = vehicle.TankLitres * 100L,
            HasSensor = vehicle.LevelSensor,
            Noise = 5_000 + chance.NextBelow(5_001),
            Home = new Spot(vehicle.Home, HazmatWorldPlan.TownNear(_city, vehicle.Home)),
            Origins = Draw(ref chance, goods.LoadsAt, Origins),
            Destinations = Draw(ref chance, goods.UnloadsAt, Destinations),
            Haunt = Secrets.HauntOf(number),
            Ring = Secrets.PartOf(number, _address),
            IsFed = IsFed(vehicle.Code),
            HasWaybills = !IsFed(vehicle.Code) || _feed.KnowsWaybills,
            IsRecorded = _isRecorded,
        };
    }

    private bool IsFed(string code) => _feed.IsFed(FeedKind.Gps, code) || _feed.IsFed(FeedKind.Waybills, code);

    // The kind named first is most of the custom; the rest is shared among the others.
    private ImmutableArray<int> Draw(ref Chance chance, ImmutableArray<SiteKind> kinds, int count)
    {
        ImmutableArray<SiteKind> present = [.. kinds.Where(kind => _sitesOf[kind].Any())];
        var drawn = new int[count];
        for (var i = 0; i < count; i++)
        {
            var kind = present.Length == 1 || chance.NextIs(MainCustom) ? present[0] : present[1 + chance.NextBelow(present.Length - 1)];
            var sites = _sitesOf[kind].ToArray();
            drawn[i] = sites[chance.NextBelow(sites.Length)];
        }

        return [.. drawn];
    }
}
