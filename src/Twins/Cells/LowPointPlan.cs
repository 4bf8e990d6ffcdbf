using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>A low point of a cell (低洼点) as it is when the run begins.</summary>
public sealed record LowPointPlan
{
    /// <summary>Its index in the city; messages, outcomes and incidents carry it.</summary>
    public required int Index { get; init; }

    public required string Code { get; init; }

    /// <summary>The area that stands under water, in m².</summary>
    public required long AreaSquareMetres { get; init; }

    /// <summary>The area whose rain runs to it, itself included, in m².</summary>
    public required long CatchmentSquareMetres { get; init; }

    /// <summary>Share of the rain that runs off, per mille.</summary>
    public required int RunoffPermille { get; init; }

    /// <summary>What clear inlets and a free outfall carry away, in µm of rain an hour over the catchment.</summary>
    public required int DrainMicrometresPerHour { get; init; }

    public required int Inlets { get; init; }

    /// <summary>How many of the inlets leaves and rubbish block at the start.</summary>
    public int BlockedInlets { get; init; }

    /// <summary>What is left of the capacity when every inlet is blocked, per mille: 200 to 500 in practice.</summary>
    public int BlockedResiduePermille { get; init; } = 350;

    /// <summary>The depth in mm above which water runs on to the lower neighbour, or away from all low points when there is none.</summary>
    public required int SpillDepthMillimetres { get; init; }

    /// <summary>A factor on what drains carry, in per mille: the scenario's, on renewed drains too.</summary>
    public int DrainCapacityPermille { get; init; } = 1_000;

    /// <summary>Where the drains let the water out.</summary>
    public Outfall Outfall { get; init; } = Outfall.Free;

    /// <summary>Whether people pass who will report water.</summary>
    public bool IsWatchedByPeople { get; init; } = true;
}

/// <summary>A grid cell (网格) as it is when the run begins.</summary>
public sealed record GridCellPlan
{
    public required string Code { get; init; }

    /// <summary>The rain on its town.</summary>
    public required RainSeries Rain { get; init; }

    /// <summary>Who turns seen water into requests: the town's life; <see cref="TwinId.None"/> when nobody does.</summary>
    public required TwinId Life { get; init; }

    public required ImmutableArray<LowPointPlan> LowPoints { get; init; }
}
