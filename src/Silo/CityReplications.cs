using System.Security.Cryptography;
using System.Text;
using Liandong.Grains.Experiments;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Yaml;

namespace Liandong.Silo;

/// <summary>
/// Makes runs of experiments with cities. A city is built once for all runs that have the same files, and a scenario read once for all of its seeds; of both the few that were
/// asked for last are kept.
/// </summary>
public sealed class CityReplications : IReplicationBuilder
{
    private const int MostCities = 3;
    private const int MostAlternatives = 100;
    private const int DigitsOfId = 12;

    private static readonly Text Nameless = new("", "");

    private readonly Lock _gate = new();
    private readonly List<(string Hash, CityDefinition City)> _cities = [];
    private readonly List<(ReplicationDefinition Definition, Alternative Alternative)> _alternatives = [];

    /// <inheritdoc/>
    public string Build => ReplicationKey.ThisModel;

    /// <summary>What the runs of an alternative follow from, but their seeds.</summary>
    public static ReplicationDefinition Definition(Alternative alternative) =>
        new(ReplicationKey.ThisModel, CityRunBuilder.Model, CityContent.Text(alternative.CityHash, alternative.Scenario));

    /// <summary>The id of an experiment in a cluster: its name, and what its runs follow from but their seeds, so that with more of them it is still the same.</summary>
    public static string IdOf(Experiment experiment) => IdOf(experiment.Definition.Name, experiment.Alternatives);

    /// <summary>The same of some alternatives under a name.</summary>
    public static string IdOf(string name, IEnumerable<Alternative> alternatives)
    {
        var definitions = alternatives.Select(alternative => Definition(alternative).NameOf()).Order(StringComparer.Ordinal);
        return name + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', definitions))))[..DigitsOfId];
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Make(ReplicationDefinition definition, long seed, CancellationToken stop)
    {
        var alternative = Readable(definition);
        return Encoding.UTF8.GetBytes(ReplicationFolder.TextOf(ReplicationKey.Of(alternative, seed), BareReplication.Measure(alternative, seed, stop)));
    }

    private Alternative Readable(ReplicationDefinition definition)
    {
        try
        {
            return AlternativeOf(definition);
        }
        catch (DefinitionException error)
        {
            // The definition was read where it was made: it is the files here that are others.
            throw new OtherFilesException($"The city or scenario cannot be read here: {error.Where}: {error.En}", $"城市或情景在这里读不出来：{error.Where}：{error.Zh}");
        }
    }

    private Alternative AlternativeOf(ReplicationDefinition definition) => Kept(_alternatives, definition, MostAlternatives, () =>
    {
        var content = CityContent.Of(new RunDefinition { Model = definition.Model, Content = definition.Content });
        // The key is made of the text as it came, whatever would be written of it here.
        var text = definition.Content[(content.CityHash.Length + 1)..];
        return new Alternative(new AlternativeDefinition("", Nameless, []), new ScenarioFile(content.Scenario.Definition, text, content.Scenario.Source, Variant: null), CityOf(content), content.CityHash);
    });

    private CityDefinition CityOf(CityContent content) => Kept(_cities, content.CityHash, MostCities, () =>
    {
        content.RequireSameCity();
        return CityFiles.Load(content.Scenario.Definition.City);
    });

    // Whoever asks for the same meanwhile waits for it. The one asked for last is first, the one not asked for longest goes.
    private TValue Kept<TKey, TValue>(List<(TKey Key, TValue Value)> kept, TKey key, int most, Func<TValue> make)
        where TKey : notnull
    {
        lock (_gate)
        {
            var at = kept.FindIndex(one => one.Key.Equals(key));
            var found = at < 0 ? (key, make()) : kept[at];
            if (at >= 0) kept.RemoveAt(at);
            else if (kept.Count == most) kept.RemoveAt(most - 1);
            kept.Insert(0, found);
            return found.Item2;
        }
    }
}
