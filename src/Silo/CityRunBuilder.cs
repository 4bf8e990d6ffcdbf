using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Silo;

/// <summary>
/// Builds runs of a city under a scenario. A definition's content is the city's content hash on the first line and the scenario's
/// canonical text below: a silo that has other files under the city's name refuses instead of computing something else.
/// </summary>
public sealed class CityRunBuilder : IRunBuilder
{
    /// <summary>The model's name in definitions.</summary>
    public const string Model = "city";

    private readonly Lock _gate = new();
    private (RunDefinition Definition, CityRun Run)? _last;

    /// <summary>The definition of a run.</summary>
    public static RunDefinition Definition(ScenarioFile scenario, ulong seed) => new()
    {
        Model = Model,
        Content = CityFiles.ContentHash(scenario.Definition.City) + "\n" + scenario.Canonical,
        Seed = seed,
    };

    /// <inheritdoc/>
    public RunShape Shape(RunDefinition definition)
    {
        var run = RunOf(definition);
        // Some ten events a window of two seconds: a grain call for each would cost more than the work.
        return new RunShape { Jurisdictions = run.City.Jurisdictions, LinkDelay = run.City.LinkDelay, End = run.End, SuggestedPartitions = 1 };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions)
    {
        var run = RunOf(definition);
        var limits = Shape(definition).Limits;
        return [.. jurisdictions.Select(index => run.Build(index, limits))];
    }

    // The partitions of a run ask one after the other; the city is read for the first of them.
    private CityRun RunOf(RunDefinition definition)
    {
        lock (_gate)
        {
            if (_last is { } last && last.Definition == definition) return last.Run;
            var run = Read(definition);
            _last = (definition, run);
            return run;
        }
    }

    private static CityRun Read(RunDefinition definition)
    {
        var end = definition.Content.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0) throw new ArgumentException("A city run's content is the city's hash, a line's end and the scenario.", nameof(definition));
        var scenario = ScenarioFiles.Parse(definition.Content[(end + 1)..], "scenario").Definition;
        var (wanted, found) = (definition.Content[..end], CityFiles.ContentHash(scenario.City));
        if (wanted != found) throw new ArgumentException($"The run was defined with another version of city {scenario.City} ({wanted[..8]}) than the one here ({found[..8]}).", nameof(definition));
        return new CityRun(CityFiles.Load(scenario.City), scenario, definition.Seed);
    }
}
