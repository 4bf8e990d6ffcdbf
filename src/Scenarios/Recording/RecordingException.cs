using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Recording;

/// <summary>A recording cannot be written: says what, where, and what to do, in both languages.</summary>
public sealed class RecordingException(Text text, Exception? inner = null) : Exception(text.En, inner)
{
    private const int UnixNotFolder = 20;
    private const int UnixNoSpace = 28;
    private const int UnixReadOnly = 30;
    private const int UnixQuota = 122;
    private const int UnixHeld = 11;
    private const int MacHeld = 35;
    private const int WindowsHeld = 32;
    private const int WindowsDiskFull = 112;
    private const int WindowsHandleDiskFull = 39;

    /// <summary>The message in both languages.</summary>
    public Text Text { get; } = text;

    /// <summary>Whether the folder is another recording's: another name would do.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Whether the disk has no space left.</summary>
    public bool IsFull { get; init; }

    /// <summary>That a recording cannot be in a place where something is already.</summary>
    public static RecordingException Taken(string folder) =>
        new(new($"{folder} 已存在。请换名（--out），或先移走它。", $"{folder} exists already. Choose another name (--out), or move it away.")) { IsTaken = true };

    /// <summary>The recording that could not be written to a path because of an error of the file system.</summary>
    public static RecordingException Because(Exception error, string path) => new(
        error switch
        {
            UnauthorizedAccessException => new(
                $"没有写入 {path} 的权限。请为该目录授权，或用 --out 指定别的文件夹。",
                $"No permission to write {path}. Grant it, or name another folder with --out."),
            IOException when IsReadOnly(error.HResult) => new(
                $"{path} 所在的磁盘是只读的。请用 --out 指定可写的文件夹。",
                $"{path} is on a read-only disk. Name a folder that can be written with --out."),
            IOException when IsNoFolder(error.HResult) || error is DirectoryNotFoundException or FileNotFoundException => new(
                $"无法写入 {path}：它的上级不是可以新建文件夹的地方。请用 --out 换一个文件夹。",
                $"Cannot write {path}: what it lies in is not a folder in which others can be made. Name another folder with --out."),
            IOException full when IsDiskFull(full) => new(
                $"写入 {path} 时磁盘已满，没有留下任何文件。请腾出空间后重试。",
                $"The disk is full at {path}; nothing was left there. Free some space and try again."),
            _ => new(
                $"无法写入 {path}：{error.Message}",
                $"Cannot write {path}: {error.Message}"),
        },
        error) { IsFull = error is IOException disk && IsDiskFull(disk) };

    /// <summary>Whether another process holds the file.</summary>
    internal static bool IsHeld(IOException error) => error.HResult is UnixHeld or MacHeld || (error.HResult < 0 && (error.HResult & 0xFFFF) == WindowsHeld);

    private static bool IsReadOnly(int result) => result == UnixReadOnly;

    private static bool IsNoFolder(int result) => result == UnixNotFolder;

    // Where the space for a file is set aside before it is written, the system's number is lost and only .NET's words tell.
    private static bool IsDiskFull(IOException error) =>
        error.HResult is UnixNoSpace or UnixQuota || ((error.HResult & 0xFFFF) is WindowsDiskFull or WindowsHandleDiskFull && error.HResult < 0)
        || error.Message.Contains("disk was full", StringComparison.Ordinal);
}
