using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments;

/// <summary>What the runs of an experiment measured.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="measured">Of each of its <see cref="Experiment.Replications"/> what was measured of each of its indicators.</param>
public sealed class ExperimentResults(Experiment experiment, ImmutableArray<ImmutableArray<Measurement>> measured)
{
    /// <summary>The experiment.</summary>
    public Experiment Experiment => experiment;

    /// <summary>What a run measured.</summary>
    /// <param name="place">The run's place in <see cref="Experiment.Replications"/>.</param>
    /// <param name="indicator">The indicator's place in <see cref="Experiment.Indicators"/>.</param>
    public Measurement this[int place, int indicator] => measured[place][indicator];

    /// <summary>What the runs of an alternative measured of an indicator, in the order of their seeds.</summary>
    /// <param name="alternative">The alternative, from 0.</param>
    /// <param name="indicator">The indicator's place in <see cref="Experiment.Indicators"/>.</param>
    public ImmutableArray<Measurement> Of(int alternative, int indicator) =>
        [.. Enumerable.Range(0, measured.Length).Where(place => experiment.Replications[place].Alternative == alternative).Select(place => this[place, indicator])];
}
