using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments;

/// <summary>What the runs of an experiment measured.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="each">Runs of each alternative.</param>
/// <param name="measured">Of each of these <see cref="Experiment.Replications"/> what was measured of each indicator.</param>
public sealed class ExperimentResults(Experiment experiment, int each, ImmutableArray<ImmutableArray<Measurement>> measured)
{
    /// <summary>The experiment.</summary>
    public Experiment Experiment => experiment;

    /// <summary>Runs of each alternative.</summary>
    public int Each => each;

    /// <summary>The runs.</summary>
    public ImmutableArray<Replication> Replications { get; } = experiment.Replications(each);

    /// <summary>What a run measured.</summary>
    /// <param name="place">The run's place in <see cref="Replications"/>.</param>
    /// <param name="indicator">The indicator's place in <see cref="Experiment.Indicators"/>.</param>
    public Measurement this[int place, int indicator] => measured[place][indicator];

    /// <summary>What the runs of an alternative measured of an indicator, in the order of their seeds.</summary>
    /// <param name="alternative">The alternative, from 0.</param>
    /// <param name="indicator">The indicator's place in <see cref="Experiment.Indicators"/>.</param>
    public ImmutableArray<Measurement> Of(int alternative, int indicator) =>
        [.. Enumerable.Range(0, each).Select(number => this[(number * experiment.Alternatives.Length) + alternative, indicator])];

    /// <summary>The precision that was asked for and is not there when no more runs are made.</summary>
    public IEnumerable<Precision> Imprecise => experiment.Definition.Precision.Where(precision => !PrecisionRule.Estimates(this, precision).All(precision.IsMet));
}
