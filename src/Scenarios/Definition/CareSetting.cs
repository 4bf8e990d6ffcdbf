using System.Collections.Immutable;
using Liandong.Twins.Care;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>The home care of a scenario: how much is asked for, which providers there are, who is ill.</summary>
/// <param name="Demand">Factor on all that is asked for.</param>
/// <param name="Providers">How many of the city's providers are there; which leave follows from their codes.</param>
/// <param name="Places">How many day-care places each station has, of those of the city.</param>
/// <param name="Aids">How many things each station rents out, of those of the city.</param>
/// <param name="Waves">Times in which more is asked for and workers are ill.</param>
public sealed record CareSetting(double Demand, HeadCount Providers, HeadCount Places, HeadCount Aids, ImmutableArray<CareWaveSetting> Waves);

/// <summary>A wave of illness.</summary>
/// <param name="Start">From the start of the run.</param>
/// <param name="Duration">How long.</param>
/// <param name="Demand">Factor on the services that it touches.</param>
/// <param name="Services">Which; empty for all.</param>
/// <param name="WorkersIll">Share of every provider's workers who stay at home.</param>
public sealed record CareWaveSetting(SimDuration Start, SimDuration Duration, double Demand, ImmutableArray<CareService> Services, double WorkersIll);
