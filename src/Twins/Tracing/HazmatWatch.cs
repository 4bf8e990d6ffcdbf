using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tracing;

/// <summary>What the monitoring of vehicles with hazardous goods (危化监测预警) may look up and nobody may change.</summary>
public sealed class HazmatWatch
{
    /// <summary>What every twin may look up.</summary>
    public required CommandSystem System { get; init; }

    /// <summary>The cell of every place.</summary>
    public required CellMap Cells { get; init; }

    /// <summary>The registered sites.</summary>
    public required SiteRegister Sites { get; init; }

    /// <summary>Where each site of the city lies, by its index.</summary>
    public required ImmutableArray<PlanePoint> SitePlaces { get; init; }

    /// <summary>Other departments' systems.</summary>
    public required DataSources Sources { get; init; }

    /// <summary>The city's models of hazardous goods.</summary>
    public required TwinId Model { get; init; }

    /// <summary>The register of waybills.</summary>
    public required TwinId Registry { get; init; }

    /// <summary>The number in the city of every vehicle.</summary>
    public required VehicleNumbers Vehicles { get; init; }

    /// <summary>Vehicles whose waybills are in no register: their reports are recorded ones, and no waybills were recorded with them.</summary>
    public int WithoutWaybills { get; init; }

    /// <summary>The bank of the river.</summary>
    public required RiverBank Bank { get; init; }

    /// <summary>The roads that are closed to hazardous goods by night.</summary>
    public ExpresswayMap Expressways { get; init; } = ExpresswayMap.None;

    /// <summary>The goods that are diesel, by index.</summary>
    public required ImmutableArray<bool> IsDiesel { get; init; }

    /// <summary>The matters that alarms, reviews and the joint action are filed as.</summary>
    public required HazmatMatters Matters { get; init; }

    /// <summary>What truly is hidden in the ground, for whoever goes there and looks: the cells, and no rule of detection.</summary>
    public required ImmutableArray<HiddenPlace> Hidden { get; init; }

    /// <summary>When a rest counts as a stay.</summary>
    public StayRule Stays { get; init; } = StayRule.Published;

    /// <summary>When stays make a spot.</summary>
    public SpotRule Spots { get; init; } = SpotRule.Usual;

    /// <summary>How a spot is scored.</summary>
    public SpotScore Score { get; init; } = new();

    /// <summary>When the model of spots goes live; stays before that are remembered and raise no alarm.</summary>
    public SimTime SpotsFrom { get; init; } = SimTime.Start;

    /// <summary>How a source is looked for.</summary>
    public TracingRule Tracing { get; init; } = new();

    /// <summary>The alerts about single vehicles.</summary>
    public AlertRules Alerts { get; init; } = new();

    /// <summary>How a joint action is carried out.</summary>
    public RaidRule Raid { get; init; } = new();

    /// <summary>How near to the open consignee a vehicle waits for its turn.</summary>
    public Metres AtConsignee { get; init; } = new(350);

    /// <summary>How long a check waits for a source that is down before it goes on without it.</summary>
    public SimDuration Patience { get; init; } = SimDuration.FromHours(6);
}

/// <summary>The number in the city of the vehicle whose twin it is.</summary>
/// <param name="First">Where the vehicles begin among the twins of each jurisdiction.</param>
/// <param name="In">The numbers of each jurisdiction's vehicles, in the order of their twins.</param>
public sealed record VehicleNumbers(ImmutableArray<int> First, ImmutableArray<ImmutableArray<int>> In)
{
    /// <summary>The number of a vehicle.</summary>
    public int Of(TwinId vehicle) => In[vehicle.Jurisdiction][vehicle.Index - First[vehicle.Jurisdiction]];
}

/// <summary>Indices of the matters in the catalogue.</summary>
/// <param name="Dwell">A spot of unexplained stays: an officer goes there.</param>
/// <param name="Review">An alert about one vehicle: a desk looks into it.</param>
/// <param name="JointAction">The city's consultation about a joint action.</param>
/// <param name="Raid">The joint action at one site.</param>
public readonly record struct HazmatMatters(int Dwell, int Review, int JointAction, int Raid);

