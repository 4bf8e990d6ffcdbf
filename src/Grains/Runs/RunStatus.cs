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

    /// <summary>Somebody cancelled it.</summary>
    Cancelled = 4,

    /// <summary>It could not go on; <see cref="RunStatus.Failure"/> says why.</summary>
    Failed = 5,
}

/// <summary>Why a run could not go on.</summary>
[GenerateSerializer, Immutable, Alias("RunFailure")]
public sealed record RunFailure
{
    /// <summary>The engine's rule that was broken; none when the fault lies elsewhere (a definition, a lost silo).</summary>
    [Id(0)]
    public EngineRule? Rule { get; init; }

    /// <summary>The twin that broke it.</summary>
    [Id(1)]
    public TwinId Twin { get; init; }

    /// <summary>The jurisdiction in which it showed: the receiver's for mail, the twin's own otherwise.</summary>
    [Id(4)]
    public int Jurisdiction { get; init; }

    /// <summary>When, in simulation time.</summary>
    [Id(2)]
    public SimTime Time { get; init; }

    /// <summary>What happened, for people.</summary>
    [Id(3)]
    public required string Text { get; init; }

    /// <summary>A failure from an exception.</summary>
    public static RunFailure From(Exception error) => error is EngineRuleException broken
        ? new RunFailure { Rule = broken.Rule, Twin = broken.Twin, Jurisdiction = broken.Jurisdiction, Time = broken.Time, Text = broken.Message }
        : new RunFailure { Text = $"{error.GetType().Name}: {error.Message}" };
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

    /// <summary>Whether the run has come to an end, good or bad.</summary>
    public bool HasEnded => State is RunState.Finished or RunState.Cancelled or RunState.Failed;
}
