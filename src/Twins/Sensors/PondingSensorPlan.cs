using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>A ponding sensor (积水监测点) as it is when the run begins.</summary>
public sealed record PondingSensorPlan
{
    /// <summary>Its code in the city; its noise is keyed by it.</summary>
    public required string Code { get; init; }

    /// <summary>The low point it watches, by index in the city.</summary>
    public required int LowPoint { get; init; }

    /// <summary>The cell it stands in.</summary>
    public required TwinId Cell { get; init; }

    /// <summary>The centre that files its alarms.</summary>
    public required TwinId Centre { get; init; }

    /// <summary>The matter of each alarm level: five indices into the catalogue, of which the first is not used.</summary>
    public required ImmutableArray<int> MatterByLevel { get; init; }

    /// <summary>Standard deviation of its noise in mm.</summary>
    public int NoiseMillimetres { get; init; } = 8;

    /// <summary>Its faults in order of time.</summary>
    public ImmutableArray<SensorFault> Faults { get; init; } = [];

    /// <summary>Whether its reports come from a recorded feed: it then measures nothing itself and has no faults of its own.</summary>
    public bool IsFed { get; init; }

    /// <summary>Whether every report is left behind as an outcome.</summary>
    public bool IsRecorded { get; init; }
}
