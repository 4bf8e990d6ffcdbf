using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What a run is doing.</summary>
public enum RunState
{
    /// <summary>Nobody has started it.</summary>
    NotStarted = 0,

    /// <summary>Its partitions are being built.</summary>
    Loading = 1,

    /// <summary>Windows are being stepped.</summary>
    Running = 2,

    /// <summary>It reached its end, or nothing was due any more.</summary>
    Finished = 3,

    /// <summary>Somebody stopped it: nobody goes on with it until it is resumed.</summary>
    Cancelled = 4,

    /// <summary>It could not go on; <see cref="RunStatus.Failure"/> says why.</summary>
    Failed = 5,

    /// <summary>It has not ended, and nobody steps it: its silo stopped or was lost. It can be resumed.</summary>
    Interrupted = 6,
}

/// <summary>A run at the last barrier.</summary>
[GenerateSerializer, Immutable, Alias("RunStatus")]
public sealed record RunStatus
{
    [Id(0)]
    public RunState State { get; init; }

    /// <summary>Every event before this instant has been handled.</summary>
    [Id(1)]
    public SimTime Time { get; init; }

    /// <summary>Where the run ends.</summary>
    [Id(2)]
    public SimTime End { get; init; }

    /// <summary>How many events have been handled.</summary>
    [Id(3)]
    public long Handled { get; init; }

    /// <summary>How many windows have been stepped; empty ones are skipped.</summary>
    [Id(4)]
    public long Windows { get; init; }

    /// <summary>Wall time since the first window opened, until now or the end.</summary>
    [Id(5)]
    public TimeSpan Wall { get; init; }

    /// <summary>How many partitions step the run.</summary>
    [Id(6)]
    public int Partitions { get; init; }

    /// <summary>Why the run failed; none otherwise.</summary>
    [Id(7)]
    public RunFailure? Failure { get; init; }

    /// <summary>The epoch that fences all earlier ones off: 1, and more for each time the run was recovered, resumed or stopped from elsewhere.</summary>
    [Id(8)]
    public int Epoch { get; init; }

    /// <summary>What has been checkpointed in this life.</summary>
    [Id(9)]
    public CheckpointStatus Checkpoints { get; init; } = new();

    /// <summary>How many inputs have been acknowledged, in all lives.</summary>
    [Id(10)]
    public long Inputs { get; init; }

    /// <summary>The digest of a run that has finished; none otherwise.</summary>
    [Id(11)]
    public string? Digest { get; init; }

    /// <summary>The present at the run's pace: an input that arrives now is due no earlier.</summary>
    [Id(12)]
    public SimTime Present { get; init; }

    /// <summary>What whoever answers for the run should know although it goes on, of all its lives; the last few.</summary>
    [Id(13)]
    public IReadOnlyList<RunNotice> Notices { get; init; } = [];

    /// <summary>Which life of the run this is: 1, and one more for each time it was recovered or resumed.</summary>
    [Id(14)]
    public int Lives { get; init; }

    /// <summary>Whether the run has come to an end, good or bad.</summary>
    public bool HasEnded => State is RunState.Finished or RunState.Cancelled or RunState.Failed;
}

/// <summary>What a run has checkpointed in this life.</summary>
[GenerateSerializer, Immutable, Alias("CheckpointStatus")]
public sealed record CheckpointStatus
{
    /// <summary>How many checkpoints are complete.</summary>
    [Id(0)]
    public int Complete { get; init; }

    /// <summary>The barrier of the last complete one.</summary>
    [Id(1)]
    public SimTime Last { get; init; }

    /// <summary>How large its state is, in bytes, over all partitions.</summary>
    [Id(2)]
    public long StateBytes { get; init; }

    /// <summary>The longest pause that one took at its barrier, in wall time.</summary>
    [Id(3)]
    public TimeSpan LongestPause { get; init; }

    /// <summary>All pauses together, in wall time.</summary>
    [Id(4)]
    public TimeSpan Pauses { get; init; }

    /// <summary>Why the last attempt failed; none when it did not. The run goes on and tries again.</summary>
    [Id(5)]
    public RunFailure? Failure { get; init; }
}
