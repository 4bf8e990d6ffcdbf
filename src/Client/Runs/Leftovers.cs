using Liandong.Scenarios.Recording;

namespace Liandong.Client.Runs;

/// <summary>
/// What runs leave that were killed: hidden <c>.name.partial</c> folders without a manifest's promise. They never look complete and are
/// in nobody's way; the next run in the same folder clears them.
/// </summary>
public static class Leftovers
{
    // A run that lives holds its outcomes' file or, in its last seconds, is writing the other files.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(2);

    /// <summary>Removes the leftovers in a folder of recordings; what cannot be removed stays.</summary>
    public static void Remove(string runs)
    {
        if (!Directory.Exists(runs)) return;
        try
        {
            foreach (var folder in Directory.GetDirectories(runs, ".*.partial").Where(IsAbandoned)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another run may clear the same folder, or it belongs to somebody else: a leftover hurts nobody.
            return;
        }
    }

    private static bool IsAbandoned(string folder)
    {
        var outcomes = Path.Combine(folder, RecordingFiles.Outcomes);
        if (!File.Exists(outcomes) || !Directory.EnumerateFileSystemEntries(folder).All(entry => RecordingFiles.All.Contains(Path.GetFileName(entry)))) return false;
        var earliest = TimeProvider.System.GetUtcNow().UtcDateTime - Rest;
        if (Directory.GetLastWriteTimeUtc(folder) > earliest || File.GetLastWriteTimeUtc(outcomes) > earliest) return false;
        try
        {
            using var held = new FileStream(outcomes, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
