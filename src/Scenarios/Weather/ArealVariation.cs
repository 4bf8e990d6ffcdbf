using Liandong.Scenarios.City;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// How one storm differs from town to town: more around its centre, less far away, and chance on top that is keyed by the town,
/// so that another city list or another order of towns changes nobody's rain but its own. The mean over all towns is exactly 1.
/// </summary>
public sealed record ArealVariation
{
    /// <summary>Where it rains most; without one only chance differs.</summary>
    public PlanePoint? Centre { get; init; }

    /// <summary>The distance from the centre at which the extra rain has fallen to 61 % (one standard deviation of a bell).</summary>
    public Metres Reach { get; init; } = new(20_000);

    /// <summary>How much more falls at the centre than far away: 0.5 is half as much again.</summary>
    public double Excess { get; init; } = 0.5;

    /// <summary>Standard deviation of the logarithm of chance.</summary>
    public double Sigma { get; init; } = 0.15;

    /// <summary>The factor of each town in per mille; together exactly 1000 a town.</summary>
    public int[] FactorsPermille(ulong seed, IReadOnlyList<Town> towns) =>
        RainSteps.Share(1_000L * towns.Count, [.. towns.Select(town => Weight(seed, town))]);

    /// <summary>The factor of a town before the mean is made 1.</summary>
    public double Weight(ulong seed, Town town)
    {
        var chance = new Chance(seed, StableHash.Of(town.Code), StableHash.Of("rain: areal variation"));
        var factor = chance.NextLogNormal(1, Sigma);
        if (Centre is not { } centre) return factor;
        var away = town.Place.DistanceTo(centre).Value / Reach.Value;
        return factor * (1 + (Excess * PortableMath.Exp(-away * away / 2)));
    }
}
