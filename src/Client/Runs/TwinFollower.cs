using System.Threading.Channels;
using Liandong.Client.Screens;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>Watches one twin of a run through its front door, to the run's end. The door tells that something has changed; the state is asked for.</summary>
internal sealed class TwinFollower(OpenRun run, TwinId twin)
{
    // A watch lasts a minute, and is best renewed every half.
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    /// <summary>Shows the twin now and at every change, until the run has ended or is stopped.</summary>
    /// <exception cref="RunFailedException">Such a twin has no front door; or nobody answered for two minutes.</exception>
    /// <exception cref="OperationCanceledException">Whoever watches has seen enough.</exception>
    public async Task FollowAsync(Action<TwinFields> show, CancellationToken stop)
    {
        var door = run.Doors.Find(twin) ?? throw new RunFailedException(new($"{twin} 没有门面，不能持续查看；请去掉 --watch 再看", $"{twin} has no front door and cannot be watched; ask without --watch, again and again"));
        var watcher = new Watcher();
        var reference = run.Grains.CreateObjectReference<ITwinWatcher>(watcher);
        var calls = new PatientCalls(run.Home);
        TwinFields? shown = null;
        Show(await calls.Call(() => door.Watch(reference), stop));
        try
        {
            for (var renewal = run.Grain.WaitForEnd(Renewal); ;)
            {
                var changed = watcher.Changes.WaitToReadAsync(stop).AsTask();
                await Task.WhenAny(renewal, changed);
                stop.ThrowIfCancellationRequested();
                watcher.Changes.TryRead(out _);
                if (!renewal.IsCompleted)
                {
                    Show(await calls.Ask(door.Ask, stop));
                    continue;
                }

                var status = await calls.Call(() => renewal.IsCompletedSuccessfully ? renewal : run.Grain.WaitForEnd(TimeSpan.Zero), stop);
                Show(status.HasEnded ? await calls.Ask(door.Ask, stop) : await calls.Call(() => door.Watch(reference), stop));
                if (status.HasEnded) return;
                renewal = run.Grain.WaitForEnd(Renewal);
            }
        }
        catch (Exception error) when (!run.Home.IsCluster && (PatientCalls.IsLoss(error) || error is InvalidOperationException))
        {
            // Its process has ended with the run.
        }

        void Show(TwinFields seen)
        {
            if (shown is { } last && last.Fields.SequenceEqual(seen.Fields)) return;
            show(shown = seen);
        }
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
