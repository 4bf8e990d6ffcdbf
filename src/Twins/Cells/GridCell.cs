using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Twins.Cells;

/// <summary>
/// A grid cell (网格) and the water at its low points. It steps once a minute, on whole minutes, while it rains there or water
/// stands; otherwise it sleeps until the next rain. Overflow takes half a minute to the lower neighbour, so that it arrives
/// between two steps whichever cell steps first.
/// </summary>
public sealed class GridCell : Twin
{
    private const long Minute = 60_000;
    private static readonly SimDuration OverflowTravel = SimDuration.FromSeconds(30);

    private readonly GridCellPlan _plan;
    private readonly LowPoint[] _lowPoints;
    private SimTime _nextStep = SimTime.Never;
    private SimTime _steppedTo;
    private long _staleWakes;
    private StayCheck? _stays;

    public GridCell(GridCellPlan plan)
    {
        _plan = plan;
        _lowPoints = [.. plan.LowPoints.Select(lowPoint => new LowPoint(lowPoint))];
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.GridCell;

    /// <summary>The cell as it was when the run began.</summary>
    public GridCellPlan Plan => _plan;

    /// <summary>The water of a low point, by its index in the city.</summary>
    public LowPointState WaterAt(int lowPoint) => At(lowPoint).Water;

    /// <summary>The level (0 to 4) of a low point, by its index in the city.</summary>
    public int LevelAt(int lowPoint) => At(lowPoint).Level;

    /// <summary>Before the run: a sensor is told the depth at a low point.</summary>
    public void Watch(int lowPoint, TwinId sensor) => At(lowPoint).Watch(sensor);

    /// <summary>Before the run: what a low point cannot hold runs on to another one, of this or of another cell. Without this it runs away from all of them.</summary>
    public void SpillInto(int lowPoint, TwinId lowerCell, int lowerLowPoint) => At(lowPoint).SpillInto(lowerCell, lowerLowPoint);

    /// <summary>Before the run: stays of vehicles with hazardous goods in this cell are checked.</summary>
    public void Watch(HazmatWatch watch) => _stays = new StayCheck(watch);

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (_lowPoints.Length > 0) Schedule(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when received.At == _nextStep:
                Step(here);
                Schedule(here);
                break;
            case MessageKind.Wake:
                _staleWakes++;
                break;
            case MessageKind.Overflow:
                At((int)received.A).Water.Receive(received.B);
                WakeFor(here);
                break;
            case MessageKind.ClearInlets:
                ClearInlets(At((int)received.B), new TwinId((ulong)received.A), here);
                break;
            case MessageKind.RenewDrainage:
                Renew(At((int)received.A), in received, here);
                break;
            case MessageKind.Pump:
                Pump(At((int)received.B), new TwinId((ulong)received.A), received.C, here);
                break;
            case MessageKind.StayReported or MessageKind.WaybillFound or MessageKind.InspectionAsked when _stays is not null:
                _stays.Handle(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A grid cell does not understand message {received.Kind}.");
        }
    }

    /// <summary>Draws up the water balance; what runs over in the last, unfinished minute has left and arrives nowhere.</summary>
    public override void Finish(Jurisdiction here)
    {
        var rain = IsAsleep(here.Now) ? 0 : _plan.Rain.Between(_steppedTo, here.Now);
        foreach (var lowPoint in _lowPoints)
        {
            var water = lowPoint.Water;
            if (!IsAsleep(here.Now)) water.Step(here.Now, rain);
            var came = LowPointState.InLitres(water.RainIn + water.RiverIn, water.OverflowIn);
            var went = LowPointState.InLitres(water.Drained, water.Pumped, water.Stored, water.OverflowOut);
            lowPoint.TellDeepest(here);
            here.Record((int)OutcomeKind.WaterBalance, lowPoint.Plan.Index, came[0], went[0], went[1], went[2]);
            here.Record((int)OutcomeKind.WaterOverflow, lowPoint.Plan.Index, came[1], went[3], water.BalanceError, lowPoint.Arrived(here.Now) - water.OverflowIn);
        }

        _steppedTo = here.Now;
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("next step ms", _nextStep.Milliseconds);
        state.Write("stepped to", _steppedTo);
        state.Write("stale wake-ups", _staleWakes);
        state.Write("low points", _lowPoints.Length);
        foreach (var lowPoint in _lowPoints) lowPoint.WriteState(state);
        _stays?.WriteState(state);
    }

    // Asleep, the minute that the next step ends has not begun.
    private bool IsAsleep(SimTime now) => _nextStep - now > new SimDuration(Minute);

    private void Step(Jurisdiction here)
    {
        var rain = _plan.Rain.Between(_steppedTo, here.Now);
        foreach (var lowPoint in _lowPoints)
        {
            var overflow = lowPoint.Water.Step(here.Now, rain);
            if (overflow > 0 && lowPoint.LowerCell != TwinId.None)
            {
                var travel = here.LinkDelay > OverflowTravel ? here.LinkDelay : OverflowTravel;
                here.Send(lowPoint.LowerCell, travel, MessageKind.Overflow, a: lowPoint.LowerLowPoint, b: overflow);
                lowPoint.HasSent(overflow, here.Now, here.Now + travel);
            }

            lowPoint.Tell(here, _plan.Rain, _plan.Life);
        }

        _steppedTo = here.Now;
    }

    // The next step: in a minute while it is wet, at the end of the first minute of the next rain, or of a river that comes in, otherwise.
    private void Schedule(Jurisdiction here)
    {
        var wet = _plan.Rain.NextRain(here.Now);
        if (Array.Exists(_lowPoints, lowPoint => lowPoint.Water.Stored > 0)) wet = here.Now;
        foreach (var lowPoint in _lowPoints) wet = SimTime.Min(wet, lowPoint.Plan.Outfall.NextInflow(here.Now));
        _nextStep = SimTime.Never;
        if (wet != SimTime.Never) StepAfter(wet, here);
    }

    private void WakeFor(Jurisdiction here)
    {
        if (IsAsleep(here.Now)) StepAfter(here.Now, here);
    }

    private void StepAfter(SimTime wet, Jurisdiction here)
    {
        var minute = wet.Milliseconds / Minute * Minute;
        _steppedTo = new SimTime(minute);
        foreach (var lowPoint in _lowPoints) lowPoint.Water.AccrueFrom(_steppedTo);
        _nextStep = new SimTime(minute + Minute);
        here.Wake(_nextStep - here.Now, MessageKind.Wake);
    }

    private void ClearInlets(LowPoint lowPoint, TwinId crew, Jurisdiction here)
    {
        if (!IsAsleep(here.Now)) lowPoint.Water.Accrue(here.Now);
        lowPoint.Water.ClearInlets();
        lowPoint.CrewHasCleared(crew);
        here.Record((int)OutcomeKind.InletsCleared, lowPoint.Plan.Index, (long)crew.Value);
        lowPoint.TellCrews(here, _plan.Rain, lowPoint.Water.DepthMillimetres);
    }

    private void Renew(LowPoint lowPoint, in Event works, Jurisdiction here)
    {
        var water = lowPoint.Water;
        if (!IsAsleep(here.Now)) water.Accrue(here.Now);
        var before = water.DrainMicrometresPerHour;
        water.Renew((int)works.B, works.Stamp);
        here.Record((int)OutcomeKind.DrainageRenewed, lowPoint.Plan.Index, before, water.DrainMicrometresPerHour, works.C);
    }

    private void Pump(LowPoint lowPoint, TwinId crew, long cubicMetresPerHour, Jurisdiction here)
    {
        if (!IsAsleep(here.Now)) lowPoint.Water.Accrue(here.Now);
        if (cubicMetresPerHour > 0) lowPoint.CrewPumps(crew, cubicMetresPerHour);
        else lowPoint.CrewLeaves(crew);
        lowPoint.Water.SetPumps(lowPoint.PumpsCubicMetresPerHour());
        here.Record((int)OutcomeKind.PumpChanged, lowPoint.Plan.Index, (long)crew.Value, cubicMetresPerHour);
        lowPoint.TellCrews(here, _plan.Rain, lowPoint.Water.DepthMillimetres);
    }

    private LowPoint At(int lowPoint) =>
        Array.Find(_lowPoints, candidate => candidate.Plan.Index == lowPoint)
        ?? throw new InvalidOperationException($"Cell {_plan.Code} has no low point {lowPoint}.");
}
