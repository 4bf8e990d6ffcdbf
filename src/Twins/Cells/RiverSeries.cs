using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>The river's level by time, in whole millimetres above datum: prepared before the run and shared by all outfalls.</summary>
public sealed class RiverSeries
{
    private readonly ImmutableArray<long> _from;
    private readonly ImmutableArray<int> _millimetres;

    /// <param name="turns">From when which level holds, in order of time; before the first turn that one holds too.</param>
    public RiverSeries(IReadOnlyList<(SimTime From, int Millimetres)> turns)
    {
        if (turns.Count == 0) throw new ArgumentException("A river needs a level to begin with.", nameof(turns));
        _from = [.. turns.Select(turn => turn.From.Milliseconds)];
        _millimetres = [.. turns.Select(turn => turn.Millimetres)];
        for (var i = 1; i < turns.Count; i++)
        {
            if (_from[i] <= _from[i - 1]) throw new ArgumentException($"Turn {i} does not follow turn {i - 1}.", nameof(turns));
        }
    }

    /// <summary>The level at an instant.</summary>
    public int MillimetresAt(SimTime time) => _millimetres[Place(time)];

    /// <summary>The first instant, from this one on, at which the river stands above a height; <see cref="SimTime.Never"/> when it stays below.</summary>
    public SimTime NextAbove(int millimetres, SimTime from)
    {
        for (var place = Place(from); place < _from.Length; place++)
        {
            if (_millimetres[place] > millimetres) return SimTime.Max(from, new SimTime(_from[place]));
        }

        return SimTime.Never;
    }

    private int Place(SimTime time)
    {
        var place = _from.BinarySearch(time.Milliseconds);
        return place >= 0 ? place : Math.Max(0, ~place - 1);
    }
}
