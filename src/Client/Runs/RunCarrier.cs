using System.Text.Json;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;

namespace Liandong.Client.Runs;

/// <summary>
/// The process that carries a run which a folder keeps. It holds a file there meanwhile, and the system lets go of it with the process, however that ends. This is
/// for people: who may change a run is settled by its epoch, in the store.
/// </summary>
/// <param name="Machine">The machine.</param>
/// <param name="Process">The process on that machine.</param>
public sealed record RunCarrier(string Machine, int Process)
{
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether it is on this machine.</summary>
    public bool IsHere => Machine == Environment.MachineName;

    /// <summary>Which process it is, in words.</summary>
    public Text Words => IsHere ? new($"进程 {Process}", $"process {Process}") : new($"{Machine} 上的进程 {Process}", $"process {Process} on {Machine}");

    /// <summary>Makes this process known as the one that carries a run; dispose what is returned when it does no longer. Nothing where no folder keeps the run.</summary>
    /// <exception cref="RunFailedException">Another process carries it.</exception>
    internal static async Task<Holding?> TakeAsync(RunHome home, string run, CancellationToken stop)
    {
        if (FolderOf(home) is not { } folder) return null;
        for (var tries = 1; ; tries++)
        {
            if (TryHold(folder, run) is { } held) return held;
            // Whoever only looks holds the file for a moment too.
            if (tries >= MostTries) throw Taken(run, TryRead(InfoOf(folder, run)) ?? Unknown);
            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>The process that carries a run; none when nobody does, or no folder keeps it.</summary>
    internal static RunCarrier? Of(RunHome home, string run)
    {
        if (FolderOf(home) is not { } folder || !File.Exists(LockOf(folder, run))) return null;
        try
        {
            using var free = new FileStream(LockOf(folder, run), FileMode.Open, FileAccess.Read, FileShare.Read);
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            return TryRead(InfoOf(folder, run)) ?? Unknown;
        }
    }

    /// <summary>Whether the last process that carried a run, which none carries now, did not leave it: it was killed, or could not go on.</summary>
    internal static bool IsBrokenOff(RunHome home, string run) => FolderOf(home) is { } folder && File.Exists(LockOf(folder, run));

    /// <summary>Removes what a process that was killed has left.</summary>
    internal static void Forget(RunHome home, string run)
    {
        if (FolderOf(home) is { } folder && Directory.Exists(folder) && Of(home, run) is null) Clear(folder, run);
    }

    /// <summary>That another process carries a run, and what to do about it.</summary>
    internal static RunFailedException Taken(string run, RunCarrier carrier) => new(new(
        $"运行 {run} 正由{carrier.Words.Zh} 进行。要在这里继续，先停下它：./liandong runs stop {run}",
        $"Run {run} is going on in {carrier.Words.En}. To go on here, stop it first: ./liandong runs stop {run}"));

    // Who holds the file and has not written yet.
    private static RunCarrier Unknown => new(Environment.MachineName, 0);

    /// <summary>Whether it can be known who carries the runs of a home: where a folder keeps them.</summary>
    internal static bool IsKnown(RunHome home) => FolderOf(home) is not null;

    private static string? FolderOf(RunHome home) => home.IsCluster || home.Checked().FolderPath is not { } store ? null : Path.Combine(store, ".carried");

    private static string LockOf(string folder, string run) => Path.Combine(folder, Uri.EscapeDataString(run) + ".lock");

    private static string InfoOf(string folder, string run) => Path.Combine(folder, Uri.EscapeDataString(run) + ".json");

    private static Holding? TryHold(string folder, string run)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var held = new FileStream(LockOf(folder, run), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(InfoOf(folder, run), JsonSerializer.Serialize(new RunCarrier(Environment.MachineName, Environment.ProcessId)));
            return new Holding(held, folder, run);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static RunCarrier? TryRead(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunCarrier>(File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    private static void Clear(string folder, string run)
    {
        try
        {
            File.Delete(InfoOf(folder, run));
            File.Delete(LockOf(folder, run));
            if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Another run has come into the folder meanwhile, or somebody looks: what is left is in nobody's way.
            return;
        }
    }

    /// <summary>That this process carries a run.</summary>
    internal sealed class Holding(FileStream held, string folder, string run) : IDisposable
    {
        /// <summary>Whether the run could not go on; whoever lists it is told so, as of one whose process was killed.</summary>
        public bool IsBrokenOff { get; set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            held.Dispose();
            if (!IsBrokenOff) Clear(folder, run);
        }
    }
}
