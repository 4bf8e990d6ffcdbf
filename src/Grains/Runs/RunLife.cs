using System.Diagnostics;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>
/// One life of a run, an epoch: opens the windows one after the other, from a checkpoint or from the beginning, to the run's end or until
/// something is lost. Runs as one task on its grain's scheduler, so whoever looks between its awaits sees it at a barrier.
/// </summary>
internal sealed class RunLife(RunDefinition definition, RunOptions options, PaceAnchor anchor, RunPorts ports, RunPartitions partitions, InputGate gate, RunCheckpoints checkpoints)
{
    private readonly IReadOnlyList<RunPhase> _phases = definition.Phases();

    // What comes in is a fork's, and never its parent's.
    private readonly SimTime _forks = definition.Fork?.At ?? SimTime.Start;
    private static readonly TimeSpan LongestStoring = TimeSpan.FromSeconds(20);

    private IPace _pace = new Unpaced();
    private long _opened;
    private int _phase;

    /// <summary>The partitions that this life steps.</summary>
    public RunPartitions Partitions => partitions;

    /// <summary>Its checkpoints.</summary>
    public CheckpointStatus Checkpoints => checkpoints.Status;

    /// <summary>Where the run ends; the start until that is known.</summary>
    public SimTime End { get; private set; }

    /// <summary>What is due now at the run's pace, or has been stepped already.</summary>
    public SimTime Present => SimTime.Min(End, SimTime.Max(partitions.Reached, _pace.Now));

    /// <summary>Whether windows are being stepped.</summary>
    public bool HasOpened => _opened != 0;

    /// <summary>Wall time since the first window of this life.</summary>
    public TimeSpan Wall => HasOpened ? Stopwatch.GetElapsedTime(_opened) : TimeSpan.Zero;

    /// <summary>Carries the run to its end.</summary>
    /// <returns>Why it could not go on; none when it has reached its end.</returns>
    /// <exception cref="OperationCanceledException">It was stopped, at a barrier.</exception>
    /// <exception cref="RunTakenOverException">Another silo goes on with the run.</exception>
    public async Task<RunFailure?> Run(CheckpointManifest? from, CancellationToken stop)
    {
        if (Paced() is { } unpaced) return unpaced;
        await checkpoints.Begin(from, stop);
        for (_phase = from?.Barrier.Phase ?? 0; ; _phase++)
        {
            var phase = _phases[_phase];
            if (Understand(phase.Definition, out var shape, out var length) is { } misunderstood) return misunderstood;
            End = shape.End;
            if (await partitions.Open(shape, phase.Definition, _phase, from) is { } unopened) return unopened;
            stop.ThrowIfCancellationRequested();
            if (!HasOpened) _opened = Stopwatch.GetTimestamp();
            if (await StepWindows(SimTime.Min(phase.Until, shape.End), shape.LinkDelay, length, stop) is { } failure) return failure;
            if (_phase == _phases.Count - 1) return await partitions.Finish(shape.End);
            from = await ChangeOver();
        }
    }

    /// <summary>Ends when nothing of it is being stored any more, or after a while.</summary>
    public Task Settled() => Task.WhenAny(checkpoints.Stored(), Task.Delay(LongestStoring, ports.Time));

    /// <summary>Removes what failed checkpoints left: the head says by now that this life is over.</summary>
    public Task Ended() => checkpoints.Ended();

    /// <summary>Takes a checkpoint at the barrier at which a stopped life stands, and ends when it is stored or has failed.</summary>
    public async Task Leave()
    {
        if (!options.IsKept) return;
        await Checkpoint(_phase, partitions.Reached);
        await checkpoints.Stored();
    }

    // Whatever is thrown here the definition or an option is to blame for: another try would find the same.
    private RunFailure? Paced()
    {
        try
        {
            _pace = ports.Paces.Build(options.Pace, anchor);
            return null;
        }
        catch (Exception error)
        {
            return RunFailure.From(error);
        }
    }

    // The definition and the options are to blame for what is thrown here, but for an error of the machine.
    private RunFailure? Understand(RunDefinition built, out RunShape shape, out SimDuration length)
    {
        (shape, length) = (null!, default);
        try
        {
            shape = ports.Builder.Shape(built);
            length = options.WindowFor(shape.LinkDelay);
            _ = options.PartitionsFor(shape);
            return null;
        }
        catch (Exception error) when (!RunFailure.IsOfMachine(error))
        {
            return RunFailure.From(error);
        }
    }

    // One window, and the next. The order buys this: inputs and all mail of the last window lie in their receivers' queues before anybody
    // steps, and nothing can arrive that is due inside the window. A run of one partition has no mail to wait for, so one order carries it
    // as far as the pace allows.
    private async Task<RunFailure?> StepWindows(SimTime end, SimDuration linkDelay, SimDuration length, CancellationToken stop)
    {
        var horizon = SimTime.Start;
        while (true)
        {
            gate.Open(() => SimTime.Max(_forks, SimTime.Max(partitions.Reached, _pace.Now)), End);
            horizon = await Wait(Next(end, linkDelay, length), horizon, stop);
            await gate.Close(stop);
            stop.ThrowIfCancellationRequested();
            if (gate.IsFenced) throw new RunTakenOverException(partitions.Run, partitions.Epoch);
            // What has just arrived may be due earlier than what was waited for.
            var window = Next(end, linkDelay, length);
            if (window.End > horizon) continue;
            if (window.Start >= end) return null;
            checkpoints.PrepareInTime(partitions);
            if (checkpoints.IsDue) await Checkpoint(_phase, partitions.Reached);
            var until = SimTime.Min(end, partitions.Grains.Count == 1 ? horizon : window.End);
            if (await partitions.Advance(window, length, until, gate.TakeBefore(until)) is { } failure) return failure;
        }
    }

    // The window around what is due next; with nothing due before the end, the end itself.
    private Window Next(SimTime end, SimDuration linkDelay, SimDuration length)
    {
        var due = SimTime.Min(partitions.NextDue, gate.NextDue);
        if (due >= end) return new Window(end, end);
        var window = Window.Around(due, length, linkDelay);
        return window with { End = SimTime.Min(window.End, end) };
    }

    // Up to when windows may follow. An input that arrives meanwhile ends the wait.
    private async Task<SimTime> Wait(Window next, SimTime horizon, CancellationToken stop)
    {
        if (next.End <= horizon) return horizon;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, gate.Arrival);
        try
        {
            var opened = await _pace.Open(next, either.Token);
            return opened >= next.End ? opened : throw new InvalidOperationException($"The pace '{options.Pace}' opened the window to {next.End} only up to {opened}.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return horizon;
        }
    }

    private async Task Checkpoint(int phase, SimTime reached)
    {
        await checkpoints.Take(partitions, new RunBarrier(phase, reached, partitions.Handled, partitions.Windows, gate.Taken, gate.LastDue, gate.Place));
        partitions.Delivered();
    }

    // A fork leaves its parent: the same twins go on under another definition.
    private async Task<CheckpointManifest> ChangeOver()
    {
        await Checkpoint(_phase + 1, SimTime.Max(partitions.Reached, _phases[_phase].Until));
        return await checkpoints.Stored() ?? throw new RunStorageException($"The state at which the fork begins could not be stored: {checkpoints.Status.Failure?.Text}", $"分叉起点的状态没能存下：{checkpoints.Status.Failure?.Zh}");
    }
}
