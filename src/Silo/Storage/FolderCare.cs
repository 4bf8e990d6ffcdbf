using Liandong.Grains.Storage;

namespace Liandong.Silo.Storage;

/// <summary>What a store's folder needs besides its blobs.</summary>
internal static class FolderCare
{
    private const int MostTries = 100;

    /// <summary>Tags are made of times to the 100 ns: a file system that rounds them could give one twice.</summary>
    public static void RequireFineTimes(FolderLayout layout)
    {
        var probe = Path.Combine(layout.Locks, "probe");
        var odd = new DateTime(2001, 2, 3, 4, 5, 7, DateTimeKind.Utc).AddTicks(1_234_567);
        using var file = File.OpenHandle(probe, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        File.SetLastWriteTimeUtc(file, odd);
        if (File.GetLastWriteTimeUtc(file) != odd) throw new BlobStoreException(BlobStoreFault.Unsuitable, layout.Root, "its file system rounds the times of files");
    }

    /// <summary>Removes what writers have left that died; what a living one is writing is under its lock and stays.</summary>
    public static void ClearLeftovers(FolderLayout layout)
    {
        for (var stripe = 0; stripe < FolderLayout.Stripes; stripe++)
        {
            if (!File.Exists(layout.PartialOf(stripe))) continue;
            try
            {
                using var held = File.OpenHandle(layout.LockOf(stripe), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                File.Delete(layout.PartialOf(stripe));
            }
            catch (IOException error) when (DiskFaults.IsHeld(error))
            {
                // Its holder lives, and will put it in place or remove it.
            }
        }
    }

    /// <summary>Puts a blob's file in its folder, which is made to last. Whoever removes the last blob of a folder takes the folder along: then it is made again.</summary>
    /// <exception cref="InvalidOperationException">A blob has the name of one of its parts, or there are blobs below it.</exception>
    public static void Put(string path, string root, string name, Action<string> put)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                put(FolderFor(path, root, name));
                return;
            }
            catch (Exception error) when (tries < MostTries && error is DirectoryNotFoundException or FileNotFoundException)
            {
                // Somebody was quicker.
            }
        }
    }

    /// <summary>Removes a blob's file, and the folders that are empty then.</summary>
    public static void Remove(string path, string root)
    {
        File.Delete(path);
        var folder = Path.GetDirectoryName(path)!;
        while (folder.Length > root.Length && RemoveIfEmpty(folder)) folder = Path.GetDirectoryName(folder)!;
        while (!FlushIfThere(folder)) folder = Path.GetDirectoryName(folder)!;
    }

    private static bool RemoveIfEmpty(string folder)
    {
        try
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any()) return false;
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (DiskFaults.IsOurs(error))
        {
            // Somebody has put a blob there, or may not remove folders: an empty one hurts nobody.
            return false;
        }
    }

    private static bool FlushIfThere(string folder)
    {
        try
        {
            DirectorySync.Flush(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static string FolderFor(string path, string root, string name)
    {
        if (Directory.Exists(path)) throw new InvalidOperationException($"There can be no blob '{name}': blobs lie below it.");
        var folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(folder)) return folder;
        for (var above = folder; above.Length >= root.Length; above = Path.GetDirectoryName(above)!)
        {
            if (File.Exists(above)) throw new InvalidOperationException($"There can be no blob '{name}': {above} is a blob.");
        }

        Directory.CreateDirectory(folder);
        for (var above = folder; above.Length > root.Length; above = Path.GetDirectoryName(above)!) DirectorySync.Flush(Path.GetDirectoryName(above)!);
        return folder;
    }

    /// <summary>Whether there can be no such folder, because a file stands in its place or above it.</summary>
    public static bool IsBlocked(string folder)
    {
        for (var above = folder; above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above)) return true;
        }

        return false;
    }

    /// <summary>A file's length; none when it has gone in the meantime.</summary>
    public static long? LengthOf(FileInfo file) => file.Exists ? file.Length : null;

    /// <summary>Does something that may write a partial file, and removes that when it fails.</summary>
    public static T LeavingNothing<T>(string partial, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception error) when (DiskFaults.IsOurs(error))
        {
            if (File.Exists(partial)) File.Delete(partial);
            throw;
        }
    }
}
