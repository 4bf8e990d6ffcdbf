using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Liandong.Scenarios.Experiments;

/// <summary>Everything that a run's figures follow from. Equal key, equal figures: it need not be run again.</summary>
/// <param name="Model">The build of the model, <see cref="ThisModel"/>.</param>
/// <param name="City">The content hash of the city's files.</param>
/// <param name="Scenario">The hash of the scenario's canonical text, and of what it goes on from.</param>
/// <param name="Seed">The seed.</param>
public sealed record ReplicationKey(string Model, string City, string Scenario, long Seed)
{
    private const int DigitsOfName = 32;

    /// <summary>
    /// The model that is built here: a compiler that is given the same sources gives the same identities to twins and scenarios, and others to others. A version alone would not
    /// tell two builds between two versions apart.
    /// </summary>
    public static string ThisModel { get; } = string.Create(CultureInfo.InvariantCulture, $"{typeof(Twins.TwinKind).Module.ModuleVersionId:N}-{typeof(ReplicationKey).Module.ModuleVersionId:N}");

    /// <summary>The key of a run of an alternative under the model that is built here.</summary>
    public static ReplicationKey Of(Alternative alternative, long seed) => new(ThisModel, alternative.CityHash, alternative.ScenarioHash, seed);

    /// <summary>A name of 32 hexadecimal digits for it.</summary>
    [JsonIgnore]
    public string Name { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Model}\n{City}\n{Scenario}\n{Seed}"))))[..DigitsOfName];
}
