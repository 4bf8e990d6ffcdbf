using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Experiments;

/// <summary>A share that was counted, with its 95 % interval (Wilson 1927).</summary>
/// <param name="Count">How many have it.</param>
/// <param name="Of">Of how many, 1 or more.</param>
public sealed record Proportion(int Count, int Of)
{
    private static readonly double Reach = Normal.InvCDF(0, 1, (1 + Estimate.Confidence) / 2);

    /// <summary>The share itself.</summary>
    public double Share => (double)Count / Of;

    /// <summary>The lower end of the interval.</summary>
    public double Low => Math.Max(0, Centre - HalfWidth);

    /// <summary>The upper end.</summary>
    public double High => Math.Min(1, Centre + HalfWidth);

    private double Centre => (Share + (Reach * Reach / (2 * Of))) / (1 + (Reach * Reach / Of));

    private double HalfWidth => Reach * Math.Sqrt((Share * (1 - Share) / Of) + (Reach * Reach / (4.0 * Of * Of))) / (1 + (Reach * Reach / Of));
}
