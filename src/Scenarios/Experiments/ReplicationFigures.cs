using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Experiments;

/// <summary>What one run measured, as it is kept.</summary>
/// <param name="Indicators">By the indicator's name, without those that it did not measure.</param>
/// <param name="Course">How it went over time and by town.</param>
public sealed record ReplicationFigures(IReadOnlyDictionary<string, Measurement> Indicators, RunCourse Course)
{
    /// <summary>The calls that were answered, where the scenario's warm-up is to be found by them; otherwise null.</summary>
    public CallSeries? Calls { get; init; }

    /// <summary>What a run measured.</summary>
    public static ReplicationFigures Of(RunIndicators indicators) => new(
        indicators.All.Where(indicator => indicator.IsKnown)
            .ToDictionary(indicator => indicator.Name, indicator => new Measurement(indicator.Value, indicator.MoreThan, indicator.Samples), StringComparer.Ordinal),
        RunCourse.Of(indicators));
}
