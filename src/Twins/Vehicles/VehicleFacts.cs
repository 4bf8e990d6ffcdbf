using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>What sets one vehicle apart from the next.</summary>
public sealed record VehicleFacts
{
    /// <summary>Its number in the city, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The plate, for whoever asks; all of its random numbers are keyed by it.</summary>
    public required string Plate { get; init; }

    /// <summary>Its carrier, for whoever asks.</summary>
    public string Carrier { get; init; } = "";

    /// <summary>What it carries, for whoever asks.</summary>
    public string GoodsName { get; init; } = "";

    /// <summary>Its driver, for whoever asks.</summary>
    public string Driver { get; init; } = "";

    /// <summary>Its escort (押运员), for whoever asks.</summary>
    public string Escort { get; init; } = "";

    /// <summary>Its depot: a site.</summary>
    public required int Base { get; init; }

    /// <summary>What it carries: an index into the city's goods.</summary>
    public required int Goods { get; init; }

    /// <summary>Grams in a litre of it.</summary>
    public required int GramsPerLitre { get; init; }

    /// <summary>What the tank holds when filled to what is allowed, in centilitres.</summary>
    public required long Tank { get; init; }

    /// <summary>Whether the tank has a level sensor.</summary>
    public required bool HasSensor { get; init; }

    /// <summary>Standard deviation of the terminal's position along each axis, in millimetres.</summary>
    public required int Noise { get; init; }

    /// <summary>Where the driver lives.</summary>
    public required Spot Home { get; init; }

    /// <summary>The sites where it loads.</summary>
    public required ImmutableArray<int> Origins { get; init; }

    /// <summary>The sites that it serves.</summary>
    public required ImmutableArray<int> Destinations { get; init; }

    /// <summary>A place that its driver likes, or null.</summary>
    public Haunt? Haunt { get; init; }

    /// <summary>Its part in an illegal trade, or null.</summary>
    public RingPart? Ring { get; init; }

    /// <summary>Whether its terminal's reports come from a recorded feed: it then makes no trips of its own.</summary>
    public bool IsFed { get; init; }

    /// <summary>Whether a register has its waybills: not when its positions are recorded ones and no waybills were recorded with them.</summary>
    public bool HasWaybills { get; init; } = true;

    /// <summary>Whether every report is left behind as an outcome.</summary>
    public bool IsRecorded { get; init; }
}

/// <summary>A place that a driver likes and no register knows.</summary>
/// <param name="At">Where.</param>
/// <param name="Share">How likely a working day ends there.</param>
/// <param name="AtLeast">The shortest stay, in milliseconds.</param>
/// <param name="AtMost">The longest one.</param>
/// <param name="Number">The place's number among the decoys.</param>
public sealed record Haunt(Spot At, double Share, long AtLeast, long AtMost, int Number);

/// <summary>A tanker's part in a ring that loads at an unapproved tank and sells at an unregistered yard.</summary>
public sealed record RingPart
{
    /// <summary>The ring's number, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The unapproved tank.</summary>
    public required Spot Source { get; init; }

    /// <summary>The yard.</summary>
    public required Spot Yard { get; init; }

    /// <summary>Fewest visits in a week.</summary>
    public required int VisitsAtLeast { get; init; }

    /// <summary>Most visits in a week.</summary>
    public required int VisitsAtMost { get; init; }

    /// <summary>The shortest sale, in milliseconds.</summary>
    public required long SaleAtLeast { get; init; }

    /// <summary>The longest one.</summary>
    public required long SaleAtMost { get; init; }

    /// <summary>The earliest arrival at the yard, in milliseconds of the day.</summary>
    public required long From { get; init; }

    /// <summary>When the latest sale is over, in milliseconds of the day.</summary>
    public required long To { get; init; }

    /// <summary>The other members.</summary>
    public required ImmutableArray<TwinId> Others { get; init; }
}
