using System.Collections.Immutable;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.City;

/// <summary>The carriage of hazardous goods in a city: what is carried, by whom, with what, and over which waters no road leads.</summary>
public sealed record HazmatFleet
{
    /// <summary>No vehicles.</summary>
    public static readonly HazmatFleet None = new();

    public ImmutableArray<HazmatGoods> Goods { get; init; } = [];

    public ImmutableArray<HazmatCarrier> Carriers { get; init; } = [];

    public ImmutableArray<HazmatVehicle> Vehicles { get; init; } = [];

    /// <summary>Eateries by the road where drivers stop and that no register of sites knows.</summary>
    public ImmutableArray<HazmatEatery> Eateries { get; init; } = [];

    /// <summary>Lines of the map that no road crosses but an expressway by its bridge.</summary>
    public ImmutableArray<MapLine> Barriers { get; init; } = [];
}

/// <summary>A kind of hazardous goods: UN number, class and packing group as on waybills; tank of the usual vehicle; share of the vehicles; where it is loaded and received.</summary>
public sealed record HazmatGoods(int Index, string Un, Text Name, string Class, string PackingGroup, int GramsPerLitre, int TankLitres, double Share, ImmutableArray<SiteKind> LoadsAt, ImmutableArray<SiteKind> UnloadsAt);

/// <summary>A carrier with its licence and its depot (the code of a site).</summary>
public sealed record HazmatCarrier(int Index, string Code, Text Name, string Depot);

/// <summary>A vehicle: yellow plate, carrier, what it carries, what its tank holds, whether that has a level sensor, and where its driver lives.</summary>
public sealed record HazmatVehicle(int Index, string Code, string Plate, int Carrier, int Goods, int TankLitres, bool LevelSensor, PlanePoint Home)
{
    /// <summary>The driver's name.</summary>
    public Text Driver => PersonNames.Of(Code + "-D");

    /// <summary>The escort's name (押运员).</summary>
    public Text Escort => PersonNames.Of(Code + "-E");
}

/// <summary>An eatery by the road.</summary>
public sealed record HazmatEatery(int Index, string Code, PlanePoint Place);
