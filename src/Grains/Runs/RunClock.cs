using System.Diagnostics;
using System.Globalization;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>
/// Opens the windows of one run and routes the mail between its partitions. Runs as one task on its grain's scheduler, so
/// whoever looks between its awaits sees it at a barrier.
/// </summary>
internal sealed class RunClock(string run, RunDefinition definition, RunOptions options, IRunBuilder builder, IPaceBuilder paces, PartitionPlacer placer, IGrainFactory grains)
{
    private const int Epoch = 1;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunStatus _status = new() { State = RunState.Loading };
    private IPartitionGrain[] _partitions = [];
    private List<byte[]>[] _inboxes = [];
    private int[] _owners = [];
    private long _opened;
    private long _order;
    private SimTime _nextDue;

    /// <summary>What is being run.</summary>
    public RunDefinition Definition => definition;

    /// <summary>Ends when the run has.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The partitions; empty until they have been planned.</summary>
    public IReadOnlyList<IPartitionGrain> Partitions => _partitions;

    /// <summary>The partition that owns each jurisdiction.</summary>
    public IReadOnlyList<int> Owners => _owners;

    /// <summary>The run at the last barrier.</summary>
    public RunStatus Status => _status.State == RunState.Running ? _status with { Wall = Stopwatch.GetElapsedTime(_opened) } : _status;

    /// <summary>Carries the run to its end. Never throws: whatever goes wrong becomes the run's state.</summary>
    public async Task Run(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var shape = builder.Shape(definition);
            var (length, pace) = (options.WindowFor(shape.LinkDelay), paces.Build(options.Pace));
            var failure = await Open(shape, stop) ?? await StepWindows(shape, length, pace, stop);
            End(failure is null ? RunState.Finished : RunState.Failed, failure);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            End(RunState.Cancelled, failure: null);
        }
        catch (Exception error)
        {
            End(RunState.Failed, RunFailure.From(error));
        }
    }

    private async Task<RunFailure?> Open(RunShape shape, CancellationToken stop)
    {
        var count = options.PartitionsFor(shape);
        _owners = [.. Enumerable.Range(0, shape.Jurisdictions).Select(jurisdiction => jurisdiction % count)];
        _inboxes = [.. Enumerable.Range(0, count).Select(_ => new List<byte[]>())];
        _partitions = [.. Enumerable.Range(0, count).Select(number => grains.GetGrain<IPartitionGrain>(string.Create(CultureInfo.InvariantCulture, $"{run}/{number}")))];
        _status = _status with { End = shape.End, Partitions = count };
        var opened = await Task.WhenAll(_partitions.Select((partition, number) => placer.Place(number, options.Placement, () =>
            partition.Open(new PartitionPlan { Epoch = Epoch, Number = number, Owners = _owners, Definition = definition }))));
        stop.ThrowIfCancellationRequested();
        _opened = Stopwatch.GetTimestamp();
        _status = _status with { State = RunState.Running };
        return Settle(opened);
    }

    // One window, and the next. The order buys this: nobody steps before all mail of the last window lies in its receiver's
    // queue, and no mail can be due inside the window that sends it. A run of one partition has no mail to wait for, so one
    // order carries it as far as the pace allows.
    private async Task<RunFailure?> StepWindows(RunShape shape, SimDuration length, IPace pace, CancellationToken stop)
    {
        var (end, horizon) = (shape.End, SimTime.Start);
        while (_nextDue < end)
        {
            var window = Window.Around(_nextDue, length, shape.LinkDelay);
            window = window with { End = SimTime.Min(window.End, end) };
            if (window.End > horizon) horizon = await pace.Open(window, stop);
            if (window.End > horizon) throw new InvalidOperationException($"The pace '{options.Pace}' opened the window to {window.End} only up to {horizon}.");
            var until = SimTime.Min(end, _partitions.Length == 1 ? horizon : window.End);
            var steps = await AdvanceAll(window, length, until);
            stop.ThrowIfCancellationRequested();
            if (Settle(steps) is { } failure) return failure;
        }

        var failed = Settle(await Task.WhenAll(_partitions.Select((partition, number) => partition.Finish(Epoch, end, _inboxes[number]))));
        _status = _status with { Time = end };
        return failed;
    }

    private Task<Advanced[]> AdvanceAll(Window first, SimDuration length, SimTime until)
    {
        _order++;
        var steps = new Task<Advanced>[_partitions.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = _partitions[i].Advance(new Advance { Epoch = Epoch, Number = _order, First = first, Length = length, Until = until, Mail = [.. _inboxes[i]] });
            _inboxes[i].Clear();
        }

        return Task.WhenAll(steps);
    }

    // Routes the mail and takes stock. Of several failures in one window the first is told, by time and jurisdiction; windows of
    // another length would find the same one.
    private RunFailure? Settle(Advanced[] steps)
    {
        var (reached, handled, windows) = (SimTime.Never, 0L, 0);
        RunFailure? failure = null;
        _nextDue = SimTime.Never;
        foreach (var step in steps)
        {
            reached = SimTime.Min(reached, step.Reached);
            handled += step.Handled;
            windows = Math.Max(windows, step.Windows);
            _nextDue = SimTime.Min(_nextDue, step.NextDue);
            for (var to = 0; to < step.Mail.Count; to++)
            {
                if (step.Mail[to].Length > 0) _inboxes[to].Add(step.Mail[to]);
            }

            if (step.Failure is { } found && (failure is null || (found.Time, found.Jurisdiction).CompareTo((failure.Time, failure.Jurisdiction)) < 0)) failure = found;
        }

        _status = _status with { Time = reached, Handled = handled, Windows = _status.Windows + windows };
        return failure;
    }

    private void End(RunState state, RunFailure? failure)
    {
        _status = Status with { State = state, Failure = failure };
        _ended.TrySetResult();
    }
}
