using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Geography;
using Liandong.Twins.Releases;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>
/// A release of gas (泄漏): in the plant's town the release and its detectors, in the plant's county the command, in every town near by the
/// neighbourhoods and then the shelters.
/// </summary>
internal sealed class ReleaseSystem : CitySystem
{
    private const double ShelterMetres = 25_000;
    private const double FireMetresPerSecond = 14;
    private const int RuralRoad = 25;
    private const int UrbanRoad = 50;
    private const double ReportError = 0.4;
    private static readonly ulong ReportPurpose = StableHash.Of("reported rate");
    private static readonly ulong SpeakerPurpose = StableHash.Of("loudspeakers");

    private readonly CityRun _run;
    private readonly ReleaseSetting _setting;
    private readonly Site _site;
    private readonly DataSource? _platform;
    private readonly ReleaseDetectors _detectors;
    private readonly Plume _plume;
    private readonly ILookup<int, Cell> _cells;
    private readonly ILookup<int, ShelterPlace> _shelters;

    public ReleaseSystem(CityRun run, ReleaseSetting setting)
    {
        (_run, _setting) = (run, setting);
        var city = run.City;
        _site = city.Sites.First(site => site.Code == setting.Site || site.Name.Zh == setting.Site || string.Equals(site.Name.En, setting.Site, StringComparison.OrdinalIgnoreCase));
        _plume = new Plume
        {
            Begins = SimTime.Start + setting.Start,
            EmptyAt = SimTime.Start + setting.Start + setting.Duration,
            GramsPerSecond = (long)Math.Round(setting.KilogramsPerSecond * 1_000),
            HeightMetres = setting.HeightMetres,
            Source = _site.Place,
            Stability = setting.Stability,
            Drifts = WindPlan.Drifts(setting, run.Scenario.Duration, run.Seeds),
        };
        _platform = SharedSystems.Of(run, "release", setting.Sources)[SourceRole.GasDetectors];
        _detectors = new ReleaseDetectors(city.Emergency, setting, _site, run.Seeds.World, _platform);
        _cells = city.Cells.Where(cell => cell.Population > 0 && cell.Place.DistanceTo(_site.Place).Value <= setting.ReachMetres).ToLookup(cell => city.TownJurisdiction(cell.Town));
        _shelters = city.Emergency.Shelters.Where(shelter => shelter.Place.DistanceTo(_site.Place).Value <= ShelterMetres && PlacesOf(shelter) > 0).ToLookup(shelter => city.TownJurisdiction(city.Cells[shelter.Cell].Town));
    }

    private SubstanceFacts Substance => SubstanceFacts.Of(_setting.Substance);

    private int Home => _run.City.TownJurisdiction(_run.City.Cells[_site.Cell].Town);

    private int County => _run.City.CountyJurisdiction(_run.City.Towns[_run.City.Cells[_site.Cell].Town].County);

    private int FirstNeighbour(int jurisdiction) => jurisdiction == Home ? 1 + _detectors.Count : 0;

