namespace Liandong.Grains.Storage;

/// <summary>What the world did to a blob store.</summary>
public enum BlobStoreFault
{
    /// <summary>None of the others: what the store says is in the message.</summary>
    Other = 0,

    /// <summary>It does not answer, in spite of several tries: a network, a service, a disk that is gone.</summary>
    Unreachable = 1,

    /// <summary>The disk or the account's quota is full.</summary>
    Full = 2,

    /// <summary>It may not be read or written with what was given: permissions, key, signature, a read-only disk.</summary>
    Denied = 3,

    /// <summary>Another process has held the blob for longer than one waits.</summary>
    Busy = 4,

    /// <summary>The blob has as many blocks as one may have (<see cref="IBlobStore.MostBlocks"/>).</summary>
    TooManyBlocks = 5,

    /// <summary>The place is not one where blobs can be kept.</summary>
    Unsuitable = 6,
}

/// <summary>A blob store failed: what happened, where, and what to do. Whether the write took place is unknown.</summary>
/// <param name="fault">What happened.</param>
/// <param name="place">Where: the store's <see cref="IBlobStore.Place"/>.</param>
/// <param name="detail">What the disk or service said.</param>
/// <param name="inner">The cause.</param>
[GenerateSerializer, Alias("BlobStoreException")]
public sealed class BlobStoreException(BlobStoreFault fault, string place, string detail, Exception? inner = null) : Exception($"{What(fault, place)} ({detail})", inner)
{
    /// <summary>What happened.</summary>
    [Id(0)]
    public BlobStoreFault Fault { get; } = fault;

    /// <summary>Where: the store's <see cref="IBlobStore.Place"/>.</summary>
    [Id(1)]
    public string Place { get; } = place;

    /// <summary>What the disk or service said.</summary>
    [Id(2)]
    public string Detail { get; } = detail;

    private static string What(BlobStoreFault fault, string place) => fault switch
    {
        BlobStoreFault.Unreachable => $"The store at {place} cannot be reached. Check the address, the network and that the service runs.",
        BlobStoreFault.Full => $"The store at {place} is full. Free some space.",
        BlobStoreFault.Denied => $"The store at {place} may not be used. Check the permissions or the key.",
        BlobStoreFault.Busy => $"Another process holds the store at {place}. End it if it hangs.",
        BlobStoreFault.TooManyBlocks => $"A blob in the store at {place} takes no more blocks. Go on in a new one.",
        BlobStoreFault.Unsuitable => $"No blobs can be kept at {place}. Name another place.",
        _ => $"The store at {place} failed.",
    };
}
