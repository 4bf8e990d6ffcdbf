using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Recording;

/// <summary>
/// Writes what a run leaves (记录): <c>outcomes.parquet</c> while it runs; indicators, report and, last, the manifest when it is complete.
/// All of it grows in a hidden sibling folder that takes its name at the end, so a run that was interrupted or failed leaves nothing that looks complete.
/// </summary>
public sealed class RecordingWriter : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _partial;
    private readonly CityDefinition _city;
    private readonly IndicatorPass _pass;
    private readonly FileStream _stream;
    private readonly OutcomeFile _outcomes;
    private DeviceReportFiles? _reports;
    private State _state;

    private RecordingWriter(string folder, string partial, CityDefinition city, RunSpan span, FileStream stream, OutcomeFile outcomes)
    {
        _folder = folder;
        _partial = partial;
        _city = city;
        _pass = new IndicatorPass(city, span);
        _stream = stream;
        _outcomes = outcomes;
    }

    /// <summary>The folder that the recording will be.</summary>
    public string Folder => _folder;

    private enum State
    {
        Open,
        Closed,
        Complete,
    }

    /// <summary>Opens the recording of a run.</summary>
    /// <param name="runs">The folder of all recordings; made when it is missing.</param>
    /// <param name="runId">Name of the run's own folder there.</param>
    /// <param name="city">The run's city.</param>
    /// <param name="span">When the run begins and what of it is measured.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RecordingException">There is a recording of that name, another process is writing it, or the folder cannot be written.</exception>
    public static async Task<RecordingWriter> CreateAsync(string runs, string runId, CityDefinition city, RunSpan span, CancellationToken cancellation = default)
    {
        if (runId.Length == 0 || runId[0] == '.' || runId.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) throw new ArgumentException($"'{runId}' cannot name a folder.", nameof(runId));
        var folder = Path.GetFullPath(Path.Combine(runs, runId));
        var partial = Path.Combine(Path.GetDirectoryName(folder)!, $".{runId}.partial");
        if (Path.Exists(folder)) throw RecordingException.Taken(folder);
        try
        {
            Directory.CreateDirectory(partial);
            // What a killed run left in the folder is written over; a run that still lives holds this file.
            var stream = new FileStream(Path.Combine(partial, RecordingFiles.Outcomes), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            return new RecordingWriter(folder, partial, city, span, stream, await OutcomeFile.CreateAsync(stream, city, span, cancellation));
        }
        catch (IOException error) when (RecordingException.IsHeld(error))
        {
            throw new RecordingException(new($"另一个进程正在写 {folder}。请换名（--out），或等它结束。", $"Another process is writing {folder}. Choose another name (--out), or wait for its end."), error) { IsTaken = true };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordingException.Because(error, folder);
        }
    }

    /// <summary>Keeps the device reports that the run's scenario asks for as files too. Before the first outcome.</summary>
    /// <exception cref="RecordingException">They cannot be written.</exception>
    public Task KeepReportsAsync(CityRun run) => WriteAsync(() =>
    {
        _reports = DeviceReportFiles.Open(_partial, run);
        return Task.CompletedTask;
    });

    /// <summary>Takes the next outcomes, in canonical order.</summary>
    /// <exception cref="RecordingException">They cannot be written.</exception>
    /// <exception cref="InvalidDataException">They are out of order, or of an unknown kind.</exception>
    public async Task AddAsync(ReadOnlyMemory<Outcome> outcomes, CancellationToken cancellation = default)
    {
        ThrowUnlessOpen();
        foreach (ref readonly var outcome in outcomes.Span) _pass.Add(in outcome);
        await WriteAsync(() =>
        {
            _reports?.Add(outcomes.Span);
            return _outcomes.AddAsync(outcomes, cancellation);
        });
    }

    /// <summary>Writes the rest and gives the folder its name.</summary>
    /// <returns>The folder and what the run adds up to.</returns>
    /// <exception cref="RecordingException">It cannot be written; nothing is left then.</exception>
    public async Task<RunRecording> CompleteAsync(RunFacts facts, CancellationToken cancellation = default)
    {
        ThrowUnlessOpen();
        var indicators = _pass.Complete();
        await WriteAsync(async () =>
        {
            await _outcomes.FlushAsync(cancellation);
            await CloseAsync();
            await File.WriteAllTextAsync(Path.Combine(_partial, RecordingFiles.IndicatorsJson), IndicatorFiles.Json(indicators), cancellation);
            await File.WriteAllTextAsync(Path.Combine(_partial, RecordingFiles.IndicatorsCsv), IndicatorFiles.Csv(indicators), cancellation);
            await File.WriteAllTextAsync(Path.Combine(_partial, RecordingFiles.Report), ReportPage.Html(_city, facts, indicators), cancellation);
            if (!facts.Feed.Rejected.IsEmpty) await File.WriteAllTextAsync(Path.Combine(_partial, RejectedFile.Name), RejectedFile.Csv(facts.Feed), cancellation);
            await File.WriteAllTextAsync(Path.Combine(_partial, RecordingFiles.Manifest), Manifest.Json(_city, facts, indicators, _outcomes.Count), cancellation);
            Directory.Move(_partial, _folder);
        });
        _state = State.Complete;
        return new RunRecording(_folder, indicators);
    }

    /// <summary>Closes the files; of a recording that is not complete nothing stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_state == State.Complete) return;
        try
        {
            await CloseAsync();
        }
        catch (IOException) when (Directory.Exists(_partial))
        {
            // The files are thrown away in any case; what went wrong was reported when it happened.
        }
        finally
        {
            if (Directory.Exists(_partial)) Directory.Delete(_partial, recursive: true);
        }
    }

    private async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordingException.Because(error, _partial);
        }
    }

    private async Task CloseAsync()
    {
        if (_state != State.Open) return;
        _state = State.Closed;
        await using var stream = _stream;
        if (_reports is not null) await _reports.DisposeAsync();
        await _outcomes.DisposeAsync();
    }

    private void ThrowUnlessOpen()
    {
        if (_state != State.Open) throw new InvalidOperationException($"The recording of {_folder} is closed.");
    }
}

/// <summary>A complete recording: its folder, and what the run adds up to.</summary>
public sealed record RunRecording(string Folder, RunIndicators Indicators)
{
    /// <summary>The page to open.</summary>
    public string Report => Path.Combine(Folder, RecordingFiles.Report);
}
