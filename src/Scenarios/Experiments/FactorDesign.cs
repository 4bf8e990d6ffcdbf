using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;
using MathNet.Numerics.LinearAlgebra;

namespace Liandong.Scenarios.Experiments;

/// <summary>Which combinations of levels are run.</summary>
internal static class FactorDesign
{
    private const ulong Shuffle = 1;
    private const int MostDraws = 100;

    /// <summary>Every combination; the last factor changes first.</summary>
    /// <param name="factors">The factors.</param>
    public static IEnumerable<ImmutableArray<int>> Grid(ImmutableArray<FactorDefinition> factors)
    {
        IEnumerable<ImmutableArray<int>> points = [[]];
        foreach (var factor in factors) points = points.SelectMany(point => Enumerable.Range(0, factor.Levels.Length).Select(level => point.Add(level)));
        return points;
    }

    /// <summary>
    /// A Latin hypercube (McKay, Beckman and Conover 1979): the range of every factor is cut into as many equal parts as there are points, and each part has one of them. A factor
    /// with fewer levels than that has each level about equally often. Points that come out equal stand once. When so few are left, or they lie so, that no line through them tells what
    /// each factor does, they are drawn again.
    /// </summary>
    /// <param name="factors">The factors.</param>
    /// <param name="points">How many points.</param>
    /// <param name="seed">Of the orders in which the parts are taken.</param>
    /// <returns>The points; none when a hundred draws told nothing.</returns>
    public static IReadOnlyList<ImmutableArray<int>> LatinHypercube(ImmutableArray<FactorDefinition> factors, int points, long seed) =>
        Enumerable.Range(0, MostDraws).Select(draw => Drawn(factors, points, (ulong)seed, (ulong)draw)).FirstOrDefault(drawn => TellsOfEach(factors, drawn)) ?? [];

    private static ImmutableArray<int>[] Drawn(ImmutableArray<FactorDefinition> factors, int points, ulong seed, ulong draw)
    {
        int[][] orders = [.. factors.Select((_, factor) => Order(points, new Chance(seed, (ulong)factor, Shuffle + draw)))];
        return [.. Enumerable.Range(0, points)
            .Select(point => (ImmutableArray<int>)[.. factors.Select((factor, place) => (int)((long)orders[place][point] * factor.Levels.Length / points))])
            .DistinctBy(levels => string.Join(',', levels))];
    }

    // One more point than the constant and the slopes, and none of these a mixture of others.
    private static bool TellsOfEach(ImmutableArray<FactorDefinition> factors, ImmutableArray<int>[] points) =>
        points.Length >= factors.Length + 2
        && Matrix<double>.Build.DenseOfRowArrays(points.Select(point => (double[])[1, .. point.Select(level => (double)level)])).Rank() == factors.Length + 1;

    /// <summary>A combination as an alternative.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="levels">The level of each, from 0.</param>
    /// <param name="place">Where the file names a factor's path.</param>
    public static AlternativeDefinition Alternative(ImmutableArray<FactorDefinition> factors, ImmutableArray<int> levels, Func<FactorDefinition, SourcePlace> place)
    {
        string Joined(string between, Func<FactorDefinition, string> of, string and) => string.Join(and, factors.Select((factor, at) => of(factor) + between + factor.Levels[levels[at]]));
        return new AlternativeDefinition(
            Joined("=", factor => factor.Name, " "),
            new Text(Joined(" ", factor => factor.Title.Zh, "，"), Joined(" ", factor => factor.Title.En, ", ")),
            [.. factors.Select((factor, at) => new Override(factor.Path, factor.Levels[levels[at]]) { From = place(factor) })]) { Levels = levels };
    }

    // Fisher and Yates.
    private static int[] Order(int count, Chance chance)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var last = count - 1; last > 0; last--)
        {
            var other = chance.NextBelow(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
