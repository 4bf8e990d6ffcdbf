using System.Collections.Immutable;
using Liandong.Twins.Orders;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>The wind from a time on.</summary>
/// <param name="At">After the run's start.</param>
/// <param name="FromDegrees">Where it comes from: 0 north, 90 east.</param>
/// <param name="MetresPerSecond">Its speed at 10 m.</param>
public sealed record WindStep(SimDuration At, double FromDegrees, double MetresPerSecond);

/// <summary>A release of gas at a plant and how the city is prepared for it.</summary>
public sealed record ReleaseSetting
{
    /// <summary>Code or name of a chemical park or enterprise of the city.</summary>
    public required string Site { get; init; }

    /// <summary>Code of the matter that is filed.</summary>
    public required string Matter { get; init; }

    /// <summary>Changes to systems of the city's catalogue, by code.</summary>
    public required ImmutableArray<SourceChange> Sources { get; init; }

    public required Substance Substance { get; init; }

    public required double KilogramsPerSecond { get; init; }

    /// <summary>After the run's start.</summary>
    public required SimDuration Start { get; init; }

    /// <summary>Until the vessel is empty.</summary>
    public required SimDuration Duration { get; init; }

    public required double HeightMetres { get; init; }

    public required Vessel Vessel { get; init; }

    /// <summary>The wind by time, the first from the run's start.</summary>
    public required ImmutableArray<WindStep> Wind { get; init; }

    public required Stability Stability { get; init; }

    /// <summary>How far people are looked at.</summary>
    public required double ReachMetres { get; init; }

    /// <summary>Share of the park's detectors that are in place.</summary>
    public required double Sensors { get; init; }

    /// <summary>Share of those that report nothing.</summary>
    public required double SensorsOffline { get; init; }

    /// <summary>Share of those whose zero creeps.</summary>
    public required double SensorsDrifting { get; init; }

    public required CordonRule Cordon { get; init; }

    /// <summary>What people in the area are told.</summary>
    public required ProtectiveAction Action { get; init; }

    /// <summary>Factor on the entry teams of park and fire service.</summary>
    public required double Teams { get; init; }

    /// <summary>Factor on the traffic police.</summary>
    public required double TrafficPosts { get; init; }

    /// <summary>Factor on the places in shelters.</summary>
    public required double ShelterPlaces { get; init; }

    /// <summary>Time inside until the leak is closed.</summary>
    public required WorkTime Closing { get; init; }
}
