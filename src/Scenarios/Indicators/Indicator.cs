using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Indicators;

/// <summary>What the number of an indicator counts or measures.</summary>
public enum IndicatorUnit
{
    /// <summary>Things.</summary>
    Count,

    /// <summary>Things a day.</summary>
    PerDay,

    /// <summary>A part of a whole, 0 to 1.</summary>
    Share,

    /// <summary>Simulation time in milliseconds.</summary>
    Milliseconds,

    /// <summary>Depth of water in millimetres.</summary>
    Millimetres,

    /// <summary>Water in litres.</summary>
    Litres,

    /// <summary>Hours times low points.</summary>
    PointHours,

    /// <summary>Things a device and month of 30 days.</summary>
    PerDeviceMonth,

    /// <summary>Minutes times people.</summary>
    PersonMinutes,

    /// <summary>Mass in kilograms.</summary>
    Kilograms,
}

/// <summary>An indicator's name in objectives and files, its label for people, and its unit.</summary>
public sealed record IndicatorDefinition(string Name, Text Label, IndicatorUnit Unit);

/// <summary>One indicator of a run; no value when the run had nothing to measure it by.</summary>
/// <param name="Definition">Its name, label and unit.</param>
/// <param name="Value">In the unit.</param>
/// <param name="Samples">Of how many cases a share, a mean or a percentile is taken; null for counts, extremes and shares of time.</param>
public sealed record Indicator(IndicatorDefinition Definition, double? Value, long? Samples)
{
    /// <summary>
    /// The fewest cases that carry a figure taken of them: with fewer than 20 the 95th percentile is the largest value alone,
    /// and one case more or less moves a share by more than five points.
    /// </summary>
    public const int FewestSamples = 20;

    /// <summary>What is awaited had not come about when the run ended: its time will be more than this, in the unit; null when there is a value, or nothing was awaited.</summary>
    public double? MoreThan { get; init; }

    /// <summary>Whether the run says something of it: a value, or that it had not come about.</summary>
    public bool IsKnown => Value is not null || MoreThan is not null;

    /// <summary>Whether the value rests on too few cases to be relied on.</summary>
    public bool IsWeak => Value is not null && Samples < FewestSamples;

    /// <summary>Its name in objectives and files.</summary>
    public string Name => Definition.Name;

    /// <summary>Its label for people.</summary>
    public Text Label => Definition.Label;

    /// <summary>The unit of <see cref="Value"/>.</summary>
    public IndicatorUnit Unit => Definition.Unit;
}

/// <summary>There is no indicator of that name; the message names the nearest ones that exist.</summary>
public sealed class UnknownIndicatorException(string name, IReadOnlyList<string> nearest)
    : Exception($"There is no indicator '{name}'. Nearest: {string.Join(", ", nearest)}.")
{
    /// <summary>The name that was asked for.</summary>
    public string Name { get; } = name;

    /// <summary>Names that exist, the nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; } = nearest;

    /// <summary>The message in both languages.</summary>
    public Text Text { get; } = new($"没有名为“{name}”的指标。相近的有：{string.Join("、", nearest)}。", $"There is no indicator '{name}'. Nearest: {string.Join(", ", nearest)}.");
}
