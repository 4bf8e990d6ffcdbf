using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>What a partition must know to open.</summary>
[GenerateSerializer, Immutable, Alias("PartitionPlan")]
public sealed record PartitionPlan
{
    /// <summary>Which life of the run this is: a higher epoch takes over, a lower one is refused.</summary>
    [Id(0)]
    public required int Epoch { get; init; }

    /// <summary>The partition's number in the run.</summary>
    [Id(1)]
    public required int Number { get; init; }

    /// <summary>The partition that owns each jurisdiction, by jurisdiction.</summary>
    [Id(2)]
    public required int[] Owners { get; init; }

    /// <summary>What to build.</summary>
    [Id(3)]
    public required RunDefinition Definition { get; init; }
}

/// <summary>The order to step windows.</summary>
[GenerateSerializer, Immutable, Alias("Advance")]
public sealed record Advance
{
    /// <summary>The run's epoch.</summary>
    [Id(0)]
    public required int Epoch { get; init; }

    /// <summary>The orders of an epoch count up from 1; the same number again gets the same answer again.</summary>
    [Id(1)]
    public required long Number { get; init; }

    /// <summary>The first window. Every partition of the run steps it, also one with nothing due in it.</summary>
    [Id(2)]
    public required Window First { get; init; }

    /// <summary>The length of the windows after it.</summary>
    [Id(5)]
    public required SimDuration Length { get; init; }

    /// <summary>Where to stop: the first window's end, or later when no other partition can send mail.</summary>
    [Id(3)]
    public required SimTime Until { get; init; }

    /// <summary>The mail from other partitions, packed as events.</summary>
    [Id(4)]
    public required IReadOnlyList<byte[]> Mail { get; init; }
}

/// <summary>What came of an <see cref="Advance"/>.</summary>
[GenerateSerializer, Immutable, Alias("Advanced")]
public sealed record Advanced
{
    /// <summary>Every event before this instant has been handled. Earlier than asked for: not done yet, ask again.</summary>
    [Id(0)]
    public required SimTime Reached { get; init; }

    /// <summary>When something is next due, in a queue or in the mail sent.</summary>
    [Id(1)]
    public required SimTime NextDue { get; init; }

    /// <summary>How many events have been handled since the beginning.</summary>
    [Id(2)]
    public required long Handled { get; init; }

    /// <summary>How many windows were stepped by this order.</summary>
    [Id(3)]
    public required int Windows { get; init; }

    /// <summary>The mail for each partition, packed as events; empty arrays where there is none.</summary>
    [Id(4)]
    public required IReadOnlyList<byte[]> Mail { get; init; }

    /// <summary>Why it could not go on; none when all is well.</summary>
    [Id(5)]
    public RunFailure? Failure { get; init; }
}

/// <summary>A partition is not open at the epoch it was asked for, or was asked out of turn.</summary>
[GenerateSerializer, Alias("PartitionRefusedException")]
public sealed class PartitionRefusedException(string message) : Exception(message);

/// <summary>Steps some jurisdictions of a run (分区). The key is <c>run/partition</c>. Only the run's clock gives it orders.</summary>
[Alias("IPartitionGrain")]
public interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>Builds the jurisdictions and begins. A lower epoch than the present one is refused; the same one again gets the same answer again.</summary>
    [Alias("Open"), ResponseTimeout("00:05:00")]
    Task<Advanced> Open(PartitionPlan plan);

    /// <summary>Delivers the mail and steps windows up to <see cref="Advance.Until"/>, or for 50 ms of wall time.</summary>
    /// <exception cref="PartitionRefusedException">The partition is not open at this epoch, or the number is not the next one.</exception>
    [Alias("Advance"), ResponseTimeout("00:01:00")]
    Task<Advanced> Advance(Advance order);

    /// <summary>Delivers the mail that is under way, which belongs to the final state, and lets every twin leave behind what is still open at the run's end; asked again, gives the same answer again.</summary>
    [Alias("Finish"), ResponseTimeout("00:01:00")]
    Task<Advanced> Finish(int epoch, SimTime end, IReadOnlyList<byte[]> mail);

    /// <summary>The digests of its jurisdictions, in order of index.</summary>
    [Alias("Digests"), ResponseTimeout("00:01:00")]
    Task<IReadOnlyList<Digest>> Digests();

    /// <summary>Its outcomes from a place on, in canonical order, at most this many.</summary>
    [Alias("ReadOutcomes"), ResponseTimeout("00:01:00")]
    Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from, int atMost);

    /// <summary>A twin's fields.</summary>
    [Alias("Ask")]
    Task<TwinFields> Ask(TwinId twin);

    /// <summary>Forgets everything.</summary>
    [Alias("Close")]
    Task Close();
}
