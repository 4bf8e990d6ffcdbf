using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <summary>What an approval or case is about: a number of its own that keys its randomness. Above the incidents of towns, below those of rectifications.</summary>
public static class AffairIncident
{
    private const long Mark = 1L << 58;
    private const long CaseMark = 1L << 56;
    private const long OrderMark = 1L << 59;
    private const long SecondMark = 1L << 57;

    /// <summary>How many items a catalogue may have.</summary>
    public const int MostItems = 1 << 8;

    private const int MostAnHour = 1 << 13;

    /// <summary>The first of an item in a town and an hour (16 bits).</summary>
    public static long First(bool isCase, int town, long hour, int item) => Mark | (isCase ? CaseMark : 0) | ((long)town << 37) | ((hour & 0xFFFF) << 21) | ((long)item * MostAnHour);

    /// <summary>A case that a closed order opened, by the order's incident.</summary>
    public static long OfOrder(long incident) => OrderMark | (long)(StableHash.Mix((ulong)incident) & (CaseMark - 1));

    /// <summary>The case that a follow-up opens about the same.</summary>
    public static long Again(long incident) => incident | SecondMark;

    /// <summary>Whether a follow-up opened it.</summary>
    public static bool IsAgain(long incident) => (incident & SecondMark) != 0;
}
