using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>
/// The water of one low point in whole cubic millimetres (1 µm on 1 m² are 1000 mm³; 1 litre is a million). What the drains and
/// pumps may take is accrued at the rates that hold, and taken at the minute's end; so a step depends on the minute and not on
/// what reached the cell in it, and more pumping can never leave more water.
/// </summary>
public sealed class LowPointState
{
    private const long CubicMillimetresPerLitre = 1_000_000;
    private long _accruedTo;
    private long _drainAllowance;
    private long _pumpAllowance;

    internal LowPointState(LowPointPlan plan)
    {
        if (plan.AreaSquareMetres <= 0 || plan.CatchmentSquareMetres < 0) throw new ArgumentException($"Low point {plan.Code} has an area of {plan.AreaSquareMetres} m² and a catchment of {plan.CatchmentSquareMetres} m².", nameof(plan));
        if (plan.BlockedInlets < 0 || plan.BlockedInlets > plan.Inlets) throw new ArgumentException($"Low point {plan.Code} has {plan.Inlets} inlets of which {plan.BlockedInlets} are blocked.", nameof(plan));
        if (plan.Outfall.FloorMillimetres <= plan.Outfall.CrownMillimetres) throw new ArgumentException($"Low point {plan.Code} lies at {plan.Outfall.FloorMillimetres} mm and its outlet at {plan.Outfall.CrownMillimetres} mm; water does not run uphill.", nameof(plan));
        Plan = plan;
        (DrainMicrometresPerHour, BlockedResiduePermille) = (plan.DrainMicrometresPerHour, plan.BlockedResiduePermille);
        BlockedInlets = plan.BlockedInlets;
    }

    public LowPointPlan Plan { get; }

    /// <summary>What stands there now, in mm³.</summary>
    public long Stored { get; private set; }

    /// <summary>What its catchment sent since the start, in mm³; likewise the following.</summary>
    public long RainIn { get; private set; }

    public long OverflowIn { get; private set; }

    /// <summary>What the river brought through an outlet without a flap gate.</summary>
    public long RiverIn { get; private set; }

    public long Drained { get; private set; }

    public long Pumped { get; private set; }

    public long OverflowOut { get; private set; }

    /// <summary>How many inlets are blocked now.</summary>
    public int BlockedInlets { get; private set; }

    /// <summary>What clear inlets carry away now, in µm of rain an hour over the catchment: the plan's until they are renewed.</summary>
    public int DrainMicrometresPerHour { get; private set; }

    /// <summary>What is left of it when every inlet is blocked, per mille.</summary>
    public int BlockedResiduePermille { get; private set; }

    /// <summary>The pumps' rate now, all crews together, in m³/h.</summary>
    public long PumpCubicMetresPerHour { get; private set; }

    /// <summary>How deep the water is, in whole mm.</summary>
    public int DepthMillimetres => (int)(Stored / (Plan.AreaSquareMetres * 1_000_000));

    /// <summary>In minus out minus stored: 0, or water was made or lost.</summary>
    public long BalanceError => RainIn + OverflowIn + RiverIn - Drained - Pumped - OverflowOut - Stored;

    /// <summary>The cell wakes: the drains' and pumps' capacity counts from here on.</summary>
    internal void AccrueFrom(SimTime time) => (_accruedTo, _drainAllowance, _pumpAllowance) = (time.Milliseconds, 0, 0);

    /// <summary>Water from an upper neighbour.</summary>
    internal void Receive(long cubicMillimetres)
    {
        Stored += cubicMillimetres;
        OverflowIn += cubicMillimetres;
    }

    /// <summary>Counts the capacity up to now at the rates that held until now; called before a rate changes.</summary>
    internal void Accrue(SimTime now)
    {
        _drainAllowance += DrainVolume(new SimTime(_accruedTo), now);
        _pumpAllowance += PumpCubicMetresPerHour * (now.Milliseconds - _accruedTo) * 2_500 / 9;
        _accruedTo = now.Milliseconds;
    }

    /// <summary>All inlets are free from now on.</summary>
    internal void ClearInlets() => BlockedInlets = 0;

