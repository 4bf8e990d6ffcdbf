using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>A bundled scenario: what it stands on, and what it is known to miss.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Needs">The resources that it stands on.</param>
internal sealed record ScenarioRow(string Scenario, params KeyResource[] Needs)
{
    /// <summary>The last seed that every test run looks at; those up to 5 are run when LIANDONG_SOAK=1.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>Objectives that are known to be missed.</summary>
    public ImmutableArray<StatedMiss> Misses { get; init; } = [];

    /// <summary>The indicators of the objectives that a seed is known to miss.</summary>
    public IEnumerable<string> MissedBy(ulong seed) => Misses.Where(miss => miss.Seeds.Contains((int)seed)).Select(miss => miss.Indicator);
}

/// <summary>Something without which a scenario fails.</summary>
/// <param name="Taken">How it is taken away, as <c>--set</c> has it; several are divided by blanks.</param>
/// <param name="Seed">With which it is taken away.</param>
/// <param name="Fails">The indicators of objectives that are met with it and are not without it.</param>
internal sealed record KeyResource(string Taken, ulong Seed, params string[] Fails);

/// <summary>An objective that a scenario is known to miss, because what is asked for is out of reach.</summary>
/// <param name="Indicator">Of the objective.</param>
/// <param name="Why">The reason.</param>
/// <param name="Seeds">Which of the seeds 1 to 5 miss it; the others meet it.</param>
internal sealed record StatedMiss(string Indicator, Text Why, params int[] Seeds);
