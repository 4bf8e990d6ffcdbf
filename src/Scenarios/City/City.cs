using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>A name in the two languages of everything people see.</summary>
public readonly record struct Text(string Zh, string En);

/// <summary>
/// The definition of a place (城市): tiers, towns, cells, sites, staff, departments, matters. Data that was read, checked and
/// completed; indices refer to the arrays here. Jurisdiction 0 is the city, then its counties, then its towns.
/// </summary>
public sealed record CityDefinition
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>The least time mail takes between centres.</summary>
    public required SimDuration LinkDelay { get; init; }

    /// <summary>Where the municipal centre stands: the origin of the plane.</summary>
    public required GeoPoint Centre { get; init; }

    public required ImmutableArray<County> Counties { get; init; }

    public required ImmutableArray<Town> Towns { get; init; }

    public required ImmutableArray<Cell> Cells { get; init; }

    public required ImmutableArray<Department> Departments { get; init; }

    public required ImmutableArray<Matter> Matters { get; init; }

    /// <summary>The matter (an index) of every <see cref="MatterRole"/>, by its number; −1 where the city gives it to none.</summary>
    public required ImmutableArray<int> Roles { get; init; }

    public required ImmutableArray<Site> Sites { get; init; }

    public required ImmutableArray<LowPoint> LowPoints { get; init; }

    public required ImmutableArray<SensorSite> Sensors { get; init; }

    public required ImmutableArray<Officer> Officers { get; init; }

    public required ImmutableArray<FieldGroup> Squads { get; init; }

    public required ImmutableArray<FieldGroup> Crews { get; init; }

    public required Staffing Staffing { get; init; }

    /// <summary>Wristband wearers and the property companies of their estates; none where the city has no such system.</summary>
    public ElderHomes Homes { get; init; } = ElderHomes.None;

    /// <summary>The official land area, to hold the territories against; null when the city names none. No rule reads it.</summary>
    public double? LandAreaKm2 { get; init; }

    /// <summary>What it has against a release of gas.</summary>
    public EmergencyResources Emergency { get; init; } = EmergencyResources.None;

    /// <summary>Waterways, coasts and roads that a map draws; vehicles with hazardous goods know the expressways.</summary>
    public ImmutableArray<MapLine> Lines { get; init; } = [];

    /// <summary>Shores that are watched; a city that names none has none.</summary>
    public ImmutableArray<WatchedShore> Shores { get; init; } = [];

    /// <summary>What the city approves and punishes.</summary>
    public AffairCatalogue Affairs { get; init; } = AffairCatalogue.None;

    /// <summary>Carriers and vehicles of hazardous goods; a city that names none has none.</summary>
    public HazmatFleet Hazmat { get; init; } = HazmatFleet.None;

    /// <summary>Day-care stations and providers; none where the city has no such system.</summary>
    public HomeCare Care { get; init; } = HomeCare.None;

    /// <summary>Resident supervisors and what they look after; none where the city has no such system.</summary>
    public SupervisionNetwork Supervision { get; init; } = SupervisionNetwork.None;

    /// <summary>Other departments' systems from which monitoring takes its data.</summary>
    public ImmutableArray<DataSystem> DataSources { get; init; } = [];

    /// <summary>The matter that plays a role.</summary>
    /// <exception cref="Yaml.DefinitionException">The city gives that role to none.</exception>
    public Matter MatterOf(MatterRole role) => Roles[(int)role] is var matter and >= 0
        ? Matters[matter]
        : throw new Yaml.DefinitionException(Id, 0, $"roles：没有写 {Yaml.Spelling.Kebab(role.ToString())}，而情景需要它", $"roles: {Yaml.Spelling.Kebab(role.ToString())} is not given, but the scenario needs it");

    /// <summary>The matter (an index) that plays a role, or −1.</summary>
    public int RoleOf(MatterRole role) => Roles[(int)role];

    /// <summary>How many jurisdictions the city has.</summary>
    public int Jurisdictions => 1 + Counties.Length + Towns.Length;

    /// <summary>The jurisdiction of a county.</summary>
    public int CountyJurisdiction(int county) => 1 + county;

    /// <summary>The jurisdiction of a town.</summary>
    public int TownJurisdiction(int town) => 1 + Counties.Length + town;
}

