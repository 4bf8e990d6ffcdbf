using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Runs;

/// <summary>A run as it is seen while it goes on.</summary>
/// <param name="Status">How it stood when it was last heard of.</param>
/// <param name="IsUnanswered">Whether the cluster does not answer just now.</param>
public readonly record struct RunProgress(RunStatus Status, bool IsUnanswered);

/// <summary>Follows a run to its end, and reads what it left. A cluster may lose silos meanwhile: then it waits until another one has taken the run over.</summary>
internal sealed class RunFollower
{
    private const int MostRepeats = 10;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly IRunGrain _run;
    private readonly RunHome _home;
    private readonly CityRun _model;
    private readonly Action<RunProgress> _progress;
    private readonly PatientCalls _calls;
    private RunStatus _last = new();

    public RunFollower(IRunGrain run, RunHome home, CityRun model, Action<RunProgress> progress)
    {
        (_run, _home, _model, _progress) = (run, home, model, progress);
        _calls = new PatientCalls(home) { Unanswered = () => progress(new RunProgress(_last, IsUnanswered: true)) };
    }

    /// <summary>What is said of a run that is not there any more.</summary>
    public static Scenarios.City.Text Removed => new("运行已被别人删除。", "Somebody removed the run.");

    /// <summary>From the start of the program to the first window.</summary>
    public TimeSpan? ColdStart { get; private set; }

    /// <summary>Calls the run.</summary>
    public Task Call(Func<IRunGrain, Task> call, CancellationToken stop) => _calls.Call(() => call(_run), stop);

    /// <summary>Waits for the run's end.</summary>
    /// <exception cref="RunFailedException">It came to no good end.</exception>
    /// <exception cref="OperationCanceledException">Whoever waits gave up; the run goes on.</exception>
    public async Task<RunStatus> FollowAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var status = _last = await _calls.Ask(() => _run.WaitForEnd(Glance), stop);
            if (ColdStart is null && status.State == RunState.Running) ColdStart = CommandLine.SinceBegin - status.Wall;
            _progress(new RunProgress(status, IsUnanswered: false));
            switch (status.State)
            {
                case RunState.Finished:
                    ColdStart ??= CommandLine.SinceBegin - status.Wall;
                    return status;
                case RunState.Cancelled:
                    throw new RunFailedException(Stopped);
                case RunState.Failed:
                    var misfit = status.Failure is { IsUnfit: true } unfit ? FailureText.DetailOf(unfit) : (Scenarios.City.Text?)null;
                    throw new RunFailedException(FailureText.Of(status, _model)) { Misfit = misfit, IsOfRun = misfit is null };
                case RunState.NotStarted:
                    throw new RunFailedException(Removed);
                case RunState.Interrupted when !_home.IsCluster:
                    throw await _calls.Call(_run.Describe, stop) is null ? new RunFailedException(Removed) : new RunFailedException(Interrupted(status)) { IsInterrupted = true };
            }
        }
    }

    /// <summary>Reads from a run that has ended. If its memory went with a silo, it is repeated from its last checkpoint, and asked again.</summary>
    public async Task<T> ReadAsync<T>(Func<IRunGrain, Task<T>> read, CancellationToken stop)
    {
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                return await _calls.Call(() => read(_run), stop);
            }
            catch (Exception error) when (_home.IsCluster && repeats < MostRepeats && error is PartitionRefusedException or InvalidOperationException)
            {
                _progress(new RunProgress(_last, IsUnanswered: true));
            }

            await Call(run => run.Close(), stop);
            await Call(run => run.Resume(), stop);
            await FollowAsync(stop);
        }
    }

    private Scenarios.City.Text Stopped => new(
        $"运行被人停下（runs stop），没有留下记录，检查点还在。继续：./liandong runs resume {_run.GetPrimaryKeyString()}{_home.Words}",
        $"Somebody stopped the run (runs stop); no recording was kept, and its checkpoints are there. To go on: ./liandong runs resume {_run.GetPrimaryKeyString()}{_home.Words}");

    private Scenarios.City.Text Interrupted(RunStatus status)
    {
        var (id, why) = (_run.GetPrimaryKeyString(), status.Failure is { } failure ? FailureText.DetailOf(failure) : new("", ""));
        return new(
            $"运行中断：另一个进程接手了它，或存储写不进去。{why.Zh} 继续：./liandong runs resume {id}{_home.Words}",
            $"The run was interrupted: another process took it over, or its store could not be written. {why.En} To go on: ./liandong runs resume {id}{_home.Words}");
    }
}
