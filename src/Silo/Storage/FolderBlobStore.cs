using System.Globalization;
using System.Runtime.CompilerServices;
using Liandong.Grains.Storage;
using Microsoft.Win32.SafeHandles;

namespace Liandong.Silo.Storage;

/// <summary>
/// Blobs as plain files in a folder of this machine, for any number of processes. A write is a new file that takes the old one's place when it is on the disk; an append
/// goes to the file's end. A blob's tag is its file's time and length; the time is set by the store and never the same twice.
/// </summary>
public sealed class FolderBlobStore : IBlobStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FolderLayout _layout;
    private readonly FolderLocks _locks;

    private FolderBlobStore(FolderLayout layout, TimeProvider clock, TimeSpan patience)
    {
        _layout = layout;
        _locks = new FolderLocks(layout, clock, patience);
    }

    /// <inheritdoc/>
    public string Place => _layout.Root;

    /// <summary>Opens a folder, makes it if there is none, and clears what a crash left half written.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">The time that tags are made of; none takes the system's.</param>
    /// <param name="patience">How long to wait for another process that holds a blob; none waits 30 s.</param>
    /// <exception cref="BlobStoreException">The folder cannot be made or written, or its file system keeps no fine times.</exception>
    public static FolderBlobStore Open(string folder, TimeProvider? clock = null, TimeSpan? patience = null)
    {
        var layout = new FolderLayout(Path.GetFullPath(folder));
        try
        {
            Directory.CreateDirectory(layout.Locks);
            Directory.CreateDirectory(layout.Partial);
            FolderCare.RequireFineTimes(layout);
            FolderCare.ClearLeftovers(layout);
        }
        catch (Exception error) when (DiskFaults.IsOurs(error))
        {
            throw DiskFaults.IsNowhere(error) || FolderCare.IsBlocked(layout.Root)
                ? new BlobStoreException(BlobStoreFault.Unsuitable, layout.Root, "there can be no folder", error)
                : DiskFaults.Explain(error, layout.Root);
        }

        return new FolderBlobStore(layout, clock ?? TimeProvider.System, patience ?? Patience);
    }

    /// <inheritdoc/>
    public Task<StoredBlob?> ReadAsync(string name, CancellationToken stop = default) => ReadAsync(name, 0, Array.MaxLength, stop);

    /// <inheritdoc/>
    public Task<StoredBlob?> ReadAsync(string name, long offset, int count, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var path = _layout.PathOf(BlobName.Check(name));
        return OnDisk(() => Read(path, offset, count), stop);
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, BlobCondition condition, CancellationToken stop = default) => WithLock(name, (path, held) =>
    {
        Require(name, path, condition);
        using (var file = File.OpenHandle(held.Partial, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            RandomAccess.Write(file, content.Span, 0);
            File.SetLastWriteTimeUtc(file, held.NextStamp());
            RandomAccess.FlushToDisk(file);
        }

        FolderCare.Put(path, _layout.Root, name, folder =>
        {
            File.Move(held.Partial, path, overwrite: true);
            DirectorySync.Flush(folder);
        });
        return TagOf(path)!;
    }, stop);

    /// <inheritdoc/>
    public Task DeleteAsync(string name, BlobCondition condition = default, CancellationToken stop = default)
    {
        if (condition.MustBeAbsent) throw new ArgumentException("What must be absent cannot be deleted.", nameof(condition));
        return WithLock(name, (path, _) =>
        {
            Require(name, path, condition);
            if (!File.Exists(path)) return false;
            FolderCare.Remove(path, _layout.Root);
            return true;
        }, stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        foreach (var entry in await OnDisk(() => List(prefix, stop), stop)) yield return entry;
    }

    /// <inheritdoc/>
    public Task<long> AppendAsync(string name, long position, ReadOnlyMemory<byte> block, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (block.Length is 0 or > IBlobStore.LongestBlock) throw new ArgumentException($"A block has 1 to {IBlobStore.LongestBlock} bytes, not {block.Length}.", nameof(block));
        return WithLock(name, (path, held) =>
        {
            var exists = File.Exists(path);
            var length = exists ? new FileInfo(path).Length : 0;
            if (length != position || (!exists && position > 0)) throw new BlobConditionException(name, $"it must be {position} bytes long, and is {(exists ? length : "absent")}");
            FolderCare.Put(path, _layout.Root, name, folder =>
            {
                using (var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) Append(file, position, block, held);
                if (!exists) DirectorySync.Flush(folder);
            });
            return position + block.Length;
        }, stop);
    }

    private static void Append(SafeFileHandle file, long position, ReadOnlyMemory<byte> block, FolderLocks.Held held)
    {
        try
        {
            RandomAccess.Write(file, block.Span, position);
            File.SetLastWriteTimeUtc(file, held.NextStamp());
            RandomAccess.FlushToDisk(file);
        }
        catch (IOException)
        {
            // A full disk takes a part of the block; the next append at this position must find none of it.
            RandomAccess.SetLength(file, position);
            throw;
        }
    }

    private static StoredBlob? Read(string path, long offset, int count)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            var tag = TagOf(File.GetLastWriteTimeUtc(file), length);
            var content = new byte[(int)Math.Clamp(length - offset, 0, count)];
            var read = 0;
            while (read < content.Length)
            {
                var more = RandomAccess.Read(file, content.AsSpan(read), offset + read);
                // An append that failed has been taken back meanwhile.
                if (more == 0) return new StoredBlob(content.AsMemory(0, read), tag, offset + read);
                read += more;
            }

            return new StoredBlob(content, tag, length);
        }
        catch (Exception error) when (DiskFaults.IsNowhere(error) || Directory.Exists(path))
        {
            return null;
        }
    }

    private List<BlobEntry> List(string prefix, CancellationToken stop)
    {
        // Whole parts of the prefix are folders, so only the part in question is walked through.
        var parts = prefix.LastIndexOf('/');
        var folder = new DirectoryInfo(parts > 0 ? _layout.PathOf(BlobName.Check(prefix[..parts])) : _layout.Root);
        List<BlobEntry> found = [];
        try
        {
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                stop.ThrowIfCancellationRequested();
                if (_layout.NameOf(file.FullName) is { } name && name.StartsWith(prefix, StringComparison.Ordinal) && FolderCare.LengthOf(file) is { } length) found.Add(new BlobEntry(name, length));
            }
        }
        catch (DirectoryNotFoundException)
        {
            // There is no such folder, or it went with its last blob.
            return [];
        }

        found.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return found;
    }

    private static void Require(string name, string path, BlobCondition condition)
    {
        if (condition == BlobCondition.Any) return;
        var tag = TagOf(path);
        if (condition.MustBeAbsent ? tag is not null : tag != condition.Tag) throw new BlobConditionException(name, $"{condition}, and is {tag ?? "absent"}");
    }

    private static string? TagOf(string path) => new FileInfo(path) is { Exists: true } file ? TagOf(file.LastWriteTimeUtc, file.Length) : null;

    private static string TagOf(DateTime stamp, long length) => string.Create(CultureInfo.InvariantCulture, $"{stamp.Ticks:x}-{length:x}");

    private async Task<T> WithLock<T>(string name, Func<string, FolderLocks.Held, T> act, CancellationToken stop)
    {
        var path = _layout.PathOf(BlobName.Check(name));
        try
        {
            using var held = await _locks.TakeAsync(name, stop);
            return await Task.Run(() => FolderCare.LeavingNothing(held.Partial, () => act(path, held)), CancellationToken.None);
        }
        catch (Exception error) when (DiskFaults.IsOurs(error))
        {
            throw DiskFaults.Explain(error, Place);
        }
    }

    private async Task<T> OnDisk<T>(Func<T> act, CancellationToken stop)
    {
        try
        {
            return await Task.Run(act, stop);
        }
        catch (Exception error) when (DiskFaults.IsOurs(error))
        {
            throw DiskFaults.Explain(error, Place);
        }
    }
}
