using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Liandong.Scenarios.Experiments;

/// <summary>What the runs of an alternative say of an indicator. All in the indicator's unit.</summary>
public sealed record Estimate
{
    /// <summary>The share of intervals that hold the true mean.</summary>
    public const double Confidence = 0.95;

    /// <summary>Runs that measured it.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that had nothing to measure it by.</summary>
    public required int NotMeasured { get; init; }

    /// <summary>Runs at whose end what is awaited had not come about.</summary>
    public required int Awaited { get; init; }

    /// <summary>Of the runs that measured it, those whose value rests on too few cases to be relied on alone.</summary>
    public int Weak { get; init; }

    /// <summary>The mean over the runs that measured it; none when none did.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard deviation between runs (n − 1); none with fewer than two.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Half the width of Student's 95 % interval of the mean; none with fewer than two.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>The same as it is shown: none where all runs measured the same, for a few that are alike say little of rarer ones.</summary>
    public double? ShownHalfWidth => HalfWidth > 0 ? HalfWidth : null;

    public double? Least { get; init; }

    public double? Median { get; init; }

    public double? Greatest { get; init; }

    /// <summary>The median over runs; none with fewer than four runs, and with both ends of its interval from six on.</summary>
    public QuantileEstimate? MiddleRun { get; init; }

    /// <summary>What nine of ten runs stay at or below; none with fewer than twenty, and with both ends of its interval from 36 on.</summary>
    public QuantileEstimate? NineOfTen { get; init; }

    /// <summary>What nineteen of twenty runs stay at or below; none with fewer than forty, and with both ends of its interval from 72 on.</summary>
    public QuantileEstimate? NineteenOfTwenty { get; init; }

    /// <summary>The runs that meet the scenario's objectives for it, of those that can be judged; none without objectives or when no run can be.</summary>
    public Proportion? Meeting { get; init; }

    /// <summary>The estimate from what the runs measured, in the order of their seeds.</summary>
    /// <param name="measured">What they measured.</param>
    /// <param name="objectives">What the scenario wants of the indicator.</param>
    public static Estimate Of(IReadOnlyCollection<Measurement> measured, IReadOnlyCollection<Objective> objectives)
    {
        Verdict[] verdicts = objectives.Count == 0 ? [] : [.. measured.Select(one => Worst(one, objectives)).Where(verdict => verdict != Verdict.NotMeasured)];
        return Of(measured) with { Meeting = verdicts.Length == 0 ? null : new Proportion(verdicts.Count(verdict => verdict == Verdict.Met), verdicts.Length) };
    }

    /// <summary>The estimate from what the runs measured, in the order of their seeds, without a judgement.</summary>
    public static Estimate Of(IReadOnlyCollection<Measurement> measured)
    {
        double[] values = [.. measured.Select(one => one.Value).OfType<double>()];
        var awaited = measured.Count(one => one is { Value: null, IsAwaited: true });
        var counted = new Estimate { Runs = values.Length, Awaited = awaited, NotMeasured = measured.Count - values.Length - awaited };
        if (values.Length == 0) return counted;
        var (mean, deviation) = ArrayStatistics.MeanStandardDeviation(values);
        double[] sorted = [.. values.Order()];
        return counted with
        {
            Weak = measured.Count(one => one.Value is not null && one.Samples < Indicator.FewestSamples),
            Mean = mean,
            StandardDeviation = values.Length < 2 ? null : deviation,
            HalfWidth = values.Length < 2 ? null : Quantile(values.Length - 1) * deviation / Math.Sqrt(values.Length),
            Least = sorted[0],
            Median = SortedArrayStatistics.Median(sorted),
            Greatest = sorted[^1],
            // Of an even number the middle between two, as everywhere.
            MiddleRun = QuantileEstimate.Of(sorted, 0.5) is { } middle ? middle with { Value = SortedArrayStatistics.Median(sorted) } : null,
            NineOfTen = QuantileEstimate.Of(sorted, 0.9),
            NineteenOfTwenty = QuantileEstimate.Of(sorted, 0.95),
        };
    }

    private static Verdict Worst(Measurement measured, IEnumerable<Objective> objectives)
    {
        Verdict[] verdicts = [.. objectives.Select(objective => objective.Judge(measured.Value, measured.MoreThan))];
        return verdicts.Contains(Verdict.Missed) ? Verdict.Missed : verdicts.Contains(Verdict.NotMeasured) ? Verdict.NotMeasured : Verdict.Met;
    }

    /// <summary>How many standard errors Student's 95 % interval reaches to each side.</summary>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    internal static double Quantile(double freedom) => StudentT.InvCDF(0, 1, freedom, (1 + Confidence) / 2);
}
