using Liandong.Grains.Storage;
using Liandong.Scenarios.City;
using Liandong.Silo.Storage;

namespace Liandong.Client.Screens;

/// <summary>Why a store could not be used, and what to do about it.</summary>
internal static class StoreText
{
    /// <summary>The words, with what the disk or the service said itself.</summary>
    public static Text Of(BlobStoreException error)
    {
        var said = What(error.Fault, error.Place, isAccount: error.Place.Contains("://", StringComparison.Ordinal));
        return new($"{said.Zh}（原文：{error.Detail}）", $"{said.En} ({error.Detail})");
    }

    /// <summary>Why a location cannot be one.</summary>
    public static Text Of(StoreLocationException error) => error.Fault switch
    {
        StoreLocationFault.Empty => new("--store 后面是空的。请写文件夹、Azure 存储帐户的连接字符串或 https 地址。", "--store cannot be used: it is empty. Name a folder, or an Azure Storage account by its connection string or https address."),
        StoreLocationFault.Insecure => new("--store 不能用：存储帐户的地址应以 https:// 开头。", "--store cannot be used: an account's address begins with https://."),
        StoreLocationFault.NoAccount => new("--store 不能用：地址应像 https://ACCOUNT.blob.core.windows.net/，签名写在问号之后。", "--store cannot be used: an account's address is like https://ACCOUNT.blob.core.windows.net/, and a signature follows behind a question mark."),
        StoreLocationFault.BrokenConnectionString => new(
            "--store 不能用：连接字符串读不出来。它应像 DefaultEndpointsProtocol=https;AccountName=…;AccountKey=… ，要加引号；本机的模拟器写 UseDevelopmentStorage=true 。",
            "--store cannot be used: the connection string cannot be read. It is like DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…, in quotation marks; for the emulator on this machine write UseDevelopmentStorage=true."),
        StoreLocationFault.Folder => new(
            "集群要用 Azure 存储帐户（--store 连接字符串；开发时用 --store UseDevelopmentStorage=true）：文件夹只服务于一个进程。",
            "A cluster needs an Azure Storage account (--store CONNECTION; in development --store UseDevelopmentStorage=true): a folder serves one process."),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Fault, "A fault of a location."),
    };

    /// <summary>A folder that cannot be, because there is a file.</summary>
    /// <param name="folder">The folder that was named.</param>
    /// <param name="file">The file in its place or above it.</param>
    public static Text FileInTheWay(string folder, string file) => new(
        $"{folder} 不能用作存储：{file} 是文件，不是文件夹。请用 --store 另指一个文件夹。",
        $"{folder} cannot be the store: {file} is a file, not a folder. Name another folder with --store.");

    private static Text What(BlobStoreFault fault, string place, bool isAccount) => fault switch
    {
        BlobStoreFault.Unreachable when isAccount => new($"存储 {place} 没有应答。请检查地址、网络，以及服务是否在运行。", $"The store at {place} does not answer. Check the address, the network and that the service runs."),
        BlobStoreFault.Unreachable => new($"存储 {place} 无法访问。请检查磁盘或网络盘是否还在。", $"The store at {place} cannot be reached. Check that the disk or the network drive is there."),
        BlobStoreFault.Full => new($"存储 {place} 已满。请腾出空间，或删除不要的运行：./liandong runs rm", $"The store at {place} is full. Free some space, or remove runs: ./liandong runs rm"),
        BlobStoreFault.Denied when isAccount => new($"存储 {place} 拒绝访问。请检查密钥、签名或角色。", $"The store at {place} may not be used. Check the key, the signature or the role."),
        BlobStoreFault.Denied => new($"没有读写存储 {place} 的权限。请授权，或用 --store 另指一处。", $"No permission to use the store at {place}. Grant it, or name another place with --store."),
        BlobStoreFault.Busy => new($"另一个进程占用着存储 {place}。如果它没有响应，请结束它。", $"Another process holds the store at {place}. End it if it hangs."),
        BlobStoreFault.TooManyBlocks => new($"存储 {place} 中有一份内容的追加次数已到上限，须另起一份。", $"A blob in the store at {place} takes no more blocks. Go on in a new one."),
        BlobStoreFault.Unsuitable => new($"{place} 不能用作存储。请用 --store 另指一处。", $"{place} cannot be the store. Name another place with --store."),
        _ => new($"存储 {place} 出错。", $"The store at {place} failed."),
    };
}
