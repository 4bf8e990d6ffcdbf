using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>What is to be left out of a series' beginning.</summary>
/// <param name="Left">How many values.</param>
/// <param name="IsSteady">Whether the rest is steady as far as can be told; otherwise the series is too short, and what is left out is not known to be enough.</param>
public readonly record struct Truncation(int Left, bool IsSteady);

/// <summary>
/// MSER-5 (K. P. White Jr., M. J. Cobb, S. C. Spratt: A comparison of five steady-state truncation heuristics for simulation, Winter Simulation Conference 2000): of a series that begins
/// out of its steady state so much is left out that the mean of the rest has the least estimated standard error. It judges means of five values, and leaves out half of
/// them at most; when the least is found there, the series has not become steady.
/// </summary>
public static class Mser5
{
    private const int Batch = 5;

    /// <summary>Of fewer values nothing can be said.</summary>
    public const int FewestValues = 50;

    /// <summary>What is to be left out.</summary>
    /// <param name="values">In order of time.</param>
    public static Truncation Of(IReadOnlyList<double> values)
    {
        var batches = values.Count / Batch;
        if (values.Count < FewestValues) return new Truncation(0, IsSteady: false);
        var (rest, best, least) = (new RunningStatistics(), 0, double.PositiveInfinity);
        for (var left = batches - 1; left >= 0; left--)
        {
            rest.Push(Enumerable.Range(left * Batch, Batch).Average(place => values[place]));
            var error = rest.PopulationVariance / rest.Count;
            // Of two that are as good the one that leaves out less.
            if (left <= batches / 2 && error <= least) (best, least) = (left, error);
        }

        return new Truncation(best * Batch, best < batches / 2);
    }
}
