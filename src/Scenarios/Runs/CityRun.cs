using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Systems;
using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Scenarios.Weather;
using Liandong.Twins;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>
/// A city under a scenario: everything a run of it is made of. A function of city, scenario and seed alone; any jurisdictions can be
/// built by themselves and are the same as when all are built together.
/// </summary>
public sealed class CityRun
{
    private readonly LifeOfTowns _life;
    private readonly WeatherPlan _weather;
    private readonly StaffPlan _staff;
    private readonly ImmutableArray<CitySystem> _systems;
    private readonly Lazy<ImmutableArray<TwinId>> _sensors;

    /// <param name="city">The city.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seeds">The seed of all random numbers, and from when on another one.</param>
    /// <param name="feed">What comes from recorded files; null when all devices are simulated. It moves no twin's address.</param>
    /// <exception cref="Yaml.DefinitionException">The scenario does not fit the city: it names what the city does not have, or takes away more staff than there are.</exception>
    public CityRun(CityDefinition city, ScenarioDefinition scenario, RunSeeds seeds, FeedJournal? feed = null)
    {
        (City, Scenario, Seeds, Feed) = (city, scenario, seeds, feed ?? FeedJournal.None);
        CityFit.Require(city, scenario);
        Matters = [.. city.Matters.Select(matter => Changed(matter, scenario))];
        var startOfRun = scenario.Start - scenario.Start.Date.AddDays(-DaysSinceMonday(scenario.Start));
        var calendar = new WorkCalendar(new SimDuration((long)startOfRun.TotalMilliseconds));
        System = new CommandSystem(Matters, CountyOf(city), Places(city), calendar, HabitsOf(scenario, city));
        _weather = new WeatherPlan(city, scenario, seeds, Feed);
        _staff = new StaffPlan(city, scenario);
        City = city with { Staffing = new Staffing { OperatorsByHour = _staff.Operators, CityDesk = _staff.CityDesk, CountyDesk = _staff.CountyDesk, TownDesk = _staff.TownDesk } };
        Demand = DemandOf(scenario);
        _systems = CitySystems.Of(this);
        _life = LifeOf(Demand, Matters, System.Habits, [.. _systems.SelectMany(system => system.TakesOver).Select(role => city.MatterOf(role).Index)]) with { RequestsAreFed = Feed.Has(FeedKind.Requests) };
        _sensors = new Lazy<ImmutableArray<TwinId>>(AddressSensors);
        Settle();
        System.ListenTo(_systems.Select(system => system.Listener).OfType<IClosureListener>());
    }

    /// <summary>The city, staffed as the scenario says.</summary>
    public CityDefinition City { get; }

    public ScenarioDefinition Scenario { get; }

    /// <summary>The seeds of all random numbers.</summary>
    public RunSeeds Seeds { get; }

    /// <summary>The run's own seed: that of its last stretch.</summary>
    public ulong Seed => Seeds.Latest;

    /// <summary>What comes from recorded files.</summary>
    public FeedJournal Feed { get; }

    /// <summary>The catalogue as the scenario changes it.</summary>
    public ImmutableArray<Matter> Matters { get; }

    /// <summary>What every twin may look up.</summary>
    public CommandSystem System { get; }

    /// <summary>How often what happens, in all towns alike.</summary>
    public Demand Demand { get; }

    /// <summary>When the run ends.</summary>
    public SimTime End => SimTime.Start + Scenario.Duration;

    /// <summary>When it begins and what of it is measured.</summary>
    public RunSpan Span => new(Scenario.Start, Scenario.Duration, Scenario.WarmUp) { StudyArea = [.. CityFit.Counties(City, Scenario.StudyArea)], HasPressSurge = Scenario.Elders is { Surges.IsEmpty: false } };

    /// <summary>The level of the canals over the run, in steps of ten minutes.</summary>
    public ImmutableArray<RiverLevel> RiverLevels => _weather.RiverLevels;

    /// <summary>What is assumed where no record is known, for the report.</summary>
    public ImmutableArray<Text> Assumptions => _weather.Assumptions;

    /// <summary>Millimetres by hour of the run in the town where most fell in that hour, for the report; empty in a run without rain.</summary>
    public ImmutableArray<double> RainMillimetresPerHour => _weather.RainByHour();

    /// <summary>The vehicles with hazardous goods; none when the scenario leaves them out.</summary>
    internal HazmatSystem? Hazmat => _systems.OfType<HazmatSystem>().FirstOrDefault();

    /// <summary>The twin of a vehicle by its number in the city; null when the scenario has no vehicles.</summary>
    public TwinId? VehicleOf(int number) => Hazmat?.AddressOf(number);

    /// <summary>The number in the city of the vehicle whose twin this is; null when it is none.</summary>
    public int? VehicleAt(TwinId twin) => Hazmat?.VehicleAt(twin);

    /// <summary>The twins of the wristband wearers; none when the scenario has no elders.</summary>
    internal IEnumerable<(ElderHome Elder, TwinId Twin)> Wearers => _systems.OfType<EldersSystem>().SelectMany(system => system.Wearers());