/// <summary>What is hidden at a place.</summary>
public enum HiddenKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A yard where fuel is sold without approval.</summary>
    Yard = 1,

    /// <summary>Tanks without approval from which it comes.</summary>
    Tanks = 2,
}

/// <summary>An unapproved place as it truly is (黑加油点、黑油库).</summary>
/// <param name="Twin">Its twin.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where.</param>
/// <param name="Ring">Whose.</param>
public readonly record struct HiddenPlace(TwinId Twin, HiddenKind Kind, PlanePoint Place, int Ring);

/// <summary>The alerts about single vehicles, beside the spots: the other models of hazardous goods whose data exist.</summary>
public sealed record AlertRules
{
    /// <summary>Overtime parking (JT/T 808, alarm bit 19): an unexplained stay with goods on board, from this length on.</summary>
    public SimDuration LoadedParking { get; init; } = SimDuration.FromHours(1);

    /// <summary>The same of a vehicle without an open waybill.</summary>
    public SimDuration EmptyParking { get; init; } = SimDuration.FromHours(4);

    /// <summary>Off route (bit 23): an unexplained stay with goods on board so much farther from loader and consignee together than they are from each other.</summary>
    public Metres Detour { get; init; } = new(30_000);

    /// <summary>Abnormal level (bit 25): a tank that fell or rose so much during an unexplained stay, in centilitres.</summary>
    public long LevelChange { get; init; } = 60_000;

    /// <summary>Fatigue (bit 2): driving without a <see cref="Rest"/>, as reports show it.</summary>
    public SimDuration Driving { get; init; } = SimDuration.FromHours(4);

    /// <summary>What the law counts as a rest (Regulations on the Implementation of the Road Traffic Safety Law, article 62: 20 min).</summary>
    public SimDuration Rest { get; init; } = SimDuration.FromMinutes(20);

    /// <summary>The hour from which the rules on traffic count night (Opinions of the State Council No. 30 of 2012: 22:00; from memory).</summary>
    public int NightFrom { get; init; } = 22;

    /// <summary>The hour until which it lasts: that at which expressways are open again to vehicles with hazardous goods.</summary>
    public int NightTo { get; init; } = 6;

    /// <summary>The hour from which expressways are closed to vehicles with hazardous goods, until <see cref="NightTo"/> (usual on many of them: 0:00 to 6:00).</summary>
    public int ExpresswaysClosedFrom { get; init; }

    /// <summary>How many reports in a row on an expressway are more than a crossing or an error of the fix; a minute's driving at a report every 30 s.</summary>
    public int ReportsOnExpressway { get; init; } = 3;

    /// <summary>From which speed on a report may be one from an expressway, in millimetres a second: 45 km/h. On other roads no tanker is as fast in the dark, even where one runs beside an expressway or crosses it at an acute angle.</summary>
    public int ExpresswaySpeed { get; init; } = 12_500;

    /// <summary>Whether expressways are closed to vehicles with hazardous goods in an hour of the day.</summary>
    public bool IsExpresswayClosed(int hour) => hour >= ExpresswaysClosedFrom && hour < NightTo;

    /// <summary>Whether an hour of the day belongs to the night.</summary>
    public bool IsNight(int hour) => hour >= NightFrom || hour < NightTo;

    /// <summary>A vehicle is not reported again by the same model within this time.</summary>
    public SimDuration CoolDown { get; init; } = SimDuration.FromHours(24);
}

/// <summary>How a joint action is carried out.</summary>
public sealed record RaidRule
{
    /// <summary>The hour of the day to which both sites' orders are set.</summary>
    public int Hour { get; init; } = 15;

    /// <summary>The least time to make ready.</summary>
    public SimDuration Preparation { get; init; } = SimDuration.FromHours(4);

    /// <summary>How long before the hour the squads are sent out.</summary>
    public SimDuration SentBefore { get; init; } = SimDuration.FromMinutes(40);

    /// <summary>Whether both sites get one hour, and a squad that is there waits for the other one; otherwise the traced place comes when the spot is done.</summary>
    public bool Together { get; init; } = true;

    /// <summary>How long after the hour the one that is there no longer waits.</summary>
    public SimDuration WaitsAtMost { get; init; } = SimDuration.FromMinutes(45);
}
