using System.Text;
using System.Text.Json;
using Liandong.Scenarios.Recording;

namespace Liandong.Scenarios.Experiments;

/// <summary>
/// Keeps what finished runs of an experiment measured: one small file a run, named by what the run follows from and there whole or not at all. So whatever stops an
/// experiment costs only the runs that were under way.
/// </summary>
public sealed class ReplicationFolder
{
    private const string Name = "replications";

    private readonly string _folder;

    private ReplicationFolder(string experiment) => (Experiment, _folder) = (experiment, Path.Combine(experiment, Name));

    /// <summary>The experiment's folder.</summary>
    public string Experiment { get; }

    /// <summary>Opens an experiment's folder; one that is not there is made.</summary>
    /// <exception cref="RecordingException">It holds something else, or cannot be written.</exception>
    public static ReplicationFolder Open(string experiment)
    {
        var folder = new ReplicationFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(experiment)));
        try
        {
            // What a stranger keeps there is not to be mixed with ours.
            if (Path.Exists(folder.Experiment) && !Directory.Exists(folder._folder) && (File.Exists(folder.Experiment) || Directory.EnumerateFileSystemEntries(folder.Experiment).Any())) throw RecordingException.Taken(folder.Experiment);
            Directory.CreateDirectory(folder._folder);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordingException.Because(error, folder.Experiment);
        }
    }

    /// <summary>What a run measured; null when it has not been made.</summary>
    /// <exception cref="RecordingException">The file is damaged or cannot be read.</exception>
    public ReplicationFigures? Find(ReplicationKey key)
    {
        var path = PathOf(key);
        try
        {
            if (!File.Exists(path)) return null;
            return Read(File.ReadAllText(path), key) ?? throw Damaged(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException(new($"无法读取 {path}：{error.Message}", $"Cannot read {path}: {error.Message}"), error);
        }
    }

    /// <summary>What a run measured that was made here.</summary>
    /// <param name="key">The run.</param>
    /// <param name="alternative">The name of its alternative.</param>
    /// <exception cref="RecordingException">The file is gone, damaged or cannot be read.</exception>
    public ReplicationFigures Get(ReplicationKey key, string alternative) => Find(key) ?? throw new RecordingException(new(
        $"{Experiment} 里没有方案 {alternative} 种子 {key.Seed} 的运行。再运行同一 experiment 命令即可补上。",
        $"{Experiment} does not hold the run of {alternative} with seed {key.Seed}. The same experiment command makes it again."));

    /// <summary>Keeps what a run measured.</summary>
    /// <exception cref="RecordingException">It cannot be written.</exception>
    public void Keep(ReplicationKey key, ReplicationFigures figures) => Write(PathOf(key), TextOf(key, figures));

    /// <summary>What a run measured, as it is kept here and elsewhere.</summary>
    public static string TextOf(ReplicationKey key, ReplicationFigures figures) => JsonSerializer.Serialize(new Kept(key, figures), RecordingJson.Indented);

    /// <summary>What a run measured, from the text in which it is kept; null when that is damaged, or of another run.</summary>
    public static ReplicationFigures? Read(string text, ReplicationKey key)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(text, RecordingJson.Indented);
            return kept is { Figures: { Indicators: not null, Course.IsWhole: true }, Key: { } of } && of == key ? kept.Figures : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes one of the experiment's own files, whole or not at all.</summary>
    /// <exception cref="RecordingException">It cannot be written.</exception>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes one of the experiment's own files, whole or not at all.</summary>
    /// <exception cref="RecordingException">It cannot be written.</exception>
    public string Write(string name, byte[] content)
    {
        if (Path.GetFileName(name) == name) name = Path.Combine(Experiment, name);
        // Two processes may do the same experiment; then both write the same.
        var draft = $"{name}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(draft, content);
            File.Move(draft, name, overwrite: true);
            return name;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Drop(draft);
            throw RecordingException.Because(error, name);
        }
    }

    // Half a draft is of no use to anybody; where it cannot be removed either, what was wrong first is what is told.
    private static void Drop(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private string PathOf(ReplicationKey key) => Path.Combine(_folder, key.Name + ".json");

    private static RecordingException Damaged(string path) =>
        new(new($"{path} 已损坏。删除它，再运行同一命令，只会重算这一次运行。", $"{path} is damaged. Delete it and give the same command again: only that run is made anew."));

    private sealed record Kept(ReplicationKey Key, ReplicationFigures Figures);
}
