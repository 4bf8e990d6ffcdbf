using System.Text.Json;
using Liandong.Client.Screens;

namespace Liandong.Client.Runs;

/// <summary>
/// Where a run inside another process of this machine can be reached: a hidden file beside its recording, there while the run goes on.
/// </summary>
/// <param name="Run">The run's id.</param>
/// <param name="Port">The port for clients, on this machine only.</param>
/// <param name="Process">The process that holds it.</param>
internal sealed record LocalDoor(string Run, int Port, int Process)
{
    private const string Runs = "runs";
    private const string Ending = ".door";

    /// <summary>Makes a run known; dispose what is returned when it has ended.</summary>
    /// <param name="folder">The folder of its recording.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="port">The port for clients.</param>
    public static IDisposable Open(string folder, string run, int port)
    {
        var file = FileOf(folder);
        // Whoever looks meanwhile finds all of it or nothing.
        var draft = file + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(new LocalDoor(run, port, Environment.ProcessId)));
        File.Move(draft, file, overwrite: true);
        return new Removal(file);
    }

    /// <summary>Whether a run is still to be found.</summary>
    public static bool IsOpen(string run) => File.Exists(FileOf(FolderOf(run)));

    /// <summary>Whether a run is over: it is not to be found any more, and its recording is there. While it is resumed after its process died, neither is.</summary>
    public static bool IsOver(string run) => !IsOpen(run) && Directory.Exists(FolderOf(run));

    /// <summary>What stands at a run's door now, whether or not its process lives; none when there is nothing.</summary>
    public static LocalDoor? Read(string run)
    {
        try
        {
            return JsonSerializer.Deserialize<LocalDoor>(File.ReadAllText(FileOf(FolderOf(run))));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole name of a run that goes on here, by as much of its beginning as no other such run has; what was asked for when none begins so.</summary>
    /// <exception cref="RunFailedException">Several begin so.</exception>
    public static string WholeName(string asked)
    {
        if (asked.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || !Directory.Exists(Runs)) return asked;
        string[] open = [.. Directory.EnumerateFiles(Runs, ".*" + Ending).Select(file => Path.GetFileName(file)[1..^Ending.Length])];
        return RunIds.Find(asked, open) ?? asked;
    }

    /// <summary>Finds a run by its recording; none when no such run goes on here.</summary>
    public static LocalDoor? TryFind(string run)
    {
        try
        {
            return IsOpen(run) ? Find(run) : null;
        }
        catch (RunFailedException)
        {
            return null;
        }
    }

    /// <summary>Finds a run by its recording: the name of its folder in <c>runs</c>, or its path.</summary>
    /// <exception cref="RunFailedException">No such run goes on here.</exception>
    public static LocalDoor Find(string run)
    {
        var folder = FolderOf(run);
        var file = FileOf(folder);
        if (!File.Exists(file)) throw Missing(run, folder);
        try
        {
            var door = JsonSerializer.Deserialize<LocalDoor>(File.ReadAllText(file))!;
            using var process = System.Diagnostics.Process.GetProcessById(door.Process);
            return door;
        }
        catch (JsonException)
        {
            throw new RunFailedException(new($"{file} 读不出来；请删除它再启动运行", $"{file} cannot be read; remove it and start the run again"));
        }
        catch (ArgumentException)
        {
            File.Delete(file);
            throw new RunFailedException(new($"运行 {run} 的进程已经不在了", $"the process of run {run} has gone"));
        }
    }

    private static RunFailedException Missing(string run, string folder) => Directory.Exists(folder)
        ? new(new($"运行 {run} 已经结束；它的结果在 {folder}", $"run {run} has ended; what it left is in {folder}"))
        : new(new(
            $"这里没有正在进行的运行 {run}。用 --pace 启动的运行才能在进行中访问，如 --pace 60；在集群里的请写 --cluster 与 --store",
            $"no run {run} goes on here. Only one that was started with --pace, such as --pace 60, can be reached while it goes on; for one in a cluster write --cluster and --store"));

    private static string FolderOf(string run) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(run.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? run : Path.Combine(Runs, run)));

    private static string FileOf(string folder) => Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}{Ending}");

    private sealed class Removal(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
