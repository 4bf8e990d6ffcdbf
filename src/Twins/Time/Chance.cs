using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time;

/// <summary>
/// Keyed random numbers: the n-th draw is a function of (seed, subject, purpose, n) alone (SplitMix64 over a counter).
/// Who draws, when, and what others drew never matters, so variants of a run share their random numbers.
/// A mutable struct: the count of draws is part of its owner's state.
/// </summary>
public struct Chance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key;

    public Chance(ulong seed, ulong subject, ulong purpose)
    {
        _key = StableHash.Of(StableHash.Of(seed, subject), purpose);
    }

    /// <summary>How many numbers have been drawn.</summary>
    public ulong Drawn { get; private set; }

    /// <summary>Which stream of numbers it is.</summary>
    public readonly ulong Key => _key;

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits() => StableHash.Mix(_key + (++Drawn * Golden));

    /// <summary>Uniform in (0, 1), never 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Uniform in 0 … <paramref name="bound"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextBelow(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>True with this probability.</summary>
    public bool NextIs(double probability) => NextUnit() < probability;

    /// <summary>Exponential with this mean.</summary>
    public double NextExponential(double mean) => -mean * PortableMath.Log(NextUnit());

    /// <summary>Standard normal by inversion (Wichura 1988, AS 241), one draw each.</summary>
    public double NextNormal() => NormalQuantile.At(NextUnit());

    /// <summary>Lognormal with this median and standard deviation of the logarithm.</summary>
    public double NextLogNormal(double median, double sigma) => median * PortableMath.Exp(sigma * NextNormal());

    /// <summary>Poisson with this mean; large means are split so that the product never underflows.</summary>
    public int NextPoisson(double mean)
    {
        var count = 0;
        for (; mean > 20; mean -= 20) count += NextSmallPoisson(20);
        return count + NextSmallPoisson(mean);
    }

    /// <summary>Gamma with this shape (at least 1) and mean 1 (Marsaglia and Tsang 2000).</summary>
    public double NextGammaOfMeanOne(double shape)
    {
        var d = shape - (1.0 / 3.0);
        var c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1.0 + (c * x);
            if (v <= 0) continue;
            v = v * v * v;
            if (PortableMath.Log(NextUnit()) < (0.5 * x * x) + d - (d * v) + (d * PortableMath.Log(v))) return d * v / shape;
        }
    }

    private int NextSmallPoisson(double mean)
    {
        if (mean <= 0) return 0;
        var limit = PortableMath.Exp(-mean);
        var count = -1;
        for (var product = 1.0; product > limit; count++) product *= NextUnit();
        return count;
    }
}
