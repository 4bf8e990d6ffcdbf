using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators.Care;
using Liandong.Scenarios.Indicators.Elders;
using Liandong.Scenarios.Indicators.Releases;
using Liandong.Scenarios.Indicators.Supervision;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>The tallies of all systems of the city: the only place that lists them.</summary>
internal sealed class SystemTallies(CityDefinition city, RunSpan span)
{
    private static readonly Func<CityDefinition, RunSpan, SystemTally>[] Makers =
    [
        (city, span) => new HazmatTally(city, span),
        (city, span) => new ElderTally(city, span),
        (city, span) => new CareTally(city, span),
        (city, span) => new SupervisionTally(city, span),
        (city, span) => new ReleaseTally(city, span),
        (city, span) => new HazmatWatchTally(city, span),
    ];

    private readonly ImmutableArray<SystemTally> _all = [.. Makers.Select(make => make(city, span))];

    /// <summary>The indicators of all systems, in the order of reports.</summary>
    public static IEnumerable<IndicatorDefinition> Definitions() => [.. HazmatTally.Definitions, .. ElderTally.Definitions(), .. CareTally.Definitions, .. SupervisionTally.Definitions, .. ReleaseTally.Definitions(), .. HazmatWatchTally.Definitions()];

    /// <summary>Gives an outcome to the systems whose range it lies in.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryAdd(in Outcome outcome)
    {
        var known = false;
        foreach (var tally in _all)
        {
            if ((OutcomeKind)outcome.Kind < tally.First || (OutcomeKind)outcome.Kind > tally.Last) continue;
            tally.Add(in outcome);
            known = true;
        }

        return known;
    }

    public void Report(IndicatorValues values)
    {
        foreach (var tally in _all) tally.Report(values);
    }

    public ImmutableArray<Section> Sections() => [.. _all.Select(tally => tally.Section()).OfType<Section>()];
}
