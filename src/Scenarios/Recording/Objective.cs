using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Recording;

/// <summary>On which side of its bound an indicator must be.</summary>
public enum Comparison
{
    AtMost,
    AtLeast,
}

/// <summary>Something that must hold in a run.</summary>
/// <param name="Indicator">Name of an indicator in <see cref="IndicatorTable"/>.</param>
/// <param name="Comparison">On which side of the bound it must be.</param>
/// <param name="Bound">In the indicator's unit: milliseconds, millimetres, litres, a share of 1, a count.</param>
/// <param name="Label">What it means, for people.</param>
public sealed record Objective(string Indicator, Comparison Comparison, double Bound, Text Label)
{
    /// <summary>Whether the run met it.</summary>
    /// <exception cref="UnknownIndicatorException">There is no indicator of that name.</exception>
    public ObjectiveResult Judge(RunIndicators indicators)
    {
        var indicator = indicators[Indicator];
        return new ObjectiveResult(this, indicator, Judge(indicator.Value, indicator.MoreThan));
    }

    /// <summary>Whether a value meets it.</summary>
    /// <param name="value">The indicator's value; none when there was nothing to measure it by.</param>
    /// <param name="moreThan">Where what is awaited had not come about: what its time will be more than.</param>
    public Verdict Judge(double? value, double? moreThan) => value switch
    {
        null when Comparison == Comparison.AtMost && moreThan >= Bound => Verdict.Missed,
        null => Verdict.NotMeasured,
        { } known when (Comparison == Comparison.AtMost ? known <= Bound : known >= Bound) => Verdict.Met,
        _ => Verdict.Missed,
    };
}

/// <summary>What a run says about an objective.</summary>
public enum Verdict
{
    Met,
    Missed,

    /// <summary>Nothing happened in the run by which it could be judged.</summary>
    NotMeasured,
}

/// <summary>An objective and what became of it.</summary>
public sealed record ObjectiveResult(Objective Objective, Indicator Indicator, Verdict Verdict);
