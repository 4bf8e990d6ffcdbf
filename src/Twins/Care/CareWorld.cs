using System.Collections.Immutable;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Care;

/// <summary>A time in which more is asked for and workers are ill (流感). Factors are by service, day care last.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it is over.</param>
/// <param name="Factors">Demand against ordinary days, by <see cref="CareService"/>.</param>
/// <param name="Ill">Share of every provider's workers who stay at home.</param>
public sealed record CareWave(SimTime From, SimTime Until, ImmutableArray<double> Factors, double Ill);

/// <summary>What one service is: its row of the catalogue, its share of what is asked for, its price.</summary>
/// <param name="Matter">Index in the catalogue.</param>
/// <param name="Share">Of all services at home, 0 to 1.</param>
/// <param name="PriceFen">What one visit costs, in fen.</param>
public sealed record CareOffer(int Matter, double Share, int PriceFen);

/// <summary>What all stations and providers of a city share. Defaults are assumptions; no record of the real ones is public.</summary>
public sealed record CareWorld
{
    /// <summary>The services at home by <see cref="CareService"/>, without day care.</summary>
    public required ImmutableArray<CareOffer> Offers { get; init; }

    /// <summary>Factor on everything that is asked for.</summary>
    public required double Demand { get; init; }

    public required ImmutableArray<CareWave> Waves { get; init; }

    /// <summary>Share of a visit's price that the city pays while the month's allowance lasts.</summary>
    public required double SubsidyShare { get; init; }

    /// <summary>What the city pays for one elder in 30 days at most, in fen.</summary>
    public required int AllowanceFen { get; init; }

    /// <summary>Share of a day's requests by hour: elders ask in the morning and after the noon rest.</summary>
    public ImmutableArray<double> HourWeights { get; init; } =
        [0, 0, 0, 0, 0, .005, .03, .09, .14, .155, .13, .08, .04, .06, .09, .08, .05, .03, .015, .005, 0, 0, 0, 0];

    /// <summary>A call-back by the station: dialling, asking, noting.</summary>
    public WorkTime CallBack { get; init; } = new(4, 0.5);

    /// <summary>Share of elders who can be reached for a call-back.</summary>
    public double Reached { get; init; } = 0.9;

    /// <summary>Per mille of elders who are content when all went well.</summary>
    public int ContentAtBest { get; init; } = 960;

    /// <summary>What using up the whole limit costs of that, per mille (half of it, half).</summary>
    public int CostOfWaiting { get; init; } = 150;

    /// <summary>What being late costs, per mille.</summary>
    public int CostOfLateness { get; init; } = 350;

    /// <summary>For how many days in a row an elder signs up for day care, in the mean; at least one.</summary>
    public double DayCareDays { get; init; } = 5;

    /// <summary>After how many days without a place the family looks elsewhere, in the mean; at least one.</summary>
    public double DayCarePatienceDays { get; init; } = 4;

    /// <summary>What is rented, by <see cref="AidKind"/>: share of the rentals, and of a station's stock. Assumed.</summary>
    public ImmutableArray<double> AidShares { get; init; } = [.45, .25, .30];

    /// <summary>For how many days an aid is rented, in the mean: after a stay in hospital, for a visit. Assumed.</summary>
    public double AidDays { get; init; } = 14;

    /// <summary>After how many days without one an elder looks elsewhere, in the mean. Assumed.</summary>
    public double AidPatienceDays { get; init; } = 3;

    /// <summary>What passes from fetching an aid until it can go out again: cleaned, disinfected, looked over. Assumed: a day, σ 0.4.</summary>
    public WorkTime AidCleaning { get; init; } = new(24 * 60, 0.4);

    /// <summary>Workers ride electric scooters or drive: metres a second (30 km/h).</summary>
    public double Speed { get; init; } = 30 / 3.6;
}
