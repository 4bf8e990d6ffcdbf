using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Where a run's partitions live.</summary>
public enum PartitionPlacement
{
    /// <summary>Beside the clock: the fastest for a run that fits one silo.</summary>
    BesideTheClock = 0,

    /// <summary>In turn on every active silo.</summary>
    OnEverySilo = 1,
}

/// <summary>How a run is carried out. No option ever changes its result.</summary>
[GenerateSerializer, Immutable, Alias("RunOptions")]
public sealed record RunOptions
{
    /// <summary>How many partitions step the run; 0 takes what the model suggests, or one a processor.</summary>
    [Id(0)]
    public int Partitions { get; init; }

    /// <summary>The length of a window, at most the link delay; none takes the link delay.</summary>
    [Id(1)]
    public SimDuration? Window { get; init; }

    /// <summary>Where the partitions live.</summary>
    [Id(2)]
    public PartitionPlacement Placement { get; init; }

    /// <summary>How fast simulation time may pass: the name of a pace that the silo's <see cref="IPaceBuilder"/> knows.</summary>
    [Id(3)]
    public string Pace { get; init; } = Unpaced.Name;

    /// <summary>How much wall time lies between two checkpoints; nothing takes none. Between a minute and half a minute little is lost and little paid.</summary>
    [Id(4)]
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the run is kept in the store, so that it can be recovered, resumed and forked. One of many that are repeated when they are lost need not be.</summary>
    [Id(5)]
    public bool IsKept { get; init; } = true;

    /// <summary>What whoever starts the run wants to be told again when it is looked for later; the engine does not read it.</summary>
    [Id(6)]
    public string Note { get; init; } = "";

    /// <summary>Whether a fork is computed from the beginning, although its parent has a checkpoint to go on from.</summary>
    [Id(7)]
    public bool FromBeginning { get; init; }

    /// <summary>The window to use with this link delay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window is longer than the link delay or not longer than nothing.</exception>
    public SimDuration WindowFor(SimDuration linkDelay)
    {
        var window = Window ?? linkDelay;
        if (window <= SimDuration.Zero || window > linkDelay) throw new ArgumentOutOfRangeException(nameof(linkDelay), $"{nameof(Window)} is {window}; it must be longer than nothing and at most the link delay of {linkDelay}.");
        return window;
    }

    /// <summary>How many partitions to open for a run of this shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int PartitionsFor(RunShape shape)
    {
        if (Partitions < 0) throw new ArgumentOutOfRangeException(nameof(shape), $"{nameof(Partitions)} is {Partitions}; it must not be negative.");
        var wanted = Partitions > 0 ? Partitions : shape.SuggestedPartitions > 0 ? shape.SuggestedPartitions : Environment.ProcessorCount;
        return Math.Min(wanted, shape.Jurisdictions);
    }
}
