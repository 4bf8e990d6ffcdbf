using System.Collections.Immutable;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>A system as the scenario has it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Permitted">Whether its department shares it.</param>
/// <param name="Delay">How long an answer takes; null leaves the city's.</param>
/// <param name="Outages">When it is down.</param>
public sealed record SourceChange(string Code, bool Permitted, SimDuration? Delay, ImmutableArray<Outage> Outages);
