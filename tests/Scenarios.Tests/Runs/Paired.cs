using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>Paired differences of runs with the same seeds.</summary>
internal static class Paired
{
    /// <summary>The lower end of Student's 95 % interval of their mean.</summary>
    public static double LowerBound(double[] differences)
    {
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (differences.Length - 1));
        return mean - (StudentT.InvCDF(0, 1, differences.Length - 1, 0.975) * deviation / Math.Sqrt(differences.Length));
    }
}
