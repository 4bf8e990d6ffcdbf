using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Care;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>Home care: the platform at the city; in each town its stations in the order of the city, then its providers.</summary>
internal sealed class CareSystem : CitySystem
{
    private const int NearestHomes = 5;
    private const double GuestsPerPlace = 0.8;
    private const int FenPerYuan = 100;

    private readonly CityRun _run;
    private readonly CareWorld _world;
    private readonly HeadCount _places;
    private readonly HeadCount _aids;
    private readonly ImmutableArray<CareProviderSite> _providers;
    private readonly ILookup<int, CareStationSite> _stationsIn;
    private readonly ILookup<int, (CareProviderSite Site, int Index)> _providersIn;

    /// <exception cref="Yaml.DefinitionException">The city has no home care, or fewer providers than are to leave.</exception>
    public CareSystem(CityRun run, CareSetting setting)
    {
        _run = run;
        var city = run.City;
        if (city.Care.Services.IsEmpty) throw run.Scenario.Places.At("care").Problem($"care：{city.Name.Zh}的 city.yaml 没有 care", $"care: the city.yaml of {city.Name.En} has no care");
        if (city.Care.Providers.Length + setting.Providers.Plus < 0) throw run.Scenario.Places.At("care.providers").Problem($"care.providers：{city.Name.Zh}只有 {city.Care.Providers.Length} 家服务商", $"care.providers: {city.Name.En} has {city.Care.Providers.Length} providers only");
        (_places, _aids) = (setting.Places, setting.Aids);
        _providers = Present(city.Care.Providers, setting.Providers);
        _stationsIn = city.Care.Stations.ToLookup(station => Town(station.Cell));
        _providersIn = _providers.Select((provider, index) => (provider, index)).ToLookup(one => Town(one.provider.Cell));
        _world = new CareWorld
        {
            Offers = [.. city.Care.Services.Select(service => new CareOffer(service.Matter, service.Share, service.PriceYuan * FenPerYuan))],
            Demand = setting.Demand,
            Waves = [.. setting.Waves.Select(WaveOf)],
            SubsidyShare = city.Care.SubsidyShare,
            AllowanceFen = city.Care.AllowanceYuan * FenPerYuan,
        };
    }

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => jurisdiction == 0 ? 1 : _stationsIn[jurisdiction].Count() + _providersIn[jurisdiction].Count();

    /// <summary>The providers that are there, in the order of the city: a hash of their codes says who leaves first.</summary>
    internal static ImmutableArray<CareProviderSite> Present(ImmutableArray<CareProviderSite> all, HeadCount change)
    {
        var stay = all.OrderBy(provider => StableHash.Of(provider.Code)).Take(change.Of(all.Length)).Select(provider => provider.Index).ToHashSet();
        return [.. all.Where(provider => stay.Contains(provider.Index))];
    }

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (there.Index == 0)
        {
            there.Join(new CarePlatform(_run.System, _world, [.. _providers.Select((provider, index) => new CareRegistration(provider.Index, ProviderAt(index), provider.Place, provider.Workers, provider.Opens, provider.Closes))]));
            return;
        }

        var cells = _run.City.Cells.Where(cell => Town(cell.Index) == there.Index).ToArray();
        foreach (var station in _stationsIn[there.Index])
        {
            ImmutableArray<TwinId> homes = [.. cells.Select((cell, place) => (cell, place)).OrderBy(one => one.cell.Place.DistanceTo(station.Place)).ThenBy(one => one.place).Take(NearestHomes).Select(one => CommandSystem.Cell(there.Index, one.place))];
            there.Join(new CareStation(_run.System, _world, new CareStationPlan(station.Index, StableHash.Of(station.Code), station.Name.Zh, station.OrdersADay, station.Elders, homes, _places.Of(station.Places), station.Places * GuestsPerPlace, Allotment.Share(_aids.Of(station.Aids), [.. _world.AidShares]))));
        }

        foreach (var (site, index) in _providersIn[there.Index]) there.Join(new CareProvider(_run.System, _world, new CareProviderPlan(site.Index, index, site.Name.Zh, site.Place, site.Workers, _run.System.Providers)));
    }

    /// <inheritdoc/>
    protected override void Settled()
    {
        _run.System.EntrustProviders(Address(TwinKind.CarePlatform, 0, 0));
        var twins = new TwinId[_run.City.Care.Stations.Length];
        foreach (var town in _stationsIn)
        {
            foreach (var (place, station) in town.Index()) twins[station.Index] = Address(TwinKind.CareStation, town.Key, place);
        }

        _run.System.Locate(TwinKind.CareStation, [.. twins]);
    }

    private int Town(int cell) => _run.City.TownJurisdiction(_run.City.Cells[cell].Town);

    private TwinId ProviderAt(int index)
    {
        var town = Town(_providers[index].Cell);
        var place = _providersIn[town].TakeWhile(one => one.Index != index).Count();
        return Address(TwinKind.CareProvider, town, _stationsIn[town].Count() + place);
    }

    private static CareWave WaveOf(CareWaveSetting wave) => new(
        SimTime.Start + wave.Start,
        SimTime.Start + wave.Start + wave.Duration,
        [.. Enum.GetValues<CareService>().Select(service => wave.Services.IsEmpty || wave.Services.Contains(service) ? wave.Demand : 1)],
        wave.WorkersIll);
}
