using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>
/// Where a low point's drains let their water out (出水口). While the river is below the pipe's crown the outlet is free and the drains carry
/// what they were laid for, with the head between the low point's floor and the crown. A river above the crown drowns the outlet: the flow
/// falls with the root of the head that is left (full pipe flow, Darcy and Weisbach at a constant friction factor). A river above the water
/// shuts the flap gate (拍门); where there is none it flows back (倒灌).
/// </summary>
public sealed record Outfall
{
    private const long Whole = 1_000_000;

    /// <summary>The river; none where a pumping station lifts the water at any level.</summary>
    public RiverSeries? River { get; init; }

    /// <summary>The low point's floor, in mm above datum.</summary>
    public int FloorMillimetres { get; init; }

    /// <summary>The pipe's crown (管顶) at the river, in mm above datum; below the floor.</summary>
    public int CrownMillimetres { get; init; } = -1;

    /// <summary>Whether a flap gate keeps the river out.</summary>
    public bool HasFlapGate { get; init; } = true;

    /// <summary>An outlet that no river reaches.</summary>
    public static readonly Outfall Free = new();

    /// <summary>
    /// What flows out, of what the drains would carry with a free outlet, both in mm³; below 0 what the river brings. Neither can pass the
    /// level at which river and water stand alike, so deeper water before is never shallower water after.
    /// </summary>
    internal long Flow(long free, long stored, long areaSquareMetres, SimTime now)
    {
        if (River is null) return free;
        var river = River.MillimetresAt(now);
        if (river <= CrownMillimetres) return free;
        var level = (long)(river - FloorMillimetres) * areaSquareMetres * 1_000_000;
        if (stored < level && HasFlapGate) return 0;
        var headMicrometres = Math.Abs(stored - level) / (areaSquareMetres * 1_000);
        // The root of the ratio in millionths, from whole numbers below 2^53: the same on every machine.
        var ratio = (double)Math.Min(headMicrometres, 1_000L * (FloorMillimetres - CrownMillimetres)) / (1_000L * (FloorMillimetres - CrownMillimetres));
        var flow = (long)((Int128)free * (long)(Whole * Math.Sqrt(ratio)) / Whole);
        return stored < level ? -Math.Min(flow, level - stored) : Math.Min(flow, stored - level);
    }

    /// <summary>The first instant, from this one on, at which the river comes in over the floor; <see cref="SimTime.Never"/> when it does not.</summary>
    internal SimTime NextInflow(SimTime from) => HasFlapGate || River is null ? SimTime.Never : River.NextAbove(FloorMillimetres, from);
}
