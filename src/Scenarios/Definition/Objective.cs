using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>What a bound of an objective is counted in.</summary>
public enum BoundUnit
{
    /// <summary>Plain number.</summary>
    Number,

    /// <summary>A part of a whole, 1 for 100 %.</summary>
    Share,

    /// <summary>Milliseconds.</summary>
    Time,
}

/// <summary>The bound of an objective.</summary>
/// <param name="Value">In the unit: a number, a share (1 = 100 %) or milliseconds.</param>
/// <param name="Unit">What it is counted in.</param>
public readonly record struct Bound(double Value, BoundUnit Unit)
{
    /// <summary>As a scenario writes it: <c>30min</c>, <c>95%</c>, <c>4</c>.</summary>
    public override string ToString() => Unit switch
    {
        BoundUnit.Time => Quantity.Write(new SimDuration((long)Value)),
        BoundUnit.Share => (Value * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%",
        _ => Value.ToString("0.######", CultureInfo.InvariantCulture),
    };
}

/// <summary>What must hold at the end: an indicator at most or at least a bound.</summary>
/// <param name="Indicator">The indicator's dotted name.</param>
/// <param name="AtMost">Whether the bound is the most that is allowed; otherwise the least.</param>
/// <param name="Bound">The bound.</param>
/// <param name="Label">Words for people.</param>
public sealed record Objective(string Indicator, bool AtMost, Bound Bound, Text Label)
{
    /// <summary>Whether a value, in the bound's unit, meets it.</summary>
    public bool IsMetBy(double value) => AtMost ? value <= Bound.Value : value >= Bound.Value;
}

/// <summary>A change of the scenario by paths and values, and its words for people.</summary>
public sealed record Counterfactual(Text Label, ImmutableArray<Override> Set);
