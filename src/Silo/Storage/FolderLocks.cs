using Liandong.Grains.Storage;
using Microsoft.Win32.SafeHandles;

namespace Liandong.Silo.Storage;

/// <summary>
/// One writer at a time for each name, in all processes that use the folder: exclusive open of a lock file, which the system undoes when its holder dies.
/// Lock files are never removed, so nobody can hold one that is no longer there.
/// </summary>
internal sealed class FolderLocks(FolderLayout layout, TimeProvider clock, TimeSpan patience)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim[] _here = [.. Enumerable.Range(0, FolderLayout.Stripes).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Takes the lock of a name.</summary>
    /// <exception cref="BlobStoreException">Another process has not let go of it within the patience.</exception>
    public async Task<Held> TakeAsync(string name, CancellationToken stop)
    {
        var stripe = FolderLayout.StripeOf(name);
        await _here[stripe].WaitAsync(stop);
        try
        {
            return new Held(await OpenAsync(stripe, stop), layout.PartialOf(stripe), _here[stripe], clock);
        }
        catch
        {
            _here[stripe].Release();
            throw;
        }
    }

    private async Task<SafeFileHandle> OpenAsync(int stripe, CancellationToken stop)
    {
        var waited = TimeSpan.Zero;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return File.OpenHandle(layout.LockOf(stripe), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (DiskFaults.IsHeld(error))
            {
                if (waited >= patience) throw new BlobStoreException(BlobStoreFault.Busy, layout.Root, $"{layout.LockOf(stripe)} has been held for {patience.TotalSeconds:0} s", error);
            }

            await Task.Delay(pause, clock, stop);
            waited += pause;
        }
    }

    /// <summary>A lock that is held until it is disposed.</summary>
    internal sealed class Held(SafeFileHandle file, string partial, SemaphoreSlim here, TimeProvider clock) : IDisposable
    {
        /// <summary>Where its holder may write what is not yet in place.</summary>
        public string Partial { get; } = partial;

        /// <summary>A time that no blob under this lock has had yet, even if the clock goes back or the blob is gone: what tags are made of.</summary>
        public DateTime NextStamp()
        {
            var last = File.GetLastWriteTimeUtc(file);
            var now = clock.GetUtcNow().UtcDateTime;
            var stamp = now > last ? now : last.AddTicks(1);
            File.SetLastWriteTimeUtc(file, stamp);
            return stamp;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            file.Dispose();
            here.Release();
        }
    }
}
