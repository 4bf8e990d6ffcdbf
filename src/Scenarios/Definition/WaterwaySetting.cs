using System.Collections.Immutable;

namespace Liandong.Scenarios.Definition;

/// <summary>The watch over a river: who watches, who goes out, and what truly happens on the water.</summary>
public sealed record WaterwaySetting
{
    /// <summary>Name of the city's waterway along whose bank stations stand, from its upper end.</summary>
    public required string Bank { get; init; }

    /// <summary>Codes of the matters of suspected fishing, dredging, discharge.</summary>
    public required ImmutableArray<string> Matters { get; init; }

    /// <summary>Changes to systems of the city's catalogue, by code.</summary>
    public required ImmutableArray<SourceChange> Sources { get; init; }

    /// <summary>Reaches into which the river is divided, each with room for a station.</summary>
    public required int Reaches { get; init; }

    /// <summary>Share of the reaches that have their station.</summary>
    public required double Stations { get; init; }

    /// <summary>Patrol boats of each county on the river.</summary>
    public required int Boats { get; init; }

    /// <summary>Factor on honest traffic.</summary>
    public required double Traffic { get; init; }

    /// <summary>Boats that fish in spite of the ban, a night.</summary>
    public required double Poachers { get; init; }

    /// <summary>Dredgers, a night.</summary>
    public required double Dredgers { get; init; }

    /// <summary>Ships that discharge, a night.</summary>
    public required double Dischargers { get; init; }
}