    /// <summary>New drains and new inlets from now on; drains are never made worse.</summary>
    internal void Renew(int drainMicrometresPerHour, int blockedResiduePermille)
    {
        DrainMicrometresPerHour = Math.Max(DrainMicrometresPerHour, drainMicrometresPerHour);
        BlockedResiduePermille = Math.Max(BlockedResiduePermille, blockedResiduePermille);
        ClearInlets();
    }

    /// <summary>The pumps run at this rate from now on, in m³/h.</summary>
    internal void SetPumps(long cubicMetresPerHour) => PumpCubicMetresPerHour = cubicMetresPerHour;

    /// <summary>Ends a minute: rain in, drains or the river, pumps, then the excess above the spill depth, which is returned in mm³.</summary>
    internal long Step(SimTime now, long rainMicrometres)
    {
        Accrue(now);
        var rain = Runoff(rainMicrometres);
        RainIn += rain;
        Stored += rain;
        var flow = Math.Min(Stored, Plan.Outfall.Flow(_drainAllowance, Stored, Plan.AreaSquareMetres, now));
        Drained += Math.Max(0, flow);
        RiverIn += Math.Max(0, -flow);
        Stored -= flow;
        var pumped = Math.Min(Stored, _pumpAllowance);
        Pumped += pumped;
        Stored -= pumped;
        (_drainAllowance, _pumpAllowance) = (0, 0);
        var overflow = Math.Max(0, Stored - (Plan.SpillDepthMillimetres * Plan.AreaSquareMetres * 1_000_000));
        OverflowOut += overflow;
        Stored -= overflow;
        return overflow;
    }

    /// <summary>Whether some five minutes of the next thirty bring more than the drains carry as they are now, when so deep a water stands; the river counts as well.</summary>
    internal bool IsWaterExpected(RainSeries rain, SimTime now, int depthMillimetres)
    {
        var stored = depthMillimetres * Plan.AreaSquareMetres * 1_000_000;
        for (var ahead = 0; ahead < 6; ahead++)
        {
            var from = now + SimDuration.FromMinutes(5 * ahead);
            var to = from + SimDuration.FromMinutes(5);
            if (Runoff(rain.Between(from, to)) > Plan.Outfall.Flow(DrainVolume(from, to), stored, Plan.AreaSquareMetres, from)) return true;
        }

        return false;
    }

    /// <summary>Volumes that add up, as whole litres that add up too: the running sum is cut, not each part.</summary>
    internal static long[] InLitres(params ReadOnlySpan<long> cubicMillimetres)
    {
        var litres = new long[cubicMillimetres.Length];
        long sum = 0, cut = 0;
        for (var i = 0; i < litres.Length; i++)
        {
            sum += cubicMillimetres[i];
            litres[i] = (sum / CubicMillimetresPerLitre) - cut;
            cut = sum / CubicMillimetresPerLitre;
        }

        return litres;
    }

    internal void WriteState(StateWriter state)
    {
        state.Write("low point", Plan.Index);
        state.Write("stored mm³", Stored);
        state.Write("rain in mm³", RainIn);
        state.Write("overflow in mm³", OverflowIn);
        state.Write("river in mm³", RiverIn);
        state.Write("drained mm³", Drained);
        state.Write("pumped mm³", Pumped);
        state.Write("overflow out mm³", OverflowOut);
        state.Write("blocked inlets", BlockedInlets);
        state.Write("drains µm/h", DrainMicrometresPerHour);
        state.Write("left when blocked ‰", BlockedResiduePermille);
        state.Write("pumps m³/h", PumpCubicMetresPerHour);
        state.Write("accrued to ms", _accruedTo);
        state.Write("drain allowance mm³", _drainAllowance);
        state.Write("pump allowance mm³", _pumpAllowance);
    }

    private long Runoff(long micrometres) => micrometres * Plan.CatchmentSquareMetres * Plan.RunoffPermille;

    private long DrainVolume(SimTime from, SimTime to)
    {
        var blocked = Plan.Inlets == 0 ? 0 : (1_000 - BlockedResiduePermille) * BlockedInlets / Plan.Inlets;
        var micrometresPerHour = (long)DrainMicrometresPerHour * (1_000 - blocked) / 1_000 * Plan.DrainCapacityPermille / 1_000;
        return micrometresPerHour * Plan.CatchmentSquareMetres * (to - from).Milliseconds / 3_600;
    }
}
