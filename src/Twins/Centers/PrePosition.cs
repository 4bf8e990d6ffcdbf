using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// A county's plan for the warning (前置布防): from this level on (1 blue to 4 red) its crews wait at these cells, one a post, those first
/// that are expected to flood first.
/// </summary>
public sealed record PrePosition(int Level, ImmutableArray<TwinId> Posts);
