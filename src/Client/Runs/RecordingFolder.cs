using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Runs;

/// <summary>Where a run's recording goes: the folder that was asked for, or the first free one of a name that was chosen here.</summary>
public sealed class RecordingFolder
{
    private readonly string _wanted;
    private readonly bool _mustBeThis;

    private RecordingFolder(string wanted, bool mustBeThis) => (_wanted, _mustBeThis) = (wanted, mustBeThis);

    /// <summary>The folder that was asked for.</summary>
    public static RecordingFolder At(string asked) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(asked)), mustBeThis: true);

    /// <summary>The folder that was asked for; else one in <c>runs</c>, named after scenario, seed and time.</summary>
    public static RecordingFolder Of(string? asked, ScenarioDefinition definition)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"-{definition.Seed}");
        // What was generated has its seed in its name already.
        return Of(asked, definition.Name.EndsWith(seed, StringComparison.Ordinal) ? definition.Name : definition.Name + seed);
    }

    /// <summary>The folder that was asked for; else one in <c>runs</c>, of this name and the time.</summary>
    public static RecordingFolder Of(string? asked, string name)
    {
        if (asked is not null) return At(asked);
        var now = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return FirstFree(Path.GetFullPath(Path.Combine("runs", $"{name}-{now}")));
    }

    /// <summary>The first free one of a folder and those of its name with a number behind it.</summary>
    internal static RecordingFolder FirstFree(string folder) => new(folder, mustBeThis: false);

    /// <summary>Fails when the folder that was asked for cannot be a recording's, before anything is begun.</summary>
    /// <exception cref="RecordingException">It is there already.</exception>
    /// <exception cref="RunFailedException">It has no name that a recording can have.</exception>
    public void RequireFree()
    {
        if (!_mustBeThis) return;
        if (Path.GetFileName(_wanted) is "" or ['.', ..]) throw new RunFailedException(new($"--out {_wanted} 不能是记录的文件夹：请写一个新文件夹的名字，不以点开头。", $"--out {_wanted} cannot be a recording's folder: name a new folder that does not begin with a dot."));
        if (Path.Exists(_wanted)) throw RecordingException.Taken(_wanted);
    }

    /// <summary>Begins the recording. Another run may have begun in the same second: a name that was chosen here then gets a number.</summary>
    /// <exception cref="RecordingException">The folder is taken, or cannot be written.</exception>
    public async Task<RecordingWriter> OpenAsync(CityRun model, CancellationToken stop)
    {
        for (var number = 1; ; number++)
        {
            var folder = number == 1 ? _wanted : string.Create(CultureInfo.InvariantCulture, $"{_wanted}-{number}");
            Leftovers.Remove(Path.GetDirectoryName(folder)!);
            try
            {
                return await RecordingWriter.CreateAsync(Path.GetDirectoryName(folder)!, Path.GetFileName(folder), model.City, model.Span, stop);
            }
            catch (RecordingException taken) when (taken.IsTaken && !_mustBeThis)
            {
                // The next number may be free.
            }
        }
    }
}
