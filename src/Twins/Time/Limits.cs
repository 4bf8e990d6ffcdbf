using Orleans;

namespace Liandong.Twins.Time;

/// <summary>
/// A limit on everything a jurisdiction may hold or do, so that a runaway rule ends in a named error and not in a hang.
/// What is counted over time is counted in spans (see <see cref="Window"/>), so whether a run stays below its limits depends
/// on the model alone, not on windows, partitions or silos.
/// </summary>
[GenerateSerializer, Immutable, Alias("Limits")]
public sealed record Limits
{
    /// <summary>Events a jurisdiction may handle in one span.</summary>
    [Id(0)]
    public int EventsPerSpan { get; init; } = 20_000_000;

    /// <summary>Events that may wait in one jurisdiction's queue. Mail counts from the span after the one in which it was sent.</summary>
    [Id(1)]
    public int QueueLength { get; init; } = 20_000_000;

    /// <summary>Mails a jurisdiction may send in one span.</summary>
    [Id(2)]
    public int MailPerSpan { get; init; } = 5_000_000;

    /// <summary>Outcomes a jurisdiction may record in one span.</summary>
    [Id(3)]
    public int OutcomesPerSpan { get; init; } = 5_000_000;

    /// <summary>Inputs a jurisdiction may handle in one span.</summary>
    [Id(4)]
    public int InputsPerSpan { get; init; } = 1_000_000;

    /// <summary>Twins that may join one jurisdiction, from its building to the run's end; at most 2^24.</summary>
    [Id(5)]
    public int Twins { get; init; } = 10_000_000;

    /// <summary>How deep twins may join from the beginning of a twin that itself has just joined.</summary>
    [Id(6)]
    public int JoinDepth { get; init; } = 32;
}
