using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What lies before a shore.</summary>
public enum ShoreKind
{
    /// <summary>沿江: a river, whose current has one direction.</summary>
    River = 0,

    /// <summary>沿海: the sea, whose current turns with the tide.</summary>
    Coast = 1,
}

/// <summary>A reach of a shore (岸段): which station watches it, and whose waters it is.</summary>
/// <param name="From">Metres along the shore where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Station">Who watches it; none when no station stands there.</param>
/// <param name="Post">The patrol post of its county.</param>
/// <param name="Cell">The cell on the bank to which orders belong.</param>
/// <param name="CityCell">The same by its index in the city.</param>
public readonly record struct Reach(int From, int To, TwinId Station, TwinId Post, TwinId Cell, int CityCell)
{
    /// <summary>Where its station stands.</summary>
    public int Middle => (From + To) / 2;
}

/// <summary>A registered anchorage (锚地).</summary>
/// <param name="From">Metres along the shore where it begins.</param>
/// <param name="To">Where it ends.</param>
public readonly record struct Anchorage(int From, int To);

/// <summary>A registered outfall to the sea (入海排污口).</summary>
/// <param name="At">Metres along the shore.</param>
/// <param name="Number">Its number in the run, behind those of the vessels.</param>
/// <param name="Twin">What truly flows there.</param>
public readonly record struct Outfall(int At, int Number, TwinId Twin);

/// <summary>A watched shore, in whole metres from its upper end, and what is registered on it.</summary>
public sealed record Shore
{
    public required string Name { get; init; }

    public required ShoreKind Kind { get; init; }

    public required int Metres { get; init; }

    /// <summary>From the upper end to the lower one, without gaps.</summary>
    public required ImmutableArray<Reach> Reaches { get; init; }

    /// <summary>Registered anchorages: from and to, in metres along the shore.</summary>
    public required ImmutableArray<Anchorage> Anchorages { get; init; }

    /// <summary>Registered outfalls, from the upper end to the lower one.</summary>
    public required ImmutableArray<Outfall> Outfalls { get; init; }

    /// <summary>The reach at a place; beyond the ends the outermost one.</summary>
    public Reach At(int metres) => Reaches[IndexAt(metres)];

    /// <summary>The same by its place among the reaches.</summary>
    public int IndexAt(int metres) => Math.Clamp((int)((long)metres * Reaches.Length / Metres), 0, Reaches.Length - 1);

    /// <summary>Whether vessels may lie there.</summary>
    public bool IsAnchorage(int metres)
    {
        foreach (var anchorage in Anchorages)
        {
            if (metres >= anchorage.From && metres <= anchorage.To) return true;
        }

        return false;
    }

    /// <summary>The nearest station along a direction, by its place among the reaches; −1 when none stands there.</summary>
    public int NextStation(double metres, int direction)
    {
        for (var index = IndexAt((int)metres); index >= 0 && index < Reaches.Length; index += direction)
        {
            if (Reaches[index].Station != TwinId.None && (Reaches[index].Middle - metres) * direction >= 0) return index;
        }

        return -1;
    }
}
