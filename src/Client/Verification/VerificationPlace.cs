using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Recording;
using Liandong.Silo;

namespace Liandong.Client.Verification;

/// <summary>A run that is compared, and what it is computed from; none in a recording of a version that did not keep that.</summary>
/// <param name="Evidence">Its digest and outcomes.</param>
/// <param name="Definition">What it is computed from.</param>
/// <param name="Build">The build that made it; none when that is not known.</param>
internal sealed record VerificationSubject(RunEvidence Evidence, RunDefinition? Definition, string? Build);

/// <summary>Finds what is compared, in recordings and in the store, and computes runs again. What it needs for that is opened when it is needed.</summary>
internal sealed class VerificationPlace(RunHome home) : IAsyncDisposable
{
    private StoredRuns? _runs;
    private EmbeddedSilo? _scratch;

    /// <summary>The recording in a folder, or the run of an id.</summary>
    /// <exception cref="RunFailedException">There is neither, or the run has not ended.</exception>
    /// <exception cref="RecordingException">The folder's recording cannot be read.</exception>
    public async Task<VerificationSubject> FindAsync(string name, CancellationToken stop)
    {
        if (Directory.Exists(name)) return Recorded(name);
        if (name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new RunFailedException(new($"没有文件夹 {name}。", $"There is no folder {name}."));
        var run = await (await RunsAsync(stop)).FindAsync(name, stop);
        if (run.Status.Digest is null) throw new RunFailedException(new($"运行 {run.Id} 没有正常结束，没有指纹可比。", $"Run {run.Id} has not come to its end; it has no digest to compare."));
        return new VerificationSubject(new StoredEvidence(run, Follower(run)), run.Description.Definition, run.Note?.Build);
    }

    /// <summary>Computes a run again from its beginning. One that took inputs is computed where they lie.</summary>
    /// <exception cref="RunFailedException">It cannot be computed, or its inputs are not there.</exception>
    public async Task<ComputedEvidence> ComputeAsync(VerificationSubject subject, Action<RunProgress> progress, CancellationToken stop)
    {
        var (evidence, definition) = (subject.Evidence, subject.Definition!);
        PlannedRun.RequireCity(definition);
        if (evidence is RecordedEvidence { Run.Inputs: 0 })
        {
            _scratch ??= await EmbeddedSilo.StartAsync(new CityRunBuilder(), stop: stop);
            return await ComputedEvidence.ComputeAsync(_scratch.Grains, new RunHome(), definition, inputsOf: null, progress, stop);
        }

        var runs = await RunsAsync(stop);
        var run = await runs.FindAsync(evidence.Name, stop);
        if (run.Description.Definition != definition) throw new RunFailedException(new($"存储中的运行 {run.Id} 是另一次运行；记录所用的接入数据不在这里。", $"Run {run.Id} in the store is another run; the inputs of the recording are not here."));
        return await ComputedEvidence.ComputeAsync(runs.Grains, home, definition, run.Id, progress, stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_runs is not null) await _runs.DisposeAsync();
        if (_scratch is not null) await _scratch.DisposeAsync();
    }

    private static VerificationSubject Recorded(string folder)
    {
        var run = RecordedRun.Open(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new VerificationSubject(new RecordedEvidence(run), run.Definition is { } kept ? PlannedRun.Of(kept) : null, run.Build);
    }

    private async Task<StoredRuns> RunsAsync(CancellationToken stop) => _runs ??= await StoredRuns.OpenAsync(home, stop);

    private RunFollower Follower(StoredRun run) => new(_runs!.Grains.GetGrain<IRunGrain>(run.Id), home, ComputedEvidence.ModelOf(run.Description.Definition), _ => { });
}
