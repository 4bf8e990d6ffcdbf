using Liandong.Twins.Time;
using Orleans.Concurrency;

namespace Liandong.Grains.Runs;

/// <summary>A run's digests.</summary>
[GenerateSerializer, Immutable, Alias("RunDigests")]
public sealed record RunDigests([property: Id(0)] Digest Combined, [property: Id(1)] IReadOnlyList<Digest> ByJurisdiction);

/// <summary>What a twin says of itself: its fields in the order in which it writes them.</summary>
[GenerateSerializer, Immutable, Alias("TwinFields")]
public sealed record TwinFields([property: Id(0)] TwinId Twin, [property: Id(1)] SimTime Time, [property: Id(2)] IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>One run (运行); the key is its id. It is the clock: it opens the windows and routes the mail between partitions.</summary>
[Alias("IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Starts the run and returns at once. Starting it again with the same definition changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The run was started with another definition.</exception>
    [Alias("Start")]
    Task Start(RunDefinition definition, RunOptions options);

    /// <summary>The run at the last barrier.</summary>
    [Alias("Status"), AlwaysInterleave]
    Task<RunStatus> Status();

    /// <summary>Answers when the run has ended, or with its status after this time (at most 20 s) if that comes first.</summary>
    [Alias("WaitForEnd"), AlwaysInterleave]
    Task<RunStatus> WaitForEnd(TimeSpan atMost);

    /// <summary>Stops the run at the next barrier and answers when it stands.</summary>
    [Alias("Cancel")]
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
    [Alias("Ask")]
    Task<TwinFields> Ask(TwinId twin);

    /// <summary>Cancels the run if it has not ended, forgets it and frees its memory.</summary>
    [Alias("Close")]
    Task Close();
}
