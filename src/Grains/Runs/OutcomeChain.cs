namespace Liandong.Grains.Runs;

/// <summary>What one checkpoint's blobs of outcomes cover: everything since the checkpoint before it in the chain.</summary>
/// <param name="Place">The checkpoint.</param>
/// <param name="Level">How often what it covers has been put together: 0 for what was recorded since the checkpoint before it alone.</param>
/// <param name="Bytes">How long the blobs of all its partitions are.</param>
[GenerateSerializer, Immutable, Alias("OutcomeSpan")]
public sealed record OutcomeSpan([property: Id(0)] CheckpointPlace Place, [property: Id(1)] int Level, [property: Id(2)] long Bytes);

/// <summary>
/// The checkpoints whose outcomes together are all that a run has recorded. Most checkpoints add a short span; every so many, one stores anew what the
/// last ones hold, for the partitions have it in memory. So a run of any age is read from few blobs, and each outcome is written a few times only:
/// once, and once more for each level (as in a log-structured merge; O'Neil et al. 1996).
/// </summary>
internal static class OutcomeChain
{
    /// <summary>So many spans of one level become one of the next.</summary>
    public const int Fan = 16;

    /// <summary>What is longer is not put together: blobs of such a length are read well one by one, and writing them again would cost more.</summary>
    public const long LongestTogether = 64L << 20;

    /// <summary>The chain that begins with nothing.</summary>
    public static IReadOnlyList<OutcomeSpan> Empty { get; } = [];

    /// <summary>The chain up to and with a checkpoint.</summary>
    public static IReadOnlyList<OutcomeSpan> With(CheckpointManifest manifest) => [.. manifest.Earlier, new OutcomeSpan(manifest.Place, manifest.Level, manifest.OutcomeBytes)];

    /// <summary>How the next checkpoint goes on from a chain.</summary>
    /// <returns>How many of its spans stay as they are, the oldest ones; the next checkpoint covers what follows them, at this level.</returns>
    public static (int Stay, int Level) Next(IReadOnlyList<OutcomeSpan> chain)
    {
        var (stay, level, bytes) = (chain.Count, 0, 0L);
        while (stay >= Fan - 1)
        {
            var last = chain.Skip(stay - (Fan - 1)).Take(Fan - 1).ToArray();
            bytes += last.Sum(span => span.Bytes);
            if (bytes > LongestTogether || last.Any(span => span.Level != level)) break;
            (stay, level) = (stay - (Fan - 1), level + 1);
        }

        return (stay, level);
    }
}
