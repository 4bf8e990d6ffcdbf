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
public sealed record HazmatCarrier(int Index, string Code, Text Name, string Depot)
{
    /// <summary>Number of its operating licence (经营许可证).</summary>
    public string Licence => HazmatPapers.Number(Code, "licence", "3206-", 7);

    /// <summary>Who drives when the vehicle's own driver does not.</summary>
    public HazmatPerson ReliefDriver => new(Code + "-R");

    /// <summary>One of its dispatchers, by number from 0.</summary>
    public Text Dispatcher(int number) => PersonNames.Of($"{Code}-P{number}");
}

/// <summary>A driver or escort, all of whose papers follow from their code.</summary>
public sealed record HazmatPerson(string Code)
{
    /// <summary>The name.</summary>
    public Text Name => PersonNames.Of(Code);

    /// <summary>Number of the qualification (从业资格证).</summary>
    public string Certificate => HazmatPapers.Number(Code, "qualification", "CZ3206-", 12);

    /// <summary>The telephone.</summary>
    public string Phone => HazmatPapers.Mobile(Code);
}

/// <summary>A vehicle: yellow plate, carrier, what it carries, what its tank holds, whether that has a level sensor, and where its driver lives.</summary>
public sealed record HazmatVehicle(int Index, string Code, string Plate, int Carrier, int Goods, int TankLitres, bool LevelSensor, PlanePoint Home)
{
    // What a lorry of four axles carries on its own frame; a larger tank is a semi-trailer's.
    private const int MostOnLorry = 25_000;

    /// <summary>The driver.</summary>
    public HazmatPerson Driver => new(Code + "-D");

    /// <summary>The escort (押运员).</summary>
    public HazmatPerson Escort => new(Code + "-E");

    /// <summary>Number of the transport certificate (道路运输证).</summary>
    public string Certificate => HazmatPapers.Number(Code, "certificate", "YS3206-", 8);

    /// <summary>Number of the tank.</summary>
    public string Tank => HazmatPapers.Number(Code, "tank", "G", 6);

    /// <summary>Plate of the semi-trailer that bears the tank; null when the lorry itself does.</summary>
    public string? Trailer => TankLitres > MostOnLorry ? HazmatPapers.TrailerPlate(Index) : null;

    /// <summary>Number of the trailer's transport certificate.</summary>
    public string TrailerCertificate => HazmatPapers.Number(Code, "trailer", "YS3206-", 8);
}

/// <summary>An eatery by the road.</summary>
public sealed record HazmatEatery(int Index, string Code, PlanePoint Place);
