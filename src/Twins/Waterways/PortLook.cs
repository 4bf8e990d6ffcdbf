using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What a look at the next port makes of a ship.</summary>
public enum PortFinding
{
    /// <summary>未见异常.</summary>
    Nothing = 0,

    /// <summary>查实: the tank's or bilge's sample matches that of the slick, and so do the records of the way.</summary>
    Proven = 1,

    /// <summary>可疑，证据不足.</summary>
    Suspected = 2,
}

/// <summary>
/// A look into a ship at its next port (靠港核查): samples of tanks and bilge, the oil record book, the AIS record. Tanks are washed and books are written
/// up by then, so that it proves by no means every ship that it was; one that it was not can look bad, and is never proven. All shares are assumed.
/// </summary>
internal static class PortLook
{
    /// <summary>How often the right ship is proven.</summary>
    public const double Proves = 0.6;

    /// <summary>How often the right ship that is not proven leaves a suspicion.</summary>
    public const double Suspects = 0.5;

    /// <summary>How often a ship that did not do this leaves one: a book with gaps, an oily bilge.</summary>
    public const double SuspectsWrongly = 0.05;

    private static readonly ulong Purpose = StableHash.Of("a look at the next port");

    /// <summary>What is found.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="vessel">The ship.</param>
    /// <param name="incident">The alarm's incident.</param>
    /// <param name="matches">Whether the slick is of what this ship let go.</param>
    public static PortFinding At(ulong seed, int vessel, long incident, bool matches)
    {
        var chance = new Chance(seed, StableHash.Of((ulong)vessel, (ulong)incident), Purpose);
        if (!matches) return chance.NextIs(SuspectsWrongly) ? PortFinding.Suspected : PortFinding.Nothing;
        if (chance.NextIs(Proves)) return PortFinding.Proven;
        return chance.NextIs(Suspects) ? PortFinding.Suspected : PortFinding.Nothing;
    }
}
