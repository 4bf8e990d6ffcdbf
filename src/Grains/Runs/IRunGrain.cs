using Liandong.Twins.Time;
using Orleans.Concurrency;

namespace Liandong.Grains.Runs;

/// <summary>A run's digests.</summary>
[GenerateSerializer, Immutable, Alias("RunDigests")]
public sealed record RunDigests([property: Id(0)] Digest Combined, [property: Id(1)] IReadOnlyList<Digest> ByJurisdiction);

/// <summary>What a run is, and how it stood when that was last stored.</summary>
/// <param name="Definition">What is run.</param>
/// <param name="Options">How it is carried out.</param>
/// <param name="Created">When it was first started, in wall time.</param>
/// <param name="Checkpoint">The barrier of its last complete checkpoint; none without one.</param>
/// <param name="Incarnation">Which run of this id it is.</param>
[GenerateSerializer, Immutable, Alias("RunDescription")]
public sealed record RunDescription([property: Id(0)] RunDefinition Definition, [property: Id(1)] RunOptions Options, [property: Id(2)] DateTimeOffset Created, [property: Id(3)] SimTime? Checkpoint, [property: Id(4)] RunIncarnation Incarnation);

/// <summary>What a fork takes over of its parent.</summary>
/// <param name="Epoch">The parent's present epoch; 0 when there is no such run.</param>
/// <param name="Checkpoint">Its last complete checkpoint; none without one.</param>
/// <param name="Incarnation">Which run of its id the parent is; none when there is no such run.</param>
[GenerateSerializer, Immutable, Alias("ForkSource")]
public sealed record ForkSource([property: Id(0)] int Epoch, [property: Id(1)] CheckpointPlace? Checkpoint, [property: Id(2)] RunIncarnation? Incarnation);

/// <summary>What a twin says of itself: its fields in the order in which it writes them.</summary>
[GenerateSerializer, Immutable, Alias("TwinFields")]
public sealed record TwinFields([property: Id(0)] TwinId Twin, [property: Id(1)] SimTime Time, [property: Id(2)] IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>One run (运行); the key is its id. It is the clock: it opens the windows and routes the mail between partitions.</summary>
[Alias("IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>
    /// Starts the run and returns at once. Starting it again with the same definition changes nothing. A fork takes over the inputs of its parent
    /// that came before it, and begins from the parent's last checkpoint before it, if there is one.
    /// </summary>
    /// <exception cref="InvalidOperationException">The run was started with another definition.</exception>
    [Alias("Start"), ResponseTimeout("00:02:00")]
    Task Start(RunDefinition definition, RunOptions options);

    /// <summary>Goes on with a run that was interrupted, from its last checkpoint; one that has ended is repeated from there, so that its outcomes can be read. A paced one takes up its pace where it stood. A run that is under way is left alone.</summary>
    /// <exception cref="InvalidOperationException">There is no such run.</exception>
    /// <exception cref="RunMisfitException">It was written in another format.</exception>
    [Alias("Resume")]
    Task Resume();

    /// <summary>Takes care that the run goes on if it has not ended, at the pace of the wall clock as if nothing had been; a run that is under way is left alone.</summary>
    [Alias("Tend")]
    Task Tend();

    /// <summary>The run at the last barrier.</summary>
    [Alias("Status"), AlwaysInterleave]
    Task<RunStatus> Status();

    /// <summary>What a fork of this run takes over: the journals up to the present epoch, and the checkpoints up to the last one.</summary>
    [Alias("Source"), AlwaysInterleave]
    Task<ForkSource> Source();

    /// <summary>What the run is and how it was last stored; none when there is no such run.</summary>
    [Alias("Describe"), AlwaysInterleave]
    Task<RunDescription?> Describe();

    /// <summary>Answers when the run has ended, or with its status after this time (at most 20 s) if that comes first.</summary>
    [Alias("WaitForEnd"), AlwaysInterleave]
    Task<RunStatus> WaitForEnd(TimeSpan atMost);

    /// <summary>
    /// Stops the run at the next barrier, with a checkpoint, and answers when it stands: nobody goes on with it until it is resumed. One that is carried
    /// by a process which cannot be called is stopped in the store, and that process finds out at its next checkpoint or at its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such run.</exception>
    /// <exception cref="RunMisfitException">It was written in another format.</exception>
    [Alias("Cancel"), ResponseTimeout("00:02:00")]
    Task Cancel();

    /// <summary>The digests of the run and of its jurisdictions at the last barrier.</summary>
    /// <exception cref="InvalidOperationException">The run has not ended.</exception>
    [Alias("Digests"), ResponseTimeout("00:01:00")]
    Task<RunDigests> Digests();

    /// <summary>Reads outcomes of a run that has ended, in canonical order, at most <see cref="OutcomeChunk.LargestBytes"/> at once. The same cursor always gives the same chunk.</summary>
    /// <exception cref="InvalidOperationException">The run has not ended.</exception>
    [Alias("ReadOutcomes"), ResponseTimeout("00:01:00")]
    Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from);

    /// <summary>A twin's fields at the last barrier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such twin.</exception>
    [Alias("Ask"), AlwaysInterleave]
    Task<TwinFields> Ask(TwinId twin);

    /// <summary>Takes inputs in: kind, receiver and payload; time, source and number are given here. Answers when the journal has them.</summary>
    /// <exception cref="InputRefusedException">They were not taken; the message says why.</exception>
    [Alias("Report"), AlwaysInterleave]
    Task<InputReceipt> Report(InputBatch inputs);

    /// <summary>Leaves the run as it is and frees its memory. One that has not ended stops at the next barrier with a checkpoint, and can be resumed.</summary>
    [Alias("Close"), ResponseTimeout("00:02:00")]
    Task Close();

    /// <summary>
    /// Lets the run go at once and without a word in the store, where a member no longer sees the store and others do: it takes no inputs any more, and whoever
    /// raises its epoch goes on with it. Elsewhere than at that member nothing changes.
    /// </summary>
    /// <param name="member">The member that is to let it go.</param>
    [Alias("Abandon"), AlwaysInterleave]
    Task Abandon(SiloAddress member);

    /// <summary>Stops the run and removes all that is stored of it.</summary>
    [Alias("Remove"), ResponseTimeout("00:02:00")]
    Task Remove();
}
