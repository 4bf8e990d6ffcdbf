namespace Liandong.Grains.Storage;

/// <summary>
/// Where a silo keeps what must outlive it: named blobs in one container. Names are relative and '/'-separated (<see cref="BlobName"/>).
/// A blob comes about by writes or by appends, for life: who mixes the two, or puts a blob under the name of another (<c>a</c> and <c>a/b</c>), has a fault.
/// </summary>
/// <remarks>
/// Every member throws <see cref="BlobStoreException"/> when the store cannot be reached, is full or refuses: then it is unknown whether a write,
/// append or deletion took place, and who must know reads. What was answered is on the disk, or as safe as the service keeps it.
/// </remarks>
public interface IBlobStore
{
    /// <summary>The longest block that one <see cref="AppendAsync"/> takes, in bytes: 4 MiB.</summary>
    public const int LongestBlock = 4 * 1024 * 1024;

    /// <summary>How many blocks may be appended to one blob; Azure takes no more.</summary>
    public const int MostBlocks = 50_000;

    /// <summary>Where the blobs are, for people: a folder's path, or an account's address with the container. Holds no secret.</summary>
    string Place { get; }

    /// <summary>The whole blob, as it was at one moment; none when there is none. Of one longer than an array (2 GiB) only the beginning: read it in parts.</summary>
    Task<StoredBlob?> ReadAsync(string name, CancellationToken stop = default);

    /// <summary>At most <paramref name="count"/> bytes from an offset on, fewer at the blob's end, nothing after it; none when there is no blob.</summary>
    Task<StoredBlob?> ReadAsync(string name, long offset, int count, CancellationToken stop = default);

    /// <summary>Puts a blob in place as a whole: readers see the old or the new one. Returns its new tag, which no earlier write of this name had.</summary>
    /// <exception cref="BlobConditionException">The condition does not hold; nothing has changed.</exception>
    Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, BlobCondition condition, CancellationToken stop = default);

    /// <summary>Removes a blob. One that is absent is removed already, unless the condition asks for a tag.</summary>
    /// <param name="name">The blob.</param>
    /// <param name="condition"><see cref="BlobCondition.Any"/> or <see cref="BlobCondition.IfTag"/>.</param>
    /// <param name="stop">Calls it off.</param>
    /// <exception cref="BlobConditionException">The blob has another tag, or is absent; nothing has changed.</exception>
    Task DeleteAsync(string name, BlobCondition condition = default, CancellationToken stop = default);

    /// <summary>The blobs whose names begin so, in ordinal order. What is written or deleted meanwhile may or may not be among them.</summary>
    /// <param name="prefix">The beginning of the names: not only whole parts of them; empty lists all.</param>
    /// <param name="stop">Calls it off.</param>
    IAsyncEnumerable<BlobEntry> ListAsync(string prefix, CancellationToken stop = default);

    /// <summary>
    /// Appends a block if the blob is exactly <paramref name="position"/> bytes long, and returns the new length; 0 creates a blob that is absent.
    /// So of several that append at one position one succeeds. A crash in between may leave a part of the block: the reader must be able to tell.
    /// </summary>
    /// <param name="name">The blob.</param>
    /// <param name="position">The blob's length before.</param>
    /// <param name="block">1 to <see cref="LongestBlock"/> bytes. Different writers' blocks must differ, or one that had to try twice may take the other's for its own.</param>
    /// <param name="stop">Calls it off.</param>
    /// <exception cref="BlobConditionException">The blob has another length, or is absent; nothing has changed.</exception>
    Task<long> AppendAsync(string name, long position, ReadOnlyMemory<byte> block, CancellationToken stop = default);
}

/// <summary>A blob, or a part of one, as it was at one moment.</summary>
/// <param name="Content">The bytes that were asked for.</param>
/// <param name="Tag">Identifies this content of the blob: every write gives another, even of equal bytes.</param>
/// <param name="Length">How long the whole blob is, in bytes.</param>
public sealed record StoredBlob(ReadOnlyMemory<byte> Content, string Tag, long Length);

/// <summary>A blob in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">How long it is, in bytes.</param>
public readonly record struct BlobEntry(string Name, long Length);
