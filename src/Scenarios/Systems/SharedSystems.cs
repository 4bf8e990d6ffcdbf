using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Sharing;

namespace Liandong.Scenarios.Systems;

/// <summary>Other departments' systems as a scenario has them.</summary>
internal static class SharedSystems
{
    /// <summary>The city's systems with a section's changes.</summary>
    /// <exception cref="DefinitionException">A change is about a system that the city does not have.</exception>
    public static DataSources Of(CityRun run, string section, ImmutableArray<SourceChange> changes)
    {
        var systems = run.City.DataSources;
        foreach (var change in changes)
        {
            if (systems.Any(system => system.Code == change.Code)) continue;
            var (zh, en) = Spelling.Hint(change.Code, [.. systems.Select(system => system.Code)]);
            throw new DefinitionException(run.Scenario.Name, 0, $"{section}.sources：{run.City.Name.Zh}没有数据源 {change.Code}；{zh}", $"{section}.sources: {run.City.Name.En} has no data source {change.Code}; {en}");
        }

        return new DataSources(systems.Where(system => system.Role is not null).Select(system =>
        {
            var change = changes.FirstOrDefault(change => change.Code == system.Code);
            return (system.Role!.Value, new DataSource(system.Index, change?.Delay ?? system.Delay, change?.Permitted ?? true, [.. (change?.Outages ?? []).OrderBy(outage => outage.From)]) { Site = system.Site });
        }));
    }
}
