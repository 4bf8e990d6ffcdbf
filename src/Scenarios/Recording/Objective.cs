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
        var verdict = indicator.Value switch
        {
            null when Comparison == Comparison.AtMost && indicator.MoreThan >= Bound => Verdict.Missed,
            null => Verdict.NotMeasured,
            { } value when (Comparison == Comparison.AtMost ? value <= Bound : value >= Bound) => Verdict.Met,
            _ => Verdict.Missed,
        };
        return new ObjectiveResult(this, indicator, verdict);
    }
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
