namespace Liandong.Twins.Releases;

/// <summary>A gas that can escape.</summary>
public enum Substance
{
    /// <summary>氨, UN 1005.</summary>
    Ammonia = 1,

    /// <summary>氯, UN 1017.</summary>
    Chlorine = 2,
}

/// <summary>What a vessel is like whose contents escape: the rows of the guidebook's table for large spills.</summary>
public enum Vessel
{
    /// <summary>A road tanker (公路罐车).</summary>
    RoadTanker = 0,

    /// <summary>A rail tank car, and as the nearest to it a storage tank of a plant (铁路罐车、储罐).</summary>
    StorageTank = 1,
}

/// <summary>
/// What is known of a gas. Acute exposure guideline levels for 60 minutes (AEGL-1 discomfort, AEGL-2 lasting harm or hindered escape, AEGL-3
/// life): US EPA, final values. Distances of isolation and protection: Emergency Response Guidebook 2016, table 3. First alarm of detectors:
/// the occupational limit of GBZ 2.1-2019 (ammonia PC-TWA 20 mg/m³, chlorine MAC 1 mg/m³), as GB/T 50493-2019 sets them.
/// </summary>
public sealed record SubstanceFacts
{
    /// <summary>Litres of a mole of gas at 25 °C and 101.325 kPa.</summary>
    private const double MolarLitres = 24.45;

    private static readonly SubstanceFacts Ammonia = new()
    {
        GramsPerMole = 17.03,
        DiscomfortPpm = 30,
        HarmPpm = 160,
        LifePpm = 1_100,
        DetectorAlarm = 20_000,
        // Isolation in metres, then protection downwind in hectometres: day and night in low, moderate and high wind.
        RoadTanker = new(150, 9, 5, 4, 20, 8, 6),
        StorageTank = new(300, 17, 13, 10, 43, 23, 13),
    };

    private static readonly SubstanceFacts Chlorine = new()
    {
        GramsPerMole = 70.91,
        DiscomfortPpm = 0.5,
        HarmPpm = 2,
        LifePpm = 20,
        DetectorAlarm = 1_000,
        RoadTanker = new(600, 58, 34, 29, 67, 50, 41),
        StorageTank = new(1_000, 99, 64, 51, 110, 90, 67),
    };

    private SubstanceFacts()
    {
    }

    /// <summary>Molar mass in g/mol.</summary>
    public required double GramsPerMole { get; init; }

    /// <summary>AEGL-1 for 60 min.</summary>
    public required double DiscomfortPpm { get; init; }

    /// <summary>AEGL-2 for 60 min.</summary>
    public required double HarmPpm { get; init; }

    /// <summary>AEGL-3 for 60 min.</summary>
    public required double LifePpm { get; init; }

    /// <summary>Where a detector raises its first alarm, in µg/m³.</summary>
    public required long DetectorAlarm { get; init; }

    private ProtectiveDistances RoadTanker { get; init; }

    private ProtectiveDistances StorageTank { get; init; }

    /// <summary>The facts of a substance.</summary>
    public static SubstanceFacts Of(Substance substance) => substance == Substance.Ammonia ? Ammonia : Chlorine;

    /// <summary>A volume share in mass: ppm × M / 24.45 is mg/m³.</summary>
    /// <returns>µg/m³.</returns>
    public long Micrograms(double ppm) => (long)((ppm * GramsPerMole / MolarLitres * 1_000) + 0.5);

    /// <summary>The radius to isolate and the distance downwind to protect, in metres.</summary>
    /// <param name="vessel">What its contents escape from.</param>
    /// <param name="night">Between sunset and sunrise.</param>
    /// <param name="metresPerSecond">The wind: low below 10 km/h, high above 20 km/h.</param>
    public (int Isolate, int Downwind) Distances(Vessel vessel, bool night, double metresPerSecond)
    {
        var row = vessel == Vessel.RoadTanker ? RoadTanker : StorageTank;
        var kilometresPerHour = metresPerSecond * 3.6;
        var hectometres = (night, kilometresPerHour) switch
        {
            (false, < 10) => row.DayLow,
            (false, <= 20) => row.DayModerate,
            (false, _) => row.DayHigh,
            (true, < 10) => row.NightLow,
            (true, <= 20) => row.NightModerate,
            (true, _) => row.NightHigh,
        };
        return (row.Isolate, hectometres * 100);
    }

    private readonly record struct ProtectiveDistances(int Isolate, int DayLow, int DayModerate, int DayHigh, int NightLow, int NightModerate, int NightHigh);
}
