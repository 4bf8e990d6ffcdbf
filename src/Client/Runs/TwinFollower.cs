using System.Globalization;
using System.Threading.Channels;
using Liandong.Client.Screens;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>
/// Watches one twin of a run through its front door, to the run's end. The door tells that something has changed; the state is asked for. A run that
/// recovers is waited for, and one that was resumed after its process died is watched through its new door.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="twin">Its twin.</param>
/// <param name="time">What waiting is measured by.</param>
internal sealed class TwinFollower(OpenRun run, TwinId twin, TimeProvider time)
{
    // A watch lasts a minute, and is best renewed every half.
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly PatientCalls _calls = new(run.Home, time);
    private TwinFields? _shown;
    private long _heard;

    /// <summary>Shows the twin now and at every change, until the run has ended or is stopped.</summary>
    /// <exception cref="RunFailedException">Such a twin has no front door; nobody answered for a minute, or two in a cluster; the run was removed, or was over before it was watched.</exception>
    /// <exception cref="OperationCanceledException">Whoever watches has seen enough.</exception>
    public async Task FollowAsync(Action<TwinFields> show, CancellationToken stop)
    {
        if (run.Doors.Find(twin) is null) throw new RunFailedException(new($"{twin} 没有门面，不能持续查看；请去掉 --watch 再看", $"{twin} has no front door and cannot be watched; ask without --watch, again and again"));
        for (_heard = time.GetTimestamp(); ;)
        {
            try
            {
                if (await WatchAsync(show, stop)) return;
            }
            catch (Exception error) when (PatientCalls.IsLoss(error) || error is InvalidOperationException or PartitionRefusedException)
            {
                // It recovers, or stands behind another door, or its process has ended with it.
                if (run.IsOver) return;
                if (time.GetElapsedTime(_heard) > Patience) throw Unanswered();
            }

            await Task.Delay(Glance, time, stop);
            await run.FollowAsync(stop);
        }
    }

    // Through the present door, for as long as the run goes on behind it; whether it has ended.
    private async Task<bool> WatchAsync(Action<TwinFields> show, CancellationToken stop)
    {
        var watcher = new Watcher();
        var grains = run.Grains;
        var (door, reference) = (run.Doors.Find(twin)!, grains.CreateObjectReference<ITwinWatcher>(watcher));
        try
        {
            var status = await Ask(run.Grain.Status, stop);
            while (CanBeAsked(status))
            {
                if (status.HasEnded) return await ShowLastAsync(door, show, stop);
                Show(await Ask(() => door.Watch(reference), stop), show);
                if (await RenewalAsync(watcher, door, show, stop) is not { } next) return false;
                status = next;
            }

            return false;
        }
        finally
        {
            grains.DeleteObjectReference<ITwinWatcher>(reference);
        }
    }

    // How the run stands when it is time to renew the watch; none when it is to be found behind another door.
    private async Task<RunStatus?> RenewalAsync(Watcher watcher, IEntityDoor door, Action<TwinFields> show, CancellationToken stop)
    {
        var renewal = run.Grain.WaitForEnd(Renewal).WaitAsync(Renewal + Answer, time, stop);
        while (!renewal.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var changed = watcher.Changes.WaitToReadAsync(enough.Token).AsTask();
            await Task.WhenAny(renewal, changed, Task.Delay(Glance, time, enough.Token));
            var hasChanged = watcher.Changes.TryRead(out _);
            await enough.CancelAsync();
            stop.ThrowIfCancellationRequested();
            if (run.HasMoved) return null;
            if (hasChanged) Show(await Ask(door.Ask, stop), show);
        }

        return Heard(await _calls.Call(() => renewal.IsCompletedSuccessfully ? renewal : run.Grain.WaitForEnd(TimeSpan.Zero).WaitAsync(Answer, time, stop), stop));
    }

    // While it is built again it has no twins.
    private bool CanBeAsked(RunStatus status)
    {
        if (status.State == RunState.NotStarted) throw new RunFailedException(RunFollower.Removed);
        if (status.State is not (RunState.Loading or RunState.Interrupted)) return true;
        Heard(status);
        return false;
    }

    private RunStatus Heard(RunStatus status)
    {
        _heard = time.GetTimestamp();
        return status;
    }

    private async Task<bool> ShowLastAsync(IEntityDoor door, Action<TwinFields> show, CancellationToken stop)
    {
        try
        {
            Show(await Ask(door.Ask, stop), show);
        }
        catch (Exception error) when (error is InvalidOperationException or PartitionRefusedException)
        {
            // Its memory has gone since it ended.
            if (_shown is null) throw new RunFailedException(new($"运行 {run.Id} 已经结束，不能再查看", $"run {run.Id} has ended and can be asked no more"));
        }

        return true;
    }

    private Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken stop) => _calls.Ask(() => ask().WaitAsync(Answer, time, stop), stop);

    private void Show(TwinFields seen, Action<TwinFields> show)
    {
        _heard = time.GetTimestamp();
        if (_shown is { } last && last.Fields.SequenceEqual(seen.Fields)) return;
        show(_shown = seen);
    }

    private RunFailedException Unanswered()
    {
        var seconds = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new RunFailedException(new(
            $"运行 {run.Id} 有 {seconds} 秒没有应答。如果它的进程已经不在，先继续它：./liandong runs resume {run.Id}，再查看",
            $"run {run.Id} has not answered for {seconds} s. If its process has gone, go on with it first: ./liandong runs resume {run.Id}, and ask again"));
    }

    private sealed class Watcher : ITwinWatcher
    {
        private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public ChannelReader<bool> Changes => _changes.Reader;

        public Task Changed(TwinChange change)
        {
            _changes.Writer.TryWrite(true);
            return Task.CompletedTask;
        }
    }
}
