using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>How well the mean of an indicator is to be known for every alternative.</summary>
/// <param name="Indicator">The indicator's name.</param>
/// <param name="HalfWidth">The most that its 95 % interval may reach to each side: in the indicator's unit, or, when <paramref name="IsRelative"/>, as a share of the mean.</param>
/// <param name="IsRelative">Whether it is a share of the mean.</param>
public sealed record Precision(string Indicator, double HalfWidth, bool IsRelative)
{
    /// <summary>Runs that all measured the same say that there is no variance only from so many on: of ten alike, one in four of all others may still differ (1 − 0.05^(1/10)).</summary>
    public const int FewestAlike = 10;

    /// <summary>Whether an alternative's mean is known well enough. Never while runs await what is measured: the mean is that of the others.</summary>
    public bool IsMet(Estimate estimate) => estimate.Awaited == 0 && estimate.HalfWidth <= Target(estimate) && (estimate.HalfWidth > 0 || estimate.Runs >= FewestAlike);

    /// <summary>How many runs an alternative needs by what is known so far.</summary>
    /// <param name="estimate">What is known.</param>
    /// <param name="each">How many runs it has; of the next ones as many will have nothing to measure it by.</param>
    internal double Needed(Estimate estimate, int each) => estimate.HalfWidth switch
    {
        0 => Math.Ceiling((double)FewestAlike * each / estimate.Runs),
        { } half when Target(estimate) is > 0 and var target => Math.Ceiling(each * (half / target) * (half / target)),
        _ => double.PositiveInfinity,
    };

    private double Target(Estimate estimate) => IsRelative ? HalfWidth * Math.Abs(estimate.Mean ?? 0) : HalfWidth;

    internal static Precision Read(StrictMap map)
    {
        var name = map.Text("indicator");
        var isRelative = map.Has("relative-half-width");
        if (map.Has("half-width") == isRelative) map.Refuse(isRelative ? "half-width" : "indicator", "须写 half-width（按指标的单位）或 relative-half-width（占均值的比例，如 5%）之一", "write one of half-width (in the indicator's unit) and relative-half-width (a share of the mean, such as 5%)");
        var read = new Precision(name, isRelative ? map.Share("relative-half-width") : Wide(map, name), isRelative);
        if (read.HalfWidth == 0) map.Refuse(isRelative ? "relative-half-width" : "half-width", "须大于 0", "must be above 0");
        map.Done();
        return read;
    }

    private static double Wide(StrictMap map, string name)
    {
        try
        {
            return IndicatorTable.Find(name).Unit switch
            {
                IndicatorUnit.Share => map.Share("half-width"),
                IndicatorUnit.Milliseconds => map.Duration("half-width").Milliseconds,
                _ => map.Number("half-width", 0, 1e12),
            };
        }
        catch (UnknownIndicatorException error)
        {
            map.Refuse("indicator", error.Text.Zh, error.Text.En);
            return 1;
        }
    }
}

/// <summary>When an experiment has runs enough.</summary>
internal static class PrecisionRule
{
    /// <summary>How many runs of each alternative are to be made next; null when there are enough, or no more may be made.</summary>
    public static int? Next(ExperimentResults results)
    {
        var (experiment, each) = (results.Experiment, results.Each);
        var most = experiment.Definition.Replications;
        double[] needed =
        [
            .. from precision in experiment.Definition.Precision
               from estimate in Estimates(results, precision)
               // What runs still await no further run brings about.
               where estimate.Awaited == 0 && !precision.IsMet(estimate)
               select precision.Needed(estimate, each),
        ];
        if (needed.Length == 0 || each == most) return null;
        // An early guess may be far off: not more than twice as many at a time.
        return (int)Math.Min(Math.Min(most, 2L * each), Math.Max(each + 1, needed.Max()));
    }

    /// <summary>What the runs say of an indicator whose precision is asked for, for each alternative.</summary>
    public static IEnumerable<Estimate> Estimates(ExperimentResults results, Precision precision)
    {
        var indicator = results.Experiment.Indicators.IndexOf(results.Experiment.Indicators.First(one => one.Definition.Name == precision.Indicator));
        return Enumerable.Range(0, results.Experiment.Alternatives.Length).Select(alternative => Estimate.Of(results.Of(alternative, indicator)));
    }
}