/// <summary>A county-level unit and its territory: rings of WGS 84 points, the first of each polygon its shell.</summary>
public sealed record County(int Index, string Code, Text Name, GeoPoint Seat, double AreaKm2, int Population, ImmutableArray<ImmutableArray<GeoPoint>> Territory);

/// <summary>A town or subdistrict and its territory.</summary>
public sealed record Town(int Index, string Code, Text Name, int County, GeoPoint Seat, PlanePoint Place, double AreaKm2, int Population, bool Urban, ImmutableArray<ImmutableArray<GeoPoint>> Territory);

/// <summary>A grid cell (网格) of a town.</summary>
public sealed record Cell(int Index, string Code, Text Name, int Town, GeoPoint Location, PlanePoint Place, double AreaKm2, int Population, bool Urban);

/// <summary>A municipal department; a resident one keeps a person on the command floor.</summary>
public sealed record Department(int Index, string Code, Text Name, bool Resident, int CityHandlers, int CountyHandlers);

/// <summary>What a site is.</summary>
public enum SiteKind
{
    FuelStation,
    Depot,
    Parking,
    HazmatEnterprise,
    ConstructionSite,
    ChemicalPark,
    Sluice,
    PumpingStation,
    OilDepot,
}

/// <summary>A registered place.</summary>
public sealed record Site(int Index, string Code, Text Name, SiteKind Kind, int Cell, GeoPoint Location, PlanePoint Place);

/// <summary>What a low point is.</summary>
public enum LowPointKind
{
    Underpass,
    OldEstate,
    Crossing,
}

/// <summary>
/// A place in a cell where rain collects: its own area, catchment and inlets; overflow runs to the lower neighbour
/// (an index into the city's low points, or −1).
/// </summary>
public sealed record LowPoint(int Index, string Code, Text Name, LowPointKind Kind, int Cell, GeoPoint Location, PlanePoint Place, double AreaSquareMetres, double CatchmentSquareMetres, double RunoffCoefficient, double DrainMillimetresPerHour, int Inlets, double SpillDepthMillimetres, int LowerNeighbour);

/// <summary>What a sensor measures.</summary>
public enum SensorKind
{
    RainGauge,
    Ponding,
}

/// <summary>A sensor's place; a ponding sensor watches one low point (an index, −1 for rain gauges).</summary>
public sealed record SensorSite(int Index, string Code, Text Name, SensorKind Kind, int Cell, int LowPoint, GeoPoint Location);

/// <summary>When a member of staff works: three eight-hour shifts (00–08, 08–16, 16–24) or office hours (08:30–18:00 on weekdays).</summary>
public enum Shift
{
    Night = 0,
    Day = 1,
    Evening = 2,
    Office = 3,
}

/// <summary>A grid officer or an enforcement officer and the cell they are posted in.</summary>
public sealed record Officer(int Index, string Code, Text Name, int Cell, bool Enforcement, Shift Shift);

/// <summary>A squad or a crew of a county, kept at a place.</summary>
public sealed record FieldGroup(int Index, string Code, Text Name, int County, PlanePoint Place, int People, int PumpCubicMetresPerHour);

/// <summary>What a line of the map is.</summary>
public enum MapLineKind
{
    Waterway,
    Expressway,
    Coast,
}

/// <summary>A line of the map: its points in order.</summary>
public sealed record MapLine(Text Name, MapLineKind Kind, ImmutableArray<GeoPoint> Points)
{
    /// <summary>Whether that is its name, in either language.</summary>
    public bool IsCalled(string name) => name == Name.Zh || string.Equals(name, Name.En, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How centres and the hotline are staffed.</summary>
public sealed record Staffing
{
    /// <summary>12345 operators by hour of the day, 24 values.</summary>
    public required ImmutableArray<int> OperatorsByHour { get; init; }

    /// <summary>Duty staff at each desk by shift (night, day, evening): city, county, town.</summary>
    public required ImmutableArray<int> CityDesk { get; init; }

    public required ImmutableArray<int> CountyDesk { get; init; }

    public required ImmutableArray<int> TownDesk { get; init; }
}
