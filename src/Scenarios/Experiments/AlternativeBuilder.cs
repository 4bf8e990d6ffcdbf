using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>Makes alternatives of one scenario. Whatever is wrong with one is told before its first run; the city is the same for all.</summary>
/// <param name="scenario">A bundled scenario's name or a file's path.</param>
/// <param name="common">Changes that all have in common.</param>
internal sealed class AlternativeBuilder(string scenario, IEnumerable<Override> common)
{
    private readonly Dictionary<string, (CityDefinition City, string Hash)> _cities = new(StringComparer.Ordinal);

    /// <summary>The scenario with the common changes and an alternative's own.</summary>
    /// <exception cref="DefinitionException">It cannot be run so.</exception>
    public Alternative Build(AlternativeDefinition alternative)
    {
        var file = ScenarioFiles.Load(scenario, [.. common, .. alternative.Set]);
        if (!_cities.TryGetValue(file.Definition.City, out var city))
        {
            // The files are looked at once; the city is the same for all of its runs.
            city = (CityFit.CityOf(file.Definition), CityFiles.ContentHash(file.Definition.City));
            _cities.Add(file.Definition.City, city);
        }

        CityFit.Require(city.City, file.Definition);
        return new Alternative(alternative, file, city.City, city.Hash);
    }
}
