using System.Runtime.InteropServices;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>A place in a run's outcomes in canonical order: the next one is the first at or after (time, jurisdiction, record). The default is the beginning.</summary>
[GenerateSerializer, Immutable, Alias("OutcomeCursor")]
public readonly record struct OutcomeCursor([property: Id(0)] long Time, [property: Id(1)] int Jurisdiction, [property: Id(2)] int Record);

/// <summary>Some outcomes in canonical order: time, then jurisdiction, then the order in which the jurisdiction recorded them.</summary>
[GenerateSerializer, Immutable, Alias("OutcomeChunk")]
public sealed record OutcomeChunk
{
    /// <summary>No chunk is larger than this many bytes.</summary>
    public const int LargestBytes = 4 << 20;

    /// <summary>The outcomes as bytes, in <see cref="Outcome"/>'s layout.</summary>
    [Id(0)]
    public required byte[] Packed { get; init; }

    /// <summary>Where to read on.</summary>
    [Id(1)]
    public required OutcomeCursor Next { get; init; }

    /// <summary>Whether nothing follows.</summary>
    [Id(2)]
    public required bool Last { get; init; }

    /// <summary>The outcomes.</summary>
    public ReadOnlySpan<Outcome> Outcomes => MemoryMarshal.Cast<byte, Outcome>(Packed);
}
