namespace Liandong.Grains.Experiments;

/// <summary>
/// Has the runs of an experiment made by the silos of its cluster. What is wanted is in its state, what is made is in the store: so it goes on wherever it is activated
/// again, and it needs nobody to watch it. Its calls are short; no run is made inside one.
/// </summary>
[Alias("IExperimentGrain")]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>How many runs one experiment may want.</summary>
    public const int MostRuns = 1_000_000;

    /// <summary>How many ranges of seeds one call may bring.</summary>
    public const int MostRanges = 10_000;

    /// <summary>How many runs one look is told.</summary>
    public const int MostTold = 1_000;

    /// <summary>Wants runs, besides those that it wants already; those that failed are tried again, and one that was called off goes on.</summary>
    /// <exception cref="ExperimentRefusedException">They are too many.</exception>
    [Alias("Want")]
    Task Want(ReplicationDefinition definition, SeedRange[] seeds);

    /// <summary>How it stands.</summary>
    /// <param name="from">What has been read of the runs that are made; the default reads from the first one.</param>
    [Alias("Look")]
    Task<ExperimentLook> Look(MadePlace from);

    /// <summary>Calls it off: runs under way are left. What is made stays.</summary>
    /// <returns>Whether there is such an experiment, and it had not ended.</returns>
    [Alias("Cancel")]
    Task<bool> Cancel();

    /// <summary>Tells what a silo does for it, and asks for more.</summary>
    [Alias("Report")]
    Task<WorkOrders> Report(WorkReport report);
}

/// <summary>An experiment cannot be had so.</summary>
/// <param name="message">Why, in English.</param>
/// <param name="zh">Why, in Chinese.</param>
[GenerateSerializer, Alias("ExperimentRefusedException")]
public sealed class ExperimentRefusedException(string message, string zh) : Exception(message), IBilingual
{
    /// <inheritdoc/>
    [Id(0)]
    public string Zh { get; private set; } = zh;
}
