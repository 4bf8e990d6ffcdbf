using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Definition;

/// <summary>A change of the scenario by paths and values, and its words for people.</summary>
public sealed record Counterfactual(Text Label, ImmutableArray<Override> Set);
