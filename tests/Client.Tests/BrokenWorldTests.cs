using Liandong.Tests;

namespace Liandong.Client.Tests;

/// <summary>What the world does to a run that goes on: a clear line, and no folder that looks complete.</summary>
public class BrokenWorldTests
{
    private const string Question = "In a week without trouble";

    [Fact]
    public async Task A_cancelled_run_says_so_and_leaves_no_recording()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var folder = new TemporaryFolder();
        var said = await Client.RunAndSend(Client.Interrupt, Question, folder.Path, "run", "ordinary-week", "--duration", "365d", "--set", "load.requests=100");
        said.Code.ShouldBe(CommandLine.Wrong);
        // The signal may come before the run is in the store.
        said.Errors.ShouldMatch("^(Cancelled; no recording was kept\\.\n|Stopped; no recording was kept, and the run is kept in runs/\\.store.* To go on: \\./liandong runs resume )");
        Left(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_run_leaves_nothing_that_looks_complete_and_is_in_nobodys_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var folder = new TemporaryFolder();
        var killed = await Client.RunAndSend(Client.Kill, Question, folder.Path, "run", "ordinary-week", "--duration", "365d", "--set", "load.requests=100", "--out", "runs/a");
        killed.Code.ShouldBe(128 + Client.Kill);
        Directory.Exists(folder.Of("runs/a")).ShouldBeFalse();
        Left(folder).ShouldAllBe(path => Path.GetFileName(path).StartsWith('.'));

        var next = await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/a");
        next.Errors.ShouldBeEmpty();
        File.Exists(folder.Of("runs/a/manifest.json")).ShouldBeTrue();
        Left(folder).ShouldBe([folder.Of("runs/a")]);
    }

    [Fact]
    public async Task What_killed_runs_left_is_cleared_and_what_lives_is_not()
    {
        using var folder = new TemporaryFolder();
        var dead = Leftover(folder, ".dead.partial");
        var fresh = Leftover(folder, ".fresh.partial");
        var foreign = Leftover(folder, ".foreign.partial");
        await File.WriteAllTextAsync(Path.Combine(foreign, "letter.txt"), "keep me", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(dead, "reports"));
        await File.WriteAllTextAsync(Path.Combine(dead, "reports", "gps.csv"), "time", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(dead, "rejected.csv"), "line", TestContext.Current.CancellationToken);
        foreach (var old in new[] { dead, foreign }) Age(old);
        (await Client.Run(folder.Path, "run", "toy-storm", "--out", "runs/b")).Errors.ShouldBeEmpty();
        Left(folder).Order(StringComparer.Ordinal).ShouldBe([foreign, fresh, folder.Of("runs/b")]);
    }

    [Fact]
    public async Task A_full_disk_is_named_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var disk = await SmallDisk.MountAsync(folder.Of("disk"), "size=300k");
        var said = await Client.Run(folder.Path, "run", "toy-storm", "--out", "disk/a");
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldBe($"The disk is full at {folder.Of("disk/a")}: no recording was left. The run itself is kept, without a checkpoint. Free some space and go on from its beginning: ./liandong runs resume a (--out names another folder)\n");
        (await Client.Run(folder.Path, "runs", "resume", "a", "--out", "runs/a")).Errors.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder.Of("disk")).ShouldBeEmpty();

        Should.Throw<IOException>(() => Fill(folder.Of("disk/filler")));
        var generated = await Client.Run(folder.Path, "generate", "flood", "--city", "toytown", "--out", "disk/flood.yaml");
        generated.Code.ShouldBe(CommandLine.Wrong, generated.All);
        generated.Errors.ShouldStartWith("The disk is full at ");
        File.Exists(folder.Of("disk/flood.yaml")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_read_only_disk_is_named_with_the_way_out()
    {
        using var folder = new TemporaryFolder();
        await using var disk = await SmallDisk.MountAsync(folder.Of("disk"), "ro");
        var said = await Client.Run(folder.Path, "run", "toy-storm", "--out", "disk/a");
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain("is on a read-only disk. Name a folder that can be written with --out.");
    }

    [Fact]
    public async Task A_folder_that_is_not_ours_to_write_is_named_with_the_way_out()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"), "Only root can become another user, by setpriv.");
        using var folder = new TemporaryFolder();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var said = await Client.RunAsNobody(folder.Path, "run", "toy-storm", "--lang", "en");
        Assert.SkipWhen(said.Errors.Contains("dotnet", StringComparison.Ordinal) && !said.Errors.Contains("No permission", StringComparison.Ordinal), "The nameless user may not read the program here: " + said.Errors);
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldStartWith("No permission to write ");
        said.Errors.ShouldContain("--out");
        Left(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_is_never_written_over_and_never_put_inside_a_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("taken", "mine");
        (await Client.Run(folder.Path, "run", "toy-storm", "--out", "taken")).Errors.ShouldContain("exists already. Choose another name (--out)");
        var inside = await Client.Run(folder.Path, "run", "toy-storm", "--out", "taken/a");
        inside.Code.ShouldBe(CommandLine.Wrong);
        inside.Errors.ShouldContain("is not a folder");
        (await Client.Run(folder.Path, "generate", "flood", "--city", "toytown", "--out", "taken")).Errors.ShouldContain("exists already");
        (await File.ReadAllTextAsync(folder.Of("taken"), TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path);
        var page = new byte[4096];
        while (true)
        {
            file.Write(page);
            file.Flush();
        }
    }

    private static string[] Left(TemporaryFolder folder) => Directory.Exists(folder.Of("runs"))
        ? [.. Directory.GetFileSystemEntries(folder.Of("runs")).Where(path => path != folder.Of("runs/.store"))]
        : [];

    private static string Leftover(TemporaryFolder folder, string name)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder.Of("runs"), name)).FullName;
        File.WriteAllText(Path.Combine(path, "outcomes.parquet"), "PAR1");
        return path;
    }

    private static void Age(string path)
    {
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(path, "outcomes.parquet"), longAgo);
        Directory.SetLastWriteTimeUtc(path, longAgo);
    }
}
