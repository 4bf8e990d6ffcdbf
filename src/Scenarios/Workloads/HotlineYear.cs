using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>
/// A year of a three-tier hotline: 96 town desks M/M/3 (mean service 25 min), 10 county desks M/M/6 (40 min), one city desk
/// M/M/24 (60 min). Of the town items 20 % go on to the county, 25 % of those to the city, after a hop of one minute.
/// One desk a jurisdiction: towns first, then counties, then the city.
/// </summary>
public sealed record HotlineYear
{
    /// <summary>The name under which a host knows the workload.</summary>
    public const string Model = "hotline-year";

    /// <summary>Town desks.</summary>
    public const int Towns = 96;

    /// <summary>County desks.</summary>
    public const int Counties = 10;

    /// <summary>All desks.</summary>
    public const int Desks = Towns + Counties + 1;

    /// <summary>Days of arrivals; the desks drain after them.</summary>
    public int Days { get; init; } = 365;

    /// <summary>Arrivals a day over all towns.</summary>
    public double ArrivalsPerDay { get; init; } = 9_600;

    /// <summary>How long a hop to the next tier takes.</summary>
    public static SimDuration LinkDelay => SimDuration.FromMinutes(1);

    /// <summary>When arrivals end.</summary>
    public SimTime LastArrival => SimTime.Start + SimDuration.FromDays(Days);

    /// <summary>The mean time between arrivals at one town desk, in milliseconds.</summary>
    internal double MeanGapMilliseconds => 86_400_000.0 * Towns / ArrivalsPerDay;

    /// <summary>The tier of a desk.</summary>
    internal static DeskTier TierOf(int desk) => desk < Towns ? DeskTier.Town : desk < Towns + Counties ? DeskTier.County : DeskTier.City;

    /// <summary>The desk an item goes on to.</summary>
    internal static int Above(int desk) => desk < Towns ? Towns + (desk % Counties) : Desks - 1;

    /// <summary>Builds one jurisdiction.</summary>
    public Jurisdiction Build(int index, ulong seed, Limits limits)
    {
        var built = new Jurisdiction(index, Desks, seed, LinkDelay, limits);
        built.Join(new HotlineDesk(this));
        return built;
    }
}

/// <summary>What a desk of a tier is like.</summary>
internal sealed record DeskTier(int Servers, double MeanServiceMilliseconds, double GoesOn)
{
    public static readonly DeskTier Town = new(3, 25 * 60_000.0, 0.20);
    public static readonly DeskTier County = new(6, 40 * 60_000.0, 0.25);
    public static readonly DeskTier City = new(24, 60 * 60_000.0, 0);
}
