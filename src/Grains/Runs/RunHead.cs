namespace Liandong.Grains.Runs;

/// <summary>
/// What is kept of a run in its head, the one piece of its storage that is changed in place, and by ETag only: so it is the fence.
/// Whoever raises the epoch owns the run from then on; a silo that was cut off finds its next change of the head refused.
/// </summary>
[GenerateSerializer, Alias("RunHead")]
public sealed class RunHead
{
    /// <summary>The format that this version writes.</summary>
    public const int PresentFormat = 2;

    /// <summary>The format in which the run's head, journal and checkpoints are kept; 0 when there is no run.</summary>
    [Id(0)]
    public int Format { get; set; }

    /// <summary>Which life of the run this is; 0 before the first.</summary>
    [Id(1)]
    public int Epoch { get; set; }

    /// <summary>What is run.</summary>
    [Id(2)]
    public RunDefinition? Definition { get; set; }

    /// <summary>How it is carried out.</summary>
    [Id(3)]
    public RunOptions? Options { get; set; }

    /// <summary>What the run was doing when the head was last written: running, or how it ended.</summary>
    [Id(4)]
    public RunState State { get; set; }

    /// <summary>Why it failed, in English; none otherwise.</summary>
    [Id(5)]
    public string? Failure { get; set; }

    /// <summary>The last complete checkpoint; none yet when empty.</summary>
    [Id(6)]
    public CheckpointPlace? Checkpoint { get; set; }

    /// <summary>The digest of a run that has finished, as 32 hexadecimal digits.</summary>
    [Id(7)]
    public string? Digest { get; set; }

    /// <summary>When the run was first started, in wall time.</summary>
    [Id(8)]
    public DateTimeOffset Created { get; set; }

    /// <summary>Where wall time and simulation time of a paced run meet, so that it knows after a loss how far it should be.</summary>
    [Id(9)]
    public PaceAnchor? Anchor { get; set; }

    /// <summary>How many lives have begun since the last complete checkpoint: a run that loses its silo again and again is given up.</summary>
    [Id(10)]
    public int Futile { get; set; }

    /// <summary>The barrier of that checkpoint, in milliseconds since the run's start.</summary>
    [Id(11)]
    public long CheckpointMilliseconds { get; set; }

    /// <summary>Which existence of the run's id this is: the mark of its <see cref="RunIncarnation"/>. Format 1 had none.</summary>
    [Id(12)]
    public string Incarnation { get; set; } = "";

    /// <summary>How many inputs a fork took over from its parent: its journal must have them.</summary>
    [Id(13)]
    public long Inherited { get; set; }

    /// <summary>The same in Chinese.</summary>
    [Id(14)]
    public string? FailureZh { get; set; }

    /// <summary>What kind of failure it was.</summary>
    [Id(15)]
    public RunFailureKind FailureKind { get; set; }

    /// <summary>What whoever answers for the run should know; the last few.</summary>
    [Id(16)]
    public List<RunNotice> Notices { get; set; } = [];

    /// <summary>How many lives have carried it: 1, and one more for each time it was gone on with. Epochs that only fence, as a stop from elsewhere does, are none.</summary>
    [Id(17)]
    public int Lives { get; set; }

    /// <summary>Who raised the epoch: a mark of the one life's keeper. Two may raise it to the same number, and only one of them has written it.</summary>
    [Id(18)]
    public string Owner { get; set; } = "";

    /// <summary>A copy to be changed.</summary>
    public RunHead Copy() => (RunHead)MemberwiseClone();

    /// <summary>The run as the head tells of it, when nobody carries it here.</summary>
    public RunStatus ToStatus() => new()
    {
        State = IsUnfinished ? RunState.Interrupted : State,
        Epoch = Epoch,
        Lives = Lives,
        Digest = Digest,
        Failure = Failure is { } text ? new RunFailure { Kind = FailureKind, Text = text, Zh = FailureZh ?? text } : null,
        Notices = Notices,
    };

    /// <summary>Nothing but its description is read of a run of another format.</summary>
    /// <exception cref="RunMisfitException">The run is of another format; the message says what is different.</exception>
    public void RequireFormat(string run)
    {
        if (Format == PresentFormat) return;
        var (why, zh) = Format == 1
            ? (" Format 1 keeps journals and checkpoints under the run's id alone and not under the mark of its incarnation, so this version does not find them.", "格式 1 的日志和检查点直接放在运行的标识之下，不在每次新建的记号之下，这个版本找不到它们。")
            : ("", "");
        throw new RunMisfitException(
            $"Run {run} is of format {Format}; this version reads format {PresentFormat}.{why} Open it with the version that wrote it, or remove it and run anew.",
            $"运行 {run} 的格式是 {Format}，这个版本读格式 {PresentFormat}。{zh}请用写它的版本打开，或删除后重新运行。");
    }

    /// <summary>Whether the run is to go on: it was started and has not ended.</summary>
    public bool IsUnfinished => Format != 0 && State is RunState.Loading or RunState.Running or RunState.Interrupted;
}

/// <summary>An instant at which wall time and simulation time meet.</summary>
/// <param name="Wall">The wall time.</param>
/// <param name="Milliseconds">The simulation time, in milliseconds since the run's start.</param>
[GenerateSerializer, Immutable, Alias("PaceAnchor")]
public sealed record PaceAnchor([property: Id(0)] DateTimeOffset Wall, [property: Id(1)] long Milliseconds);

/// <summary>Names one checkpoint (检查点) in the store.</summary>
/// <param name="Run">The run that took it.</param>
/// <param name="Epoch">The epoch in which it was taken.</param>
/// <param name="Number">Its number in that epoch, from 1.</param>
/// <param name="Incarnation">The mark of that run's incarnation; empty in format 1.</param>
[GenerateSerializer, Immutable, Alias("CheckpointPlace")]
public sealed record CheckpointPlace([property: Id(0)] string Run, [property: Id(1)] int Epoch, [property: Id(2)] int Number, [property: Id(3)] string Incarnation = "")
{
    /// <summary>The run that took it.</summary>
    internal RunIncarnation Of => new(Run, Incarnation);
}
