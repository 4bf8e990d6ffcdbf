using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Cells;

namespace Liandong.Scenarios.Weather;

/// <summary>What a storm finds at a low point: whether leaves and rubbish block its inlets, and whether it stands on a filled-in river (填没河道).</summary>
public readonly record struct LowPointCondition(bool InletsBlocked, bool IsOnFilledRiver)
{
    /// <summary>Clear inlets and a flap gate.</summary>
    public static readonly LowPointCondition Clear = new(false, false);

    /// <summary>What two storms find together: what either does.</summary>
    public LowPointCondition And(LowPointCondition other) => new(InletsBlocked || other.InletsBlocked, IsOnFilledRiver || other.IsOnFilledRiver);
}

/// <summary>A storm over a city: the rain on every town and what it finds at every low point, both by index, and what was assumed where no record is known.</summary>
public sealed record StormEvent(Text Name, ImmutableArray<RainSeries> RainByTown, ImmutableArray<LowPointCondition> ByLowPoint, ImmutableArray<Text> Assumptions);
