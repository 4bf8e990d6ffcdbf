using System.Collections.Immutable;

namespace Liandong.Scenarios.Definition;

/// <summary>The watch over the city's shores: who watches, who goes out, and what truly happens on the water.</summary>
public sealed record WaterwaySetting
{
    /// <summary>Names of the shores that take part; empty: all that the city watches.</summary>
    public required ImmutableArray<string> Shores { get; init; }

    /// <summary>Codes of the matters of suspected fishing, dredging, discharge by a ship, discharge at an outfall.</summary>
    public required ImmutableArray<string> Matters { get; init; }

    /// <summary>Changes to systems of the city's catalogue, by code.</summary>
    public required ImmutableArray<SourceChange> Sources { get; init; }

    /// <summary>Share of the stations that are there.</summary>
    public required double Stations { get; init; }

    /// <summary>Patrol boats of each county on a shore, by those that the city has.</summary>
    public required HeadCount Boats { get; init; }

    /// <summary>Factor on honest traffic.</summary>
    public required double Traffic { get; init; }

    /// <summary>Boats that fish in spite of the ban, a night and shore.</summary>
    public required double Poachers { get; init; }

    /// <summary>Dredgers, a night and shore.</summary>
    public required double Dredgers { get; init; }

    /// <summary>Ships that discharge, a night and shore.</summary>
    public required double Dischargers { get; init; }

    /// <summary>Discharges at registered outfalls, a night and shore that has some.</summary>
    public required double Outfalls { get; init; }

    /// <summary>Share of those who fish or dredge that keep a lookout and flee.</summary>
    public required double Lookouts { get; init; }

    /// <summary>How often a day each water-quality gauge reads murk for foul water, at most once.</summary>
    public required double MurksADay { get; init; }
}
