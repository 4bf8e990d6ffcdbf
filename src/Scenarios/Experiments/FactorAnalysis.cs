using System.Collections.Immutable;
using MathNet.Numerics.LinearRegression;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>What a level of a factor does beside the factor's first level, on the average over the levels of all others.</summary>
/// <param name="Factor">The factor, from 0.</param>
/// <param name="Level">The level, from 1. In a Latin hypercube only the last: the effect is that of a line from the first to it.</param>
/// <param name="Difference">The means at the two levels and how far they are apart.</param>
/// <param name="AdjustedPValue">The p value after Holm's correction for all effects on this indicator; none when there is no p value.</param>
public sealed record MainEffect(int Factor, int Level, Difference Difference, double? AdjustedPValue)
{
    /// <summary>Whether the runs show it.</summary>
    public bool IsShown => AdjustedPValue < ExperimentSummary.Level;
}

/// <summary>By how much the effect of one factor differs between two levels of another.</summary>
/// <param name="Factor">The factor whose effect it is, from 0.</param>
/// <param name="Level">Its level, from 1, beside its first.</param>
/// <param name="Other">The other factor, from 0.</param>
/// <param name="OtherLevel">The other's level, from 1, beside its first.</param>
/// <param name="Difference">From the effect at the other's first level to that at <paramref name="OtherLevel"/>.</param>
/// <param name="AdjustedPValue">The p value after Holm's correction for all effects on this indicator; none when there is no p value.</param>
public sealed record Interaction(int Factor, int Level, int Other, int OtherLevel, Difference Difference, double? AdjustedPValue)
{
    /// <summary>Whether the runs show it.</summary>
    public bool IsShown => AdjustedPValue < ExperimentSummary.Level;
}

/// <summary>What the factors do to an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Main">Effect of every level of every factor but the first.</param>
/// <param name="Interactions">Of every two factors; none in a Latin hypercube, whose points cannot tell them from the main effects.</param>
/// <param name="Explained">In a Latin hypercube, the share of the differences between points that the lines explain (R², adjusted for their number); null for a grid, and where the points do not differ.</param>
public sealed record FactorEffects(ComparedIndicator Indicator, ImmutableArray<MainEffect> Main, ImmutableArray<Interaction> Interactions, double? Explained)
{
    /// <summary>Runs, of all points, at whose end what is awaited had not come about. With any, no effect has figures: the means of the others would flatter the levels that have more of those.</summary>
    public int Awaited { get; init; }
}

/// <summary>
/// Main effects and two-way interactions. Every replication runs all points, so each gives a value of every effect by itself, and Student's interval over replications is that of the
/// effect, whatever the runs of one replication have in common. A replication of which one point did not measure the indicator is left out. In a Latin hypercube lines may not fit, and what
/// they miss is the same in every replication: the error is the greater one of that between replications and that of the fit.
/// </summary>
public static class FactorAnalysis
{
    /// <summary>The effects on every indicator; empty in an experiment without factors.</summary>
    public static ImmutableArray<FactorEffects> Of(ExperimentResults results) => results.Experiment.Definition.Factors.IsEmpty
        ? []
        : [.. results.Experiment.Indicators.Select((indicator, place) => Of(FactorPlan.Of(results.Experiment), indicator, [.. Enumerable.Range(0, results.Experiment.Alternatives.Length).Select(point => results.Of(point, place))]))];

    /// <summary>The effects on one indicator.</summary>
    /// <param name="plan">What was varied, one factor at least.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="measured">By point what its runs measured, in the order of the replications.</param>
    public static FactorEffects Of(FactorPlan plan, ComparedIndicator indicator, ImmutableArray<Measurement>[] measured)
    {
        // By replication, the value of every point; none where one is missing, or where any run still awaits what is measured.
        var awaited = measured.Sum(point => point.Count(run => run is { Value: null, IsAwaited: true }));
        double[]?[] values = [.. Enumerable.Range(0, measured[0].Length).Select(number => awaited == 0 && measured.All(point => point[number].Value is not null) ? [.. measured.Select(point => point[number].Value!.Value)] : (double[]?)null)];
        return (plan.IsLatin ? OfLines(plan, indicator, values) : OfGrid(plan, indicator, values)) with { Awaited = awaited };
    }

