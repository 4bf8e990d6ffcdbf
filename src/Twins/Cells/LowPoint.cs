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
    private int _depthTold;
    private int _levelSeen;
    private SimTime _seenAt;
    private int _flood = 1;
    private int _floodTold = 1;
    private bool _isFlooded;

    public LowPointState Water { get; } = new(plan);

    public LowPointPlan Plan => plan;

    public int Level { get; private set; }

    public TwinId LowerCell { get; private set; } = TwinId.None;

    public int LowerLowPoint { get; private set; } = -1;

    public void Watch(TwinId sensor) => _sensors.Add(sensor);

    public void SpillInto(TwinId cell, int lowPoint) => (LowerCell, LowerLowPoint) = (cell, lowPoint);

    /// <summary>A crew is there; its pumps run at this rate, or it only works on the inlets (0).</summary>
    public void CrewWorks(TwinId crew, long cubicMetresPerHour)
    {
        var place = _crews.FindIndex(there => there.Crew == crew);
        var entry = new CrewThere(crew, cubicMetresPerHour, Told: false);
        if (place < 0) _crews.Add(entry);
        else if (cubicMetresPerHour > 0) _crews[place] = entry;
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

    /// <summary>Tells the crews there that they can go.</summary>
    public void TellCrews(Jurisdiction here, RainSeries rain, int depth)
    {
        if (_crews.Count == 0 || !IsDrained(here, rain, depth)) return;
        for (var i = 0; i < _crews.Count; i++)
        {
            if (_crews[i].Told) continue;
            here.Send(_crews[i].Crew, MessageKind.Drained, a: plan.Index);
            _crews[i] = _crews[i] with { Told = true };
        }

        // Who brought no pumps has nothing to take away, and so is gone.
        _crews.RemoveAll(there => there.CubicMetresPerHour == 0);
    }

    public void WriteState(StateWriter state)
    {
        Water.WriteState(state);
        state.Write("level", Level);
        state.Write("depth told to sensors mm", _depthTold);
        state.Write("level seen", _levelSeen);
        state.Write("seen at", _seenAt);
        state.Write("flood", _flood);
        state.Write("flood told to sensors", _floodTold);
        state.Write("is flooded", _isFlooded);
        state.Write("lower cell", LowerCell);
        state.Write("lower low point", LowerLowPoint);
        state.Write("sensors", _sensors, static (item, sensor) => item.Write("sensor", sensor));
        state.Write("crews", _crews, static (item, there) =>
        {
            item.Write("crew", there.Crew);
            item.Write("its pumps m³/h", there.CubicMetresPerHour);
            item.Write("told it is drained", there.Told);
        });
    }

    private bool IsDrained(Jurisdiction here, RainSeries rain, int depth) => depth < DrainedBelowMillimetres && !Water.IsRainExpected(rain, here.Now);

    private void CountFloods(Jurisdiction here, RainSeries rain, int depth)
    {
        if (!_isFlooded) _isFlooded = depth >= PondingLevel.ThresholdMillimetres(1);
        else if (IsDrained(here, rain, depth)) (_isFlooded, _flood) = (false, _flood + 1);
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
        here.Send(life, MessageKind.PondingSeen, Level, plan.Index, depth, PondingIncident.Of(plan.Index, _flood));
    }

    private readonly record struct CrewThere(TwinId Crew, long CubicMetresPerHour, bool Told);
}
