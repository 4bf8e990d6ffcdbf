using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>What is wrong with a sensor; the code of <see cref="OutcomeKind.SensorFault"/>.</summary>
public enum SensorCondition
{
    /// <summary>Nothing.</summary>
    Well = 0,

    /// <summary>离线: it reports nothing.</summary>
    Offline = 1,

    /// <summary>卡滞: it repeats its last reading.</summary>
    Stuck = 2,

    /// <summary>漂移: its readings run away from the truth.</summary>
    Drifting = 3,
}

/// <summary>A fault of a sensor from one instant up to another. Faults of one sensor do not overlap.</summary>
/// <param name="Condition">What is wrong.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when, exclusively.</param>
/// <param name="DriftMillimetresPerHour">How fast the reading runs away, in mm/h; only for a drifting one.</param>
public sealed record SensorFault(SensorCondition Condition, SimTime From, SimTime To, int DriftMillimetresPerHour = 0);