    private static FactorEffects OfGrid(FactorPlan plan, ComparedIndicator indicator, double[]?[] values)
    {
        var factors = plan.Factors;
        var greatest = Greatest(values);
        Difference Apart(Func<double[], double> from, Func<double[], double> to) => Difference.Paired([.. values.Select(one => Measured(one, from))], [.. values.Select(one => Measured(one, to))], greatest);
        double Mean(double[] point, int factor, int level, int other = -1, int otherLevel = 0) =>
            point.Where((_, place) => plan.Points[place][factor] == level && (other < 0 || plan.Points[place][other] == otherLevel)).Average();
        var main = factors.SelectMany((factor, at) => Enumerable.Range(1, factor.Levels.Length - 1)
            .Select(level => new MainEffect(at, level, Apart(one => Mean(one, at, 0), one => Mean(one, at, level)), null)));
        var interactions =
            from first in Enumerable.Range(0, factors.Length)
            from second in Enumerable.Range(first + 1, factors.Length - first - 1)
            from level in Enumerable.Range(1, factors[first].Levels.Length - 1)
            from otherLevel in Enumerable.Range(1, factors[second].Levels.Length - 1)
            select new Interaction(first, level, second, otherLevel, Apart(one => Effect(one, first, level, second, 0), one => Effect(one, first, level, second, otherLevel)), null);
        return Adjusted(new FactorEffects(indicator, [.. main], [.. interactions], Explained: null));

        double Effect(double[] one, int factor, int level, int other, int otherLevel) => Mean(one, factor, level, other, otherLevel) - Mean(one, factor, 0, other, otherLevel);
    }

    // A line in every factor, from 0 at its first level to 1 at its last; the levels are taken for equally far apart.
    private static FactorEffects OfLines(FactorPlan plan, ComparedIndicator indicator, double[]?[] values)
    {
        var factors = plan.Factors;
        double[][] places = [.. plan.Points.Select(point => (double[])[.. point.Select((level, factor) => (double)level / (factors[factor].Levels.Length - 1))])];
        var greatest = Greatest(values);
        double[]?[] lines = [.. values.Select(one => one is null ? null : MultipleRegression.QR(places, one, intercept: true))];
        double At(double[] line, int factor, double place) => line[0] + Enumerable.Range(0, factors.Length).Sum(other => line[other + 1] * (other == factor ? place : places.Average(point => point[other])));
        var main = factors.Select((_, at) => new MainEffect(
            at,
            factors[at].Levels.Length - 1,
            Difference.Paired([.. lines.Select(line => Measured(line, known => At(known, at, 0)))], [.. lines.Select(line => Measured(line, known => At(known, at, 1)))], greatest),
            null));
        double[][] complete = [.. values.OfType<double[]>()];
        if (complete.Length == 0) return Adjusted(new FactorEffects(indicator, [.. main], [], Explained: null));
        var fit = new LineFit(places, [.. Enumerable.Range(0, places.Length).Select(point => complete.Average(one => one[point]))]);
        return Adjusted(new FactorEffects(indicator, [.. main.Select(effect => effect with { Difference = fit.Widened(effect.Difference, effect.Factor) })], [], fit.Explained));
    }

    private static double Greatest(double[]?[] values) => ArrayStatistics.MaximumAbsolute([.. values.OfType<double[]>().SelectMany(one => one), 0]);

    private static Measurement Measured(double[]? one, Func<double[], double> take) => one is null ? default : new Measurement(take(one), null, null);

    private static FactorEffects Adjusted(FactorEffects effects)
    {
        double?[] adjusted = HolmCorrection.Adjusted([.. effects.Main.Select(effect => effect.Difference.PValue), .. effects.Interactions.Select(effect => effect.Difference.PValue)]);
        return effects with
        {
            Main = [.. effects.Main.Select((effect, at) => effect with { AdjustedPValue = adjusted[at] })],
            Interactions = [.. effects.Interactions.Select((effect, at) => effect with { AdjustedPValue = adjusted[effects.Main.Length + at] })],
        };
    }
}
