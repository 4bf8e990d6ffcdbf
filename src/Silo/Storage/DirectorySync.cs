using System.Runtime.InteropServices;

namespace Liandong.Silo.Storage;

/// <summary>Makes names in a folder last: a file's own flush does not say that its name is on the disk. .NET flushes files only.</summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0;
    private const int NoFolder = 2;

    /// <summary>Waits until what was created, renamed and removed in the folder is on the disk. Windows has no such call and does it by itself.</summary>
    /// <exception cref="DirectoryNotFoundException">Somebody has removed the folder.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0) throw Failed(folder);
        try
        {
            if (Synchronise(handle) != 0) throw Failed(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string folder)
    {
        var code = Marshal.GetLastPInvokeError();
        if (code == NoFolder) return new DirectoryNotFoundException($"There is no folder {folder} any more.");
        return new IOException($"The folder {folder} could not be flushed: {Marshal.GetPInvokeErrorMessage(code)}.", code);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Synchronise(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
