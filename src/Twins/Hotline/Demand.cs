using System.Collections.Immutable;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Hotline;

/// <summary>
/// How often what happens (a non-homogeneous Poisson process by hour, weekday and day): hourly weights of a day, weights of the
/// weekdays, and a gamma day factor that all towns share.
/// </summary>
public sealed record Demand
{
    private static readonly ulong DayPurpose = StableHash.Of("day factor");

    /// <summary>Share of a day's requests in each hour, summing to 1.</summary>
    public required IReadOnlyList<double> HourWeights { get; init; }

    /// <summary>Factor of each weekday from Monday, averaging 1.</summary>
    public required IReadOnlyList<double> DayWeights { get; init; }

    /// <summary>Coefficient of variation of the day factor; 0 for none.</summary>
    public required double DayVariation { get; init; }

    /// <summary>What the requests of citizens are multiplied with.</summary>
    public double Requests { get; init; } = 1;

    /// <summary>What the finds of officers, sensors and systems are multiplied with.</summary>
    public double Finds { get; init; } = 1;

    /// <summary>The share of a mean day that falls into the hour that begins now.</summary>
    public double ShareOfHour(WorkCalendar calendar, SimTime hour, ulong seed) =>
        HourWeights[calendar.HourOf(hour)] * DayWeights[calendar.DayOf(hour) % 7] * DayFactor(calendar.DayOf(hour), seed);

    private double DayFactor(int day, ulong seed)
    {
        if (DayVariation <= 0) return 1;
        var chance = new Chance(seed, (ulong)day, DayPurpose);
        return chance.NextGammaOfMeanOne(1 / (DayVariation * DayVariation));
    }
}

/// <summary>Incidents of one stream: which matters occur how often in a day and 100,000 inhabitants.</summary>
public sealed class MatterMix
{
    private readonly ImmutableArray<int> _matters;
    private readonly ImmutableArray<double> _upTo;

    /// <summary>The mix of all matters that occur, by their rate.</summary>
    public MatterMix(IEnumerable<Matter> matters, Func<Matter, double> rate)
    {
        var occurring = matters.Where(matter => rate(matter) > 0).ToArray();
        _matters = [.. occurring.Select(matter => matter.Index)];
        var upTo = new double[_matters.Length];
        for (var i = 0; i < upTo.Length; i++)
        {
            Total += rate(occurring[i]);
            upTo[i] = Total;
        }

        _upTo = [.. upTo];
    }

    /// <summary>Incidents a day and 100,000 inhabitants.</summary>
    public double Total { get; }

    /// <summary>The matter of an incident.</summary>
    public int Draw(ref Chance chance)
    {
        var at = chance.NextUnit() * Total;
        var low = 0;
        for (var high = _upTo.Length - 1; low < high;)
        {
            var middle = (low + high) / 2;
            if (_upTo[middle] < at) low = middle + 1;
            else high = middle;
        }

        return _matters[low];
    }
}
