using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>What a cell knows about one of its low points besides the water: who watches, who works there, what was last said.</summary>
internal sealed class LowPoint(LowPointPlan plan)
{
    private const int LevelFallBackMillimetres = 20;
    private const int DrainedBelowMillimetres = 50;
    private const int DepthStepMillimetres = 5;
    private static readonly SimDuration SeenAgainAfter = SimDuration.FromMinutes(20);

    private readonly List<TwinId> _sensors = [];
    private readonly List<CrewThere> _crews = [];
    private readonly Queue<(SimTime Arrives, long CubicMillimetres)> _underway = new();
    private int _depthTold;
    private int _levelSeen;
    private SimTime _seenAt;
    private int _sightings;
    private int _floodSeen;
    private int _flood = 1;
    private int _floodTold = 1;
    private bool _isFlooded;
    private int _deepest;
    private long _arrived;

    public LowPointState Water { get; } = new(plan);

    public LowPointPlan Plan => plan;

    public int Level { get; private set; }

    public TwinId LowerCell { get; private set; } = TwinId.None;

    public int LowerLowPoint { get; private set; } = -1;

    /// <summary>Water has left for the lower neighbour.</summary>
    public void HasSent(long cubicMillimetres, SimTime now, SimTime arrives)
    {
        Arrived(now);
        _underway.Enqueue((arrives, cubicMillimetres));
    }

    /// <summary>What of the water that left for the lower neighbour must have come there before this time, in mm³.</summary>
    public long Arrived(SimTime now)
    {
        while (_underway.TryPeek(out var next) && next.Arrives < now) _arrived += _underway.Dequeue().CubicMillimetres;
        return _arrived;
    }

    public void Watch(TwinId sensor) => _sensors.Add(sensor);

    public void SpillInto(TwinId cell, int lowPoint) => (LowerCell, LowerLowPoint) = (cell, lowPoint);

    /// <summary>A crew is there and its pumps run at this rate.</summary>
    public void CrewPumps(TwinId crew, long cubicMetresPerHour)
    {
        CrewLeaves(crew);
        _crews.Add(new CrewThere(crew, cubicMetresPerHour, HasCleared: false, Told: false));
    }

    /// <summary>A crew has cleared the inlets and waits for the water to go; one without pumps is heard of here for the first time.</summary>
    public void CrewHasCleared(TwinId crew)
    {
        var place = _crews.FindIndex(there => there.Crew == crew);
        if (place < 0) _crews.Add(new CrewThere(crew, 0, HasCleared: true, Told: false));
        else _crews[place] = _crews[place] with { HasCleared = true };
    }

    /// <summary>A crew takes its pumps away.</summary>
    public void CrewLeaves(TwinId crew) => _crews.RemoveAll(there => there.Crew == crew);

    /// <summary>All crews' pumps together.</summary>
    public long PumpsCubicMetresPerHour()
    {
        var sum = 0L;
        foreach (var there in _crews) sum += there.CubicMetresPerHour;
        return sum;
    }

    /// <summary>Tells everybody who must know what the water did.</summary>
    public void Tell(Jurisdiction here, RainSeries rain, TwinId life)
    {
        var depth = Water.DepthMillimetres;
        CountFloods(here, rain, depth);
        TellSensors(here, depth);
        var before = Level;
        Level = PondingLevel.Follow(before, depth, LevelFallBackMillimetres);
        if (Level != before) here.Record((int)OutcomeKind.LowPointLevel, plan.Index, Level, depth, before);
        if (plan.IsWatchedByPeople && life != TwinId.None) TellLife(here, life, depth);
        TellCrews(here, rain, depth);
    }