    private TwinId Command => Address(TwinKind.IncidentCommand, County, 0);

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) =>
        (jurisdiction == County ? 1 : 0) + FirstNeighbour(jurisdiction) + _cells[jurisdiction].Count() + _shelters[jurisdiction].Count();

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (there.Index == County) there.Join(new IncidentCommand(CommandFacts()));
        if (there.Index == Home)
        {
            there.Join(new Release(new ReleaseFacts { Name = _site.Name.Zh, Substance = _setting.Substance, Plume = _plume, Cell = _site.Cell, Reached = Reached() }));
            foreach (var sensor in _detectors.Facts(_plume, Command, Substance.DetectorAlarm)) there.Join(new GasSensor(sensor));
        }

        foreach (var cell in _cells[there.Index]) there.Join(new Neighbourhood(NeighbourhoodOf(cell)));
        foreach (var shelter in _shelters[there.Index]) there.Join(new Shelter(ShelterOf(shelter)));
    }

    /// <inheritdoc/>
    protected override void Settled()
    {
        var commands = new TwinId[_run.City.Cells.Length];
        commands[_site.Cell] = Command;
        _run.System.Locate(TwinKind.IncidentCommand, [.. commands]);
    }

    private int PlacesOf(ShelterPlace shelter) => (int)Math.Round(shelter.Capacity * _setting.ShelterPlaces, MidpointRounding.AwayFromZero);

    private ImmutableArray<TwinId> Reached() =>
    [
        .. Enumerable.Range(0, _detectors.Count).Select(number => Address(TwinKind.GasSensor, Home, 1 + number)),
        .. Neighbours().Select(neighbour => neighbour.Id),
        Command,
    ];

    private IEnumerable<NeighbourSite> Neighbours()
    {
        foreach (var town in _cells.OrderBy(town => town.Key))
        {
            var place = FirstNeighbour(town.Key);
            foreach (var cell in town) yield return new NeighbourSite(Address(TwinKind.Neighbourhood, town.Key, place++), cell.Index, cell.Place, Math.Sqrt(cell.AreaKm2) * 500, cell.Population);
        }
    }

    private IEnumerable<(ShelterPlace Shelter, TwinId Id)> Shelters()
    {
        foreach (var town in _shelters.OrderBy(town => town.Key))
        {
            var place = FirstNeighbour(town.Key) + _cells[town.Key].Count();
            foreach (var shelter in town) yield return (shelter, Address(TwinKind.Shelter, town.Key, place++));
        }
    }

    private IncidentFacts CommandFacts()
    {
        var (city, system) = (_run.City, _run.System);
        var plane = new LocalPlane(city.Centre);
        var seat = plane.On(city.Counties[County - 1].Seat);
        var home = city.Cells.Where(cell => cell.Town == city.Cells[_site.Cell].Town).TakeWhile(cell => cell.Index != _site.Cell).Count();
        var reported = new Chance(_run.Seeds.World, StableHash.Of(_site.Code), ReportPurpose).NextLogNormal(_plume.GramsPerSecond, ReportError);
        return new IncidentFacts
        {
            Name = _site.Name.Zh,
            System = system,
            Cell = CommandSystem.Cell(Home, home),
            CityCell = _site.Cell,
            Matter = city.Matters.First(matter => matter.Code == _setting.Matter).Index,
            Centre = CommandSystem.Centre(system.Responsible(Home, city.Matters.First(matter => matter.Code == _setting.Matter).Tier)),
            Release = Address(TwinKind.Release, Home, 0),
            Mast = WindPlan.Mast(_setting, _plume.Drifts, _run.Seeds.World),
            Source = _site.Place,
            Substance = Substance,
            Vessel = _setting.Vessel,
            ReportedGramsPerSecond = (long)reported,
            Platform = _platform,
            Rule = _setting.Cordon,
            Action = _setting.Action,
            Neighbours = [.. Neighbours()],
            Shelters = [.. Shelters().Select(one => new ShelterSite(one.Id, one.Shelter.Place, PlacesOf(one.Shelter)))],
            ParkTeams = Scaled(city.Emergency.ParkTeams, _setting.Teams),
            FireTeams = Scaled(city.Emergency.FireTeams, _setting.Teams),
            FireDrive = SimDuration.FromSeconds(seat.DistanceTo(_site.Place).Value * system.Habits.Detour / FireMetresPerSecond),
            TrafficPosts = Scaled(city.Emergency.TrafficPosts, _setting.TrafficPosts),
            PoliceBase = city.Towns[city.Cells[_site.Cell].Town].Place,
            Closing = _setting.Closing,
        };
    }

    private static int Scaled(int count, double factor) => (int)Math.Round(count * factor, MidpointRounding.AwayFromZero);

    private NeighbourhoodFacts NeighbourhoodOf(Cell cell)
    {
        var speakers = new Chance(0, StableHash.Of(cell.Code), SpeakerPurpose);
        return new NeighbourhoodFacts
        {
            Name = cell.Name.Zh,
            Cell = cell.Index,
            Population = cell.Population,
            Points = Spread(cell),
            Plume = _plume,
            Substance = Substance,
            Command = Command,
            RoadPeopleAMinute = cell.Urban ? UrbanRoad : RuralRoad,
            HasLoudspeakers = speakers.NextIs(_run.City.Emergency.Loudspeakers),
            ByDay = _run.System.Calendar.HourOf(_plume.Begins) is >= 7 and < 19,
            Habits = new ProtectionHabits(),
        };
    }

    // Four by four, each in the middle of its part of a square as large as the cell.
    private static ImmutableArray<PlanePoint> Spread(Cell cell)
    {
        var eighth = (long)(Math.Sqrt(cell.AreaKm2) * 1_000_000 / 8);
        int[] steps = [-3, -1, 1, 3];
        return [.. steps.SelectMany(east => steps.Select(north => new PlanePoint(cell.Place.EastMillimetres + (east * eighth), cell.Place.NorthMillimetres + (north * eighth))))];
    }

    // On to the nearest shelter that is farther from the gas.
    private ShelterFacts ShelterOf(ShelterPlace shelter)
    {
        var away = shelter.Place.DistanceTo(_site.Place);
        var next = Shelters().Where(other => other.Shelter.Place.DistanceTo(_site.Place) > away).OrderBy(other => other.Shelter.Place.DistanceTo(shelter.Place)).ThenBy(other => other.Shelter.Index).FirstOrDefault();
        var way = next.Shelter is null ? SimDuration.Zero : SimDuration.FromSeconds(next.Shelter.Place.DistanceTo(shelter.Place).Value * _run.System.Habits.Detour / 8);
        return new ShelterFacts(shelter.Name.Zh, shelter.Cell, PlacesOf(shelter), next.Id, way);
    }
}
