using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments;

/// <summary>What an experiment varies, and at which points.</summary>
/// <param name="Factors">The factors; empty when alternatives were named.</param>
/// <param name="Points">By alternative the level of each factor, from 0.</param>
/// <param name="IsLatin">Whether the points are those of a Latin hypercube and not every combination.</param>
public sealed record FactorPlan(ImmutableArray<FactorDefinition> Factors, ImmutableArray<ImmutableArray<int>> Points, bool IsLatin)
{
    /// <summary>The plan of an experiment.</summary>
    public static FactorPlan Of(Experiment experiment) => new(experiment.Definition.Factors, [.. experiment.Alternatives.Select(alternative => alternative.Levels)], experiment.Definition.LatinHypercube is not null);
}
