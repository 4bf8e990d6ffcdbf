using System.Diagnostics;

namespace Liandong.Tests;

/// <summary>A disk in memory at a path of a test's own; where nothing may be mounted the test is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    public static async Task<SmallDisk> MountAsync(string at, string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        var path = Directory.CreateDirectory(at).FullName;
        var mounted = await Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", path);
        Assert.SkipUnless(mounted == 0, "This machine does not let root mount a small disk.");
        return new SmallDisk(path);
    }

    public async ValueTask DisposeAsync() => (await Command("umount", _path)).ShouldBe(0);

    private static async Task<int> Command(params IEnumerable<string> words)
    {
        var all = words.ToArray();
        using var process = Process.Start(all[0], all[1..]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
