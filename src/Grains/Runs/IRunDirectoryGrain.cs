namespace Liandong.Grains.Runs;

/// <summary>The runs of a store, and its experiments that go on; there is one such grain, with the key 0. Runs and experiments enter themselves when they start.</summary>
[Alias("IRunDirectoryGrain")]
public interface IRunDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>Enters a run, or how it stands now.</summary>
    [Alias("Enter")]
    Task Enter(RunEntry entry);

    /// <summary>Strikes a run out.</summary>
    [Alias("Strike")]
    Task Strike(string run);

    /// <summary>All runs, the newest first.</summary>
    [Alias("List")]
    Task<IReadOnlyList<RunEntry>> List();

    /// <summary>Enters an experiment that goes on.</summary>
    [Alias("EnterExperiment")]
    Task EnterExperiment(RunEntry entry);

    /// <summary>Strikes an experiment out: nothing is to be made for it any more.</summary>
    [Alias("StrikeExperiment")]
    Task StrikeExperiment(string experiment);

    /// <summary>The experiments that go on, the oldest first.</summary>
    [Alias("Experiments")]
    Task<IReadOnlyList<RunEntry>> Experiments();
}

/// <summary>One run, or experiment, in the list.</summary>
[GenerateSerializer, Immutable, Alias("RunEntry")]
public sealed record RunEntry
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>When it was first started, in wall time.</summary>
    [Id(1)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether it is to go on: it has not ended.</summary>
    [Id(2)]
    public required bool IsUnfinished { get; init; }

    /// <summary>The cluster that goes on with it; several may share a store, and each leaves the others' runs alone.</summary>
    [Id(3)]
    public required string Cluster { get; init; }
}
