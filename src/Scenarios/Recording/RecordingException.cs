using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Recording;

/// <summary>A recording cannot be written: says what, where, and what to do, in both languages.</summary>
public sealed class RecordingException(Text text, Exception? inner = null) : Exception(text.En, inner)
{
    private const int UnixNoSpace = 28;
    private const int UnixQuota = 122;
    private const int WindowsDiskFull = 112;
    private const int WindowsHandleDiskFull = 39;

    /// <summary>The message in both languages.</summary>
    public Text Text { get; } = text;

    /// <summary>The recording that could not be written to a path because of an error of the file system.</summary>
    public static RecordingException Because(Exception error, string path) => new(
        error switch
        {
            UnauthorizedAccessException => new(
                $"没有写入 {path} 的权限。请为该目录授权，或用别的目录保存记录。",
                $"No permission to write {path}. Grant it, or keep recordings in another folder."),
            IOException when IsDiskFull(error.HResult) => new(
                $"写入 {path} 时磁盘已满，本次运行没有留下记录。请腾出空间后重新运行。",
                $"The disk is full at {path}; this run left no recording. Free some space and run again."),
            _ => new(
                $"无法写入 {path}：{error.Message}",
                $"Cannot write {path}: {error.Message}"),
        },
        error);

    private static bool IsDiskFull(int result) => result is UnixNoSpace or UnixQuota || (result & 0xFFFF) is WindowsDiskFull or WindowsHandleDiskFull && result < 0;
}
