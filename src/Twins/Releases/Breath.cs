using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>What the people of a neighbourhood breathe, minute by minute, and how long it was too much.</summary>
internal sealed class Breath
{
    private const int Minutes = 60;
    private const int Thousand = 1_000;

    private readonly NeighbourhoodFacts _facts;
    private readonly long[] _outdoors;
    private readonly long[] _open;
    private readonly long[] _closed;
    private readonly long _harm;
    private readonly long _life;
    private readonly long _smell;
    private long _harmed;
    private long _endangered;
    private long _passersHarmed;
    private long _highest;

    public Breath(NeighbourhoodFacts facts)
    {
        _facts = facts;
        (_outdoors, _open, _closed) = (new long[facts.Points.Length], new long[facts.Points.Length], new long[facts.Points.Length]);
        var substance = facts.Substance;
        (_smell, _harm, _life) = (substance.Micrograms(substance.DiscomfortPpm), substance.Micrograms(substance.HarmPpm), substance.Micrograms(substance.LifePpm));
    }

    /// <summary>A minute of air.</summary>
    /// <param name="now">When.</param>
    /// <param name="ended">When the source stopped.</param>
    /// <param name="crowd">Who is there.</param>
    /// <param name="passers">People who pass through.</param>
    /// <param name="aired">Nobody is told to keep windows shut.</param>
    public void Take(SimTime now, SimTime ended, in Crowd crowd, int passers, bool aired)
    {
        var habits = _facts.Habits;
        for (var i = 0; i < _outdoors.Length; i++)
        {
            _outdoors[i] = _facts.Plume.ConcentrationAt(_facts.Points[i], now, ended);
            _open[i] += (_outdoors[i] - _open[i]) * habits.AirChangesOpen / (Minutes * Thousand);
            _closed[i] += (_outdoors[i] - _closed[i]) * (aired ? habits.AirChangesOpen : habits.AirChangesClosed) / (Minutes * Thousand);
            _highest = Math.Max(_highest, _outdoors[i]);
        }

        // Whoever has been told is no longer out for a walk.
        var outside = (int)(crowd.Unaware * (_facts.ByDay ? habits.OutdoorsByDay : habits.OutdoorsByNight));
        var open = crowd.Unaware - outside + crowd.Preparing;
        var (outdoorsHarm, openHarm, closedHarm) = (Above(_outdoors, _harm), Above(_open, _harm), Above(_closed, _harm));
        _harmed += ((long)(outside + crowd.Queueing) * outdoorsHarm) + ((long)open * openHarm) + ((long)crowd.Indoors * closedHarm);
        _endangered += ((long)(outside + crowd.Queueing) * Above(_outdoors, _life)) + ((long)open * Above(_open, _life)) + ((long)crowd.Indoors * Above(_closed, _life));
        _passersHarmed += (long)passers * outdoorsHarm;
    }

    /// <summary>How many of these people smell it.</summary>
    public int PeopleWhoSmell(int people) => people * Above(_outdoors, _smell) / _outdoors.Length;

    /// <summary>Leaves behind what was too much since the last time.</summary>
    public void Tell(Jurisdiction here)
    {
        if (_harmed == 0 && _passersHarmed == 0 && _highest < _smell) return;
        here.Record((int)OutcomeKind.Exposure, _facts.Cell, _harmed, _endangered, _passersHarmed, _highest);
        (_harmed, _endangered, _passersHarmed, _highest) = (0, 0, 0, 0);
    }

    public void WriteState(StateWriter state)
    {
        state.Write("harmedSixteenths", _harmed);
        state.Write("endangeredSixteenths", _endangered);
        state.Write("passersHarmedSixteenths", _passersHarmed);
        state.Write("highestMicrograms", _highest);
        state.BeginList("air", _outdoors.Length);
        for (var i = 0; i < _outdoors.Length; i++)
        {
            state.NextItem();
            state.Write("outdoorsMicrograms", _outdoors[i]);
            state.Write("indoorsOpenMicrograms", _open[i]);
            state.Write("indoorsClosedMicrograms", _closed[i]);
        }

        state.EndList();
    }

    private static int Above(long[] air, long bound)
    {
        var above = 0;
        foreach (var concentration in air)
        {
            if (concentration > bound) above++;
        }

        return above;
    }
}
