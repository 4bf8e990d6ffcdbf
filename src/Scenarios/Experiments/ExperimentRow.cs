using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Experiments;

/// <summary>What one run measured of one indicator: a row of the table of runs.</summary>
/// <param name="Alternative">Of which alternative.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Run">The name of the run's file among the replications.</param>
internal readonly record struct ExperimentRow(Alternative Alternative, long Seed, IndicatorDefinition Indicator, Measurement Measured, string Run)
{
    /// <summary>All rows, run by run.</summary>
    public static IEnumerable<ExperimentRow> Of(ExperimentResults results)
    {
        var experiment = results.Experiment;
        for (var place = 0; place < results.Replications.Length; place++)
        {
            var (alternative, seed) = (experiment.Alternatives[results.Replications[place].Alternative], results.Replications[place].Seed);
            var run = ReplicationKey.Of(alternative, seed).Name;
            for (var i = 0; i < experiment.Indicators.Length; i++) yield return new ExperimentRow(alternative, seed, experiment.Indicators[i].Definition, results[place, i], run);
        }
    }
}
