using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>The carriage of hazardous goods in a scenario: how busy it is, how terminals fail, who trades illegally, and what looks like it.</summary>
public sealed record HazmatSetting
{
    /// <summary>Factor on how often vehicles work.</summary>
    public required double Activity { get; init; }

    /// <summary>Share of drivers who take expressways while these are closed to hazardous goods.</summary>
    public required double NightDrivers { get; init; }

    /// <summary>Gaps in a terminal's connection a day.</summary>
    public required double OutagesADay { get; init; }

    /// <summary>The shortest gap.</summary>
    public required SimDuration OutageShortest { get; init; }

    /// <summary>The longest gap.</summary>
    public required SimDuration OutageLongest { get; init; }

    /// <summary>Share of positions that lie far off.</summary>
    public required double DriftJumps { get; init; }

    public required ImmutableArray<RingSetting> Rings { get; init; }

    public required DecoySetting Decoys { get; init; }
}

/// <summary>A ring of tankers that loads at an unapproved tank and sells at an unregistered yard.</summary>
public sealed record RingSetting
{
    /// <summary>UN number of what it trades in.</summary>
    public required string Goods { get; init; }

    public required int Tankers { get; init; }

    /// <summary>Visits of a tanker in a week, fewest and most.</summary>
    public required (int Least, int Most) VisitsAWeek { get; init; }

    /// <summary>How long a sale takes, shortest and longest.</summary>
    public required (SimDuration Shortest, SimDuration Longest) Sale { get; init; }

    /// <summary>Between which times of the day it sells.</summary>
    public required (TimeOnly From, TimeOnly To) Hours { get; init; }

    /// <summary>Whether a yard that the seed draws lies inside a registered car park.</summary>
    public required bool InCarPark { get; init; }

    /// <summary>Where it sells; null when the seed draws it.</summary>
    public required GeoPoint? Yard { get; init; }

    /// <summary>Where it loads; null when the seed draws it, by the water if the city has any that no road crosses.</summary>
    public required GeoPoint? Source { get; init; }
}

/// <summary>Places that no register knows, where vehicles stop for innocent reasons and often: how many of each.</summary>
/// <param name="Canteens">Canteens where many drivers eat at night.</param>
/// <param name="CarParks">Car parks.</param>
/// <param name="Riverside">Places by the water: a wash, a workshop.</param>
public sealed record DecoySetting(int Canteens, int CarParks, int Riverside);
