using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Experiments;

/// <summary>Makes alternatives of one scenario. Whatever is wrong with one is told before its first run; the city is the same for all.</summary>
internal sealed class AlternativeBuilder
{
    private readonly Dictionary<string, (CityDefinition City, string Hash)> _cities = new(StringComparer.Ordinal);
    private readonly Func<IEnumerable<Override>, ScenarioFile> _load;
    private readonly Override[] _common;
    private readonly BranchPoint? _from;

    /// <param name="scenario">A bundled scenario's name or a file's path.</param>
    /// <param name="common">Changes that all have in common.</param>
    public AlternativeBuilder(string scenario, IEnumerable<Override> common) => (_load, _common) = (set => ScenarioFiles.Load(scenario, set), [.. common]);

    /// <param name="from">A run from which all go on.</param>
    /// <param name="common">Changes that all have in common from there on.</param>
    public AlternativeBuilder(BranchPoint from, IEnumerable<Override> common) =>
        (_load, _common, _from) = (set => ScenarioFiles.Parse(from.Scenario.Canonical, from.Scenario.Source, set), [.. common], from);

    /// <summary>The scenario with the common changes and an alternative's own.</summary>
    /// <exception cref="DefinitionException">It cannot be run so.</exception>
    public Alternative Build(AlternativeDefinition alternative)
    {
        var file = _load([.. _common, .. alternative.Set]);
        if (!_cities.TryGetValue(file.Definition.City, out var city))
        {
            // The files are looked at once; the city is the same for all of its runs.
            city = (CityFit.CityOf(file.Definition), CityFiles.ContentHash(file.Definition.City));
            _cities.Add(file.Definition.City, city);
        }

        CityFit.Require(city.City, file.Definition);
        var built = new Alternative(alternative, file, city.City, city.Hash) { From = _from };
        if (_from is not null) RequireGoesOn(built, _from);
        return built;
    }

    private static void RequireGoesOn(Alternative alternative, BranchPoint from)
    {
        var (was, now) = (from.Scenario.Definition, alternative.Scenario.Definition);
        var settled = was.City != now.City ? "city" : was.Start != now.Start ? "start" : was.Duration != now.Duration ? "duration"
            : !was.Faults.HasSensorsOf(now.Faults) ? "faults.sensors-…" : null;
        if (now.FindsWarmUp) throw Error("从那一刻起都计入，warm-up 无从再定", "all from that instant on is measured, so there is no warm-up to be found");
        if (settled is not null) throw Error($"{settled} 在运行开始时就已定下", $"{settled} was settled at the run's beginning");
        try
        {
            BareReplication.Opened(new CityRun(alternative.City, now, from.Seeds), from);
        }
        catch (CheckpointException error)
        {
            throw Error($"其中的人员、队伍或设备与那一刻不同（原文：{error.Message}）", $"it has other staff, crews or devices than were there ({error.Message})");
        }

        DefinitionException Error(string zh, string en) => new(from.Scenario.Source, 0, $"方案 {alternative.Name} 不能从运行 {from.Run} 的 {from.Local:yyyy-MM-dd HH:mm} 继续：{zh}", $"the alternative {alternative.Name} cannot go on from run {from.Run} at {from.Local:yyyy-MM-dd HH:mm}: {en}");
    }
}
