using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>A reach of a river (岸段): which shore station watches it, and whose waters it is.</summary>
/// <param name="From">Metres along the river where it begins.</param>
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
/// <param name="From">Metres along the river where it begins.</param>
/// <param name="To">Where it ends.</param>
public readonly record struct Anchorage(int From, int To);

/// <summary>A river along its bank, in whole metres from its upper end, and what is registered on it.</summary>
public sealed record River
{
    public required string Name { get; init; }

    public required int Metres { get; init; }

    /// <summary>From the upper end to the lower one, without gaps.</summary>
    public required ImmutableArray<Reach> Reaches { get; init; }

    /// <summary>Registered anchorages: from and to, in metres along the river.</summary>
    public required ImmutableArray<Anchorage> Anchorages { get; init; }

    /// <summary>The reach at a place; beyond the ends the outermost one.</summary>
    public Reach At(int metres) => Reaches[Math.Clamp((int)((long)metres * Reaches.Length / Metres), 0, Reaches.Length - 1)];

    /// <summary>Whether vessels may lie there.</summary>
    public bool IsAnchorage(int metres)
    {
        foreach (var anchorage in Anchorages)
        {
            if (metres >= anchorage.From && metres <= anchorage.To) return true;
        }

        return false;
    }
}
