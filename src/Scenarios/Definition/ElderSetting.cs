using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>The elders system of a scenario: the weather that people feel, the wristbands, and who takes part.</summary>
public sealed record ElderSetting
{
    /// <summary>Lowest and highest temperature of each calendar day from the start on, in degrees; the last holds on. Empty: mild days.</summary>
    public required ImmutableArray<DayTemperature> Days { get; init; }

    /// <summary>Factor on all that truly befalls people.</summary>
    public required double Troubles { get; init; }

    /// <summary>Presses by mistake or as a test, a month of wear.</summary>
    public required double FalsePresses { get; init; }

    /// <summary>Share of falls that a wristband sees.</summary>
    public required double FallDetection { get; init; }

    /// <summary>Whether a fall alarm first asks its wearer for a minute.</summary>
    public required bool AsksFirst { get; init; }

    /// <summary>Share of guardians who take part.</summary>
    public required double Guardians { get; init; }

    /// <summary>Share of property companies whose guard takes part.</summary>
    public required double PropertyGuards { get; init; }

    /// <summary>Factor on how much wristbands are worn.</summary>
    public required double Wear { get; init; }

    /// <summary>Whether the county is asked when nobody takes an alarm up.</summary>
    public required bool Escalates { get; init; }

    /// <summary>Presses out of the ordinary.</summary>
    public required ImmutableArray<SurgeSetting> Surges { get; init; }
}

/// <summary>A day's lowest and highest temperature in degrees Celsius.</summary>
public readonly record struct DayTemperature(double Low, double High);

/// <summary>Presses out of the ordinary: so many a wristband between start and end, a share of them for good reason.</summary>
public sealed record SurgeSetting(SimDuration Start, SimDuration Duration, double Presses, double Genuine, ImmutableArray<string> Counties);
