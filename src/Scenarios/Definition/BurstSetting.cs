using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>A water main that bursts and how the city is prepared for it.</summary>
public sealed record BurstSetting
{
    /// <summary>Code or name of the town in whose middle it bursts.</summary>
    public required string Town { get; init; }

    /// <summary>Code of the matter of people's requests.</summary>
    public required string Matter { get; init; }

    /// <summary>People who lose their water: those of the nearest cells of the county.</summary>
    public required int People { get; init; }

    /// <summary>After the run's start.</summary>
    public required SimDuration Start { get; init; }

    /// <summary>Share of homes that call unless they are told the cause.</summary>
    public required double Callers { get; init; }

    /// <summary>Whether the water company has pressure gauges there.</summary>
    public required bool Gauges { get; init; }

    public required Announcement Announcement { get; init; }

    /// <summary>How long after the company knows.</summary>
    public required SimDuration AnnouncedAfter { get; init; }

    /// <summary>The company's repair crews.</summary>
    public required int RepairCrews { get; init; }
}
