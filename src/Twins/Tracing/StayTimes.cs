using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>What a message says of a stay: its times in one number, when it began in ms (40 bits), how long it was in s (22 bits).</summary>
public static class StayTimes
{
    private const int Bits = 40;
    private const long Longest = (1 << 22) - 1;

    /// <summary>In place of a change of the tank: it has no level sensor.</summary>
    public const long NoLevel = long.MinValue;

    /// <summary>Packs both; a stay of more than 48 days is said to be of 48.</summary>
    public static long Of(SimTime from, SimTime to) => from.Milliseconds | (Math.Min((to - from).Milliseconds / 1_000, Longest) << Bits);

    /// <summary>When it began.</summary>
    public static SimTime From(long times) => new(times & ((1L << Bits) - 1));

    /// <summary>When it ended, to the second.</summary>
    public static SimTime To(long times) => From(times) + SimDuration.FromSeconds(times >> Bits);
}

/// <summary>What a cell has to know of a vehicle's waybill, in the stamp of a message: open (bit 30), goods (6 bits), site of destination (12) and of origin (12); all ones in a field for what the city does not list.</summary>
public static class WaybillStamp
{
    /// <summary>The vehicle never had a waybill.</summary>
    public const int None = -1;

    /// <summary>The source of waybills does not answer, or does not have the vehicle's.</summary>
    public const int Unknown = -2;

    /// <summary>How many sites and goods can be told.</summary>
    public const int MostSites = (1 << 12) - 1;

    /// <summary>How many kinds of goods can be told.</summary>
    public const int MostGoods = (1 << 6) - 1;

    public static int Of(bool isOpen, int goods, int from, int to) => (from < 0 ? MostSites : from) | ((to < 0 ? MostSites : to) << 12) | ((goods < 0 ? MostGoods : goods) << 24) | (isOpen ? 1 << 30 : 0);

    public static bool IsOpen(int stamp) => stamp >= 0 && (stamp & (1 << 30)) != 0;

    /// <summary>The goods; −1 when the city does not list them.</summary>
    public static int Goods(int stamp) => Known((stamp >> 24) & MostGoods, MostGoods);

    /// <summary>The site of origin; −1 when the city does not list it.</summary>
    public static int From(int stamp) => Known(stamp & MostSites, MostSites);

    /// <summary>The site of destination; −1 when the city does not list it.</summary>
    public static int To(int stamp) => Known((stamp >> 12) & MostSites, MostSites);

    private static int Known(int index, int none) => index == none ? -1 : index;
}