    /// <summary>Tells the crews there that they can go: those whose inlets are clear.</summary>
    public void TellCrews(Jurisdiction here, RainSeries rain, int depth)
    {
        if (_crews.Count == 0 || !IsDrained(here, rain, depth)) return;
        for (var i = 0; i < _crews.Count; i++)
        {
            if (_crews[i].Told || !_crews[i].HasCleared) continue;
            here.Send(_crews[i].Crew, MessageKind.Drained, a: plan.Index);
            _crews[i] = _crews[i] with { Told = true };
        }

        // Who brought no pumps has nothing to take away, and so is gone.
        _crews.RemoveAll(there => there.Told && there.CubicMetresPerHour == 0);
    }

    /// <summary>Tells how deep a flood was that is over, or that stands when the run ends.</summary>
    public void TellDeepest(Jurisdiction here)
    {
        if (_isFlooded) here.Record((int)OutcomeKind.FloodPeak, plan.Index, Math.Max(_deepest, Water.DepthMillimetres), _flood);
    }

    public void WriteState(StateWriter state)
    {
        Water.WriteState(state);
        state.Write("level", Level);
        state.Write("depth told to sensors mm", _depthTold);
        state.Write("level seen", _levelSeen);
        state.Write("seen at", _seenAt);
        state.Write("sightings of the flood", _sightings);
        state.Write("flood seen", _floodSeen);
        state.Write("arrived below mm³", _arrived);
        state.Write("on its way down", _underway, static (item, water) =>
        {
            item.Write("arrives", water.Arrives);
            item.Write("volume mm³", water.CubicMillimetres);
        });
        state.Write("flood", _flood);
        state.Write("flood told to sensors", _floodTold);
        state.Write("is flooded", _isFlooded);
        state.Write("deepest mm", _deepest);
        state.Write("lower cell", LowerCell);
        state.Write("lower low point", LowerLowPoint);
        state.Write("sensors", _sensors, static (item, sensor) => item.Write("sensor", sensor));
        state.Write("crews", _crews, static (item, there) =>
        {
            item.Write("crew", there.Crew);
            item.Write("its pumps m³/h", there.CubicMetresPerHour);
            item.Write("has cleared the inlets", there.HasCleared);
            item.Write("told it is drained", there.Told);
        });
    }

    private bool IsDrained(Jurisdiction here, RainSeries rain, int depth) => depth < DrainedBelowMillimetres && !Water.IsWaterExpected(rain, here.Now, DrainedBelowMillimetres);

    private void CountFloods(Jurisdiction here, RainSeries rain, int depth)
    {
        _deepest = Math.Max(_deepest, depth);
        if (!_isFlooded) _isFlooded = depth >= PondingLevel.ThresholdMillimetres(1);
        else if (IsDrained(here, rain, depth)) EndFlood(here);
    }

    private void EndFlood(Jurisdiction here)
    {
        TellDeepest(here);
        (_isFlooded, _flood, _deepest) = (false, _flood + 1, 0);
    }

    private void TellSensors(Jurisdiction here, int depth)
    {
        if (Math.Abs(depth - _depthTold) < DepthStepMillimetres && (depth != 0 || _depthTold == 0) && _flood == _floodTold) return;
        (_depthTold, _floodTold) = (depth, _flood);
        foreach (var sensor in _sensors) here.Send(sensor, MessageKind.Depth, a: depth, b: _flood);
    }

    private void TellLife(Jurisdiction here, TwinId life, int depth)
    {
        if (Level == 0)
        {
            _levelSeen = 0;
            return;
        }

        var again = depth >= PondingLevel.ThresholdMillimetres(1) && here.Now - _seenAt >= SeenAgainAfter;
        if (Level <= _levelSeen && !again) return;
        (_levelSeen, _seenAt) = (Math.Max(Level, _levelSeen), here.Now);
        if (_floodSeen != _flood) (_floodSeen, _sightings) = (_flood, 0);
        here.Send(life, MessageKind.PondingSeen, Level, _sightings++, depth, PondingIncident.Of(plan.Index, _flood));
    }

    private readonly record struct CrewThere(TwinId Crew, long CubicMetresPerHour, bool HasCleared, bool Told);
}
