using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearRegression;

namespace Liandong.Scenarios.Experiments;

/// <summary>A line in several factors through the means of points, by least squares, and how far it misses them.</summary>
internal sealed class LineFit
{
    private readonly double[] _errors;
    private readonly double[] _slopes;
    private readonly int _freedom;

    /// <param name="places">By point the place of each factor.</param>
    /// <param name="means">By point the mean; two more at least than factors.</param>
    public LineFit(double[][] places, double[] means)
    {
        var line = MultipleRegression.QR(places, means, intercept: true);
        _slopes = line[1..];
        _freedom = means.Length - line.Length;
        double[] left = [.. means.Select((mean, point) => mean - line[0] - places[point].Zip(_slopes, (place, slope) => place * slope).Sum())];
        var variance = left.Sum(one => one * one) / _freedom;
        var design = Matrix<double>.Build.DenseOfRowArrays(places.Select(place => (double[])[1, .. place]));
        _errors = [.. design.TransposeThisAndMultiply(design).Inverse().Diagonal().Skip(1).Select(one => Math.Sqrt(one * variance))];
        var average = means.Average();
        var whole = means.Sum(mean => (mean - average) * (mean - average)) / (means.Length - 1);
        Explained = whole > 0 ? Math.Max(0, 1 - (variance / whole)) : null;
    }

    /// <summary>The share of the differences between points that the line explains (R², adjusted); none where they do not differ.</summary>
    public double? Explained { get; }

    /// <summary>An effect with the error of the fit, where that is greater than the one between replications.</summary>
    /// <param name="effect">The effect from place 0 to 1, by replications.</param>
    /// <param name="factor">Of which factor.</param>
    public Difference Widened(Difference effect, int factor)
    {
        if (effect.PValue is not { } p || effect is { Mean: 0, HalfWidth: 0 } || !(_errors[factor] > 0)) return effect;
        var fit = 2 * StudentT.CDF(0, 1, _freedom, -Math.Abs(_slopes[factor]) / _errors[factor]);
        return effect with { PValue = Math.Max(p, fit), HalfWidth = effect.HalfWidth is { } half ? Math.Max(half, Estimate.Quantile(_freedom) * _errors[factor]) : null };
    }
}
