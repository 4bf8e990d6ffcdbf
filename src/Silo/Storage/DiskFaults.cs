using Liandong.Grains.Storage;

namespace Liandong.Silo.Storage;

/// <summary>What a file system's errors mean for a store.</summary>
internal static class DiskFaults
{
    private const int UnixNoFolder = 20;
    private const int UnixBusy = 11;
    private const int MacBusy = 35;
    private const int WindowsSharing = 32;

    /// <summary>The store's error for one of the file system.</summary>
    public static BlobStoreException Explain(Exception error, string place) => new(FaultOf(error), place, error.Message, error);

    /// <summary>Whether another process, or another handle of this one, holds the file.</summary>
    public static bool IsHeld(IOException error) => error.HResult is UnixBusy or MacBusy || IsWindows(error, WindowsSharing);

    /// <summary>Whether there is no such file: nothing by this name, or a file where a folder would have to be.</summary>
    public static bool IsNowhere(Exception error) => error is FileNotFoundException or DirectoryNotFoundException or IOException { HResult: UnixNoFolder };

    /// <summary>Whether it is an error that the file system made.</summary>
    public static bool IsOurs(Exception error) => error is IOException or UnauthorizedAccessException;

    private static BlobStoreFault FaultOf(Exception error) => error switch
    {
        UnauthorizedAccessException => BlobStoreFault.Denied,
        IOException disk when IsFull(disk) => BlobStoreFault.Full,
        // Read-only file system; on Windows a write-protected medium.
        IOException disk when disk.HResult is 30 || IsWindows(disk, 19) => BlobStoreFault.Denied,
        // Input or output error, no such device, not connected, timed out, host down, stale handle; on Windows a network name that is gone.
        IOException disk when disk.HResult is 5 or 19 or 107 or 110 or 112 or 116 || IsWindows(disk, 64) || IsWindows(disk, 67) => BlobStoreFault.Unreachable,
        _ => BlobStoreFault.Other,
    };

    // No space or quota on Linux and macOS; on Windows disk full and handle disk full. Where space is set aside beforehand only .NET's words tell.
    private static bool IsFull(IOException error) => error.HResult is 28 or 69 or 122 || IsWindows(error, 112) || IsWindows(error, 39) || error.Message.Contains("disk was full", StringComparison.Ordinal);

    private static bool IsWindows(IOException error, int code) => error.HResult < 0 && (error.HResult & 0xFFFF) == code;
}
