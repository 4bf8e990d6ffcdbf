using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Experiments;

/// <summary>Something that an experiment varies.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Path">The path of the scenario that it changes.</param>
/// <param name="Levels">The values that it takes, as a scenario's file writes them, two at least; the others are compared with the first.</param>
public sealed record FactorDefinition(string Name, Text Title, string Path, ImmutableArray<string> Levels);
