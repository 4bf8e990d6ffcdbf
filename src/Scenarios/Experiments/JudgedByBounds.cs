using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments.Capacity;

namespace Liandong.Scenarios.Experiments;

/// <summary>What groups of runs come to where they are not compared with the first of them, but each with what its means must meet.</summary>
/// <param name="Headline">The answer in a line.</param>
/// <param name="Certainty">How sure it is; null where there is none.</param>
/// <param name="Bounds">By indicator what the mean must meet.</param>
/// <param name="Verdicts">By group what its runs show.</param>
public sealed record JudgedByBounds(Text Headline, Text? Certainty, ImmutableArray<double> Bounds, ImmutableArray<CapacityVerdict> Verdicts);
