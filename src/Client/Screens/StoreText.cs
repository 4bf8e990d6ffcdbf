using Liandong.Scenarios.City;
using Liandong.Silo.Storage;

namespace Liandong.Client.Screens;

/// <summary>Why a place cannot be a store, and what to do about it.</summary>
internal static class StoreText
{
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
}
