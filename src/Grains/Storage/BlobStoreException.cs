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
public sealed class BlobStoreException(BlobStoreFault fault, string place, string detail, Exception? inner = null) : Exception($"{What(fault, place).En} ({detail})", inner), IBilingual
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

    /// <inheritdoc/>
    public string Zh => $"{What(Fault, Place).Zh}（原文：{Detail}）";

    /// <summary>A store's failure, or the one that caused another error; none when no store did.</summary>
    public static BlobStoreException? In(Exception? error)
    {
        while (error is not (null or BlobStoreException)) error = error.InnerException;
        return error as BlobStoreException;
    }

    private static (string Zh, string En) What(BlobStoreFault fault, string place) => fault switch
    {
        BlobStoreFault.Unreachable when IsAccount(place) => ($"存储 {place} 没有应答。请检查地址、网络，以及服务是否在运行。", $"The store at {place} does not answer. Check the address, the network and that the service runs."),
        BlobStoreFault.Unreachable => ($"存储 {place} 无法访问。请检查磁盘或网络盘是否还在。", $"The store at {place} cannot be reached. Check that the disk or the network drive is there."),
        BlobStoreFault.Full => ($"存储 {place} 已满。请腾出空间，或删除不要的运行。", $"The store at {place} is full. Free some space, or remove runs."),
        BlobStoreFault.Denied when IsAccount(place) => ($"存储 {place} 拒绝访问。请检查密钥、签名或角色。", $"The store at {place} may not be used. Check the key, the signature or the role."),
        BlobStoreFault.Denied => ($"没有读写存储 {place} 的权限。请授权，或另指一处存储。", $"No permission to use the store at {place}. Grant it, or name another store."),
        BlobStoreFault.Busy => ($"另一个进程占用着存储 {place}。如果它没有响应，请结束它。", $"Another process holds the store at {place}. End it if it hangs."),
        BlobStoreFault.TooManyBlocks => ($"存储 {place} 中有一份内容的追加次数已到上限，须另起一份。", $"A blob in the store at {place} takes no more blocks. Go on in a new one."),
        BlobStoreFault.Unsuitable => ($"{place} 不能用作存储。请另指一处存储。", $"{place} cannot be a store. Name another one."),
        _ => ($"存储 {place} 出错。", $"The store at {place} failed."),
    };

    private static bool IsAccount(string place) => place.Contains("://", StringComparison.Ordinal);
}
