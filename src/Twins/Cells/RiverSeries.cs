using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>
/// What the river leaves of the drains' capacity (顶托), by time: per mille of the capacity with a free outfall. A high river
/// lowers it; levels lowered beforehand, opened sluices and pumping stations raise it again.
/// </summary>
public sealed class RiverSeries
{
    /// <summary>A river low enough to take everything.</summary>
    public static readonly RiverSeries Free = new([(SimTime.Start, 1_000)]);

    private readonly ImmutableArray<long> _from;
    private readonly ImmutableArray<int> _permille;

    /// <param name="turns">From when which share of the capacity is left, in order of time; before the first turn that one holds too.</param>
    public RiverSeries(IReadOnlyList<(SimTime From, int Permille)> turns)
    {
        if (turns.Count == 0) throw new ArgumentException("A river needs a level to begin with.", nameof(turns));
        _from = [.. turns.Select(turn => turn.From.Milliseconds)];
        _permille = [.. turns.Select(turn => turn.Permille)];
        for (var i = 0; i < turns.Count; i++)
        {
            if (_permille[i] is < 0 or > 2_000) throw new ArgumentOutOfRangeException(nameof(turns), $"{_permille[i]} ‰ of the drains' capacity; 0 to 2000 are possible.");
            if (i > 0 && _from[i] <= _from[i - 1]) throw new ArgumentException($"Turn {i} does not follow turn {i - 1}.", nameof(turns));
        }
    }

    /// <summary>The same turns with this share of each, in per mille; at most 2000 remain.</summary>
    public RiverSeries Scaled(int permille) => new([.. _from.Select((from, i) => (new SimTime(from), (int)Math.Min(2_000, (long)_permille[i] * permille / 1_000)))]);

    /// <summary>Both at once: the product of the two shares at every turn of either, at most 2000 ‰.</summary>
    public RiverSeries And(RiverSeries other) => new(
        [.. _from.Union(other._from).Order().Select(from => (new SimTime(from), (int)Math.Min(2_000, (long)PermilleAt(new SimTime(from)) * other.PermilleAt(new SimTime(from)) / 1_000)))]);

    /// <summary>The share of the drains' capacity at an instant in per mille.</summary>
    public int PermilleAt(SimTime time)
    {
        var place = _from.BinarySearch(time.Milliseconds);
        return _permille[place >= 0 ? place : Math.Max(0, ~place - 1)];
    }
}
