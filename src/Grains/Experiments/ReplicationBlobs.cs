using System.Globalization;

namespace Liandong.Grains.Experiments;

/// <summary>
/// The names of what is kept of runs of experiments. They lie under what they follow from and not under the experiment that asked for them, so whatever asks for the same run
/// finds it; each is written once.
/// </summary>
public static class ReplicationBlobs
{
    private const string DefinitionName = "definition";
    private const string Ending = ".json";

    /// <summary>Everything of a definition.</summary>
    /// <param name="definition">Its name.</param>
    public static string All(string definition) => $"replications/{definition}/";

    /// <summary>The definition itself.</summary>
    /// <param name="definition">Its name.</param>
    public static string Definition(string definition) => All(definition) + DefinitionName;

    /// <summary>The figures of a run.</summary>
    public static string Figures(WantedRun run) => All(run.Definition) + run.Seed.ToString(CultureInfo.InvariantCulture) + Ending;

    /// <summary>The seed of the run that a blob is of; null when it is none of a run.</summary>
    /// <param name="blob">A name that begins with <see cref="All"/>.</param>
    public static long? SeedOf(string blob)
    {
        var name = blob[(blob.LastIndexOf('/') + 1)..];
        return name.EndsWith(Ending, StringComparison.Ordinal) && long.TryParse(name[..^Ending.Length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : null;
    }
}
