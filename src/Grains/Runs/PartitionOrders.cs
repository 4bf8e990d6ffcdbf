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

    /// <summary>The run.</summary>
    [Id(5)]
    public required RunIncarnation Run { get; init; }

    /// <summary>Which of the run's phases this is; a later one takes over.</summary>
    [Id(6)]
    public int Phase { get; init; }

    /// <summary>The checkpoint to go on from; none begins at the beginning.</summary>
    [Id(4)]
    public CheckpointPlace? From { get; init; }

    /// <summary>The jurisdictions of this partition, in order of index.</summary>
    public IReadOnlyList<int> Mine => [.. Enumerable.Range(0, Owners.Length).Where(jurisdiction => Owners[jurisdiction] == Number)];
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

    /// <summary>The mail from other partitions and the inputs, packed as events.</summary>
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

/// <summary>The order to copy the state at a barrier, for a checkpoint.</summary>
[GenerateSerializer, Immutable, Alias("Capture")]
public sealed record Capture
{
    /// <summary>The checkpoint to be.</summary>
    [Id(0)]
    public required CheckpointPlace Place { get; init; }

    /// <summary>The complete checkpoints whose outcomes are all that was recorded before the last one: see <see cref="OutcomeChain"/>.</summary>
    [Id(3)]
    public required IReadOnlyList<CheckpointPlace> Chain { get; init; }

    /// <summary>How many of them stay: what was recorded after those is stored with this one.</summary>
    [Id(4)]
    public required int Stay { get; init; }

    /// <summary>The mail from other partitions, packed as events: it belongs to the state.</summary>
    [Id(2)]
    public required IReadOnlyList<byte[]> Mail { get; init; }
}

/// <summary>What came of a <see cref="Capture"/>: the copy is made and is being stored.</summary>
/// <param name="StateBytes">How large the state is, in bytes.</param>
/// <param name="Pause">How long the copy took, in wall time.</param>
[GenerateSerializer, Immutable, Alias("Captured")]
public sealed record Captured([property: Id(0)] long StateBytes, [property: Id(1)] TimeSpan Pause);