    /// <summary>The twin of a rain gauge or ponding sensor.</summary>
    public TwinId AddressOf(SensorSite sensor) => _sensors.Value[sensor.Index];

    /// <summary>The twin of the cell where a low point lies.</summary>
    internal TwinId AddressOf(LowPoint lowPoint) => _weather.AddressOf(City.Cells[lowPoint.Cell]);

    /// <summary>Builds a jurisdiction with all its twins and the inputs that wait for them.</summary>
    public Jurisdiction Build(int index, Limits limits)
    {
        var jurisdiction = new Jurisdiction(index, City.Jurisdictions, Seed, City.LinkDelay, limits);
        Pipeline(index).JoinTo(jurisdiction);
        foreach (var system in _systems) system.JoinBehind(jurisdiction);
        jurisdiction.Follow(Feed.Of(index));
        return jurisdiction;
    }

    private ImmutableArray<TwinId> AddressSensors()
    {
        var addresses = new TwinId[City.Sensors.Length];
        foreach (var town in City.Towns)
        {
            foreach (var (sensor, twin) in new TownTwins(this, _staff, _weather, _life, town.Index).Sensors()) addresses[sensor] = twin;
        }

        return [.. addresses];
    }

    private IPipelineTwins Pipeline(int index) =>
        index == 0 ? new MunicipalTwins(this, _staff)
        : index <= City.Counties.Length ? new CountyTwins(this, _staff, index - 1)
        : new TownTwins(this, _staff, _weather, _life, index - 1 - City.Counties.Length);

    private void Settle()
    {
        if (_systems.IsEmpty) return;
        int[] before = [.. Enumerable.Range(0, City.Jurisdictions).Select(index => Pipeline(index).Count)];
        foreach (var system in _systems) system.StandBehind(before);
    }

    private static int DaysSinceMonday(DateTime day) => ((int)day.DayOfWeek + 6) % 7;

    private static Matter Changed(Matter matter, ScenarioDefinition scenario) =>
        scenario.Matters.FirstOrDefault(change => change.Code == matter.Code)?.ApplyTo(matter) ?? matter;

    private static int[] CountyOf(CityDefinition city)
    {
        var above = new int[city.Jurisdictions];
        foreach (var town in city.Towns) above[city.TownJurisdiction(town.Index)] = city.CountyJurisdiction(town.County);
        return above;
    }

    private static Twins.Geography.PlanePoint[][] Places(CityDefinition city)
    {
        var places = new Twins.Geography.PlanePoint[city.Jurisdictions][];
        Array.Fill(places, []);
        foreach (var town in city.Cells.GroupBy(cell => cell.Town)) places[city.TownJurisdiction(town.Key)] = [.. town.Select(cell => cell.Place)];
        return places;
    }

    private static Habits HabitsOf(ScenarioDefinition scenario, CityDefinition city) => new()
    {
        Talk = scenario.Hotline.Talk,
        Patience = scenario.Hotline.Patience,
        Lines = scenario.Hotline.Lines,
        CallBackReached = scenario.Hotline.CallBacks,
        ByPhone = scenario.Hotline.ByPhone,
        File = scenario.Desks.File,
        Verify = scenario.Desks.Verify,
        RectifyMatter = city.RoleOf(MatterRole.Rectification),
        PondingMatters = PondingMatters(city),
    };

    /// <summary>The matters of the pond levels 1 to 4: III for blue and yellow, II for orange, I for red.</summary>
    internal static int[] PondingMatters(CityDefinition city)
    {
        if (city.RoleOf(MatterRole.PondingThird) < 0) return [];
        var third = city.MatterOf(MatterRole.PondingThird).Index;
        return [third, third, city.MatterOf(MatterRole.PondingSecond).Index, city.MatterOf(MatterRole.PondingFirst).Index];
    }

    // Requests are given as requests; further reports of what others can see are among them.
    private static LifeOfTowns LifeOf(Demand demand, IEnumerable<Matter> matters, Habits habits, ImmutableArray<int> takenOver)
    {
        var all = matters.ToArray();
        return new LifeOfTowns(
            demand,
            new MatterMix(all, matter => matter.RequestsPer100K / (habits.CanBeSeen(matter) ? 1 + habits.FurtherReports : 1)),
            new MatterMix(all, matter => takenOver.Contains(matter.Index) ? 0 : matter.FindsPer100K));
    }

    private static Demand DemandOf(ScenarioDefinition scenario)
    {
        var load = scenario.Load;
        return new Demand
        {
            HourWeights = load.Flat ? [.. Enumerable.Repeat(1.0 / 24, 24)] : load.Profile,
            DayWeights = load.Flat ? [1, 1, 1, 1, 1, 1, 1] : [1.18, 1.10, 1.06, 1.04, 1.02, .82, .78],
            DayVariation = load.Flat ? 0 : load.DayVariation,
            Requests = load.Requests,
            Finds = load.Finds,
        };
    }
}
