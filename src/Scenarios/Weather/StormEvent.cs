using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Cells;

namespace Liandong.Scenarios.Weather;

/// <summary>What a storm finds at a low point: whether leaves and rubbish block its inlets, and the river at its outfall.</summary>
public readonly record struct LowPointCondition(bool InletsBlocked, RiverSeries River)
{
    /// <summary>Clear inlets and a low river.</summary>
    public static readonly LowPointCondition Clear = new(false, RiverSeries.Free);

    /// <summary>What two storms find together: inlets that either blocks, and the backwater of both.</summary>
    public LowPointCondition And(LowPointCondition other) => new(InletsBlocked || other.InletsBlocked, River.And(other.River));
}

/// <summary>A storm over a city: the rain on every town and what it finds at every low point, both by index, and what was assumed where no record is known.</summary>
public sealed record StormEvent(Text Name, ImmutableArray<RainSeries> RainByTown, ImmutableArray<LowPointCondition> ByLowPoint, ImmutableArray<Text> Assumptions);
