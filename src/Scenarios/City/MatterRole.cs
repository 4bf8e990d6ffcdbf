namespace Liandong.Scenarios.City;

/// <summary>
/// The parts that matters play in the simulation: a city's <c>roles:</c> say which row of its catalogue each one is, so that rules never
/// know a code. Several roles may name the same matter.
/// </summary>
public enum MatterRole
{
    /// <summary>Ponding at level I: red, evacuate and pump.</summary>
    PondingFirst,

    /// <summary>Ponding at level II: orange, close the road.</summary>
    PondingSecond,

    /// <summary>Ponding at level III: yellow, small cars at risk.</summary>
    PondingThird,

    /// <summary>A hazmat vehicle that stays where it has no business.</summary>
    HazmatDwell,

    /// <summary>A suspected illegal refuelling place.</summary>
    IllegalRefuelling,

    /// <summary>An alert about one hazmat vehicle that a desk looks into.</summary>
    HazmatReview,

    /// <summary>The city's consultation about a joint action at several sites.</summary>
    JointAction,

    /// <summary>An elder's SOS.</summary>
    Sos,

    /// <summary>An elder's fall.</summary>
    Fall,

    /// <summary>An elder's abnormal vital signs.</summary>
    VitalSigns,

    /// <summary>An elder who left the safe area.</summary>
    Astray,

    /// <summary>A wristband that fell silent.</summary>
    DeviceSilent,

    /// <summary>A rectification that came from analysis (随时改).</summary>
    Rectification,
}
